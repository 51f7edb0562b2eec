//! What a type is on the wire, in the words of OpenAPI: by this the crate is judged, and so are its declarations.

use std::collections::BTreeMap;

use serde::de::value::Error;
use serde::de::{DeserializeOwned, Deserializer, Error as _, Visitor};
use serde_json::{Map, Value, json};

/// A type that says what it is on the wire.
pub(crate) trait Shape {
    /// Its schema, with those of all types in it; `x-type` is the type's name.
    fn shape() -> Value;
}

macro_rules! shapes {
    ($($of:ty => $shape:tt,)*) => {
        $(impl Shape for $of {
            fn shape() -> Value {
                json!($shape)
            }
        })*
    };
}

shapes! {
    () => {},
    Value => {},
    bool => { "type": "boolean" },
    f64 => { "type": "number" },
    i64 => { "type": "integer" },
    u16 => { "type": "integer" },
    u32 => { "type": "integer" },
    String => { "type": "string" },
    Map<String, Value> => { "type": "object", "additionalProperties": true },
}

impl<T: Shape> Shape for Vec<T> {
    fn shape() -> Value {
        json!({ "type": "array", "items": T::shape() })
    }
}

impl<T: Shape> Shape for BTreeMap<String, T> {
    fn shape() -> Value {
        json!({ "type": "object", "additionalProperties": T::shape() })
    }
}

/// A value that may be null. A field that may be left out is no `Option` here: its object says so.
impl<T: Shape> Shape for Option<T> {
    fn shape() -> Value {
        let mut shape = T::shape();
        if let Some(fields) = shape.as_object_mut() {
            fields.insert("nullable".to_owned(), true.into());
        }
        shape
    }
}

/// The shape of an object from its fields: for each its name, whether it may be left out, and its shape.
pub(crate) fn object(
    of: &str,
    names: &[&str],
    fields: impl IntoIterator<Item = (bool, Value)>,
) -> Value {
    let (mut properties, mut required) = (Map::new(), Vec::new());
    for (name, (optional, shape)) in names.iter().zip(fields) {
        if !optional {
            required.push(name);
        }
        properties.insert((*name).to_owned(), shape);
    }
    json!({ "type": "object", "x-type": of, "required": required, "properties": properties })
}

/// The names on the wire of a struct's fields. Only serde knows them, after all its attributes.
pub(crate) fn names<T: DeserializeOwned>() -> &'static [&'static str] {
    let mut names: &[&str] = &[];
    // It always fails, for there is no input: the names are all that is wanted.
    let _ = T::deserialize(Names(&mut names));
    names
}

struct Names<'a>(&'a mut &'static [&'static str]);

impl<'de> Deserializer<'de> for Names<'_> {
    type Error = Error;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        *self.0 = fields;
        self.deserialize_any(visitor)
    }

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(Error::custom("there is no input"))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}
