//! How v3 shows the events of the workspace, which are kept in v4's form.

use super::super::members;
use super::super::store::{Event, Form, InV3, Store};
use crate::api::pairs;
use serde_json::{Map, Value};

/// The event as v3 shows it; none for one of the edge, which v3 knows nothing of.
pub(super) fn of(store: &Store, event: &Event) -> Option<Event> {
    if store.form() == Form::V3 {
        return Some(event.clone());
    }
    let fields = match &event.v3 {
        InV3::Given(given) => given,
        InV3::Made(_) if is_of_edge(event) => return None,
        InV3::Made(made) => made.get_or_init(|| made_of(event)).as_ref()?,
    };
    Some(Event {
        id: event.id.clone(),
        timestamp: event.timestamp,
        fields: fields.clone(),
        v3: InV3::default(),
    })
}

fn made_of(event: &Event) -> Option<Map<String, Value>> {
    let json = Value::from(event.fields.clone()).to_string();
    members::fields(&pairs::as_v3(&json)?)
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
