//! The facts of a document or of the crate, one a line: what the judge compares, and what a digest holds.

use anyhow::{Context, Result, bail, ensure};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Facts by what they are of: `Schema`, `Schema.property`, `operation()` or `operation(parameter)`.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Facts {
    /// In words, such as `optional array of {Schema}`.
    pub(crate) facts: BTreeMap<String, String>,
    /// The known values of each enum.
    pub(crate) values: BTreeMap<String, BTreeSet<String>>,
}

/// The fact of a schema that serves others alone, which have its properties.
pub(crate) const PART: &str = "part of other schemas";

impl Facts {
    /// Reads a digest; one without facts would find no fault in anything.
    pub(crate) fn parse(text: &str) -> Result<Self> {
        let facts: Self = toml::from_str(text)?;
        ensure!(!facts.facts.is_empty(), "it holds no facts");
        Ok(facts)
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.facts.contains_key(key)
    }

    /// The schemas, with the fact of each.
    pub(crate) fn schemas(&self) -> impl Iterator<Item = (&str, &str)> {
        let all = self.facts.iter();
        all.map(|(key, fact)| (key.as_str(), fact.as_str()))
            .filter(|(key, _)| !key.contains(['.', '(']))
    }

    /// The operations, each with method and path.
    pub(crate) fn operations(&self) -> impl Iterator<Item = (&str, &str)> {
        let all = self.facts.iter();
        all.filter_map(|(key, fact)| Some((key.strip_suffix("()")?, fact.as_str())))
    }

    /// The names of an operation's parameters.
    pub(crate) fn parameters(&self, operation: &str) -> BTreeSet<&str> {
        let keys = self.facts.keys();
        let names = keys.filter_map(|key| {
            key.strip_prefix(operation)?
                .strip_prefix('(')?
                .strip_suffix(')')
        });
        names.filter(|name| !name.is_empty()).collect()
    }

    /// The names of the properties that begin there.
    pub(crate) fn properties(&self, at: &str) -> BTreeSet<&str> {
        let keys = self.facts.keys();
        let names = keys.filter_map(|key| key.strip_prefix(at)?.strip_prefix('.'));
        names.filter(|name| !name.contains(['.', '['])).collect()
    }

    /// The fact without names of schemas, which come into `reached`; and where its properties and values are.
    pub(crate) fn resolve(
        &self,
        key: &str,
        reached: &mut BTreeSet<String>,
    ) -> Result<(String, String)> {
        let fact = |key: &str| {
            let fact = self.facts.get(key);
            fact.with_context(|| format!("there is no type `{key}`"))
        };
        let mut text = fact(key)?.clone();
        let mut at = format!("{key}{}", steps(&text));
        reached.insert(key.to_owned());
        // Braces in the path of an operation stand for no schema.
        for _ in 0..32 {
            let Some((before, rest)) = text.split_once('{').filter(|_| !key.ends_with("()")) else {
                return Ok((text.replace("nullable nullable", "nullable"), at));
            };
            let (name, after) = rest.split_once('}').context("a name without end")?;
            let inner = fact(name)?;
            at = format!("{name}{}", steps(inner));
            reached.insert(name.to_owned());
            text = format!("{before}{inner}{after}");
        }
        bail!("`{key}` is defined by itself")
    }
}

/// The way from a value to what is in it, as paths have it.
pub(crate) fn steps(fact: &str) -> String {
    let words = fact.split(' ');
    words
        .map(|word| match word {
            "array" => "[]",
            "map" => ".*",
            _ => "",
        })
        .collect()
}
