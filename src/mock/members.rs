//! JSON objects: made of their members, kept as texts, read into types.

use serde::de::{DeserializeOwned, Deserializer, Visitor};
use serde_json::{Map, Value};

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

/// The members of the object that a text is.
pub(super) fn fields(json: &str) -> Option<Map<String, Value>> {
    match serde_json::from_str(json) {
        Ok(Value::Object(fields)) => Some(fields),
        _ => None,
    }
}

/// A type of members from the text of a JSON object.
///
/// `serde_json::from_str` takes an array for the members in their order, too, and brings the code for it.
pub(super) fn read<T: DeserializeOwned>(text: &str) -> serde_json::Result<T> {
    let mut json = serde_json::Deserializer::from_str(text);
    let value = T::deserialize(Object(&mut json))?;
    json.end()?;
    Ok(value)
}

/// Reads what there is as an object, or not at all.
struct Object<D>(D);

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Object<D> {
    type Error = D::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_map(visitor)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use super::{object, read};
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
    fn nothing_but_an_object_is_read() {
        for text in [
            "",
            "null",
            "true",
            "-1",
            "2.5",
            "\"{}\"",
            "[]",
            " [\"key\"]",
            "{",
            "{}}",
            "{} {}",
        ] {
            assert!(read::<Options>(text).is_err(), "{text}");
            assert!(Options::from_json(text).is_err(), "{text}");
        }
        // Of which serde makes a request.
        let array = "[\"GET\",\"/\",{},null]";
        assert!(serde_json::from_str::<Request>(array).is_ok());
        assert!(Request::from_json(array).is_err());
    }

    #[test]
    fn an_object_is_read_as_serde_reads_it() {
        let cases = [
            "{\"notReadyMs\":1,\"notReadyMs\":1}",
            "{\"deletesPerDay\":-1}",
            "{\"deletesPerDay\":1.0}",
            "{\"keptRequests\":null}",
            "{\"relatedVisitors\":[[\"a\"],[1]]}",
            "{\"region\":\"EU\"}",
            "{\"region\":\"us\"}",
            "{\"region\":null}",
            "{\"region\":[\"eu\"]}",
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
            assert!(!error.contains(" line "), "{error}");
        }
    }
}
