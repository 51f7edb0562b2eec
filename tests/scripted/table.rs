//! Reads the files of the table, and writes out what their cases abbreviate.

use std::fs;
use std::path::PathBuf;

use fingerprint_edge::__bindings::call::endpoint::System;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use crate::case::Case;

/// Who imports the files in JavaScript.
pub(crate) const IMPORTS: [&str; 2] = [
    include_str!("../js/contract/scripted.js"),
    include_str!("../js/contract/table.js"),
];

fn folder() -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests", "answers"]
        .iter()
        .collect()
}

/// The names of the JSON files of the table.
pub(crate) fn files() -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".json"))
        .collect();
    names.sort_unstable();
    names
}

fn read<T: DeserializeOwned>(name: &str) -> T {
    let text = fs::read_to_string(folder().join(name)).unwrap();
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The rows of a file that is one plain table.
pub(crate) fn rows<T: DeserializeOwned>(name: &str) -> Vec<T> {
    read(name)
}

/// All cases of a file, each once for each of its variants and answers.
pub(crate) fn cases(name: &str) -> Vec<Case> {
    let mut cases = Vec::new();
    for short in read::<Vec<Map<String, Value>>>(name) {
        let title = short.get("case").cloned();
        for variant in variants(short) {
            for whole in with_each(variant) {
                let case = serde_json::from_value(Value::Object(whole))
                    .unwrap_or_else(|error| panic!("{name}, {title:?}: {error}"));
                cases.push(case);
            }
        }
    }
    cases
}

fn variants(mut case: Map<String, Value>) -> Vec<Map<String, Value>> {
    let variants = case.remove("variants").unwrap_or_else(|| json!([{}]));
    let differs = case.remove("differs").map(|differs| {
        let differs: Differs = serde_json::from_value(differs).unwrap();
        assert!(!differs.why.is_empty());
        json!({ "expect": differs.rust.unwrap_or_default() })
    });
    let variants: Vec<Value> = serde_json::from_value(variants).unwrap();
    variants
        .iter()
        .map(|variant| {
            let mut whole = case.clone();
            for over in [Some(variant), differs.as_ref()].into_iter().flatten() {
                for (name, value) in over.as_object().unwrap() {
                    put(&mut whole, name, value);
                }
            }
            whole
        })
        .collect()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Differs {
    why: String,
    #[serde(rename = "javascript")]
    _javascript: Option<Map<String, Value>>,
    rust: Option<Map<String, Value>>,
}

fn put(whole: &mut Map<String, Value>, name: &str, value: &Value) {
    match (whole.get_mut(name), value) {
        (Some(Value::Object(known)), Value::Object(more))
            if name == "expect" || name == "options" =>
        {
            known.extend(more.clone());
        }
        _ => {
            whole.insert(name.to_owned(), value.clone());
        }
    }
}

fn with_each(mut case: Map<String, Value>) -> Vec<Map<String, Value>> {
    let each: Vec<Value> = match case.remove("each") {
        Some(each) => serde_json::from_value(each).unwrap(),
        None => return vec![case],
    };
    each.iter()
        .map(|answer| {
            let mut whole = case.clone();
            let answers = whole["answers"].as_array_mut().unwrap();
            for place in answers.iter_mut().filter(|place| **place == "each") {
                *place = answer.clone();
            }
            whole
        })
        .collect()
}

/// The operations of the table.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Operations {
    key: Map<String, Value>,
    id: String,
    groups: Map<String, Value>,
    template: Map<String, Value>,
    success: Map<String, Value>,
}

/// One of them.
pub(crate) struct Operation {
    pub(crate) name: String,
    pub(crate) system: System,
    pub(crate) key: String,
    pub(crate) id: String,
    pub(crate) template: String,
    pub(crate) success: Value,
}

impl Operations {
    pub(crate) fn read() -> Self {
        read("operations.json")
    }

    pub(crate) fn one(&self, name: &str) -> Operation {
        let system = name.split('.').next().unwrap();
        Operation {
            name: name.to_owned(),
            system: System::ALL
                .into_iter()
                .find(|known| known.name() == system)
                .unwrap(),
            key: self.key[system].as_str().unwrap().to_owned(),
            id: self.id.clone(),
            template: self.template[name].as_str().unwrap().to_owned(),
            success: self.success[name].clone(),
        }
    }

    /// The operation of a system with which its headers and keys are tried.
    pub(crate) fn first_of(&self, system: &str) -> Operation {
        match system {
            "live" => self.one("live.getVisits"),
            _ => self.one(&format!("{system}.getEvent")),
        }
    }

    /// The operations of these names, and of the groups among them.
    pub(crate) fn named(&self, names: &[String]) -> Vec<Operation> {
        names
            .iter()
            .flat_map(|name| match self.groups.get(name) {
                Some(group) => {
                    let names: Vec<String> = serde_json::from_value(group.clone()).unwrap();
                    self.named(&names)
                }
                None => vec![self.one(name)],
            })
            .collect()
    }
}
