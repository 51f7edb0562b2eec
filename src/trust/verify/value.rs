//! One value of an event or a policy: what JSON can have, numbers as they are written.

use std::borrow::Cow;

use crate::trust::verify::row::{Kind, Of, Row, Shape};
use crate::trust::verify::words::{quoted, text};

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

/// The name of the row that says whether signals were computed.
const STATUS: &str = "incremental_identification_status";

/// What an event has of what a policy asks for.
#[derive(Debug)]
pub struct Facts<'a> {
    /// The form of the event.
    pub shape: Shape,
    /// By the name of the row, one for each of its paths, in their order; nothing where nothing was. After a `!`, the
    /// error codes of the products of v3 that the paths lead through.
    pub found: Vec<(&'a str, Option<Value<'a>>)>,
}

impl<'a> Facts<'a> {
    /// What stands at the paths of a row.
    pub(super) fn at(&self, row: &Row) -> impl Iterator<Item = Option<&Value<'a>>> {
        let name = row.name;
        let found = self.found.iter().filter(move |(known, _)| *known == name);
        found.map(|(_, value)| value.as_ref())
    }

    /// The first value at the paths of a row. An empty text is no id, address or URL: v3 has one where it knows none.
    pub(super) fn first(&self, row: &Row) -> Option<&Value<'a>> {
        let mut values = self.at(row).flatten();
        let named = matches!(row.kind, Kind::Id | Kind::Address | Kind::Origin);
        values.find(|value| **value != Value::Text("") || !named)
    }

    /// What decides about signals, by its name.
    pub(super) fn context(&self, name: &str) -> Option<&Value<'a>> {
        let mut found = self.found.iter();
        found.find_map(|(known, value)| value.as_ref().filter(|_| *known == name))
    }

    /// Whether the vendor computed it, of what it computes at all.
    pub(super) fn computed(&self, row: &Row) -> bool {
        matches!(row.of, Of::Event | Of::Customer)
            || matches!(self.context(STATUS), None | Some(Value::Text("completed")))
    }

    /// How a reason puts it that nothing is there, and why, where that is known.
    pub(super) fn nothing(&self, row: &Row) -> String {
        let mut found = self.found.iter();
        let error = found.find_map(|(name, value)| {
            let of = name.strip_prefix(['!'])?;
            value.as_ref().filter(|_| of == row.name)
        });
        let (why, value) = match (self.computed(row), error) {
            (true, None) => return "nothing".to_owned(),
            (true, code) => ("error", code),
            (false, _) => ("incremental_identification_status is", self.context(STATUS)),
        };
        let shown = value.map(Value::shown).unwrap_or_default();
        text(["nothing (", why, " ", &shown, ")"])
    }
}
