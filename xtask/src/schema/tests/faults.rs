//! Each fault of a crate is found, and nothing else.

use super::Crate;
use crate::schema::compare::Figures;
use serde_json::json;

const NOTE: &str = "/components/schemas/Note/properties";
const SEARCH: &str = "/paths/~1v1~1notes/get";
const UPDATE: &str = "/paths/~1v1~1notes~1{note_id}/patch";

/// The faults of a crate with one value of a property, or of another part, replaced.
fn faults(part: &str, pointer: &str, value: serde_json::Value) -> Vec<String> {
    Crate::new()
        .saying(&format!("{part}{pointer}"), value)
        .faults()
}

#[test]
fn a_crate_that_fits_has_no_differences() {
    let (differences, figures) = Crate::new().judged().unwrap();
    assert_eq!(differences, []);
    let expected = Figures {
        schemas: 8,
        properties: 19,
        parameters: 9,
        values: 4,
    };
    assert_eq!(figures, expected);
}

#[test]
fn a_missing_property() {
    let ours = Crate::new().without(&format!("{NOTE}/author/properties/seen_at"));
    assert_eq!(
        ours.faults(),
        ["Page.notes[].author.seen_at: missing in the crate"]
    );
    let empty = json!({ "type": "object", "properties": {} });
    assert_eq!(
        faults(NOTE, "/author", empty),
        [
            "Page.notes[].author.name: missing in the crate",
            "Page.notes[].author.seen_at: missing in the crate"
        ]
    );
}

#[test]
fn an_extra_property() {
    assert_eq!(
        faults(
            NOTE,
            "/action/properties/whence",
            json!({ "type": "string" })
        ),
        ["Page.notes[].action.whence: not in the document"]
    );
}

#[test]
fn a_misspelt_property_is_missing_and_extra() {
    let ours = Crate::new()
        .without(&format!("{NOTE}/24_hours"))
        .saying(&format!("{NOTE}/24_hour"), json!({ "type": "integer" }));
    assert_eq!(
        ours.faults(),
        [
            "Page.notes[].24_hour: not in the document",
            "Page.notes[].24_hours: missing in the crate"
        ]
    );
}

#[test]
fn a_wrong_type() {
    assert_eq!(
        faults(NOTE, "/author/properties/name/type", json!("boolean")),
        ["Page.notes[].author.name: string in the document, boolean in the crate"]
    );
    assert_eq!(
        faults(NOTE, "/lines/items", json!({ "type": "string" })),
        [
            "Page.notes[].lines: optional array of array of string in the document, \
             optional array of string in the crate"
        ]
    );
    assert_eq!(
        faults(NOTE, "/author", json!({ "type": "string" })),
        ["Page.notes[].author: optional object in the document, optional string in the crate"]
    );
}

#[test]
fn a_whole_number_is_not_any_number() {
    assert_eq!(
        faults(NOTE, "/size/type", json!("number")),
        ["Page.notes[].size: integer in the document, number in the crate"]
    );
    assert_eq!(
        faults(NOTE, "/score/type", json!("integer")),
        ["Page.notes[].score: optional number in the document, optional integer in the crate"]
    );
}

#[test]
fn a_wrong_optionality() {
    let note = "/components/schemas/Note";
    assert_eq!(
        faults(note, "/required", json!(["size"])),
        ["Page.notes[].id: string in the document, optional string in the crate"]
    );
    // Only one of the two variants has it.
    assert_eq!(
        faults(NOTE, "/action/required", json!(["rule", "type", "why"])),
        ["Page.notes[].action.why: optional string in the document, string in the crate"]
    );
    assert_eq!(
        faults(NOTE, "/action/required", json!(["rule"])),
        ["Page.notes[].action.type: enum in the document, optional enum in the crate"]
    );
    assert_eq!(
        faults(SEARCH, "/parameters/4/required", json!(true)),
        ["searchNotes(done): query optional boolean in the document, query boolean in the crate"]
    );
}

#[test]
fn a_wrong_null() {
    assert_eq!(
        faults(
            NOTE,
            "/author/properties/seen_at",
            json!({ "type": "string" })
        ),
        [
            "Page.notes[].author.seen_at: optional nullable string in the document, \
             optional string in the crate"
        ]
    );
    assert_eq!(
        faults(NOTE, "/tags/nullable", json!(true)),
        ["Page.notes[].tags: optional map of any in the document, \
             optional nullable map of any in the crate"]
    );
}

#[test]
fn a_missing_enum_value_and_an_extra_one() {
    // The first use of a type tells what it is.
    assert_eq!(
        faults(
            SEARCH,
            "/parameters/1/schema/enum",
            json!(["green", "blue"])
        ),
        [
            "Page.notes[].colour = \"red\": missing in the crate",
            "Page.notes[].colour = \"blue\": not in the document"
        ]
    );
}

#[test]
fn a_text_in_place_of_an_enum() {
    assert_eq!(
        faults(NOTE, "/colour", json!({ "type": "string" })),
        ["Page.notes[].colour: optional enum in the document, optional string in the crate"]
    );
}

#[test]
fn a_missing_parameter_and_an_extra_one() {
    let mut found = faults(SEARCH, "/parameters/4/name", json!("finished"));
    found.extend(faults(UPDATE, "/parameters/0/name", json!("name")));
    assert_eq!(
        found,
        [
            "searchNotes(done): missing in the crate",
            "searchNotes(finished): not in the document",
            "updateNote(name): not in the document",
            "updateNote(title): missing in the crate"
        ]
    );
}

#[test]
fn a_wrong_range() {
    let ours = Crate::new()
        .saying(
            &format!("{SEARCH}/parameters/0/x-checked/maximum"),
            json!(100),
        )
        .without(&format!("{SEARCH}/parameters/2/x-checked/maxItems"))
        .saying(
            &format!("{UPDATE}/parameters/0/x-checked/maxLength"),
            json!(256),
        );
    assert_eq!(
        ours.faults(),
        [
            "searchNotes(label): query optional array of string, at most 3 in the document, \
             query optional array of string in the crate",
            "searchNotes(limit): query optional integer, 1 to 50 in the document, \
             query optional integer, 1 to 100 in the crate",
            "updateNote(title): body string, at most 80 in the document, \
             body string, at most 256 in the crate"
        ]
    );
}

#[test]
fn a_wrong_kind_of_parameter() {
    let text = json!({ "type": "string" });
    // The table by which values are checked and the type for the caller are two things.
    assert_eq!(
        faults(SEARCH, "/parameters/3/x-checked", text.clone()),
        ["searchNotes(since): query optional time in the document, \
             query optional time, checked as string in the crate"]
    );
    assert_eq!(
        faults(SEARCH, "/parameters/4/schema", text),
        [
            "searchNotes(done): query optional boolean in the document, \
             query optional string, checked as boolean in the crate"
        ]
    );
    // A point in time is milliseconds or a text, not one of them.
    assert_eq!(
        faults(SEARCH, "/parameters/3/schema", json!({ "type": "integer" })),
        ["searchNotes(since): query optional time in the document, \
             query optional integer, checked as time in the crate"]
    );
}

#[test]
fn a_parameter_in_the_wrong_place() {
    assert_eq!(
        faults(UPDATE, "/parameters/0/in", json!("query")),
        [
            "updateNote(title): body string, at most 80 in the document, \
             query optional string, at most 80 in the crate"
        ]
    );
}

#[test]
fn a_wrong_operation() {
    let moved = |from: &str, path: &str, method: &str, name: &str| {
        let mut ours = Crate::new();
        let mut operation = ours.0.pointer(from).unwrap().clone();
        operation["operationId"] = json!(name);
        ours.0["paths"]
            .as_object_mut()
            .unwrap()
            .remove("/v1/notes/{note_id}");
        ours.0["paths"][path] = json!({ method: operation });
        ours.faults()
    };
    let path = "/v1/notes/{note_id}";
    assert_eq!(
        moved(UPDATE, path, "put", "updateNote"),
        ["updateNote(): PATCH /v1/notes/{note_id} in the document, \
             PUT /v1/notes/{note_id} in the crate"]
    );
    assert_eq!(
        moved(UPDATE, path, "patch", "changeNote"),
        ["updateNote(): called changeNote in the crate"]
    );
    assert_eq!(
        moved(UPDATE, path, "delete", "deleteNote"),
        [
            "updateNote(): missing in the crate",
            "deleteNote(): not in the document"
        ]
    );
}

#[test]
fn a_type_that_no_document_knows() {
    assert_eq!(
        faults(
            "/components/schemas",
            "/Colors",
            json!({ "type": "string" })
        ),
        ["type Colors: not in the document"]
    );
}
