//! Prints what the crate knows of each API as an OpenAPI document with its TypeScript, for `cargo xtask schema`.
//!
//! Besides OpenAPI's own keywords there are `x-type`, the name of a type; `x-input`, the type of what an
//! operation takes; `x-given`, that it is an object of the caller's own; `x-typescript`, what
//! stands in its place in TypeScript; and `x-checked`, what a parameter is checked for.

use fingerprint_edge::__bindings::call::operation::{OPERATIONS, Operation, Takes};
use fingerprint_edge::__bindings::parameter::{Kind, Parameter};
use fingerprint_edge::__bindings::typescript::{self, Declaration};
use serde_json::{Map, Value, json};

/// The types of what operations take, where it is a type of parameters.
const INPUTS: [(&str, &str, &str); 8] = [
    ("v4", "getEvent", "GetEventParams"),
    ("v4", "waitForEvent", "GetEventParams"),
    ("v4", "searchEvents", "SearchEventsFilter"),
    ("v4", "updateEvent", "EventUpdate"),
    ("v3", "searchEvents", "SearchEventsFilter"),
    ("v3", "updateEvent", "EventUpdate"),
    ("v3", "getVisits", "GetVisitsParams"),
    ("v3", "getRelatedVisitors", "GetRelatedVisitorsParams"),
];

fn main() {
    let systems = json!({
        "v4": system("v4", &typescript::types(), &typescript::declarations()),
        "v3": system("v3", &typescript::v3::types(), &typescript::v3::declarations()),
        "iq": system("iq", &typescript::iq::types(), &typescript::iq::declarations()),
    });
    println!("{systems}");
}

fn system(name: &str, types: &[Declaration], typescript: &str) -> Value {
    let mut schemas = Map::new();
    for declared in types {
        // One with a type in place of `T` is a part of those that contain it.
        let name = declared.shape.get("x-type").and_then(Value::as_str);
        if let Some(name) = name.filter(|name| !name.contains('<')) {
            schemas.insert(name.to_owned(), declared.shape.clone());
        }
    }
    let mut paths = Map::new();
    let own = OPERATIONS.iter();
    for operation in own.filter(|operation| operation.system.name() == name) {
        let (mut path, method) = (
            operation.template.to_owned(),
            operation.method.to_lowercase(),
        );
        if paths
            .get(&path)
            .and_then(|item: &Value| item.get(&method))
            .is_some()
        {
            // The same call as another one, such as `waitForEvent`, which cannot stand there twice.
            path = format!("{path}#{}", operation.name);
        }
        let item = paths.entry(path).or_insert_with(|| json!({}));
        if let Some(methods) = item.as_object_mut() {
            methods.insert(method, described(operation, &schemas));
        }
    }
    // Documents have no schema for a query as a whole, only for each parameter.
    schemas.retain(|schema, _| {
        let mut own = OPERATIONS.iter().filter(|one| one.system.name() == name);
        !own.any(|one| matches!(one.takes, Takes::Query(..)) && input(one) == Some(schema.as_str()))
    });
    json!({
        "document": {
            "servers": [{ "url": "https://localhost" }],
            "paths": paths,
            "components": { "schemas": schemas },
        },
        "typescript": typescript,
    })
}

/// The name of the type of parameters that an operation takes.
fn input(operation: &Operation) -> Option<&'static str> {
    let call = (operation.system.name(), operation.name);
    let mut all = INPUTS.iter();
    all.find(|(system, name, _)| (*system, *name) == call)
        .map(|(_, _, input)| *input)
}

fn described(operation: &Operation, schemas: &Map<String, Value>) -> Value {
    let input = input(operation);
    let (place, parameters) = match operation.takes {
        Takes::Nothing => ("query", [].as_slice()),
        Takes::Query(_, parameters) => ("query", parameters),
        Takes::Body(_, parameters) => ("body", parameters),
    };
    let shape = input.and_then(|input| schemas.get(input));
    let mut all: Vec<_> = parameters
        .iter()
        .map(|parameter| taken(parameter, place, shape))
        .collect();
    if let (_, Some(name), _) = operation.path() {
        let text = json!({ "type": "string" });
        all.push(json!({ "name": name, "in": "path", "required": true, "schema": text }));
    }
    json!({ "operationId": operation.name, "x-input": input, "parameters": all })
}

/// A parameter as the input type has it, with what it is checked for beside it.
fn taken(parameter: &Parameter, place: &str, input: Option<&Value>) -> Value {
    let of = |key: &str| input.and_then(|input| input.get(key));
    let own = of("properties").and_then(|properties| properties.get(parameter.name));
    let required = of("required").and_then(Value::as_array);
    let checked = checked(parameter.kind);
    let schema = match (own, place) {
        (Some(own), _) => own.clone(),
        // The edge endpoint takes an object of the caller's own, not parameters.
        (None, "body") => checked.clone(),
        // What the input type lacks may be anything: that is a difference.
        (None, _) => json!({}),
    };
    json!({
        "name": parameter.name,
        "in": place,
        "required": required.is_some_and(|names| names.iter().any(|name| name == parameter.name)),
        "schema": schema,
        "x-checked": checked,
    })
}

/// What a value must be, as a schema.
fn checked(kind: Kind) -> Value {
    match kind {
        Kind::Text => json!({ "type": "string" }),
        Kind::TextUpTo(most) => json!({ "type": "string", "maxLength": most }),
        Kind::Flag => json!({ "type": "boolean" }),
        Kind::Integer(least, most) => {
            json!({ "type": "integer", "minimum": least, "maximum": most })
        }
        Kind::Number => json!({ "type": "number" }),
        // Up to fifteen digits, as far as a double is exact.
        Kind::Milliseconds => json!({
            "type": "integer", "format": "milliseconds", "minimum": 0, "maximum": 999_999_999_999_999_u64,
        }),
        Kind::Time => json!({
            "oneOf": [
                { "type": "integer", "format": "int64" },
                { "type": "string", "format": "date-time" },
            ],
        }),
        Kind::List => json!({ "type": "array", "items": {} }),
        Kind::ListUpTo(most) => json!({ "type": "array", "items": {}, "maxItems": most }),
        Kind::Object => json!({ "type": "object" }),
    }
}
