//! What is read: one file and many, `$ref`, `allOf`, `oneOf`; and what is refused for not being understood.

use super::{Crate, NOTES, fixture};
use crate::schema::compare::Comparison;
use crate::schema::documents::Known;
use crate::schema::judge;
use crate::schema::openapi::Document;
use crate::schema::types::{Type, Types};
use crate::schema::typescript;
use serde_json::{Value, json};

fn shelf(declarations: &str) -> Vec<String> {
    let theirs = Document::open(&fixture("single.yaml")).unwrap();
    let theirs = theirs.types().unwrap();
    let ours = Types::new(typescript::read(declarations).unwrap());
    let mut comparison = Comparison::new(&theirs, &ours);
    let shelf = Type::named("Shelf");
    comparison.types("Shelf", &shelf, &shelf).unwrap();
    assert_eq!(theirs.reached(), 4);
    let differences = comparison.differences.iter();
    differences.map(ToString::to_string).collect()
}

#[test]
fn one_file_with_all_of_and_nullable() {
    let declarations = "
        export interface Shelf { name: string; books: Record<string, Book>; owner?: Maybe<Owner>; }
        export type Maybe<T> = T | null;
        export interface Book { pages?: string; extra?: unknown; }
        export interface Owner { name?: string; }";
    // TypeScript alone does not tell which numbers are whole: a string stands for the one there.
    let pages = "Shelf.books.*.pages: a whole number in the document, a string in the crate";
    assert_eq!(shelf(declarations), [pages]);
    let not_null = declarations.replace(" | null", "");
    let owner = "Shelf.owner: may be null in the document, not in the crate";
    assert_eq!(shelf(&not_null), [pages, owner]);
}

#[test]
fn a_schema_that_nothing_leads_to() {
    let fitting = Crate::new();
    let known = Known {
        roots: &[("Change", "Change")],
        whole: false,
        ..NOTES
    };
    let description = fitting.description();
    let document = Document::open(&fixture("openapi.yaml")).unwrap();
    let theirs = document.types().unwrap();
    let ours = description.types("notes").unwrap();
    let operations = description.operations("notes");
    let (differences, _) = judge(&document, &theirs, &ours, &operations, &known).unwrap();
    let found: Vec<_> = differences.iter().map(|one| one.path.as_str()).collect();
    let schemas = ["Action", "ActionType", "Drop", "Keep", "Note", "Page"];
    assert_eq!(found, schemas.map(|name| format!("schema {name}")));
}

#[test]
fn a_root_that_one_side_lacks() {
    let known = Known {
        roots: &[("Page", "Page"), ("Change", "Update"), ("Gone", "Note")],
        ..NOTES
    };
    let mut renamed = Crate::new().declaring("interface Change", "interface Alteration");
    let fields = renamed.json["fields"].as_object_mut().unwrap();
    let change = fields.remove("Change").unwrap();
    fields.insert("Alteration".to_owned(), change);
    let description = renamed.description();
    let document = Document::open(&fixture("")).unwrap();
    let (theirs, ours) = (
        document.types().unwrap(),
        description.types("notes").unwrap(),
    );
    let operations = description.operations("notes");
    let (differences, _) = judge(&document, &theirs, &ours, &operations, &known).unwrap();
    let found: Vec<_> = differences.iter().map(ToString::to_string).collect();
    assert_eq!(
        found,
        [
            "Change: missing in the crate",
            "Gone: not in the document",
            "type Alteration: not in the document"
        ]
    );
}

/// A document with this as its only schema.
fn with_schema(schema: Value) -> Result<Types, String> {
    let document = Document::of(json!({ "components": { "schemas": { "It": schema } } }));
    document.types().map_err(|error| format!("{error:#}"))
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
    let types = with_schema(json!({ "$ref": "#/components/schemas/It" })).unwrap();
    let error = types.resolve(&Type::named("It")).unwrap_err();
    assert_eq!(error.to_string(), "a type that is defined by itself");
}

#[test]
fn a_parameter_of_joined_values_is_told_apart() {
    let list = json!({ "type": "array", "items": { "type": "string" } });
    let parameter = json!({ "name": "label", "in": "query", "explode": false, "schema": list });
    let document = Document::of(json!({
        "servers": [{ "url": "https://notes.example/" }],
        "paths": { "/notes": { "get": { "operationId": "list", "parameters": [parameter] } } },
    }));
    let operations = document.operations().unwrap();
    let [operation] = operations.as_slice() else {
        panic!("{} operations", operations.len());
    };
    assert_eq!(operation.address(), "GET /notes");
    assert!(
        operation
            .parameters
            .iter()
            .all(|parameter| parameter.joined)
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
            json!({ "name": "a", "in": "query", "schema": { "oneOf": [] } }),
            "in the parameter `a`: a value of this type is not understood",
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
        let error = document.operations().err().unwrap();
        assert_eq!(format!("{error:#}"), message);
    }
}

#[test]
fn what_is_not_understood_in_the_declarations_is_an_error() {
    for text in [
        "export class A {}",
        "export interface A extends B {}",
        "export interface A { a(): void; }",
        "export interface A { a: Set<>; }",
        "export type A = Record<number, string>;",
        "export interface A { a: symbol; }",
        "export type A = \"a\" | \"b\";",
        "export type A = string | (string & {});",
        "export type A = undefined;",
        "export type A = string",
        "export type A = string; export type A = number;",
        "interface A {}",
        "/* no end",
    ] {
        assert!(typescript::read(text).is_err(), "{text}");
    }
}

#[test]
fn fields_that_do_not_fit_the_declarations_are_an_error() {
    for (pointer, value) in [
        ("/fields/Author", json!([["name", "String"]])),
        ("/fields/Note/1/1", json!("String")),
        ("/fields/Note/1/1", json!("f32")),
    ] {
        let ours = Crate::new().saying(pointer, value);
        assert!(ours.judged().is_err(), "{pointer}");
    }
}
