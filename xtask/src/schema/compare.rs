//! Compares types of the document with types of the crate, property by property.

use crate::schema::types::{Property, Type, Types};
use anyhow::{Context, Result};
use std::collections::BTreeSet;
use std::fmt;

/// What is not the same on both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Difference {
    pub(crate) path: String,
    pub(crate) kind: Kind,
    /// Both sides, in words.
    pub(crate) detail: String,
}

/// In which way two sides differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The crate does not have it.
    Missing,
    /// The document does not have it.
    Extra,
    Type,
    /// One side may leave it out.
    Optional,
    /// One side may be null.
    Null,
    /// The range of a number, or the length of a text or a list.
    Range,
    /// The name of an operation whose method and path are the same.
    Name,
    /// The method or the path of an operation.
    Address,
}

/// How much was compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Figures {
    pub(crate) properties: usize,
    pub(crate) parameters: usize,
    pub(crate) values: usize,
}

/// A comparison that collects differences.
pub(crate) struct Comparison<'a> {
    pub(super) document: &'a Types,
    pub(super) own: &'a Types,
    pub(super) differences: Vec<Difference>,
    pub(super) figures: Figures,
    /// Pairs of names that were compared: each is compared once, by the first path that leads to it.
    seen: BTreeSet<(String, String)>,
}

impl<'a> Comparison<'a> {
    pub(crate) fn new(document: &'a Types, own: &'a Types) -> Self {
        Self {
            document,
            own,
            differences: Vec::new(),
            figures: Figures::default(),
            seen: BTreeSet::new(),
        }
    }

    /// Compares two types and all that they are made of.
    pub(crate) fn types(&mut self, path: &str, theirs: &Type, ours: &Type) -> Result<()> {
        if let (Type::Named(..), Type::Named(..)) = (theirs, ours) {
            let pair = (format!("{theirs:?}"), format!("{ours:?}"));
            if !self.seen.insert(pair) {
                return Ok(());
            }
        }
        let inside = || format!("in `{path}`");
        let (theirs, their_null) = self.document.resolve(theirs).with_context(inside)?;
        let (ours, our_null) = self.own.resolve(ours).with_context(inside)?;
        if their_null != our_null {
            let (null, other) = sides(their_null);
            let detail = format!("may be null in the {null}, not in the {other}");
            self.differ(path, Kind::Null, detail);
        }
        match (&theirs, &ours) {
            (Type::Object(theirs), Type::Object(ours)) => self.objects(path, theirs, ours),
            (Type::Array(theirs), Type::Array(ours)) => {
                self.types(&format!("{path}[]"), theirs, ours)
            }
            (Type::Map(theirs), Type::Map(ours)) => self.types(&format!("{path}.*"), theirs, ours),
            (Type::Values(theirs), Type::Values(ours)) => {
                self.values(path, theirs, ours);
                Ok(())
            }
            (theirs, ours) => {
                if theirs != ours && !same_time(theirs, ours) {
                    let detail = format!("{theirs} in the document, {ours} in the crate");
                    self.differ(path, Kind::Type, detail);
                }
                Ok(())
            }
        }
    }

    fn objects(&mut self, path: &str, theirs: &[Property], ours: &[Property]) -> Result<()> {
        for property in theirs {
            let path = format!("{path}.{}", property.name);
            self.figures.properties += 1;
            match ours.iter().find(|own| own.name == property.name) {
                None => self.missing(path),
                Some(own) => {
                    self.optional(&path, property.optional, own.optional);
                    self.types(&path, &property.of, &own.of)?;
                }
            }
        }
        for own in ours {
            if !theirs.iter().any(|property| property.name == own.name) {
                self.figures.properties += 1;
                self.extra(format!("{path}.{}", own.name));
            }
        }
        Ok(())
    }

    fn values(&mut self, path: &str, theirs: &[String], ours: &[String]) {
        for value in theirs {
            self.figures.values += 1;
            if !ours.contains(value) {
                self.missing(format!("{path} = {value:?}"));
            }
        }
        for value in ours {
            if !theirs.contains(value) {
                self.figures.values += 1;
                self.extra(format!("{path} = {value:?}"));
            }
        }
    }

    pub(super) fn optional(&mut self, path: &str, theirs: bool, ours: bool) {
        if theirs != ours {
            let (optional, required) = sides(theirs);
            let detail = format!("optional in the {optional}, required in the {required}");
            self.differ(path, Kind::Optional, detail);
        }
    }

    pub(super) fn missing(&mut self, path: impl Into<String>) {
        self.differ(path, Kind::Missing, "missing in the crate");
    }

    pub(super) fn extra(&mut self, path: impl Into<String>) {
        self.differ(path, Kind::Extra, "not in the document");
    }

    pub(super) fn differ(
        &mut self,
        path: impl Into<String>,
        kind: Kind,
        detail: impl Into<String>,
    ) {
        self.differences.push(Difference {
            path: path.into(),
            kind,
            detail: detail.into(),
        });
    }
}

/// The side that has something, and the one that does not.
fn sides(document_has_it: bool) -> (&'static str, &'static str) {
    if document_has_it {
        ("document", "crate")
    } else {
        ("crate", "document")
    }
}

/// Whether both are points in time: milliseconds, or text as well. The crate also takes a date of
/// JavaScript, which it sends as milliseconds.
fn same_time(theirs: &Type, ours: &Type) -> bool {
    let (Type::Choice(taken), theirs) = (ours, theirs) else {
        return false;
    };
    let documented = match theirs {
        Type::Choice(variants) => variants.as_slice(),
        one => std::slice::from_ref(one),
    };
    let number = |one: &Type| matches!(one, Type::Integer | Type::Number);
    let known = |one: &Type| number(one) || matches!(one, Type::String | Type::Date);
    let each = |variants: &[Type]| variants.iter().any(number) && variants.iter().all(known);
    each(documented)
        && each(taken)
        && taken.contains(&Type::Date)
        && taken.contains(&Type::String) == documented.contains(&Type::String)
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.detail)
    }
}
