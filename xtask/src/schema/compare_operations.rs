//! Compares operations: method, path, and all that they take with kind, range and values.

use crate::schema::compare::{Comparison, Kind};
use crate::schema::crate_types::{self, Takes};
use crate::schema::limits;
use crate::schema::openapi::{self, Place};
use crate::schema::types::{Property, Type};
use anyhow::{Result, bail};
use std::collections::BTreeSet;

impl Comparison<'_> {
    /// Compares the document's operations with the crate's. `inputs` names, by operation, the
    /// crate's type for what it takes in its query string.
    pub(crate) fn operations(
        &mut self,
        theirs: &[openapi::Operation],
        ours: &[&crate_types::Operation],
        inputs: &[(&str, &str)],
    ) -> Result<()> {
        let twin = |operation: &openapi::Operation| {
            let by_name = ours.iter().find(|own| own.name == operation.name);
            by_name.or_else(|| ours.iter().find(|own| address(own) == operation.address()))
        };
        let mut known = BTreeSet::new();
        for operation in theirs {
            match twin(operation) {
                None => self.missing(format!("{}()", operation.name)),
                Some(own) => {
                    known.insert(own.name.as_str());
                    let input = inputs.iter().find(|(name, _)| *name == own.name);
                    self.operation(operation, own, input.map(|(_, input)| *input))?;
                }
            }
        }
        for own in ours {
            if !known.contains(own.name.as_str()) {
                self.extra(format!("{}()", own.name));
            }
        }
        Ok(())
    }

    fn operation(
        &mut self,
        theirs: &openapi::Operation,
        ours: &crate_types::Operation,
        input: Option<&str>,
    ) -> Result<()> {
        let call = format!("{}()", theirs.name);
        if theirs.name != ours.name {
            let detail = format!("called {} in the crate", ours.name);
            self.differ(&call, Kind::Name, detail);
        }
        let (address, own) = (theirs.address(), address(ours));
        if address != own {
            let detail = format!("{address} in the document, {own} in the crate");
            self.differ(call, Kind::Address, detail);
        }
        let fields = match (ours.takes, input) {
            (Takes::Query, Some(input)) => self.fields(input)?,
            (Takes::Query, None) => bail!("the input type of `{}` is not known", ours.name),
            _ => Vec::new(),
        };
        for parameter in &theirs.parameters {
            self.figures.parameters += 1;
            let path = format!("{}({})", theirs.name, parameter.name);
            // The path was compared as a whole, with the names in it.
            let takes = match parameter.place {
                Place::Path => continue,
                Place::Query => Takes::Query,
                Place::Body => Takes::Body,
            };
            let own = ours.parameters.iter();
            let own = own
                .filter(|_| ours.takes == takes)
                .find(|own| own.name == parameter.name);
            match own {
                None => self.missing(path),
                Some(own) => self.parameter(&path, parameter, own, &fields)?,
            }
        }
        for own in &ours.parameters {
            let mut known = theirs.parameters.iter();
            if !known.any(|parameter| parameter.name == own.name) {
                self.figures.parameters += 1;
                self.extra(format!("{}({})", theirs.name, own.name));
            }
        }
        Ok(())
    }

    fn parameter(
        &mut self,
        path: &str,
        theirs: &openapi::Parameter,
        ours: &crate_types::Parameter,
        fields: &[Property],
    ) -> Result<()> {
        let limits::Limits { kind, .. } = theirs.limits;
        if kind != ours.limits.kind {
            let own = ours.limits.kind;
            let detail = format!("{kind} in the document, {own} in the crate");
            self.differ(path, Kind::Type, detail);
        } else if theirs.limits != ours.limits {
            let (range, own) = (theirs.limits.range(), ours.limits.range());
            let detail = format!("{range} in the document, {own} in the crate");
            self.differ(path, Kind::Range, detail);
        }
        if theirs.joined {
            let detail = "one joined value in the document, repeated keys in the crate";
            self.differ(path, Kind::Type, detail);
        }
        // The types of a body are compared with the schema that describes it.
        if theirs.place == Place::Body {
            return Ok(());
        }
        match fields.iter().find(|field| field.name == theirs.name) {
            None => self.differ(path, Kind::Missing, "missing in the crate's input type"),
            Some(field) => {
                self.optional(path, !theirs.required, field.optional);
                // Null and undefined stand for a parameter that is left out.
                let of = match &field.of {
                    Type::Nullable(inner) => inner,
                    other => other,
                };
                let said = self.differences.len();
                self.types(path, &theirs.of, of)?;
                if kind != ours.limits.kind {
                    // The same fault is not told twice.
                    self.differences.truncate(said);
                }
            }
        }
        Ok(())
    }

    fn fields(&self, input: &str) -> Result<Vec<Property>> {
        match self.own.resolve(&Type::named(input))? {
            (Type::Object(fields), _) => Ok(fields),
            (other, _) => bail!("the input type `{input}` is {other}"),
        }
    }
}

/// The method and the path of an operation of the crate.
fn address(operation: &crate_types::Operation) -> String {
    format!("{} {}", operation.method, operation.path)
}
