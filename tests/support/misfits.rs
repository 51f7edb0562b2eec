//! What happens to a value of an unexpected type, wherever it is, and of whatever system.

use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::leaves::{Step, part, part_mut, paths, written};

/// The kinds of JSON: two values of the same kind have the same number.
fn kind(value: &Value) -> u8 {
    match value {
        Value::Null => 0,
        Value::Bool(_) => 1,
        Value::Number(_) => 2,
        Value::String(_) => 3,
        Value::Array(_) => 4,
        Value::Object(_) => 5,
    }
}

/// Any JSON, with floats that have a fraction.
pub(crate) fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<i32>().prop_map(|number| Value::from(f64::from(number) + 0.5)),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::hash_map(any::<String>(), inner, 0..4)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

/// The places in a fixture whose type is documented: not what is the customer's own or of any shape, and not
/// what may be null.
pub(crate) fn places(fixture: &Value, free: &[&str]) -> Vec<Vec<Step>> {
    let mut places = paths(fixture, |_| true);
    let free: Vec<_> = free
        .iter()
        .map(|name| Step::Field((*name).to_owned()))
        .collect();
    places.retain(|path| {
        let is_inside = |step: &Step| free.contains(step);
        !path.is_empty() && !path.iter().rev().skip(1).any(is_inside)
    });
    places
}

/// Puts a value of another kind there. Nothing happens, and the result is false, where the value is of the same
/// kind, or may be null.
pub(crate) fn misplace(json: &mut Value, path: &[Step], value: Value, nullable: &[&str]) -> bool {
    let old = part_mut(json, path);
    let may_be_null = path
        .last()
        .is_some_and(|step| matches!(step, Step::Field(name) if nullable.contains(&name.as_str())));
    let fits = kind(old) == kind(&value) || may_be_null && (old.is_null() || value.is_null());
    if !fits {
        *old = value;
    }
    !fits
}

/// Checks that the JSON is read, that nothing of it is lost, and that nothing but `misfits` does not fit.
#[track_caller]
pub(crate) fn keeps<T: DeserializeOwned + Serialize>(
    json: &Value,
    named: fn(&T) -> Vec<String>,
    misfits: &[String],
) {
    let text = json.to_string();
    for typed in [
        serde_json::from_str::<T>(&text).unwrap(),
        T::deserialize(json).unwrap(),
    ] {
        assert_eq!(named(&typed), misfits);
        let written = serde_json::to_value(&typed).unwrap();
        assert!(same(&written, json), "{written}\n{json}");
    }
}

/// Whether two values are the same; numbers are, as in JavaScript, where they have the same value.
fn same(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => left.as_f64() == right.as_f64(),
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(l, r)| same(l, r))
        }
        (Value::Object(left), Value::Object(right)) => {
            let has = |(name, value): (&String, &Value)| {
                right.get(name).is_some_and(|there| same(value, there))
            };
            left.len() == right.len() && left.iter().all(has)
        }
        _ => left == right,
    }
}

/// The path of what does not fit when a value there does not: an array within an array has nowhere to keep it.
pub(crate) fn misfit(json: &Value, path: &[Step]) -> String {
    let in_both = |at: usize| {
        let inner = path
            .get(at)
            .is_some_and(|step| matches!(step, Step::Item(_)));
        inner && part(json, path.split_at(at - 1).0).is_array()
    };
    let end = (2..path.len())
        .find(|at| in_both(*at))
        .unwrap_or(path.len());
    written(path.split_at(end).0)
}

#[test]
fn an_array_in_an_array_does_not_fit_as_a_whole() {
    let json = json!({ "languages": [["en"], ["de", "at"]] });
    let path = [
        Step::Field("languages".to_owned()),
        Step::Item(1),
        Step::Item(0),
    ];
    assert_eq!(misfit(&json, &path), "languages[1]");
}
