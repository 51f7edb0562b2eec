//! The judgement for `js/verify`. How values cross is described in the crate `fingerprint-edge-wasm`.

use fingerprint_edge::__bindings::verify as core;
use fingerprint_edge::trust::verify::{PolicyError, Shape};
use fingerprint_edge_wasm::{Given, Mark, Value, answer, pairs};
use wasm_bindgen::prelude::wasm_bindgen;

/// The standard library's allocator would be an eighth of the whole file.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: lol_alloc::LockedAllocator<lol_alloc::FreeListAllocator> =
    lol_alloc::LockedAllocator::new(lol_alloc::FreeListAllocator::new());

/// Where events have what a policy can ask for: lines with a name, the name of the row without which it cannot be
/// judged, and a column for each shape with its paths. The first line has the names of the rows that are always
/// needed, nothing, and the fields of each shape. Tabs stand between columns, spaces between names, fields and paths.
#[wasm_bindgen]
pub fn verify_table() -> String {
    let mut table = String::new();
    for row in core::CONTEXT {
        table.push_str(row.name);
        table.push(' ');
    }
    table.push('\t');
    for (_, fields) in core::SHAPES {
        table.push('\t');
        table.push_str(fields);
    }
    for row in [core::FACTS, core::SIGNALS, core::CONTEXT]
        .into_iter()
        .flatten()
    {
        for (before, column) in [
            ("\n", row.name),
            ("\t", row.governor()),
            ("\t", row.columns),
        ] {
            table.push_str(before);
            table.push_str(column);
        }
    }
    Mark::Value.before(&table)
}

/// The reasons against an event, a line each. `shape` is its number in the table. `facts` has a pair for each
/// path of what the policy names and of what is needed for that, and in v3 one with `!` before the name for the error code
/// of each product. `policy` has its members, named `list.name` with `allow`, `deny`, `onMissing` or
/// nothing before the dot.
#[wasm_bindgen]
pub fn verify_event(shape: usize, facts: &str, policy: &str, now_ms: f64) -> String {
    answer(
        reasons(shape, facts, policy, now_ms)
            .as_ref()
            .map_err(PolicyError::message),
    )
}

fn reasons(shape: usize, facts: &str, policy: &str, now_ms: f64) -> Result<String, PolicyError> {
    let members: Vec<_> = pairs(policy).map(member).collect();
    let policy = core::policy(&members)?;
    let shape = core::SHAPES
        .get(shape)
        .map_or(Shape::V4, |(shape, _)| *shape);
    let found = pairs(facts)
        .map(|(name, given)| (name, fact(given)))
        .collect();
    let mut lines = String::new();
    for reason in core::judge(&core::Facts { shape, found }, &policy, now_ms as i64) {
        lines.push_str(&core::text(&reason));
        lines.push('\n');
    }
    Ok(lines)
}

fn member<'a>((name, given): (&'a str, Given<'a>)) -> core::Member<'a> {
    let (list, name) = name.split_once(['.']).unwrap_or(("", name));
    let given = match given {
        Given::Nothing => core::Given::One(core::Value::Other("undefined")),
        Given::One(one) => core::Given::One(value(one)),
        Given::Item(item) => core::Given::Item(value(item)),
        Given::NoItems => core::Given::EmptyList,
    };
    core::Member { list, name, given }
}

/// A list in an event is nothing that a policy could name.
fn fact(given: Given<'_>) -> Option<core::Value<'_>> {
    match given {
        Given::Nothing => None,
        Given::One(one) => Some(value(one)),
        Given::Item(_) | Given::NoItems => Some(core::Value::Other("an array")),
    }
}

fn value(value: Value<'_>) -> core::Value<'_> {
    match value {
        Value::Text(text) => core::Value::Text(text),
        Value::Number(number) => core::Value::Number(number.into()),
        Value::Flag(flag) => core::Value::Flag(flag == "true"),
        other => core::Value::Other(other.type_name()),
    }
}
