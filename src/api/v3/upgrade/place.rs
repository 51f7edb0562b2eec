//! Where in a v3 value the upgrade is, and where it leaves what v4 has no place for.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value};

/// A place in the v3 value.
pub(super) struct Place<'a> {
    path: String,
    dropped: &'a mut BTreeMap<String, Value>,
}

impl<'a> Place<'a> {
    pub(super) fn root(dropped: &'a mut BTreeMap<String, Value>) -> Self {
        let path = String::new();
        Self { path, dropped }
    }

    /// The place of a field.
    pub(super) fn field(&mut self, name: &str) -> Place<'_> {
        Place {
            path: self.path_of(name),
            dropped: self.dropped,
        }
    }

    /// As `field`, for a place that is of no more use.
    pub(super) fn into_field(self, name: &str) -> Self {
        Self {
            path: self.path_of(name),
            dropped: self.dropped,
        }
    }

    /// The place of an element.
    pub(super) fn item(&mut self, index: usize) -> Place<'_> {
        Place {
            path: format!("{}[{index}]", self.path),
            dropped: self.dropped,
        }
    }

    /// Leaves what is here.
    pub(super) fn drop_value(self, value: impl Serialize) {
        // What JSON gave is JSON again: this cannot fail.
        if let Ok(value) = serde_json::to_value(value) {
            self.dropped.insert(self.path, value);
        }
    }

    /// Leaves a field, where it is there.
    pub(super) fn drop_field(&mut self, name: &str, value: Option<impl Serialize>) {
        if let Some(value) = value {
            self.field(name).drop_value(value);
        }
    }

    /// Leaves the fields that this version does not know.
    pub(super) fn drop_fields(&mut self, other: Map<String, Value>) {
        for (name, value) in other {
            self.field(&name).drop_value(value);
        }
    }

    /// As JavaScript writes it, so that a dot in a name cannot make two paths the same.
    fn path_of(&self, name: &str) -> String {
        let first = |character: char| character.is_ascii_alphabetic() || "_$".contains(character);
        let plain = name.starts_with(first)
            && name
                .chars()
                .all(|character| first(character) || character.is_ascii_digit());
        match plain {
            true if self.path.is_empty() => name.to_owned(),
            true => format!("{}.{name}", self.path),
            false => format!("{}[{}]", self.path, Value::from(name)),
        }
    }
}
