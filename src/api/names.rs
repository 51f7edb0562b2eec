//! The names of a struct's fields on the wire, which serde alone knows.

use std::fmt;

use serde::de::{DeserializeOwned, Deserializer, Error, Visitor};

/// A struct whose fields have names on the wire.
pub(crate) trait Names {
    fn names() -> &'static [&'static str];
}

/// The names on the wire of a struct's fields. Only serde knows them, after all its attributes.
pub(crate) fn names<T: DeserializeOwned>() -> &'static [&'static str] {
    let mut names: &[&str] = &[];
    // It always fails, for there is no input: the names are all that is wanted.
    let _ = T::deserialize(OnlyNames(&mut names));
    names
}

struct OnlyNames<'a>(&'a mut &'static [&'static str]);

/// Costs nothing to make, unlike the errors of serde.
#[derive(Debug)]
struct NoInput;

impl fmt::Display for NoInput {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("there is no input")
    }
}

impl std::error::Error for NoInput {}

impl Error for NoInput {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

impl<'de> Deserializer<'de> for OnlyNames<'_> {
    type Error = NoInput;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, NoInput> {
        *self.0 = fields;
        self.deserialize_any(visitor)
    }

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, NoInput> {
        Err(NoInput)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}
