//! Prints the crate's types and operations as JSON, for `cargo xtask schema`.

use fingerprint_edge::api::parameter::{Kind, Parameter};
use fingerprint_edge::api::typescript::{self, Declaration};
use fingerprint_edge::call::operation::{OPERATIONS, Operation, Takes};
use serde_json::{Value, json};

fn main() {
    let description = json!({
        "systems": {
            "v4": types(&typescript::types()),
            "v3": types(&typescript::v3::types()),
        },
        "operations": OPERATIONS.map(operation),
    });
    println!("{description}");
}

/// The declarations, each with the types of its fields in Rust.
fn types(declared: &[Declaration]) -> Vec<Value> {
    let declared = declared.iter();
    declared
        .map(|declared| json!({ "text": declared.text, "fields": declared.fields }))
        .collect()
}

fn operation(operation: &Operation) -> Value {
    let (place, parameters) = match operation.takes {
        Takes::Nothing => ("nothing", [].as_slice()),
        Takes::Query(_, parameters) => ("query", parameters),
        Takes::Body(_, parameters) => ("body", parameters),
    };
    json!({
        "system": operation.system.name(),
        "name": operation.name,
        "method": operation.method,
        "path": operation.template,
        "takes": place,
        "parameters": parameters.iter().map(parameter).collect::<Vec<_>>(),
    })
}

fn parameter(parameter: &Parameter) -> Value {
    let (kind, least, most) = match parameter.kind {
        Kind::Text => ("text", None, None),
        Kind::TextUpTo(most) => ("text", None, Some(most.into())),
        Kind::Flag => ("flag", None, None),
        Kind::Integer(least, most) => ("integer", Some(least.into()), Some(most.into())),
        Kind::Number => ("number", None, None),
        // Up to fifteen digits, as far as a double is exact.
        Kind::Milliseconds => ("integer", Some(0), Some(999_999_999_999_999_u64)),
        Kind::Time => ("time", None, None),
        Kind::List => ("list", None, None),
        Kind::ListUpTo(most) => ("list", None, Some(most.into())),
        Kind::Object => ("object", None, None),
    };
    json!({ "name": parameter.name, "kind": kind, "least": least, "most": most })
}
