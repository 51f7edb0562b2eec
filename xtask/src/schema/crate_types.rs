//! What the crate says of itself: its types and operations, as `describe-types` prints them.

use crate::schema::limits::Limits;
use crate::schema::types::{Type, Types};
use crate::schema::typescript;
use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The description of the crate.
#[derive(Deserialize)]
pub(crate) struct Description {
    systems: BTreeMap<String, System>,
    operations: Vec<Operation>,
}

/// The types of one API.
#[derive(Deserialize)]
pub(crate) struct System {
    /// The text for TypeScript.
    pub(crate) declarations: String,
    /// By the name of a type its fields in the order of the declaration: name and type in Rust.
    pub(crate) fields: BTreeMap<String, Vec<(String, String)>>,
}

/// An operation of the crate.
#[derive(Deserialize)]
pub(crate) struct Operation {
    pub(crate) system: String,
    pub(crate) name: String,
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) takes: Takes,
    pub(crate) parameters: Vec<Parameter>,
}

/// Where the crate sends what an operation takes.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Takes {
    Nothing,
    Query,
    Body,
}

/// A value that an operation takes.
#[derive(Deserialize)]
pub(crate) struct Parameter {
    pub(crate) name: String,
    #[serde(flatten)]
    pub(crate) limits: Limits,
}

impl Description {
    pub(crate) fn parse(text: &str) -> Result<Self> {
        serde_json::from_str(text).context("the crate's description of itself")
    }

    pub(crate) fn types(&self, system: &str) -> Result<Types> {
        let types = self.systems.get(system);
        let types = types.with_context(|| format!("the crate has no types for {system}"))?;
        types.read()
    }

    pub(crate) fn operations(&self, system: &str) -> Vec<&Operation> {
        let all = self.operations.iter();
        all.filter(|operation| operation.system == system).collect()
    }
}

impl System {
    /// The types as TypeScript has them, with the numbers as Rust has them.
    pub(crate) fn read(&self) -> Result<Types> {
        let mut types = typescript::read(&self.declarations)?;
        for (name, fields) in &self.fields {
            let of = types.get_mut(name);
            let of = of.with_context(|| format!("`{name}` is not declared"))?;
            let Type::Object(properties) = &mut of.of else {
                ensure!(fields.is_empty(), "`{name}` has fields and is {}", of.of);
                continue;
            };
            ensure!(
                properties.len() == fields.len(),
                "`{name}` has {} fields and declares {}",
                fields.len(),
                properties.len()
            );
            for (property, (field, rust)) in properties.iter_mut().zip(fields) {
                refine(&mut property.of, rust)
                    .with_context(|| format!("in the field `{field}` of `{name}`"))?;
            }
        }
        Ok(Types::new(types))
    }
}

/// TypeScript has one kind of numbers; the type in Rust tells which this one is.
fn refine(of: &mut Type, rust: &str) -> Result<()> {
    match of {
        Type::Number => {
            let mut words = rust.split(|c: char| !c.is_alphanumeric());
            *of = match words.find(|word| word.starts_with(['i', 'u', 'f']) && word.len() <= 3) {
                Some("f64") => Type::Number,
                Some("i64" | "u32" | "u16") => Type::Integer,
                _ => bail!("`{rust}` is no number that is understood"),
            };
        }
        Type::Array(inner) | Type::Map(inner) | Type::Nullable(inner) => refine(inner, rust)?,
        Type::Object(_) | Type::Choice(_) | Type::All(_) => bail!("{of} within a field"),
        Type::Any
        | Type::Boolean
        | Type::Integer
        | Type::String
        | Type::Date
        | Type::Values(_)
        | Type::Integers(_)
        | Type::Named(..) => {}
    }
    Ok(())
}
