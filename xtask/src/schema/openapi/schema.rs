//! Turns a schema of the document into a type. What it does not understand is an error.

use super::{Node, last_name};
use crate::schema::types::{Property, Type};
use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;
use std::collections::BTreeSet;

/// What decides the type.
const DECISIVE: [&str; 12] = [
    "$ref",
    "additionalProperties",
    "allOf",
    "anyOf",
    "const",
    "enum",
    "items",
    "nullable",
    "oneOf",
    "properties",
    "required",
    "type",
];

/// What says nothing about the type: words, and ranges of what the API sends.
const SILENT: [&str; 18] = [
    "default",
    "deprecated",
    "description",
    "discriminator",
    "example",
    "examples",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "format",
    "maxItems",
    "maxLength",
    "maximum",
    "minItems",
    "minLength",
    "minimum",
    "pattern",
    "title",
    "unevaluatedProperties",
];

/// The type of a schema; schemas inside of it that are references stay names.
pub(super) fn read(node: Node<'_>) -> Result<Type> {
    let fields = node.value.as_object().context("a schema is no object")?;
    for key in fields.keys().map(String::as_str) {
        ensure!(
            DECISIVE.contains(&key) || SILENT.contains(&key) || key.starts_with("x-"),
            "the keyword `{key}` is not understood"
        );
    }
    let decisive = |besides: &[&str]| {
        let mut keys = fields.keys().map(String::as_str);
        keys.find(|key| DECISIVE.contains(key) && !besides.contains(key))
    };
    if let Some(reference) = node.get("$ref") {
        let reference = text(reference)?;
        // A constant beside a reference only says which of the values stands in this place.
        if let Some(key) = decisive(&["$ref", "const"]) {
            bail!("`{key}` beside a `$ref` is not understood");
        }
        return Ok(Type::named(last_name(reference)));
    }
    let (of, nullable) = plain_type(node)?;
    let parts = combined(node)?;
    let of = match (of, parts) {
        (None, None) => {
            if let Some(key) = decisive(&["nullable"]) {
                bail!("`{key}` without a `type` is not understood");
            }
            Type::Any
        }
        (Some(of), None) => read_plain(node, of)?,
        (None, Some(Combined::One(variants))) if own(node)?.is_empty() => Type::Choice(variants),
        (Some("object") | None, Some(parts)) => {
            let mut all = vec![Type::Object(own(node)?)];
            match parts {
                Combined::One(variants) => all.push(Type::Choice(variants)),
                Combined::All(parts) => all.extend(parts),
            }
            Type::All(all)
        }
        (Some(of), Some(_)) => bail!("`{of}` with parts is not understood"),
    };
    Ok(if nullable {
        Type::Nullable(Box::new(of))
    } else {
        of
    })
}

enum Combined {
    All(Vec<Type>),
    One(Vec<Type>),
}

fn combined(node: Node<'_>) -> Result<Option<Combined>> {
    let each = |list: Node<'_>| {
        let items = list.value.as_array().context("parts that are no list")?;
        let types = items.iter().map(|item| read(list.with(item)));
        types.collect::<Result<Vec<_>>>()
    };
    Ok(
        match (node.get("allOf"), node.get("oneOf"), node.get("anyOf")) {
            (None, None, None) => None,
            (Some(all), None, None) => Some(Combined::All(each(all)?)),
            (None, Some(one), None) | (None, None, Some(one)) => Some(Combined::One(each(one)?)),
            _ => bail!("more than one of `allOf`, `oneOf` and `anyOf` is not understood"),
        },
    )
}

/// The word under `type`, and whether null is allowed: 3.0 says `nullable`, 3.1 a list of types.
fn plain_type(node: Node<'_>) -> Result<(Option<&str>, bool)> {
    let nullable = node.get("nullable").map(|node| node.value.as_bool());
    let nullable = match nullable {
        None => false,
        Some(value) => value.context("`nullable` is no boolean")?,
    };
    let words: Vec<&str> = match node.get("type").map(|node| node.value) {
        None => Vec::new(),
        Some(Value::String(word)) => vec![word],
        Some(Value::Array(words)) => words.iter().filter_map(Value::as_str).collect(),
        Some(_) => bail!("a `type` is no word"),
    };
    let null = words.contains(&"null");
    let mut words = words.into_iter().filter(|word| *word != "null");
    let word = words.next();
    ensure!(words.next().is_none(), "several types are not understood");
    Ok((word, nullable || null))
}

fn read_plain(node: Node<'_>, of: &str) -> Result<Type> {
    if let Some(values) = values(node)? {
        return match of {
            "string" => {
                let texts = values
                    .iter()
                    .map(|value| value.as_str().map(str::to_owned))
                    .collect::<Option<_>>();
                Ok(Type::Values(texts.context("a value is no string")?))
            }
            "integer" => {
                let numbers = values.iter().map(Value::as_i64).collect::<Option<_>>();
                Ok(Type::Integers(numbers.context("a value is no integer")?))
            }
            _ => bail!("values of the type `{of}` are not understood"),
        };
    }
    Ok(match of {
        "boolean" => Type::Boolean,
        "integer" => Type::Integer,
        "number" => Type::Number,
        "string" => Type::String,
        "array" => {
            let items = node.get("items").context("an array without `items`")?;
            Type::Array(Box::new(read(items)?))
        }
        "object" => {
            let properties = own(node)?;
            match node.get("additionalProperties").map(|node| node.value) {
                // Names beside the described ones may come with any object.
                _ if !properties.is_empty() => Type::Object(properties),
                None | Some(Value::Bool(true)) => Type::Map(Box::new(Type::Any)),
                Some(Value::Bool(false)) => Type::Object(properties),
                Some(values) => Type::Map(Box::new(read(node.with(values))?)),
            }
        }
        _ => bail!("the type `{of}` is not understood"),
    })
}

fn values(node: Node<'_>) -> Result<Option<Vec<Value>>> {
    match (node.get("enum"), node.get("const")) {
        (None, None) => Ok(None),
        (Some(values), None) => {
            let values = values.value.as_array().context("an `enum` is no list")?;
            Ok(Some(values.clone()))
        }
        (None, Some(value)) => Ok(Some(vec![value.value.clone()])),
        (Some(_), Some(_)) => bail!("`enum` beside `const` is not understood"),
    }
}

/// The properties that the schema itself describes.
fn own(node: Node<'_>) -> Result<Vec<Property>> {
    let mut required = BTreeSet::new();
    if let Some(names) = node.get("required") {
        for name in names.value.as_array().context("`required` is no list")? {
            required.insert(name.as_str().context("a required name is no string")?);
        }
    }
    let mut found = Vec::new();
    if let Some(properties) = node.get("properties") {
        let all = properties.value.as_object();
        for (name, value) in all.context("`properties` is no object")? {
            let of = read(node.with(value)).with_context(|| format!("in the property `{name}`"))?;
            found.push(Property {
                name: name.clone(),
                optional: !required.remove(name.as_str()),
                of,
            });
        }
    }
    if let Some(name) = required.first() {
        bail!("`{name}` is required and not described");
    }
    Ok(found)
}

fn text(node: Node<'_>) -> Result<&str> {
    node.value.as_str().context("a `$ref` is not a string")
}
