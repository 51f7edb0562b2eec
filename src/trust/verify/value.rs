//! One value of an event or a policy: what JSON can have, numbers as they are written.

use std::borrow::Cow;

use crate::trust::verify::table::{Row, Shape};

/// More of a text than this is of no use in a reason.
const MOST_SHOWN: usize = 200;

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value<'a> {
    Text(&'a str),
    /// A number as JSON or JavaScript writes it: reading it as a float would take more code than all the rest here.
    Number(Cow<'a, str>),
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

/// A text between quotes. It may come from the visitor: no line ends in it, and it has an end.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    let mut characters = text.chars();
    for character in characters.by_ref().take(MOST_SHOWN) {
        quoted.push(match character {
            // What ends a line or steers a terminal, and what turns the direction of writing.
            '\0'..='\x1f'
            | '\x7f'..='\u{9f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}' => '\u{fffd}',
            other => other,
        });
    }
    if characters.next().is_some() {
        quoted.push('…');
    }
    quoted.push('"');
    quoted
}

/// A text from its parts, with one between them. What the standard library has for this, and for numbers
/// below, would make the npm package's wasm larger by kilobytes.
pub(super) fn joined<'a>(parts: impl IntoIterator<Item = &'a str>, between: &str) -> String {
    let mut text = String::new();
    for (index, part) in parts.into_iter().enumerate() {
        if index > 0 {
            text.push_str(between);
        }
        text.push_str(part);
    }
    text
}

/// A text from its parts.
pub(super) fn text<const N: usize>(parts: [&str; N]) -> String {
    joined(parts, "")
}

/// A number in digits.
pub(super) fn digits(mut number: u64) -> String {
    let mut text = String::new();
    loop {
        // Less than ten: the cast cuts nothing off.
        text.insert(0, char::from(b'0' + (number % 10) as u8));
        number /= 10;
        if number == 0 {
            return text;
        }
    }
}

/// What an event has of what a policy asks for.
#[derive(Debug)]
pub(crate) struct Facts<'a> {
    pub(crate) shape: Shape,
    /// By the name of the row, one for each path, in the order of the paths; nothing where nothing was.
    pub(crate) found: Vec<(&'a str, Option<Value<'a>>)>,
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
