//! One value of an event or a policy: what JSON can have, numbers as they are written.

use std::borrow::Cow;

use crate::trust::verify::table::{Row, Shape};
use crate::trust::verify::words::quoted;

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// A string.
    Text(&'a str),
    /// A number as JSON or JavaScript writes it: reading it as a float would take more code than all the rest here.
    Number(Cow<'a, str>),
    /// A boolean.
    Flag(bool),
    /// Anything else, by what it is: `an object`.
    Other(&'a str),
}

impl Value<'_> {
    /// The value in a reason.
    pub(super) fn shown(&self) -> String {
        match self {
            Self::Text(text) => quoted(text),
            Self::Number(number) => number.clone().into_owned(),
            Self::Flag(true) => "true".to_owned(),
            Self::Flag(false) => "false".to_owned(),
            Self::Other(what) => (*what).to_owned(),
        }
    }

    /// What the value is, in a message about a policy.
    pub(super) fn type_name(&self) -> &str {
        match self {
            Self::Text(_) => "a string",
            Self::Number(_) => "a number",
            Self::Flag(_) => "a boolean",
            Self::Other(what) => what,
        }
    }
}

/// What an event has of what a policy asks for.
#[derive(Debug)]
pub struct Facts<'a> {
    /// The form of the event.
    pub shape: Shape,
    /// By the name of the row, one for each path, in the order of the paths; nothing where nothing was.
    pub found: Vec<(&'a str, Option<Value<'a>>)>,
}

impl<'a> Facts<'a> {
    /// What stands at the paths of a row.
    pub(super) fn at(&self, row: &Row) -> impl Iterator<Item = Option<&Value<'a>>> {
        let name = row.name;
        let found = self.found.iter().filter(move |(known, _)| *known == name);
        found.map(|(_, value)| value.as_ref())
    }

    /// The first value at the paths of a row.
    pub(super) fn first(&self, row: &Row) -> Option<&Value<'a>> {
        self.at(row).flatten().next()
    }
}
