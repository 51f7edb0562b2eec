//! The events of the workspace.

use super::errors;
use super::options::Invalid;
use super::reply::Reply;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// One event: whatever its fields are, it has an id and a time.
#[derive(Clone, Debug)]
pub(super) struct Event {
    pub(super) id: String,
    pub(super) timestamp: i64,
    pub(super) fields: Map<String, Value>,
}

impl Event {
    /// The value at a path of names joined by dots.
    pub(super) fn at(&self, path: &str) -> Option<&Value> {
        let mut names = path.split('.');
        let first = self.fields.get(names.next()?)?;
        names.try_fold(first, |value, name| value.get(name))
    }

    /// The string at a path.
    pub(super) fn text(&self, path: &str) -> Option<&str> {
        self.at(path)?.as_str()
    }

    fn belongs_to(&self, visitor_id: &str) -> bool {
        self.text("identification.visitor_id") == Some(visitor_id)
    }
}

/// All events, the oldest first; events of one time in the order of their ids.
#[derive(Clone, Debug, Default)]
pub(super) struct Store {
    events: Vec<Event>,
    deleted: BTreeSet<String>,
}

impl Store {
    pub(super) fn new(values: impl IntoIterator<Item = Value>) -> Result<Self, Invalid> {
        let mut events = values
            .into_iter()
            .enumerate()
            .map(|(index, value)| {
                read(value).map_err(|why| Invalid::new(format!("event {index} {why}")))
            })
            .collect::<Result<Vec<_>, _>>()?;
        let mut ids = BTreeSet::new();
        for event in &events {
            if !ids.insert(event.id.as_str()) {
                return Err(Invalid::new(format!(
                    "two events have the id `{}`",
                    event.id
                )));
            }
        }
        events.sort_by(|a, b| (a.timestamp, &a.id).cmp(&(b.timestamp, &b.id)));
        Ok(Self {
            events,
            deleted: BTreeSet::new(),
        })
    }

    pub(super) fn events(&self) -> &[Event] {
        &self.events
    }

    pub(super) fn get(&self, id: &str) -> Option<&Event> {
        self.events.iter().find(|event| event.id == id)
    }

    pub(super) fn get_mut(&mut self, id: &str) -> Option<&mut Event> {
        self.events.iter_mut().find(|event| event.id == id)
    }

    /// A deleted visitor does not exist, even where its older events are still kept.
    pub(super) fn has_visitor(&self, id: &str) -> bool {
        !self.deleted.contains(id) && self.events.iter().any(|event| event.belongs_to(id))
    }

    /// Deletes a visitor with its events since a time. The API takes minutes to hours for it; the
    /// mock is done at once.
    pub(super) fn delete_visitor(&mut self, id: &str, since: i64) -> Result<Reply, Reply> {
        if !self.has_visitor(id) {
            return Err(errors::VISITOR_NOT_FOUND.reply());
        }
        self.events
            .retain(|event| event.timestamp < since || !event.belongs_to(id));
        self.deleted.insert(id.to_owned());
        Ok(Reply::empty(200))
    }
}

fn read(value: Value) -> Result<Event, &'static str> {
    let Value::Object(fields) = value else {
        return Err("is not an object");
    };
    let id = fields
        .get("event_id")
        .and_then(Value::as_str)
        .filter(|id| !id.is_empty())
        .ok_or("has no `event_id`")?;
    let timestamp = fields
        .get("timestamp")
        .and_then(Value::as_i64)
        .ok_or("has no `timestamp` in whole milliseconds")?;
    Ok(Event {
        id: id.to_owned(),
        timestamp,
        fields,
    })
}
