//! The operations of a document, with all that they take.

use super::{Document, Node, schema};
use crate::schema::limits::{Kind, Limits};
use crate::schema::types::Type;
use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// What else may stand beside the methods of a path.
const BESIDES: [&str; 5] = ["$ref", "description", "parameters", "servers", "summary"];

/// An operation that has a name.
pub(crate) struct Operation {
    pub(crate) name: String,
    pub(crate) method: String,
    /// The path from the origin on, with the names of its parameters in braces.
    pub(crate) path: String,
    pub(crate) parameters: Vec<Parameter>,
}

impl Operation {
    /// The method and the path.
    pub(crate) fn address(&self) -> String {
        format!("{} {}", self.method, self.path)
    }
}

/// A value that an operation takes.
pub(crate) struct Parameter {
    pub(crate) name: String,
    pub(crate) place: Place,
    pub(crate) required: bool,
    pub(crate) of: Type,
    pub(crate) limits: Limits,
    /// Whether several values are sent in one, by commas for instance, and not as repeated keys.
    pub(crate) joined: bool,
}

/// Where an operation takes a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Path,
    Query,
    Body,
}

impl Document {
    /// The operations; one without an id, such as the call of a webhook, is not for clients.
    pub(crate) fn operations(&self) -> Result<Vec<Operation>> {
        let root = self.root()?;
        let base = self.base_path(root)?;
        let mut operations = Vec::new();
        let paths = root.get("paths").context("the document has no `paths`")?;
        for (path, value) in paths.value.as_object().context("`paths` is no object")? {
            let item = self.follow(paths.with(value))?;
            let fields = item.value.as_object().context("a path is no object")?;
            for (method, value) in fields {
                if !METHODS.contains(&method.as_str()) {
                    ensure!(
                        BESIDES.contains(&method.as_str()) || method.starts_with("x-"),
                        "`{path}`: the keyword `{method}` is not understood"
                    );
                    continue;
                }
                let operation = item.with(value);
                let Some(name) = value.get("operationId").and_then(Value::as_str) else {
                    continue;
                };
                let mut parameters = self.parameters(item)?;
                parameters.extend(self.parameters(operation)?);
                parameters.extend(self.body(operation)?);
                operations.push(Operation {
                    name: name.to_owned(),
                    method: method.to_uppercase(),
                    path: format!("{base}{path}"),
                    parameters,
                });
            }
        }
        Ok(operations)
    }

    /// The path that all servers have before those of the operations.
    fn base_path(&self, root: Node<'_>) -> Result<String> {
        let servers = root.value.get("servers").and_then(Value::as_array);
        let mut bases = servers.into_iter().flatten().map(|server| {
            let url = server.get("url").and_then(Value::as_str).unwrap_or("");
            let (_, address) = url.split_once("://").context("a server has no URL")?;
            let path = address.split_once('/').map_or("", |(_, path)| path);
            let path = path.trim_end_matches('/');
            anyhow::Ok(if path.is_empty() {
                String::new()
            } else {
                format!("/{path}")
            })
        });
        let base = bases.next().context("the document has no `servers`")??;
        for other in bases {
            ensure!(other? == base, "the servers have different paths");
        }
        Ok(base)
    }

    fn parameters(&self, owner: Node<'_>) -> Result<Vec<Parameter>> {
        let Some(list) = owner.get("parameters") else {
            return Ok(Vec::new());
        };
        let list_items = list.value.as_array().context("`parameters` is no list")?;
        let each = list_items.iter().map(|item| {
            let node = self.follow(list.with(item))?;
            let word = |key| node.value.get(key).and_then(Value::as_str);
            let name = word("name").context("a parameter without a `name`")?;
            self.parameter(name, node)
                .with_context(|| format!("in the parameter `{name}`"))
        });
        each.collect()
    }

    fn parameter(&self, name: &str, node: Node<'_>) -> Result<Parameter> {
        let word = |key| node.value.get(key).and_then(Value::as_str);
        let flag = |key| node.value.get(key).and_then(Value::as_bool);
        let place = match word("in") {
            Some("path") => Place::Path,
            Some("query") => Place::Query,
            other => bail!("a parameter in {other:?} is not understood"),
        };
        let schema = node.get("schema").context("there is no `schema`")?;
        let limits = self.limits(schema)?;
        let form = word("style").is_none_or(|style| style == "form");
        let joined = !form || flag("explode") == Some(false);
        Ok(Parameter {
            name: name.to_owned(),
            place,
            required: flag("required").unwrap_or(false),
            of: schema::read(schema)?,
            joined: place == Place::Query && limits.kind == Kind::List && joined,
            limits,
        })
    }

    /// The fields of the JSON body.
    fn body(&self, operation: Node<'_>) -> Result<Vec<Parameter>> {
        let Some(body) = operation.get("requestBody") else {
            return Ok(Vec::new());
        };
        let body = self.follow(body)?;
        let json = body
            .get("content")
            .and_then(|content| content.get("application/json"))
            .and_then(|json| json.get("schema"))
            .context("a body that is no JSON")?;
        let object = self.follow(json)?;
        let fields = object
            .get("properties")
            .and_then(|node| node.value.as_object())
            .context("a body without `properties`")?;
        let required = object.value.get("required").and_then(Value::as_array);
        let required =
            |name: &str| required.is_some_and(|names| names.iter().any(|one| one == name));
        let each = fields.iter().map(|(name, value)| {
            let schema = object.with(value);
            Ok(Parameter {
                name: name.clone(),
                place: Place::Body,
                required: required(name),
                of: schema::read(schema)?,
                limits: self
                    .limits(schema)
                    .with_context(|| format!("in the field `{name}` of the body"))?,
                joined: false,
            })
        });
        each.collect()
    }

    /// What a value must be, by the schema itself.
    fn limits(&self, schema: Node<'_>) -> Result<Limits> {
        let schema = self.follow(schema)?;
        let whole = |key: &str| match schema.value.get(key) {
            None => Ok(None),
            Some(number) => number
                .as_i64()
                .with_context(|| format!("`{key}` is no whole number"))
                .map(Some),
        };
        let between = |kind, least, most| {
            Ok(Limits {
                kind,
                least: whole(least)?,
                most: whole(most)?,
            })
        };
        match schema.value.get("type").and_then(Value::as_str) {
            Some("string") => between(Kind::Text, "minLength", "maxLength"),
            Some("boolean") => Ok(Limits::of(Kind::Flag)),
            Some("integer") => match schema.value.get("enum").and_then(Value::as_array) {
                None => between(Kind::Integer, "minimum", "maximum"),
                Some(values) => Ok(Limits {
                    kind: Kind::Integer,
                    least: values.iter().filter_map(Value::as_i64).min(),
                    most: values.iter().filter_map(Value::as_i64).max(),
                }),
            },
            Some("number") => between(Kind::Number, "minimum", "maximum"),
            Some("array") => between(Kind::List, "minItems", "maxItems"),
            Some("object") => Ok(Limits::of(Kind::Object)),
            None if is_time(schema) => Ok(Limits::of(Kind::Time)),
            _ => bail!("a value of this type is not understood"),
        }
    }
}

/// A point in time is a date-time or a number of milliseconds.
fn is_time(schema: Node<'_>) -> bool {
    let variants = schema.value.get("oneOf").and_then(Value::as_array);
    let mut words: Vec<_> = variants
        .into_iter()
        .flatten()
        .map(|one| {
            let word = |key| one.get(key).and_then(Value::as_str);
            (word("type"), word("format"))
        })
        .collect();
    words.sort_unstable();
    words
        == [
            (Some("integer"), Some("int64")),
            (Some("string"), Some("date-time")),
        ]
}
