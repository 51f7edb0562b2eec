//! What the tests of the types share, whatever system they are of.

use fingerprint_edge::__bindings::parameter::{Given, Kind};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// Reads the JSON as a `T` and writes it again.
pub(crate) fn round_trip<T: DeserializeOwned + Serialize>(
    json: &Value,
) -> serde_json::Result<Value> {
    serde_json::to_value(T::deserialize(json)?)
}

/// Checks that each of the texts, by name, is the same after a round trip.
#[track_caller]
pub(crate) fn survives<T: DeserializeOwned + Serialize>(fixtures: &[(&str, &str)]) {
    for (name, text) in fixtures {
        let json: Value = serde_json::from_str(text).unwrap();
        assert_eq!(round_trip::<T>(&json).unwrap(), json, "{name}");
        // From text too: numbers take another way through serde there.
        let typed: T = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_value(typed).unwrap(), json, "{name}");
    }
}

/// A value as JSON, and what `inputs` makes of it.
pub(crate) fn sample(kind: Kind) -> (Value, Given, &'static str) {
    match kind {
        Kind::Text | Kind::TextUpTo(_) => (json!("text"), Given::Text, "text"),
        Kind::Flag => (json!(true), Given::Flag, "true"),
        Kind::Integer(..) => (json!(25), Given::Number, "25"),
        Kind::Number => (json!(7.5), Given::Number, "7.5"),
        Kind::Milliseconds | Kind::Time => {
            (json!(1_764_000_000_123_i64), Given::Number, "1764000000123")
        }
        Kind::List | Kind::ListUpTo(_) => (json!(["item"]), Given::Item, "item"),
        Kind::Object => (json!({ "a": [1] }), Given::Object, r#"{"a":[1]}"#),
    }
}
