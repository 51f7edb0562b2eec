//! A success in which products failed: the way of v3, and of v3 alone, to say so.

use super::super::reply::Reply;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The codes that a product's error has in the documents' examples, with their messages.
pub(in crate::mock) const CODES: [(&str, &str); 3] = [
    ("429 Too Many Requests", "too many requests"),
    ("Failed", "internal server error"),
    ("TooManyRequests", "too many requests"),
];

/// Puts errors in the place of products' data, in every event of an answer. The name `*` stands for
/// each product that the event has.
pub(in crate::mock) fn fail(reply: &mut Reply, errors: &BTreeMap<String, String>) {
    let Ok(mut body) = serde_json::from_str::<Value>(&reply.body) else {
        return;
    };
    match body.get_mut("events").and_then(Value::as_array_mut) {
        Some(events) => events.iter_mut().for_each(|event| fail_in(event, errors)),
        None => fail_in(&mut body, errors),
    }
    reply.body = body.to_string();
}

fn fail_in(event: &mut Value, errors: &BTreeMap<String, String>) {
    let Some(Value::Object(products)) = event.get_mut("products") else {
        return;
    };
    for (name, code) in errors {
        if name == "*" {
            products
                .values_mut()
                .for_each(|product| *product = error(code));
        } else {
            products.insert(name.clone(), error(code));
        }
    }
}

fn error(code: &str) -> Value {
    let known = CODES.iter().find(|(known, _)| *known == code);
    let message = known.map_or("", |(_, message)| message);
    json!({ "error": { "code": code, "message": message } })
}
