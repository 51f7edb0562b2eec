//! The language in which the document and the crate both say what a type is.

use anyhow::{Context, Result, bail, ensure};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// A type of JSON.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Type {
    Any,
    Boolean,
    Integer,
    Number,
    String,
    /// JavaScript's `Date`, which a caller may give in place of a point in time.
    Date,
    /// A string with known values.
    Values(Vec<String>),
    /// A whole number with known values.
    Integers(Vec<i64>),
    Array(Box<Type>),
    /// An object with names that nobody knows beforehand.
    Map(Box<Type>),
    Object(Vec<Property>),
    /// A type by its name in [`Types`], with types for its parameters where it has some.
    Named(String, Vec<Type>),
    Nullable(Box<Type>),
    /// The properties of all of these objects together.
    All(Vec<Type>),
    /// Any one of these.
    Choice(Vec<Type>),
}

/// A property of an object.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Property {
    pub(crate) name: String,
    pub(crate) optional: bool,
    pub(crate) of: Type,
}

/// What stands under a name.
#[derive(Clone, Debug)]
pub(crate) struct Definition {
    /// The names of the types that may differ from use to use.
    pub(crate) parameters: Vec<String>,
    pub(crate) of: Type,
}

/// Types by name, and which of them a comparison has reached.
#[derive(Debug, Default)]
pub(crate) struct Types {
    named: BTreeMap<String, Definition>,
    reached: RefCell<BTreeSet<String>>,
}

impl Type {
    /// A type by its name alone.
    pub(crate) fn named(name: impl Into<String>) -> Self {
        Self::Named(name.into(), Vec::new())
    }
}

impl Types {
    pub(crate) fn new(named: BTreeMap<String, Definition>) -> Self {
        Self {
            named,
            reached: RefCell::default(),
        }
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.named.contains_key(name)
    }

    pub(crate) fn reached(&self) -> usize {
        self.reached.borrow().len()
    }

    /// The names that no comparison came to.
    pub(crate) fn not_reached(&self) -> Vec<String> {
        let reached = self.reached.borrow();
        let names = self.named.keys();
        names
            .filter(|name| !reached.contains(*name))
            .cloned()
            .collect()
    }

    /// The type without names, and with its parts put together; and whether it may be null.
    pub(crate) fn resolve(&self, of: &Type) -> Result<(Type, bool)> {
        self.resolve_within(of, 32)
    }

    fn resolve_within(&self, of: &Type, depth: u8) -> Result<(Type, bool)> {
        let depth = depth
            .checked_sub(1)
            .context("a type that is defined by itself")?;
        let each = |types: &[Type]| {
            let types = types.iter().map(|one| self.resolve_within(one, depth));
            let types = types.collect::<Result<Vec<_>>>()?;
            let nullable = types.iter().any(|(_, nullable)| *nullable);
            let types: Vec<_> = types.into_iter().map(|(one, _)| one).collect();
            Ok::<_, anyhow::Error>((types, nullable))
        };
        Ok(match of {
            Type::Named(name, arguments) => {
                self.reached.borrow_mut().insert(name.clone());
                let named = self.named.get(name);
                let named = named.with_context(|| format!("there is no type `{name}`"))?;
                self.resolve_within(&named.with(arguments)?, depth)?
            }
            Type::Nullable(inner) => (self.resolve_within(inner, depth)?.0, true),
            Type::All(parts) => {
                let (parts, nullable) = each(parts)?;
                (Type::Object(together(parts)?), nullable)
            }
            Type::Choice(variants) => {
                let (variants, nullable) = each(variants)?;
                (choice(variants)?, nullable)
            }
            other => (other.clone(), false),
        })
    }
}

impl Definition {
    pub(crate) fn new(of: Type) -> Self {
        Self {
            parameters: Vec::new(),
            of,
        }
    }

    /// The type with these in place of its parameters.
    fn with(&self, arguments: &[Type]) -> Result<Type> {
        ensure!(
            self.parameters.len() == arguments.len(),
            "{} types in place of {}",
            arguments.len(),
            self.parameters.len()
        );
        let given: BTreeMap<_, _> = self.parameters.iter().zip(arguments).collect();
        Ok(replaced(&self.of, &given))
    }
}

/// A type with others in place of some names.
fn replaced(of: &Type, given: &BTreeMap<&String, &Type>) -> Type {
    let boxed = |inner: &Type| Box::new(replaced(inner, given));
    let each = |types: &[Type]| types.iter().map(|one| replaced(one, given)).collect();
    match of {
        Type::Named(name, arguments) => match given.get(name) {
            Some(of) => (*of).clone(),
            None => Type::Named(name.clone(), each(arguments)),
        },
        Type::Array(inner) => Type::Array(boxed(inner)),
        Type::Map(inner) => Type::Map(boxed(inner)),
        Type::Nullable(inner) => Type::Nullable(boxed(inner)),
        Type::All(parts) => Type::All(each(parts)),
        Type::Choice(variants) => Type::Choice(each(variants)),
        Type::Object(properties) => Type::Object(
            properties
                .iter()
                .map(|property| Property {
                    of: replaced(&property.of, given),
                    ..property.clone()
                })
                .collect(),
        ),
        Type::Any
        | Type::Boolean
        | Type::Integer
        | Type::Number
        | Type::String
        | Type::Date
        | Type::Values(_)
        | Type::Integers(_) => of.clone(),
    }
}

/// The properties of all parts; one that stands in several must be the same in each.
fn together(parts: Vec<Type>) -> Result<Vec<Property>> {
    let mut all: Vec<Property> = Vec::new();
    for part in parts {
        let Type::Object(properties) = part else {
            bail!("a part of an object is {part}");
        };
        for property in properties {
            match all.iter_mut().find(|known| known.name == property.name) {
                None => all.push(property),
                Some(known) => {
                    ensure!(
                        known.of == property.of,
                        "`{}` has two types: {} and {}",
                        known.name,
                        known.of,
                        property.of
                    );
                    known.optional &= property.optional;
                }
            }
        }
    }
    Ok(all)
}

/// Objects become one with the properties of each, of which those in all stay required.
fn choice(variants: Vec<Type>) -> Result<Type> {
    if !variants
        .iter()
        .all(|variant| matches!(variant, Type::Object(_)))
    {
        return Ok(Type::Choice(variants));
    }
    let required = |name: &str| {
        variants.iter().all(|variant| match variant {
            Type::Object(properties) => properties
                .iter()
                .any(|property| property.name == name && !property.optional),
            _ => false,
        })
    };
    let names: BTreeSet<String> = variants
        .iter()
        .flat_map(|variant| match variant {
            Type::Object(properties) => properties.as_slice(),
            _ => &[],
        })
        .filter(|property| required(&property.name))
        .map(|property| property.name.clone())
        .collect();
    let mut all = together(variants)?;
    for property in &mut all {
        property.optional = !names.contains(&property.name);
    }
    Ok(Type::Object(all))
}

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Any => f.write_str("any value"),
            Self::Boolean => f.write_str("a boolean"),
            Self::Integer => f.write_str("a whole number"),
            Self::Number => f.write_str("a number"),
            Self::String => f.write_str("a string"),
            Self::Date => f.write_str("a date"),
            Self::Values(values) => write!(f, "one of {values:?}"),
            Self::Integers(values) => write!(f, "one of {values:?}"),
            Self::Array(items) => write!(f, "an array of ({items})"),
            Self::Map(values) => write!(f, "a map of ({values})"),
            Self::Object(_) | Self::All(_) => f.write_str("an object"),
            Self::Named(name, _) => f.write_str(name),
            Self::Nullable(inner) => write!(f, "{inner} or null"),
            Self::Choice(variants) => {
                for (at, variant) in variants.iter().enumerate() {
                    let or = if at == 0 { "" } else { " or " };
                    write!(f, "{or}{variant}")?;
                }
                Ok(())
            }
        }
    }
}
