//! How v3 shows the events of the workspace, which are kept in v4's form.

use super::super::members;
use super::super::store::{Event, Form, Store};
use crate::api::pairs;
use serde_json::Value;

/// The event as v3 shows it; none for one of the edge, which v3 knows nothing of.
pub(super) fn of(store: &Store, event: &Event) -> Option<Event> {
    if store.form() == Form::V3 {
        return Some(event.clone());
    }
    let fields = match &event.v3 {
        Some(given) => given.clone(),
        None if is_of_edge(event) => return None,
        None => members::fields(&pairs::as_v3(
            &Value::from(event.fields.clone()).to_string(),
        )?)?,
    };
    Some(Event {
        id: event.id.clone(),
        timestamp: event.timestamp,
        fields,
        v3: None,
    })
}

/// Whether v3 shows an event.
pub(super) fn shows(store: &Store, event: &Event) -> bool {
    store.form() == Form::V3 || !is_of_edge(event)
}

fn is_of_edge(event: &Event) -> bool {
    event.text("source") == Some("edge")
}

/// All events as v3 shows them, the oldest first.
pub(super) fn all(store: &Store) -> impl Iterator<Item = Event> {
    let events = store.events().iter();
    events.filter_map(|event| of(store, event))
}
