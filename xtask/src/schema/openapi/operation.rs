//! Turns the operations of a document, with all that they take, into facts.

use super::keywords::{is_time, plain_type};
use super::schema::Reader;
use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

const METHODS: &str = "get put post delete options head patch trace";

/// What else may stand beside the methods of a path.
const BESIDES: &str = "description parameters servers summary";

impl<'a> Reader<'a> {
    /// The operations; one without an id, such as the call of a webhook, is not for clients.
    pub(super) fn operations(&mut self) -> Result<()> {
        let root = &self.document.0;
        let base = base_path(root)?;
        let paths = root.get("paths").context("the document has no `paths`")?;
        for (path, item) in paths.as_object().context("`paths` is no object")? {
            for (method, operation) in item.as_object().context("a path is no object")? {
                let among = |words: &str| words.split(' ').any(|word| word == method);
                let name = operation.get("operationId").and_then(Value::as_str);
                if !among(METHODS) {
                    ensure!(
                        among(BESIDES) || method.starts_with("x-"),
                        "`{path}`: the keyword `{method}` is not understood"
                    );
                } else if let Some(name) = name {
                    let address = format!("{} {base}{path}", method.to_uppercase());
                    self.facts.facts.insert(format!("{name}()"), address);
                    self.parameters(name, item)?;
                    self.parameters(name, operation)?;
                    self.body(name, operation)?;
                }
            }
        }
        Ok(())
    }

    fn parameters(&mut self, operation: &str, owner: &'a Value) -> Result<()> {
        let Some(list) = owner.get("parameters") else {
            return Ok(());
        };
        for parameter in list.as_array().context("`parameters` is no list")? {
            let name = parameter.get("name").and_then(Value::as_str);
            let name = name.context("a parameter without a `name`")?;
            let path = format!("{operation}({name})");
            let fact = self.parameter(&path, parameter);
            let fact = fact.with_context(|| format!("in the parameter `{name}`"))?;
            self.facts.facts.insert(path, fact);
        }
        Ok(())
    }

    fn parameter(&mut self, path: &str, parameter: &'a Value) -> Result<String> {
        let word = |key| parameter.get(key).and_then(Value::as_str);
        let is = |key, flag: bool| parameter.get(key) == Some(&flag.into());
        let schema = parameter.get("schema").context("there is no `schema`")?;
        let kind = self.word(schema)?;
        let optional = if is("required", true) {
            ""
        } else {
            "optional "
        };
        // The crate has a type for its caller, and a table by which it checks.
        let checked = parameter.get("x-checked").unwrap_or(schema);
        let limits = self.limits(checked)?;
        let mut fact = match word("in") {
            Some("path") => format!("path {}", self.fact(path, schema)?),
            Some("query") => format!("query {optional}{}{limits}", self.fact(path, schema)?),
            // What a body is made of is compared with the schema that describes it.
            Some("body") => format!("body {kind}{limits}"),
            other => bail!("a parameter in {other:?} is not understood"),
        };
        let form = word("style").is_none_or(|style| style == "form");
        if kind == "array" && (!form || is("explode", false)) {
            fact += ", joined";
        }
        let checked = self.word(checked)?;
        if checked != kind {
            fact += &format!(", checked as {checked}");
        }
        Ok(fact)
    }

    /// The fields of the JSON body.
    fn body(&mut self, operation: &str, owner: &'a Value) -> Result<()> {
        let Some(body) = owner.get("requestBody") else {
            return Ok(());
        };
        let json = body.pointer("/content/application~1json/schema");
        let json = self
            .document
            .follow(json.context("a body that is no JSON")?)?;
        for (name, (_, schema)) in self.properties(json)? {
            let limits = self.limits(schema);
            let limits = limits.with_context(|| format!("in the field `{name}` of the body"))?;
            let fact = format!("body {}{limits}", self.word(schema)?);
            self.facts
                .facts
                .insert(format!("{operation}({name})"), fact);
        }
        Ok(())
    }

    /// The kind of a value, in one word.
    fn word(&self, schema: &'a Value) -> Result<&'a str> {
        let schema = self.document.follow(schema)?;
        match is_time(schema) {
            true => Ok("time"),
            false => Ok(plain_type(schema)?.unwrap_or("any")),
        }
    }

    /// The range of a number, or the length of a text or a list.
    fn limits(&self, schema: &'a Value) -> Result<String> {
        let schema = self.document.follow(schema)?;
        let whole = |key: &str| match schema.get(key) {
            None => Ok(None),
            Some(number) => number
                .as_i64()
                .with_context(|| format!("`{key}` is no whole number"))
                .map(Some),
        };
        let (least, most) = match self.word(schema)? {
            "string" => ("minLength", "maxLength"),
            "integer" | "number" => ("minimum", "maximum"),
            "array" => ("minItems", "maxItems"),
            _ => return Ok(String::new()),
        };
        Ok(match (whole(least)?, whole(most)?) {
            (None, None) => String::new(),
            (Some(least), None) => format!(", at least {least}"),
            (None, Some(most)) => format!(", at most {most}"),
            (Some(least), Some(most)) => format!(", {least} to {most}"),
        })
    }
}

/// The path that all servers have before those of the operations.
fn base_path(root: &Value) -> Result<&str> {
    let servers = root.get("servers").and_then(Value::as_array);
    let mut bases = servers.into_iter().flatten().map(|server| {
        let url = server.get("url").and_then(Value::as_str).unwrap_or("");
        let (_, address) = url.split_once("://").context("a server has no URL")?;
        let path = address.find('/').and_then(|at| address.get(at..));
        anyhow::Ok(path.unwrap_or("").trim_end_matches('/'))
    });
    let base = bases.next().context("the document has no `servers`")??;
    for other in bases {
        ensure!(other? == base, "the servers have different paths");
    }
    Ok(base)
}
