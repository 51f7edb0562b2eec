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
    systems: BTreeMap<String, Vec<Declared>>,
    operations: Vec<Operation>,
}

/// A declaration for TypeScript.
#[derive(Deserialize)]
struct Declared {
    text: String,
    /// The fields in the order of the declaration: name and type in Rust.
    fields: Vec<(String, String)>,
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

    /// The types of an API as TypeScript has them, with the numbers as Rust has them.
    pub(crate) fn types(&self, system: &str) -> Result<Types> {
        let all = self.systems.get(system);
        let all = all.with_context(|| format!("the crate has no types for {system}"))?;
        let mut types = BTreeMap::new();
        for declared in all {
            for (name, mut definition) in typescript::read(&declared.text)? {
                refine_all(&mut definition.of, &declared.fields)
                    .with_context(|| format!("in the type `{name}`"))?;
                ensure!(
                    types.insert(name.clone(), definition).is_none(),
                    "`{name}` is declared twice"
                );
            }
        }
        Ok(Types::new(types))
    }

    pub(crate) fn operations(&self, system: &str) -> Vec<&Operation> {
        let all = self.operations.iter();
        all.filter(|operation| operation.system == system).collect()
    }
}

/// Tells whole numbers from others in all properties of a type.
fn refine_all(of: &mut Type, fields: &[(String, String)]) -> Result<()> {
    let properties = match of {
        Type::Object(properties) => properties.as_mut_slice(),
        _ => &mut [],
    };
    ensure!(
        properties.len() == fields.len(),
        "{} fields in Rust, {} in the declaration",
        fields.len(),
        properties.len()
    );
    for (property, (field, rust)) in properties.iter_mut().zip(fields) {
        refine(&mut property.of, rust).with_context(|| format!("in the field `{field}`"))?;
    }
    Ok(())
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
