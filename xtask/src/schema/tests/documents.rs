//! What is read: one file and many, `$ref`, `allOf`, `oneOf`; and what is refused for not being understood.

use super::{Crate, NOTES, fixture};
use crate::schema::compare::compare;
use crate::schema::documents::{KNOWN, Known, recognise};
use crate::schema::facts::Facts;
use crate::schema::openapi::Document;
use serde_json::{Value, json};
use std::collections::BTreeSet;

#[test]
fn a_digest_of_one_file_with_all_of_and_nullable() {
    let document = Document::open(&fixture("single")).unwrap();
    let facts = document.facts(&["Shelf"]).unwrap();
    let text = toml::to_string_pretty(&facts).unwrap();
    assert_eq!(
        text,
        r#"[facts]
Book = "object"
"Book.extra" = "optional any"
"Book.pages" = "optional integer"
Named = "part of other schemas"
Owner = "nullable object"
"Owner.name" = "optional string"
Shelf = "object"
"Shelf.books" = "map of {Book}"
"Shelf.name" = "string"
"Shelf.owner" = "optional {Owner}"

[values]
"#
    );
    assert_eq!(Facts::parse(&text).unwrap(), facts);
}

#[test]
fn a_digest_without_facts_is_an_error() {
    for text in [
        "",
        "[facts]",
        "[facts]\n[values]",
        "[facts]\nA = 1\n[values]",
    ] {
        assert!(Facts::parse(text).is_err(), "{text}");
    }
}

fn paths(known: &Known, ours: &Crate) -> Vec<String> {
    let document = Document::open(&fixture("openapi.yaml")).unwrap();
    let theirs = known.facts(&document).unwrap();
    let (differences, _) = compare(&theirs, &ours.facts(), known).unwrap();
    differences.iter().map(ToString::to_string).collect()
}

#[test]
fn a_schema_that_nothing_leads_to() {
    let known = Known {
        roots: &[("Change", "Change")],
        whole: false,
        ..NOTES
    };
    // Those of which an action is made come with it; the colour comes with a parameter.
    let schemas = ["Action", "ActionType", "Note", "Page"];
    let expected = schemas.map(|name| format!("schema {name}: not compared"));
    assert_eq!(paths(&known, &Crate::new()), expected);
}

#[test]
fn a_root_that_one_side_lacks() {
    let known = Known {
        roots: &[("Page", "Page"), ("Change", "Update"), ("Gone", "Note")],
        ..NOTES
    };
    assert_eq!(
        paths(&known, &Crate::new()),
        [
            "Change: missing in the crate",
            "Gone: not in the document",
            "type Change: not in the document"
        ]
    );
}

#[test]
fn a_document_is_recognised_by_title_version_and_schemas() {
    let of = |title, version, schema| {
        let known = recognise(title, version, |name| name == schema);
        known.map(|known| known.name).ok()
    };
    assert_eq!(of("Server API", "4", ""), Some("v4"));
    assert_eq!(of("Server API v3", "3", ""), Some("v3"));
    assert_eq!(of("Server API v3", "3", "Webhook"), Some("v3-webhook"));
    assert_eq!(of("Server API", "5", ""), None);
    assert_eq!(KNOWN.len(), 4);
}

/// A document with this as its only schema.
fn with_schema(schema: Value) -> Result<Facts, String> {
    let document = json!({
        "servers": [{ "url": "https://notes.example" }],
        "paths": {},
        "components": { "schemas": { "It": schema } },
    });
    let facts = Document::of(document).facts(&[]);
    facts.map_err(|error| format!("{error:#}"))
}

#[test]
fn what_is_not_understood_in_a_document_is_an_error() {
    for (schema, message) in [
        (json!({ "not": {} }), "the keyword `not` is not understood"),
        (
            json!({ "type": "file" }),
            "the type `file` is not understood",
        ),
        (
            json!({ "type": ["string", "integer"] }),
            "several types are not understood",
        ),
        (
            json!({ "properties": {} }),
            "`properties` without a `type` is not understood",
        ),
        (
            json!({ "$ref": "#/components/schemas/It", "type": "string" }),
            "`type` beside a `$ref` is not understood",
        ),
        (
            json!({ "type": "object", "required": ["a"] }),
            "`a` is required and not described",
        ),
        (json!({ "type": "array" }), "an array without `items`"),
        (
            json!({ "type": "string", "enum": [1] }),
            "a value is no string",
        ),
        (
            json!({ "type": "object", "properties": { "a": { "if": {} } } }),
            "in the property `a`: the keyword `if` is not understood",
        ),
    ] {
        let error = with_schema(schema).unwrap_err();
        assert_eq!(error, format!("in the schema `It`: {message}"));
    }
}

#[test]
fn a_schema_of_itself_alone_is_an_error() {
    let facts = with_schema(json!({ "$ref": "#/components/schemas/It" })).unwrap();
    let error = facts.resolve("It", &mut BTreeSet::new()).unwrap_err();
    assert_eq!(error.to_string(), "`It` is defined by itself");
}

#[test]
fn a_parameter_of_joined_values_is_told_apart() {
    let list = json!({ "type": "array", "items": { "type": "string" } });
    let parameter = json!({ "name": "label", "in": "query", "explode": false, "schema": list });
    let document = Document::of(json!({
        "servers": [{ "url": "https://notes.example/" }],
        "paths": { "/notes": { "get": { "operationId": "list", "parameters": [parameter] } } },
    }));
    let facts = document.facts(&[]).unwrap();
    assert_eq!(facts.facts["list()"], "GET /notes");
    assert_eq!(
        facts.facts["list(label)"],
        "query optional array of string, joined"
    );
}

#[test]
fn a_parameter_that_is_not_understood_is_an_error() {
    for (parameter, message) in [
        (
            json!({ "name": "a", "in": "cookie", "schema": { "type": "string" } }),
            "in the parameter `a`: a parameter in Some(\"cookie\") is not understood",
        ),
        (
            json!({ "name": "a", "in": "query", "schema": { "oneOf": [{ "type": "string" }] } }),
            "in the parameter `a`: an object of the type `string` is not understood",
        ),
        (
            json!({ "name": "a", "in": "query", "schema": { "type": "integer", "minimum": 0.5 } }),
            "in the parameter `a`: `minimum` is no whole number",
        ),
    ] {
        let document = Document::of(json!({
            "servers": [{ "url": "https://notes.example" }],
            "paths": { "/": { "get": { "operationId": "list", "parameters": [parameter] } } },
        }));
        let error = document.facts(&[]).unwrap_err();
        assert_eq!(format!("{error:#}"), message);
    }
}
