//! Where in a v3 value the upgrade is, and where it leaves what v4 has no place for.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::api::elements::{Element, elements};
use crate::api::member::Member;
use crate::api::path;

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
            path: path::member(&self.path, name),
            dropped: self.dropped,
        }
    }

    /// As `field`, for a place that is of no more use.
    pub(super) fn into_field(self, name: &str) -> Self {
        Self {
            path: path::member(&self.path, name),
            dropped: self.dropped,
        }
    }

    /// The place of an element.
    pub(super) fn item(&mut self, index: usize) -> Place<'_> {
        Place {
            path: path::element(&self.path, index),
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

    /// A text that says something; an empty one is left.
    pub(super) fn some_text(&mut self, text: Option<String>, name: &str) -> Option<String> {
        let (text, empty) = match text {
            Some(text) if text.is_empty() => (None, Some(text)),
            text => (text, None),
        };
        self.drop_field(name, empty);
        text
    }

    /// Leaves the fields that this version does not know.
    pub(super) fn drop_fields(&mut self, other: Map<String, Value>) {
        for (name, value) in other {
            self.field(&name).drop_value(value);
        }
    }

    /// Leaves the elements of the array of that name that do not fit, and gives the others with their places in it.
    pub(super) fn items<T: Member>(
        &mut self,
        name: &str,
        items: Vec<T>,
        other: &mut Map<String, Value>,
    ) -> Vec<(usize, T)> {
        let misfits = other.remove(name);
        let mut fitting = Vec::new();
        for (index, element) in elements(items, misfits.as_ref()).enumerate() {
            match element {
                Element::Fit(item) => fitting.push((index, item)),
                Element::Misfit(value) => self.field(name).item(index).drop_value(value),
            }
        }
        fitting
    }

    /// Leaves the entries of the dictionary of that name that do not fit.
    pub(super) fn drop_entries(&mut self, name: &str, other: &mut Map<String, Value>) {
        if let Some(Value::Object(misfits)) = other.remove(name) {
            self.field(name).drop_fields(misfits);
        }
    }
}

/// The value of a guaranteed field, unless it did not fit: then the field has a default, which nobody sent.
pub(super) fn sent<T>(value: T, name: &str, other: &Map<String, Value>) -> Option<T> {
    (!other.contains_key(name)).then_some(value)
}

/// A guaranteed field of v4; where there is no value, it is null in JSON.
pub(super) fn guaranteed<T: Default>(
    value: Option<T>,
    name: &str,
    other: &mut Map<String, Value>,
) -> T {
    if value.is_none() {
        other.insert(name.to_owned(), Value::Null);
    }
    value.unwrap_or_default()
}
