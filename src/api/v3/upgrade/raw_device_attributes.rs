//! The raw attributes, of which v3 says no more than their names, and v4 has the types of most.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::api::v3::raw_device_attributes::{RawDeviceAttribute, RawDeviceAttributes};
use crate::api::v3::upgrade::draft::Draft;
use crate::api::v3::upgrade::place::Place;
use crate::api::v4::raw_device_attributes::RawDeviceAttributes as Known;

impl Draft {
    /// An attribute that v4 does not have, or not with a value like this, is dropped as it is.
    pub(super) fn raw_device_attributes(&mut self, from: RawDeviceAttributes, mut at: Place<'_>) {
        let named = from.into_iter().map(|(name, attribute)| {
            let value = attribute.value.clone().map(in_v4);
            (name_in_v4(&name), value, name, attribute)
        });
        let named: Vec<_> = named.collect();
        let mut all = Map::new();
        for (to, value, ..) in &named {
            if let Some(value) = value {
                all.entry(to.clone()).or_insert_with(|| value.clone());
            }
        }
        let fitting = fitting(all);
        for (to, value, name, attribute) in named {
            match (value, self.raw.get(&to)) {
                (Some(value), None) if fitting.get(&to) == Some(&value) => {
                    self.raw.insert(to, value);
                    leave(attribute, at.field(&name));
                }
                (Some(value), Some(known)) if value == *known => leave(attribute, at.field(&name)),
                _ => at.field(&name).drop_value(attribute),
            }
        }
    }
}

/// Drops all but the value.
fn leave(attribute: RawDeviceAttribute, mut at: Place<'_>) {
    let RawDeviceAttribute {
        value: _,
        error,
        other,
    } = attribute;
    at.drop_field("error", error);
    at.drop_fields(other);
}

/// The attributes that v4 knows and whose values it keeps. All are read at once: one by one takes far longer.
fn fitting(mut all: Map<String, Value>) -> Map<String, Value> {
    let known = serde_json::from_value::<Known>(Value::Object(all.clone()));
    let written = known.as_ref().ok().map(serde_json::to_value);
    let (Ok(known), Some(Ok(written))) = (known, written) else {
        return Map::new();
    };
    let misfits = known.misfits();
    all.retain(|name, value| {
        let is_in = |path: &String| path.split(['.', '[']).next() == Some(name);
        !known.other.contains_key(name)
            && !misfits.iter().any(is_in)
            && written.get(name).is_some_and(|kept| same(kept, value))
    });
    all
}

/// Whether two values are equal, where 1 and 1.0 are.
fn same(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => left.as_f64() == right.as_f64(),
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(l, r)| same(l, r))
        }
        (Value::Object(left), Value::Object(right)) => {
            left.len() == right.len()
                && left
                    .iter()
                    .zip(right)
                    .all(|(l, r)| l.0 == r.0 && same(l.1, r.1))
        }
        _ => left == right,
    }
}

/// A value with the names in it as v4 spells them, unless two of them would become one.
fn in_v4(value: Value) -> Value {
    match value {
        Value::Array(items) => items.into_iter().map(in_v4).collect(),
        Value::Object(fields) => {
            let names: BTreeSet<_> = fields.keys().map(|name| name_in_v4(name)).collect();
            if names.len() < fields.len() {
                return Value::Object(fields);
            }
            let fields = fields.into_iter();
            fields
                .map(|(name, field)| (name_in_v4(&name), in_v4(field)))
                .collect()
        }
        value => value,
    }
}

/// The name of an attribute in v4: words with underscores, as `color_depth` for `colorDepth`.
fn name_in_v4(name: &str) -> String {
    match name {
        // Those that are other words there, or kept as they are.
        "osCpu" => return "oscpu".to_owned(),
        "webGlBasics" => return "webgl_basics".to_owned(),
        "webGlExtensions" => return "webgl_extensions".to_owned(),
        "mimeTypes" => return name.to_owned(),
        _ => {}
    }
    let mut words = String::new();
    let mut after_lower = false;
    for character in name.chars() {
        if character.is_ascii_uppercase() && after_lower {
            words.push('_');
        }
        after_lower = character.is_ascii_lowercase() || character.is_ascii_digit();
        words.push(character.to_ascii_lowercase());
    }
    words
}
