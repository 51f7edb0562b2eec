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
