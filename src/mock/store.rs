//! The events of a workspace.

use super::errors::v4 as errors;
use super::options::Invalid;
use super::refusal::Refusal;
use super::reply::Reply;
use serde_json::{Map, Value};
use std::cell::OnceCell;

/// The form that stored events have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Form {
    #[default]
    V4,
    V3,
}

impl Form {
    fn visitor_path(self) -> &'static str {
        match self {
            Self::V4 => "identification.visitor_id",
            Self::V3 => "products.identification.data.visitorId",
        }
    }

    fn environment_path(self) -> &'static str {
        match self {
            Self::V4 => "environment_id",
            Self::V3 => "products.identification.data.environmentId",
        }
    }
}

/// One event: whatever its fields are, it has an id and a time.
#[derive(Clone, Debug)]
pub(super) struct Event {
    pub(super) id: String,
    pub(super) timestamp: i64,
    pub(super) fields: Map<String, Value>,
    /// The same as v3 has it: as somebody gave it, or as it was made of the fields when it was asked for.
    pub(super) v3: InV3,
}

/// How v3 has an event.
#[derive(Clone, Debug)]
pub(super) enum InV3 {
    Given(Map<String, Value>),
    Made(OnceCell<Option<Map<String, Value>>>),
}

/// Not asked for yet.
impl Default for InV3 {
    fn default() -> Self {
        Self::Made(OnceCell::new())
    }
}

impl Event {
    /// The value at a path of names joined by dots.
    pub(super) fn at(&self, path: &str) -> Option<&Value> {
        at(&self.fields, path)
    }

    /// The string at a path.
    pub(super) fn text(&self, path: &str) -> Option<&str> {
        self.at(path)?.as_str()
    }

    fn place(&self) -> (i64, &str) {
        (self.timestamp, &self.id)
    }
}

/// The value at a path of names joined by dots. What is `null` in somebody's own events counts as absent: the
/// documents have no `null` for any property that is looked at by this.
pub(super) fn at<'a>(fields: &'a Map<String, Value>, path: &str) -> Option<&'a Value> {
    let mut names = path.split('.');
    let first = fields.get(names.next()?)?;
    let value = names.try_fold(first, |value, name| value.get(name))?;
    (!value.is_null()).then_some(value)
}

/// The value at a path of names joined by dots, to be changed.
pub(super) fn at_mut<'a>(fields: &'a mut Map<String, Value>, path: &str) -> Option<&'a mut Value> {
    let mut names = path.split('.');
    let first = fields.get_mut(names.next()?)?;
    names.try_fold(first, |value, name| value.get_mut(name))
}

/// Sets the value at a path of names joined by dots; what is on the way and is no object gives way.
pub(super) fn put(fields: &mut Map<String, Value>, path: &str, value: Value) {
    let Some((name, rest)) = path.split_once('.') else {
        fields.insert(path.to_owned(), value);
        return;
    };
    let inner = fields.entry(name).or_insert(Value::Null);
    if !inner.is_object() {
        *inner = Value::Object(Map::new());
    }
    if let Value::Object(inner) = inner {
        put(inner, rest, value);
    }
}

/// All events, the oldest first; events of one time in the order of their ids.
#[derive(Clone, Debug, Default)]
pub(super) struct Store {
    form: Form,
    events: Vec<Event>,
    deleted: Vec<String>,
}

impl Store {
    /// The events that `read` makes of values.
    pub(super) fn new(
        form: Form,
        values: Vec<Value>,
        read: fn(Value) -> Result<Event, &'static str>,
    ) -> Result<Self, Invalid> {
        let mut events = values
            .into_iter()
            .enumerate()
            .map(|(index, value)| {
                read(value).map_err(|why| Invalid::new(format!("event {index} {why}")))
            })
            .collect::<Result<Vec<_>, _>>()?;
        // A set would be one more kind of tree.
        let mut ids = Map::new();
        for Event { id, .. } in &events {
            if ids.insert(id.clone(), Value::Null).is_some() {
                return Err(Invalid::new(format!("two events have the id `{id}`")));
            }
        }
        events.sort_by(|a, b| a.place().cmp(&b.place()));
        Ok(Self {
            form,
            events,
            deleted: Vec::new(),
        })
    }

    /// The same without the events of other environments: the key of one sees no others.
    pub(super) fn of_environment(mut self, environment: Option<&str>) -> Self {
        let path = self.form.environment_path();
        if environment.is_some() {
            self.events.retain(|event| event.text(path) == environment);
        }
        self
    }

    pub(super) fn form(&self) -> Form {
        self.form
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

    /// Adds an event, whose id must be new.
    pub(super) fn insert(&mut self, event: Event) {
        let index = self
            .events
            .partition_point(|known| known.place() < event.place());
        self.events.insert(index, event);
    }

    /// A deleted visitor does not exist, even where its older events are still kept.
    pub(super) fn has_visitor(&self, id: &str) -> bool {
        !self.deleted.iter().any(|deleted| deleted == id)
            && self.events.iter().any(|event| self.is_of(event, id))
    }

    fn is_of(&self, event: &Event, visitor_id: &str) -> bool {
        event.text(self.form.visitor_path()) == Some(visitor_id)
    }

    /// Deletes a visitor with its events since a time. The API takes minutes to hours for it; the
    /// mock is done at once.
    pub(super) fn delete_visitor(&mut self, id: &str, since: i64) -> Result<Reply, Refusal> {
        if !self.has_visitor(id) {
            return Err(errors::VISITOR_NOT_FOUND.into());
        }
        let path = self.form.visitor_path();
        self.events
            .retain(|event| event.timestamp < since || event.text(path) != Some(id));
        self.deleted.push(id.to_owned());
        Ok(Reply::empty(200))
    }
}
