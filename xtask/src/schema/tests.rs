//! Judges the documents of fixtures/schema by a crate that fits them, and by one with a fault at a time.

mod declarations;
mod documents;
mod excuses;
mod faults;

use super::compare::{Difference, Figures, compare};
use super::documents::Known;
use super::facts::Facts;
use super::openapi::Document;
use anyhow::Result;
use serde_json::Value;
use std::path::{Path, PathBuf};

const NOTES: Known = Known {
    name: "notes",
    title: "Notes API",
    version: "1",
    with: None,
    system: "notes",
    whole: true,
    roots: &[("Page", "Page"), ("Change", "Change")],
};

/// What a crate says of itself, open to change.
struct Crate(Value);

impl Crate {
    /// A crate that fits the document in every way.
    fn new() -> Self {
        let text = include_str!("../../fixtures/schema/crate.yaml");
        Self(serde_saphyr::from_str(text).unwrap())
    }

    /// The same crate with one value of its description replaced, or added.
    fn saying(mut self, pointer: &str, value: Value) -> Self {
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        match self.0.pointer_mut(parent).expect(parent) {
            Value::Object(fields) => drop(fields.insert(key.replace("~1", "/"), value)),
            list => list[key.parse::<usize>().unwrap()] = value,
        }
        self
    }

    /// The same crate without that value.
    fn without(mut self, pointer: &str) -> Self {
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        let fields = self.0.pointer_mut(parent).and_then(Value::as_object_mut);
        assert!(fields.expect(parent).remove(key).is_some(), "{pointer}");
        self
    }

    fn facts(&self) -> Facts {
        Document::of(self.0.clone()).facts(&[]).unwrap()
    }

    fn judged(&self) -> Result<(Vec<Difference>, Figures)> {
        let document = NOTES.facts(&Document::open(&fixture(""))?)?;
        // By way of the digest, as in every run.
        let document = Facts::parse(&toml::to_string_pretty(&document)?)?;
        compare(&document, &self.facts(), &NOTES)
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
