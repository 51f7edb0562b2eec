//! What a type is on the wire, in the words of OpenAPI: by this the crate is judged, and so are its declarations.

use std::collections::BTreeMap;

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
