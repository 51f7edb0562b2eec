//! What a schema says for itself. What is not understood is an error.

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What decides the type.
const DECISIVE: &str = "$ref additionalProperties allOf const enum items nullable oneOf properties \
                        required type";

/// What says nothing about the type: words, and ranges of what the API sends.
const SILENT: &str = "default deprecated description discriminator example examples exclusiveMaximum \
                      exclusiveMinimum format maxItems maxLength maximum minItems minLength minimum \
                      pattern title unevaluatedProperties";

/// The properties of an object: whether each is required, and its schema.
pub(super) type Properties<'a> = BTreeMap<&'a str, (bool, &'a Value)>;

/// Fails on what would change the meaning if it were passed over.
pub(super) fn understood(schema: &Value) -> Result<()> {
    let fields = schema.as_object().context("a schema is no object")?;
    for key in fields.keys() {
        let known = |words: &str| words.split_whitespace().any(|word| word == key);
        ensure!(
            known(DECISIVE) || known(SILENT) || key.starts_with("x-"),
            "the keyword `{key}` is not understood"
        );
    }
    // A constant beside a reference only says which of the values stands in this place.
    match decisive(schema, &["$ref", "const"]) {
        Some(key) if fields.contains_key("$ref") => {
            bail!("`{key}` beside a `$ref` is not understood")
        }
        _ => Ok(()),
    }
}

pub(super) fn decisive<'a>(schema: &'a Value, besides: &[&str]) -> Option<&'a str> {
    let mut keys = schema.as_object()?.keys().map(String::as_str);
    keys.find(|key| DECISIVE.split_whitespace().any(|word| word == *key) && !besides.contains(key))
}

/// The words under `type`: 3.1 allows a list of them.
fn words(schema: &Value) -> Vec<&str> {
    match schema.get("type") {
        Some(Value::Array(words)) => words.iter().filter_map(Value::as_str).collect(),
        Some(word) => word.as_str().into_iter().collect(),
        None => Vec::new(),
    }
}

/// The word under `type`, besides null.
pub(super) fn plain_type(schema: &Value) -> Result<Option<&str>> {
    let words = words(schema);
    let mut words = words.into_iter().filter(|word| *word != "null");
    let word = words.next();
    ensure!(words.next().is_none(), "several types are not understood");
    Ok(word)
}

/// Whether null is allowed: 3.0 says `nullable`, 3.1 has it among the types.
pub(super) fn nullable(schema: &Value) -> Result<bool> {
    let flag = match schema.get("nullable") {
        Some(flag) => flag.as_bool().context("`nullable` is no boolean")?,
        None => false,
    };
    Ok(flag || words(schema).contains(&"null"))
}

/// Whether it is a point in time: a date-time or a number of milliseconds.
pub(super) fn is_time(schema: &Value) -> bool {
    let variants = schema.get("oneOf").and_then(Value::as_array);
    let words = variants.into_iter().flatten().map(|one| {
        let word = |key| one.get(key).and_then(Value::as_str);
        (word("type"), word("format"))
    });
    let words: BTreeSet<_> = words.collect();
    let milliseconds = (Some("integer"), Some("int64"));
    words == BTreeSet::from([milliseconds, (Some("string"), Some("date-time"))])
}

/// The properties that the schema itself describes.
pub(super) fn own_properties(schema: &Value) -> Result<Properties<'_>> {
    let mut required = BTreeSet::new();
    if let Some(names) = schema.get("required") {
        for name in names.as_array().context("`required` is no list")? {
            required.insert(name.as_str().context("a required name is no string")?);
        }
    }
    let mut found = BTreeMap::new();
    if let Some(properties) = schema.get("properties") {
        let all = properties.as_object();
        for (name, schema) in all.context("`properties` is no object")? {
            found.insert(name.as_str(), (required.remove(name.as_str()), schema));
        }
    }
    match required.first() {
        Some(name) => bail!("`{name}` is required and not described"),
        None => Ok(found),
    }
}
