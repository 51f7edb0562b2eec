//! The declarations for TypeScript, judged by `tsc`: they must be the very types that Rust has.

use crate::node_tools;
use crate::project::Project;
use crate::schema::{System, Systems};
use crate::sh;
use crate::step::Step;
use anyhow::{Context, Result, bail, ensure};
use serde_json::{Map, Value};
use std::fmt::Write;
use std::fs;

/// What it says with.
const SAME: &str = include_str!("same.ts");

/// Nothing picked up by chance: no `@types` of a folder above.
const TSC: &str =
    "--noEmit --strict --exactOptionalPropertyTypes --target es2022 --lib es2023 --module esnext";

/// Compiles the declarations of each API together with what Rust says of the same types.
pub(crate) fn check(project: &Project, step: &Step, systems: &Systems) -> Result<()> {
    let folder = project.target("schema");
    fs::create_dir_all(&folder)?;
    let mut tsc = node_tools::tool(project, "tsc");
    tsc.args(TSC.split(' ')).args(["--types", ""]);
    for (name, system) in systems {
        let text = test(system).with_context(|| format!("in the types of {name}"))?;
        let file = folder.join(format!("{name}.ts"));
        fs::write(&file, text).with_context(|| format!("writing {}", file.display()))?;
        tsc.arg(file);
    }
    sh::run(step, &mut tsc)?;
    Ok(())
}

/// The declarations, and below them a line for each type.
pub(super) fn test(system: &System) -> Result<String> {
    let mut text = format!("{}\n{SAME}\n", system.typescript);
    let fields = |pointer| system.document.pointer(pointer).and_then(Value::as_object);
    let mut types = fields("/components/schemas").context("no types")?.clone();
    for item in fields("/paths").context("no paths")?.values() {
        for operation in item.as_object().into_iter().flat_map(Map::values) {
            if let Some(name) = operation.get("x-input").and_then(Value::as_str) {
                types.remove(name);
                let input = input(operation)?;
                writeln!(text, "same<Different<{name}, {{ {input} }}>>();")?;
            }
        }
    }
    ensure!(!types.is_empty(), "no types");
    for (name, schema) in &types {
        let of = of(schema, " | (string & {})")?;
        writeln!(text, "same<Different<{name}, {of}>>();")?;
    }
    Ok(text)
}

/// What a caller gives to an operation: known values alone, and dates in place of milliseconds. What is
/// undefined is left out, and so is null in a query; in a body it would be a value.
fn input(operation: &Value) -> Result<String> {
    let parameters = operation.get("parameters").and_then(Value::as_array);
    let mut text = String::new();
    for parameter in parameters.context("no parameters")? {
        let word = |pointer| parameter.pointer(pointer).and_then(Value::as_str);
        let name = word("/name").context("no name")?;
        let absent = match word("/in") {
            Some("path") => continue,
            Some("query") => " | null | undefined",
            _ => " | undefined",
        };
        let milliseconds = word("/x-checked/format") == Some("milliseconds");
        let date = if milliseconds { " | Date" } else { "" };
        let (mark, absent) = match parameter.get("required").and_then(Value::as_bool) {
            Some(true) => ("", ""),
            _ => ("?", absent),
        };
        let of = of(parameter.get("schema").context("no schema")?, "")?;
        write!(text, "{name:?}{mark}: {of}{date}{absent}; ")?;
    }
    Ok(text)
}

/// A type from its schema, unless the schema says that TypeScript has another one in its place; `open` is what an enum allows besides its known values.
fn of(schema: &Value, open: &str) -> Result<String> {
    if let Some(text) = schema.get("x-typescript").and_then(Value::as_str) {
        return Ok(text.to_owned());
    }
    if let Some(value) = schema.get("x-signal") {
        let null = schema.get("nullable").map_or("", |_| " | null");
        return Ok(format!("Signal<{}>{null}", of(value, open)?));
    }
    let text = match schema.get("type").and_then(Value::as_str) {
        None if schema.get("oneOf").is_some() => "number | string | Date".to_owned(),
        None => {
            ensure!(
                schema.get("$ref").is_none(),
                "a reference is not understood"
            );
            "unknown".to_owned()
        }
        Some("boolean") => "boolean".to_owned(),
        Some("integer" | "number") => "number".to_owned(),
        Some("string") => match schema.get("enum").and_then(Value::as_array) {
            None => "string".to_owned(),
            Some(values) => {
                let values: Vec<_> = values.iter().map(ToString::to_string).collect();
                format!("{}{open}", values.join(" | "))
            }
        },
        Some("array") => {
            let items = schema.get("items").context("an array without `items`")?;
            format!("({})[]", of(items, open)?)
        }
        Some("object") => match schema.get("properties").and_then(Value::as_object) {
            None => match schema.get("additionalProperties") {
                Some(Value::Bool(true)) => "Record<string, unknown>".to_owned(),
                Some(values) => format!("Record<string, {}>", of(values, open)?),
                None => bail!("an object of nothing"),
            },
            Some(properties) => object(schema, properties, open)?,
        },
        Some(word) => bail!("the type `{word}` is not understood"),
    };
    let null = schema.get("nullable").is_some();
    Ok(if null { format!("{text} | null") } else { text })
}

fn object(schema: &Value, properties: &Map<String, Value>, open: &str) -> Result<String> {
    let required = schema.get("required").and_then(Value::as_array);
    let required = required.context("an object without `required`")?;
    let absent = match schema.get("x-given") {
        Some(_) => " | undefined",
        None => "",
    };
    let mut text = "{ ".to_owned();
    for (name, value) in properties {
        let (mark, absent) = match required.iter().any(|one| one == name) {
            true => ("", ""),
            false => ("?", absent),
        };
        write!(text, "{name:?}{mark}: {}{absent}; ", of(value, open)?)?;
    }
    Ok(text + "}")
}
