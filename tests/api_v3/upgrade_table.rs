//! The table of paths from v3 to v4, `tests/documents/upgrade-paths.json`.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::leaves::Step;

pub(crate) fn table() -> Value {
    serde_json::from_str(include_str!("../documents/upgrade-paths.json")).unwrap()
}

pub(crate) fn steps(names: &[&str]) -> Vec<Step> {
    names
        .iter()
        .map(|name| Step::Field((*name).to_owned()))
        .collect()
}

pub(crate) fn is_named(step: &Step, name: &str) -> bool {
    *step == Step::Field(name.to_owned())
}

/// The path as it would be under `products`, without `data`; a webhook and a visit are flat.
pub(crate) fn in_products(table: &Value, v3: &Value, path: &[Step]) -> Option<Vec<Step>> {
    if v3.get("products").is_some() {
        let is_data = path.get(2).is_some_and(|step| is_named(step, "data"));
        return is_data.then(|| [&path[1..2], &path[3..]].concat());
    }
    let rows = ["same", "time", "twins"]
        .iter()
        .flat_map(|group| table[group].as_object().unwrap().keys());
    let rows = rows.map(String::as_str);
    let nowhere = table["none"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row.as_str().unwrap());
    let parts: BTreeSet<_> = rows
        .chain(nowhere)
        .map(|row| row.split(['.', '[']).next().unwrap())
        .collect();
    let before = match &path[0] {
        Step::Field(name) if name == "bot" => steps(&["botd"]),
        Step::Field(name) if parts.contains(name.as_str()) && v3[name].is_object() => Vec::new(),
        _ => steps(&["identification"]),
    };
    Some([&before, path].concat())
}

/// A path without its indexes, as the table has it.
pub(crate) fn key(path: &[Step]) -> String {
    let text: String = path
        .iter()
        .map(|step| match step {
            Step::Field(name) => format!(".{name}"),
            Step::Item(_) => "[]".to_owned(),
        })
        .collect();
    text.trim_start_matches('.').to_owned()
}

/// A place of the table with the indexes of the leaf.
pub(crate) fn place(text: &str, leaf: &[Step]) -> Vec<Step> {
    let mut indexes = leaf.iter().filter(|step| matches!(step, Step::Item(_)));
    let names = text.replace("[]", ".[]");
    let steps = names.split('.').filter_map(|name| match name {
        "[]" => indexes.next().cloned(),
        name => Some(Step::Field(name.to_owned())),
    });
    steps.collect()
}

/// How a leaf is converted, and where it then stands; nothing for what has no place.
pub(crate) fn targets(table: &Value, leaf: &[Step]) -> (String, Vec<Vec<Step>>) {
    let mut key = key(leaf);
    for (from, to) in table["aliases"].as_object().unwrap() {
        if let Some(rest) = key.strip_prefix(&format!("{from}.")) {
            key = format!("{}.{rest}", to.as_str().unwrap());
        }
    }
    for (from, to) in table["whole"].as_object().unwrap() {
        if format!("{key}.").starts_with(&format!("{from}.")) {
            let rest = &leaf[from.split('.').count()..];
            return (
                "whole".to_owned(),
                vec![[&steps(&[to.as_str().unwrap()]), rest].concat()],
            );
        }
    }
    for group in ["same", "time", "bot"] {
        let row = table[group]
            .get(&key)
            .or_else(|| table[group].get(format!("{key}[]")));
        let to: Vec<_> = match row {
            Some(Value::Array(places)) => places.iter().collect(),
            row => row.into_iter().collect(),
        };
        if !to.is_empty() {
            let to = to
                .into_iter()
                .map(|text| place(text.as_str().unwrap(), leaf));
            return (group.to_owned(), to.collect());
        }
    }
    (String::new(), Vec::new())
}

/// Milliseconds of a date-time in UTC after 1970.
pub(crate) fn millis(text: &str) -> i64 {
    let number = |from: usize, to: usize| text.get(from..to).unwrap().parse::<i64>().unwrap();
    let (year, month, day) = (number(0, 4), number(5, 7), number(8, 10));
    // Counted from March, leap days come last.
    let (year, month) = if month > 2 {
        (year, month - 3)
    } else {
        (year - 1, month + 9)
    };
    let days =
        365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 719_469;
    let seconds = days * 86_400 + number(11, 13) * 3600 + number(14, 16) * 60 + number(17, 19);
    let fraction = format!("{:0<3}", text.get(19..).unwrap().trim_matches(['.', 'Z']));
    seconds * 1000 + fraction.parse::<i64>().unwrap()
}

/// Whether the table has the path, or one in it.
pub(crate) fn is_known(table: &Value, key: &str) -> bool {
    let rows = ["same", "time"]
        .iter()
        .flat_map(|group| table[group].as_object().unwrap().keys());
    let mut rows = rows.map(|row| row.strip_prefix(key));
    rows.any(|rest| rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '['])))
}

/// Whether the table says that v4 has no place for it, or for that of which it is a part.
pub(crate) fn is_in_none(table: &Value, key: &str) -> bool {
    let mut rows = table["none"].as_array().unwrap().iter();
    let starts =
        |row: &Value| format!("{key}.").starts_with(&format!("{}.", row.as_str().unwrap()));
    rows.any(starts)
        || table["twins"]
            .as_object()
            .unwrap()
            .keys()
            .any(|row| key.starts_with(row.as_str()))
}
