//! Turns the schemas of a document into facts.

use super::Document;
use super::keywords::{
    Properties, decisive, is_time, nullable, own_properties, plain_type, understood,
};
use crate::schema::facts::{Facts, PART};
use anyhow::{Context, Result, bail, ensure};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// Collects the facts of a document.
pub(super) struct Reader<'a> {
    pub(super) document: &'a Document,
    pub(super) facts: Facts,
    /// The schemas that others are made of.
    parts: BTreeSet<&'a str>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(document: &'a Document) -> Self {
        Self {
            document,
            facts: Facts::default(),
            parts: BTreeSet::new(),
        }
    }

    /// The schemas that have names; a part of others alone has no facts of its own.
    pub(super) fn schemas(&mut self, roots: &[&str]) -> Result<()> {
        let document = self.document;
        let all = document.schemas().into_iter().flat_map(Map::iter);
        let roots = all
            .clone()
            .filter(|(name, _)| roots.contains(&name.as_str()));
        for (name, schema) in roots.chain(all) {
            if !self.parts.contains(name.as_str()) {
                self.schema(name, schema)?;
            }
        }
        for part in &self.parts {
            let facts = self.facts.facts.entry((*part).to_owned());
            facts.or_insert_with(|| PART.to_owned());
        }
        Ok(())
    }

    fn schema(&mut self, name: &str, schema: &'a Value) -> Result<()> {
        if self.facts.has(name) {
            return Ok(());
        }
        // It may contain itself.
        self.facts.facts.insert(name.to_owned(), String::new());
        let fact = match type_name(schema) {
            Some(own) if own == name => self.plain(name, schema),
            _ => self.fact(name, schema),
        };
        let fact = fact.with_context(|| format!("in the schema `{name}`"))?;
        self.facts.facts.insert(name.to_owned(), fact);
        Ok(())
    }

    /// What a value is; of one that has a name, the name. `path` is where its properties begin.
    pub(super) fn fact(&mut self, path: &str, schema: &'a Value) -> Result<String> {
        understood(schema)?;
        if let Some((name, target)) = self.document.target(schema)? {
            self.schema(name, target)?;
            return Ok(format!("{{{name}}}"));
        }
        let fact = match type_name(schema) {
            Some(name) => {
                self.schema(name, schema)?;
                format!("{{{name}}}")
            }
            None => self.plain(path, schema)?,
        };
        let nullable = if nullable(schema)? { "nullable " } else { "" };
        Ok(format!("{nullable}{fact}"))
    }

    fn plain(&mut self, path: &str, schema: &'a Value) -> Result<String> {
        if is_time(schema) {
            return Ok("time".to_owned());
        }
        let word = plain_type(schema)?;
        if schema.get("allOf").or(schema.get("oneOf")).is_some()
            || word == Some("object") && schema.get("properties").is_some()
        {
            // Names beside the described ones may come with any object.
            for (name, (required, schema)) in self.properties(schema)? {
                ensure!(
                    !name.contains(['.', '[', '(']),
                    "the name `{name}` is not understood"
                );
                let path = format!("{path}.{name}");
                let fact = self.fact(&path, schema);
                let fact = fact.with_context(|| format!("in the property `{name}`"))?;
                let optional = if required { "" } else { "optional " };
                self.facts.facts.insert(path, format!("{optional}{fact}"));
            }
            return Ok("object".to_owned());
        }
        let values = schema.get("enum").map(|values| values.as_array());
        let values = values.map(|values| values.context("an `enum` is no list"));
        Ok(match (word, values.transpose()?) {
            (Some("string"), Some(values)) => {
                let texts = values.iter().map(|value| value.as_str().map(str::to_owned));
                let texts = texts.collect::<Option<_>>();
                let texts = texts.context("a value is no string")?;
                self.facts.values.insert(path.to_owned(), texts);
                "enum".to_owned()
            }
            (Some("integer"), Some(values)) => {
                let numbers: Vec<_> = values.iter().map(ToString::to_string).collect();
                format!("integer of {}", numbers.join(", "))
            }
            (Some(word @ ("boolean" | "integer" | "number" | "string")), None) => word.to_owned(),
            (Some("array"), None) => {
                let items = schema.get("items").context("an array without `items`")?;
                format!("array of {}", self.fact(&format!("{path}[]"), items)?)
            }
            (Some("object"), None) => {
                own_properties(schema)?;
                match schema.get("additionalProperties") {
                    None | Some(Value::Bool(true)) => "map of any".to_owned(),
                    Some(Value::Bool(false)) => "object".to_owned(),
                    Some(values) => {
                        format!("map of {}", self.fact(&format!("{path}.*"), values)?)
                    }
                }
            }
            (None, None) => match decisive(schema, &["nullable"]) {
                Some(key) => bail!("`{key}` without a `type` is not understood"),
                None => "any".to_owned(),
            },
            (word, _) => bail!("the type `{}` is not understood", word.unwrap_or("enum")),
        })
    }

    /// The properties of an object and of all that it is made of. One that stands in several parts must
    /// be the same in each; of parts to choose from, those in all stay required.
    pub(super) fn properties(&mut self, schema: &'a Value) -> Result<Properties<'a>> {
        match plain_type(schema)? {
            Some("object") | None => {}
            Some(word) => bail!("an object of the type `{word}` is not understood"),
        }
        let mut all = own_properties(schema)?;
        for part in self.parts(schema, "allOf")? {
            for (name, (required, schema)) in part {
                self.merge(&mut all, name, required, schema)?;
            }
        }
        let variants = self.parts(schema, "oneOf")?;
        for (name, (_, schema)) in variants.iter().flatten() {
            let mut required = variants.iter().map(|one| one.get(name));
            let required = required.all(|one| one.is_some_and(|(required, _)| *required));
            self.merge(&mut all, name, required, schema)?;
        }
        Ok(all)
    }

    fn parts(&mut self, schema: &'a Value, key: &str) -> Result<Vec<Properties<'a>>> {
        let Some(list) = schema.get(key) else {
            return Ok(Vec::new());
        };
        let list = list.as_array().context("parts that are no list")?;
        let each = list.iter().map(|mut part| {
            understood(part)?;
            while let Some((name, target)) = self.document.target(part)? {
                self.parts.insert(name);
                part = target;
                understood(part)?;
            }
            ensure!(
                !nullable(part)?,
                "a part that may be null is not understood"
            );
            self.properties(part)
        });
        each.collect()
    }

    fn merge(
        &self,
        all: &mut Properties<'a>,
        name: &'a str,
        required: bool,
        schema: &'a Value,
    ) -> Result<()> {
        let (known_required, known) = all.entry(name).or_insert((required, schema));
        *known_required |= required;
        let same = self.document.follow(known)? == self.document.follow(schema)?;
        ensure!(same, "`{name}` has two types");
        Ok(())
    }
}

/// The name of a type of the crate, which is described wherever it is used; one with another type in it has
/// none here.
fn type_name(schema: &Value) -> Option<&str> {
    let name = schema.get("x-type")?.as_str()?;
    (!name.contains('<')).then_some(name)
}
