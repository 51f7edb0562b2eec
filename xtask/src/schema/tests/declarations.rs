//! The test that `tsc` compiles has a line for each type, and one for what each operation takes.

use super::Crate;
use crate::schema::System;
use crate::schema::declarations::test;
use serde_json::json;

#[test]
fn what_stands_in_its_place_is_compared() {
    let described = Crate::new()
        .saying(
            "/components/schemas/Note/properties/score/x-typescript",
            json!("Score"),
        )
        .saying(
            "/components/schemas/Note/properties/replies/items",
            json!({ "type": "string" }),
        )
        .saying(
            "/components/schemas/Page/properties/notes/items",
            json!({ "type": "string" }),
        );
    let system = System {
        document: described.0,
        typescript: String::new(),
    };
    let text = test(&system).unwrap();
    assert!(text.contains("\"score\"?: Score; "), "{text}");
}

#[test]
fn a_line_for_each_type() {
    let text = json!({ "type": "string" });
    let described = Crate::new()
        .saying(
            "/components/schemas/Page/properties/notes/items",
            text.clone(),
        )
        .saying("/components/schemas/Note/properties/replies/items", text);
    let system = System {
        document: described.0,
        typescript: "// The declarations.".to_owned(),
    };
    let text = test(&system).unwrap();
    assert!(text.starts_with("// The declarations.\n"));
    let lines: Vec<_> = text
        .lines()
        .filter(|line| line.starts_with("same<"))
        .collect();
    let note = lines.iter().find(|line| line.contains("<Note, ")).unwrap();
    for part in [
        "\"id\": string; ",
        "\"score\"?: number; ",
        "\"colour\"?: \"red\" | \"green\" | (string & {}); ",
        "\"seen_at\"?: string | null; ",
        "\"lines\"?: ((string)[])[]; ",
        "\"tags\"?: Record<string, unknown>; ",
    ] {
        assert!(note.contains(part), "{note}");
    }
    let search = lines
        .iter()
        .find(|line| line.contains("<SearchNotes, "))
        .unwrap();
    for part in [
        "\"colour\"?: \"red\" | \"green\" | null | undefined; ",
        "\"since\"?: number | string | Date | null | undefined; ",
    ] {
        assert!(search.contains(part), "{search}");
    }
    let change = lines.iter().filter(|line| line.contains("<Change, "));
    let change: Vec<_> = change.collect();
    assert_eq!(change.len(), 1);
    assert!(change[0].contains("\"title\"?: string | undefined; "));
}
