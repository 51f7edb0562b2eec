//! The members of JSON objects: objects made of them, and types read from them.

use serde::de::value::MapDeserializer;
use serde::de::{Deserialize, DeserializeOwned, Deserializer, MapAccess, Visitor};
use serde_json::{Map, Value};
use std::fmt;

/// An object with these members; of equal names the last one counts.
///
/// `collect` would do the same by sorting them first, and brings a sort of its own, 3 KB of code, for each iterator.
pub(super) fn object(members: impl IntoIterator<Item = (String, Value)>) -> Value {
    let mut object = Map::new();
    object.extend(members);
    Value::Object(object)
}

/// The value of a text of our own, whose tests say that it is JSON.
///
/// A large constant is a text rather than a `json!`, which builds it member by member in code: that is eight times as
/// much in the npm package.
pub(super) fn constant(json: &str) -> Value {
    serde_json::from_str(json).unwrap_or_default()
}

/// The members of an object as they came, equal names too.
///
/// A type read from these needs one set of code for all that it may be read from; read from text and from a [`Value`],
/// each of which may be an array, it needs four.
#[derive(Clone)]
pub(super) struct Members(Vec<(String, Value)>);

impl Members {
    /// The type with these members.
    pub(super) fn read<T: DeserializeOwned>(self) -> serde_json::Result<T> {
        T::deserialize(MapDeserializer::new(self.0.into_iter()))
    }

    /// Each member with its name, alone.
    pub(super) fn each(self) -> impl Iterator<Item = (String, Self)> {
        let members = self.0.into_iter();
        members.map(|(name, value)| (name.clone(), Self(vec![(name, value)])))
    }
}

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(MembersVisitor)
    }
}

struct MembersVisitor;

impl<'de> Visitor<'de> for MembersVisitor {
    type Value = Members;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Members, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = object.next_entry()? {
            members.push(member);
        }
        Ok(Members(members))
    }
}

#[cfg(test)]
mod tests {
    use super::{Members, object};
    use crate::mock::{Failure, Options, Request};
    use serde_json::{Value, json};

    #[test]
    fn of_equal_names_the_last_one_counts_in_an_object() {
        let members = [("b", 1), ("a", 2), ("b", 3)];
        let members = members.map(|(name, value)| (name.to_owned(), Value::from(value)));
        assert_eq!(object(members), json!({ "a": 2, "b": 3 }));
        assert_eq!(object([]), json!({}));
    }

    #[test]
    fn nothing_but_an_object_has_members() {
        for text in [
            "",
            "null",
            "true",
            "-1",
            "2.5",
            "\"{}\"",
            "[]",
            "[{}]",
            "{",
            "{\"a\":1}}",
        ] {
            assert!(serde_json::from_str::<Members>(text).is_err(), "{text}");
        }
        let error = serde_json::from_str::<Members>("[[]]").map(|_| ());
        let error = error.map_err(|error| error.to_string());
        assert!(error.is_err_and(|error| error.contains("expected a JSON object")));
    }

    #[test]
    fn a_type_read_from_members_refuses_what_it_refuses_in_a_text() {
        let cases = [
            "{\"notReadyMs\":1,\"notReadyMs\":1}",
            "{\"deletesPerDay\":-1}",
            "{\"deletesPerDay\":1.0}",
            "{\"keptRequests\":null}",
            "{\"relatedVisitors\":[[\"a\"],[1]]}",
            "{\"region\":\"EU\"}",
            "{\"region\":\"us\"}",
            "{\"rulesets\":[]}",
            "{\"environment\":\"\\u00fc\",\"now\":-1}",
            "{\"\":1}",
            "{}",
        ];
        for text in cases {
            let (read, derived) = (Options::from_json(text), serde_json::from_str(text));
            let derived = derived.map(|options: Options| format!("{options:?}"));
            let read = read.map(|options| format!("{options:?}"));
            assert_eq!(read.ok(), derived.ok(), "{text}");
        }
        for text in [
            "{\"times\":4294967295}",
            "{\"times\":4294967296}",
            "{\"html\":true}",
            "{\"html\":\"<p>\"}",
            "{\"html\":1}",
            "{\"html\":null}",
            "{\"retryAfter\":0}",
            "{\"retryAfter\":\"soon\"}",
            "{\"retryAfter\":-1}",
            "{\"retryAfter\":1.5}",
            "{\"retryAfter\":[1]}",
            "{\"headers\":{\"a\":\"b\",\"a\":\"c\"}}",
            "{\"headers\":{\"a\":1}}",
            "{\"drop\":true,\"drop\":true}",
        ] {
            let (read, derived) = (Failure::from_json(text), serde_json::from_str(text));
            let derived = derived.map(|failure: Failure| format!("{failure:?}"));
            let read = read.map(|failure| format!("{failure:?}"));
            assert_eq!(read.ok(), derived.ok(), "{text}");
        }
        for text in [
            "{\"method\":\"GET\",\"url\":\"/\",\"headers\":{},\"body\":null}",
            "{\"url\":\"/\",\"headers\":{\"b\":\"c\",\"a\":\"\\u0000\"},\"method\":\"PUT\",\"body\":\"\\u0000\"}",
            "{\"method\":\"GET\",\"url\":\"/\",\"headers\":{}}",
            "{\"method\":\"GET\",\"url\":\"/\"}",
            "{\"method\":1,\"url\":\"/\",\"headers\":{}}",
        ] {
            let derived = serde_json::from_str::<Request>(text);
            assert_eq!(Request::from_json(text).ok(), derived.ok(), "{text}");
        }
    }

    #[test]
    fn of_two_members_at_fault_one_is_named() {
        for text in [
            "{\"apiKey\":1,\"deletesPerHour\":{}}",
            "{\"deletesPerHour\":\"1\",\"apiKey\":[]}",
        ] {
            let error = Options::from_json(text).map_err(|error| error.to_string());
            let error = error.map(|_| ()).err().unwrap_or_default();
            let named = ["`apiKey`: ", "`deletesPerHour`: "];
            assert!(named.iter().any(|name| error.starts_with(name)), "{error}");
        }
    }
}
