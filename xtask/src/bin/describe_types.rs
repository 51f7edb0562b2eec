//! Prints the crate's types and operations as JSON, for `cargo xtask schema`.

use fingerprint_edge::api::parameter::{Kind, Parameter};
use fingerprint_edge::api::typescript::{self, Declaration};
use fingerprint_edge::call::operation::{OPERATIONS, Operation, Takes};
use serde_json::{Map, Value, json};

fn main() {
    let description = json!({
        "systems": { "v4": types(&typescript::declarations(), &typescript::v4()) },
        "operations": OPERATIONS.map(operation),
    });
    println!("{description}");
}

/// The declarations, and the type in Rust of each field.
fn types(text: &str, declared: &[Declaration]) -> Value {
    let fields: Map<_, _> = declared
        .iter()
        .map(|declared| (declared.name.to_owned(), json!(declared.fields)))
        .collect();
    json!({ "declarations": text, "fields": fields })
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
        Kind::TextUpTo(most) => ("text", None, Some(most)),
        Kind::Flag => ("flag", None, None),
        Kind::Integer(least, most) => ("integer", Some(least), Some(most)),
        Kind::Number => ("number", None, None),
        Kind::Time => ("time", None, None),
        Kind::List => ("list", None, None),
        Kind::ListUpTo(most) => ("list", None, Some(u16::from(most))),
        Kind::Object => ("object", None, None),
    };
    json!({ "name": parameter.name, "kind": kind, "least": least, "most": most })
}
