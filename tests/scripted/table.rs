//! Reads the files of the table, and writes out what their cases abbreviate.

use fingerprint_edge::__bindings::call::endpoint::System;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use super::case::Case;

/// In the program itself: a browser has no files.
macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        [$(($name, include_str!(concat!("../answers/", $name)))),+]
    };
}

/// The JSON files of the table, by their names.
pub(crate) const FILES: [(&str, &str); 13] = files![
    "bodies.json",
    "echoes.json",
    "headers.json",
    "iq.json",
    "keys.json",
    "limits.json",
    "operations.json",
    "polling.json",
    "repeated.json",
    "retry-after.json",
    "successes.json",
    "v3.json",
    "v4.json",
];

/// The names of those that are lists of cases.
pub(crate) fn lists() -> impl Iterator<Item = &'static str> {
    let names = FILES.into_iter().map(|(name, _)| name);
    names.filter(|name| !["headers.json", "keys.json", "operations.json"].contains(name))
}

fn read<T: DeserializeOwned>(name: &str) -> T {
    let (_, text) = FILES.iter().find(|(known, _)| *known == name).unwrap();
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}"))
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
