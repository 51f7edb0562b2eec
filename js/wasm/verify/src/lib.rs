//! The judgement for `js/verify.js`. What crosses is one flat text each of the event and of the policy: `name
//! NUL value NUL`, where a letter before the value says its type.

use wasm_bindgen::prelude::wasm_bindgen;

use crate::call::error::concat;
use crate::trust::verify::judge::judge;
use crate::trust::verify::policy::{Given, Member, Policy, PolicyError};
use crate::trust::verify::table::{FACTS, SIGNALS, Shape};
use crate::trust::verify::value::{Facts, Value};

/// Where events have what a policy can ask for: lines with a name and a column for each shape, tabs between
/// them. The first line has no name, and in the columns the fields that tell each shape from those after it;
/// the others are members of a policy and signals, with their paths. Spaces stand between fields and paths.
#[wasm_bindgen]
pub fn verify_table() -> String {
    let mut table = String::new();
    for (_, fields) in Shape::ALL {
        table.push('\t');
        table.push_str(fields);
    }
    for row in [FACTS, SIGNALS].into_iter().flatten() {
        table.push('\n');
        table.push_str(row.name);
        for (shape, _) in Shape::ALL {
            table.push('\t');
            table.push_str(row.paths(shape));
        }
    }
    table
}

/// The reasons against an event, a line each. `shape` is its number in the table. `facts` has a pair for each
/// path of what the policy names, with an empty value where nothing is. `policy` has a pair for each member,
/// named `list.name` with `allow`, `deny` or nothing before the dot; a list is as many pairs as it has items,
/// with an `a` before each. A text that begins with `!` is a refusal, and the rest of it the message.
#[wasm_bindgen]
pub fn verify_event(shape: usize, facts: &str, policy: &str, now_ms: f64) -> String {
    reasons(shape, facts, policy, now_ms).unwrap_or_else(|error| concat(&["!", error.message()]))
}

fn reasons(shape: usize, facts: &str, policy: &str, now_ms: f64) -> Result<String, PolicyError> {
    let members: Vec<_> = pairs(policy).map(member).collect();
    let policy = Policy::read(&members)?;
    let shape = Shape::ALL.get(shape).map_or(Shape::V4, |(shape, _)| *shape);
    let found = pairs(facts)
        .map(|(name, value)| (name, typed(value)))
        .collect();
    let mut lines = String::new();
    for reason in judge(&Facts { shape, found }, &policy, now_ms as i64) {
        lines.push_str(&reason.text());
        lines.push('\n');
    }
    Ok(lines)
}

fn pairs(flat: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut parts = flat.split('\0');
    std::iter::from_fn(move || Some((parts.next()?, parts.next()?)))
}

fn member<'a>((name, value): (&'a str, &'a str)) -> Member<'a> {
    let (list, name) = name.split_once('.').unwrap_or(("", name));
    let given = match value.strip_prefix('a') {
        None => Given::One(typed(value).unwrap_or(Value::Other("undefined"))),
        Some(item) => typed(item).map_or(Given::EmptyList, Given::Item),
    };
    Member { list, name, given }
}

/// The letters that `js/input.js` writes before a value; nothing at all stands for nothing.
fn typed(value: &str) -> Option<Value<'_>> {
    let mut characters = value.chars();
    let letter = characters.next()?;
    let text = characters.as_str();
    Some(match letter {
        's' => Value::Text(text),
        'n' => Value::Number(text.into()),
        'b' => Value::Flag(text == "true"),
        'd' => Value::Other("a date"),
        _ => Value::Other(text),
    })
}
