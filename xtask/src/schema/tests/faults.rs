//! Each fault of a crate is found, and nothing else.

use super::Crate;
use serde_json::json;

#[test]
fn a_crate_that_fits_has_no_differences() {
    let (differences, figures) = Crate::new().judged().unwrap();
    assert_eq!(differences, []);
    assert_eq!(figures.properties, 19);
    assert_eq!(figures.parameters, 9);
    assert_eq!(figures.values, 4);
}

#[test]
fn a_missing_property() {
    let ours = Crate::new()
        .declaring("    seen_at?: string | null;\n", "")
        .saying("/fields/Author", json!([["name", "String"]]));
    assert_eq!(
        ours.faults(),
        ["Page.notes[].author.seen_at: missing in the crate"]
    );
}

#[test]
fn an_extra_property() {
    let ours = Crate::new()
        .declaring(
            "    why?: string;\n",
            "    why?: string;\n    whence?: string;\n",
        )
        .saying(
            "/fields/Action",
            json!([["a", ""], ["b", ""], ["c", "i64"], ["d", ""], ["e", ""]]),
        );
    assert_eq!(
        ours.faults(),
        ["Page.notes[].action.whence: not in the document"]
    );
}

#[test]
fn a_misspelt_property_is_missing_and_extra() {
    let ours = Crate::new().declaring("\"24_hours\"", "\"24_hour\"");
    assert_eq!(
        ours.faults(),
        [
            "Page.notes[].24_hours: missing in the crate",
            "Page.notes[].24_hour: not in the document"
        ]
    );
}

#[test]
fn a_wrong_type() {
    let ours = Crate::new().declaring("    name: string;", "    name: boolean;");
    assert_eq!(
        ours.faults(),
        ["Page.notes[].author.name: a string in the document, a boolean in the crate"]
    );
    let ours = Crate::new().declaring("string[][]", "string[]");
    assert_eq!(
        ours.faults(),
        ["Page.notes[].lines[]: an array of (a string) in the document, a string in the crate"]
    );
}

#[test]
fn a_whole_number_is_not_any_number() {
    let ours = Crate::new().saying("/fields/Note/1/1", json!("f64"));
    assert_eq!(
        ours.faults(),
        ["Page.notes[].size: a whole number in the document, a number in the crate"]
    );
    let ours = Crate::new().saying("/fields/Note/2/1", json!("Option<i64>"));
    assert_eq!(
        ours.faults(),
        ["Page.notes[].score: a number in the document, a whole number in the crate"]
    );
}

#[test]
fn a_wrong_optionality() {
    let ours = Crate::new().declaring("    id: string;", "    id?: string;");
    assert_eq!(
        ours.faults(),
        ["Page.notes[].id: optional in the crate, required in the document"]
    );
    // Only one of the two variants has it.
    let ours = Crate::new().declaring("    why?: string;", "    why: string;");
    assert_eq!(
        ours.faults(),
        ["Page.notes[].action.why: optional in the document, required in the crate"]
    );
    let ours = Crate::new().declaring("    type: ActionType;", "    type?: ActionType;");
    assert_eq!(
        ours.faults(),
        ["Page.notes[].action.type: optional in the crate, required in the document"]
    );
}

#[test]
fn a_wrong_null() {
    let ours = Crate::new().declaring("seen_at?: string | null", "seen_at?: string");
    assert_eq!(
        ours.faults(),
        ["Page.notes[].author.seen_at: may be null in the document, not in the crate"]
    );
    let ours = Crate::new().declaring("tags?: Tags;\n    lines", "tags?: Tags | null;\n    lines");
    assert_eq!(
        ours.faults(),
        ["Page.notes[].tags: may be null in the crate, not in the document"]
    );
}

#[test]
fn a_missing_enum_value_and_an_extra_one() {
    let ours = Crate::new().declaring("\"red\" | \"green\"", "\"green\" | \"blue\"");
    assert_eq!(
        ours.faults(),
        [
            "Page.notes[].colour = \"red\": missing in the crate",
            "Page.notes[].colour = \"blue\": not in the document"
        ]
    );
}

#[test]
fn a_text_in_place_of_an_enum() {
    let ours = Crate::new().declaring("colour?: Colour;", "colour?: string;");
    assert_eq!(
        ours.faults(),
        ["Page.notes[].colour: one of [\"red\", \"green\"] in the document, a string in the crate"]
    );
}

#[test]
fn a_missing_parameter_and_an_extra_one() {
    let ours = Crate::new().saying("/operations/0/parameters/4/name", json!("finished"));
    assert_eq!(
        ours.faults(),
        [
            "searchNotes(done): missing in the crate",
            "searchNotes(finished): not in the document"
        ]
    );
    let ours = Crate::new().saying("/operations/1/parameters/0/name", json!("name"));
    assert_eq!(
        ours.faults(),
        [
            "updateNote(title): missing in the crate",
            "updateNote(name): not in the document"
        ]
    );
}

#[test]
fn a_wrong_range() {
    let ours = Crate::new()
        .saying("/operations/0/parameters/0/most", json!(100))
        .saying("/operations/0/parameters/2/most", json!(null))
        .saying("/operations/1/parameters/0/most", json!(256));
    let mut faults = ours.faults();
    faults.sort();
    assert_eq!(
        faults,
        [
            "searchNotes(label): at most 3 in the document, any size in the crate",
            "searchNotes(limit): 1 to 50 in the document, 1 to 100 in the crate",
            "updateNote(title): at most 80 in the document, at most 256 in the crate"
        ]
    );
}

#[test]
fn a_wrong_kind_of_parameter() {
    let ours = Crate::new().saying("/operations/0/parameters/3/kind", json!("text"));
    assert_eq!(
        ours.faults(),
        ["searchNotes(since): a point in time in the document, a string in the crate"]
    );
    // The table by which values are checked and the type for the caller are two things.
    let ours = Crate::new().declaring("done?: boolean", "done?: string");
    assert_eq!(
        ours.faults(),
        ["searchNotes(done): a boolean in the document, a string in the crate"]
    );
}

#[test]
fn a_parameter_in_the_wrong_place() {
    let ours = Crate::new().saying("/operations/1/takes", json!("nothing"));
    assert_eq!(
        ours.faults(),
        [
            "updateNote(tags): missing in the crate",
            "updateNote(title): missing in the crate"
        ]
    );
}

#[test]
fn a_wrong_operation() {
    let ours = Crate::new().saying("/operations/1/method", json!("PUT"));
    assert_eq!(
        ours.faults(),
        [
            "updateNote(): PATCH /v1/notes/{note_id} in the document, PUT /v1/notes/{note_id} in the crate"
        ]
    );
    let ours = Crate::new().saying("/operations/1/name", json!("changeNote"));
    assert_eq!(
        ours.faults(),
        ["updateNote(): called changeNote in the crate"]
    );
    let ours = Crate::new()
        .saying("/operations/1/name", json!("deleteNote"))
        .saying("/operations/1/method", json!("DELETE"));
    assert_eq!(
        ours.faults(),
        [
            "updateNote(): missing in the crate",
            "deleteNote(): not in the document"
        ]
    );
}

#[test]
fn a_type_that_no_document_knows() {
    let ours = Crate::new().declaring(
        "export interface Author",
        "export type Colors = Colour;\n\nexport interface Author",
    );
    assert_eq!(ours.faults(), ["type Colors: not in the document"]);
}

#[test]
fn a_date_stands_for_milliseconds_and_for_nothing_else() {
    let ours = Crate::new().declaring("number | string | Date", "number | Date");
    let since = "searchNotes(since): a string or a whole number in the document";
    assert_eq!(
        ours.faults(),
        [format!("{since}, a number or a date in the crate")]
    );
    let ours = Crate::new().declaring("number | string | Date", "string | Date");
    assert_eq!(
        ours.faults(),
        [format!("{since}, a string or a date in the crate")]
    );
}
