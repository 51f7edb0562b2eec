//! Judges the documents of fixtures/schema by a crate that fits them, and by one with a fault at a time.

mod documents;
mod excuses;
mod faults;

use super::compare::{Difference, Figures};
use super::crate_types::Description;
use super::documents::Known;
use super::judge;
use super::openapi::Document;
use anyhow::Result;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

const NOTES: Known = Known {
    name: "notes",
    title: "Notes API",
    version: "1",
    with: None,
    system: "notes",
    whole: true,
    roots: &[("Page", "Page"), ("Change", "Change")],
    inputs: &[("searchNotes", "SearchNotes")],
};

/// What a crate says of itself, open to change.
struct Crate {
    declarations: String,
    json: Value,
}

impl Crate {
    /// A crate that fits the document in every way.
    fn new() -> Self {
        Self {
            declarations: include_str!("../../fixtures/schema/crate.d.ts").to_owned(),
            json: serde_json::from_str(include_str!("../../fixtures/schema/crate.json")).unwrap(),
        }
    }

    /// The same crate with one declaration written differently.
    fn declaring(mut self, old: &str, new: &str) -> Self {
        assert_eq!(self.declarations.matches(old).count(), 1, "{old}");
        self.declarations = self.declarations.replace(old, new);
        self
    }

    /// The same crate with one value of its description replaced.
    fn saying(mut self, pointer: &str, value: Value) -> Self {
        *self.json.pointer_mut(pointer).expect(pointer) = value;
        self
    }

    fn description(&self) -> Description {
        let types: Vec<_> = self
            .declarations
            .split("\n\n")
            .map(|text| self.declared(text))
            .collect();
        let text = json!({ "systems": { "notes": types }, "operations": self.json["operations"] });
        Description::parse(&text.to_string()).unwrap()
    }

    /// A declaration with the fields that belong to it.
    fn declared(&self, text: &str) -> Value {
        let (_, rest) = text.split_once("export ").unwrap();
        let name = rest.split_whitespace().nth(1).unwrap();
        let fields = self.json["fields"].get(name);
        json!({ "text": text, "fields": fields.unwrap_or(&json!([])) })
    }

    fn judged(&self) -> Result<(Vec<Difference>, Figures)> {
        let description = self.description();
        let document = Document::open(&fixture(""))?;
        let theirs = document.types()?;
        let ours = description.types("notes")?;
        let operations = description.operations("notes");
        judge(&document, &theirs, &ours, &operations, &NOTES)
    }

    /// What the judge prints.
    fn faults(&self) -> Vec<String> {
        let (differences, _) = self.judged().unwrap();
        differences.iter().map(ToString::to_string).collect()
    }
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures/schema")
        .join(name)
}
