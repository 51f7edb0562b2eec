//! The flat text of a call's input as what the core checks.

use std::borrow::Cow;

use fingerprint_edge::__bindings::{Given as Kind, Input, concat};
use fingerprint_edge_wasm::{Given, Value, pairs};

/// The input of a call.
pub(crate) struct Inputs<'a> {
    /// What the core checks.
    pub(crate) checked: Vec<Input<'a>>,
    /// What goes into the query string unchecked.
    pub(crate) extra: Vec<Input<'a>>,
}

impl<'a> Inputs<'a> {
    pub(crate) fn read(flat: &'a str) -> Self {
        let (mut checked, mut extra) = (Vec::new(), Vec::new());
        let mut part = &mut checked;
        for (name, given) in pairs(flat) {
            match input(given) {
                Some((kind, text)) => part.push(Input::new(name, kind, text)),
                None => part = &mut extra,
            }
        }
        Self { checked, extra }
    }
}

/// Nothing for nothing, which stands between the parts.
fn input(given: Given<'_>) -> Option<(Kind, Cow<'_, str>)> {
    let (kind, text) = match given {
        Given::Nothing => return None,
        Given::One(Value::Text(text)) => (Kind::Text, text),
        Given::One(Value::Number(number)) => (Kind::Number, number),
        Given::One(Value::Flag(flag)) => (Kind::Flag, flag),
        Given::One(Value::Date(ms)) => (Kind::Date, ms),
        Given::One(value @ Value::Object) => (Kind::Object, value.type_name()),
        Given::One(Value::Other(name)) => (Kind::Other, name),
        Given::Item(Value::Text(text)) => (Kind::Item, text),
        Given::NoItems => (Kind::Item, ""),
        Given::Item(other) => {
            let what = concat(&["an array with ", other.type_name(), " in it"]);
            return Some((Kind::Other, what.into()));
        }
    };
    Some((kind, text.into()))
}
