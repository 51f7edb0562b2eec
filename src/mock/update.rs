//! What an update may say, and which events it may change.

use super::errors::v4 as errors;
use super::refusal::Refusal;
use super::reply::Reply;
use super::store::{Event, Form, InV3, put};
use serde_json::{Map, Value};

/// The longest `linked_id`, in characters.
pub(super) const LONGEST_LINKED_ID: usize = 256;

/// The ages between which an event can be updated, in milliseconds.
pub(super) struct Window {
    pub(super) from: i64,
    pub(super) to: i64,
}

/// The fields of an update: what the API calls one, and where it is in an event.
type Names = [(&'static str, &'static str); 3];

const V4: Names = [
    ("linked_id", "linked_id"),
    ("tags", "tags"),
    ("suspect", "suspect"),
];

const V3: Names = [
    ("linkedId", "products.identification.data.linkedId"),
    ("tag", "products.identification.data.tag"),
    ("suspect", "products.identification.data.suspect"),
];

/// A checked update: the new linked id, tags and suspect flag, where it says one.
pub(super) struct Update([Option<Value>; 3]);

impl Update {
    /// Reads a body in a system's own words. A field that the API does not document makes the body
    /// invalid, so that a misspelt one does not vanish in a test.
    pub(super) fn parse(body: Option<&str>, words: Form) -> Result<Self, Refusal> {
        Self::read(body.unwrap_or_default(), names(words))
            .ok_or_else(|| errors::REQUEST_BODY_INVALID.into())
    }

    fn read(body: &str, names: &Names) -> Option<Self> {
        let Ok(Value::Object(mut fields)) = serde_json::from_str(body) else {
            return None;
        };
        let update = names.map(|(name, _)| fields.remove(name));
        let [linked_id, tags, suspect] = &update;
        let valid = fields.is_empty()
            && linked_id.as_ref().is_none_or(is_linked_id)
            && tags.as_ref().is_none_or(Value::is_object)
            && suspect.as_ref().is_none_or(Value::is_boolean);
        valid.then_some(Self(update))
    }

    /// Changes an event of this form that is not too young and not too old.
    pub(super) fn apply(
        self,
        event: Option<&mut Event>,
        form: Form,
        window: &Window,
        now: i64,
    ) -> Result<Reply, Refusal> {
        let event = event.ok_or(errors::EVENT_NOT_FOUND)?;
        let age = now.saturating_sub(event.timestamp);
        // The documents give no status for an event that is too old. Of the four that an update may
        // answer, only `event_not_found` is documented to mean "expired".
        if age > window.to {
            return Err(errors::EVENT_NOT_FOUND.into());
        }
        if age < window.from {
            return Err(errors::STATE_NOT_READY.into());
        }
        match &mut event.v3 {
            InV3::Given(fields) => self.put(fields, &V3),
            made => *made = InV3::default(),
        }
        self.put(&mut event.fields, names(form));
        Ok(Reply::empty(200))
    }

    fn put(&self, fields: &mut Map<String, Value>, names: &Names) {
        for ((_, path), value) in names.iter().zip(&self.0) {
            if let Some(value) = value {
                put(fields, path, value.clone());
            }
        }
    }
}

fn names(form: Form) -> &'static Names {
    match form {
        Form::V4 => &V4,
        Form::V3 => &V3,
    }
}

/// Whether a value may be a linked id.
pub(super) fn is_linked_id(value: &Value) -> bool {
    let text = value.as_str();
    text.is_some_and(|id| id.chars().count() <= LONGEST_LINKED_ID)
}
