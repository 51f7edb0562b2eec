//! One named value that an operation takes: what the API allows, and what the caller gave.

use std::borrow::Cow;

/// A parameter as the API documents it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// The name on the wire.
    pub name: &'static str,
    /// The type and the documented range.
    pub kind: Kind,
}

/// The type of a parameter, with its documented range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A string that is not empty.
    Text,
    /// A string that is not empty, of at most this many characters.
    TextUpTo(u16),
    /// `true` or `false`.
    Flag,
    /// A whole number in this range, both ends included.
    Integer(u16, u16),
    /// A finite number.
    Number,
    /// A point in time: Unix milliseconds alone.
    Milliseconds,
    /// A point in time: Unix milliseconds or an RFC 3339 date-time.
    Time,
    /// Strings, sent as repeated keys.
    List,
    /// At most this many strings, sent as repeated keys.
    ListUpTo(u8),
    /// A JSON object, sent in a body.
    Object,
}

/// A named value as the caller gave it, not yet checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input<'a> {
    /// The name that the caller wrote.
    pub name: Cow<'a, str>,
    /// What the value is.
    pub given: Given,
    /// The value as text; for [`Given::Other`] the name of its type.
    pub text: Cow<'a, str>,
}

/// What kind of value the caller gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// A string.
    Text,
    /// A number; its text may also be `NaN` or `Infinity`.
    Number,
    /// `true` or `false`.
    Flag,
    /// A date; its text is Unix milliseconds, or `NaN`.
    Date,
    /// One string of a list: a list gives as many inputs of one name as it has elements.
    Item,
    /// An object.
    Object,
    /// Something that no parameter takes.
    Other,
}

impl<'a> Input<'a> {
    /// An input from its three parts.
    pub fn new(name: impl Into<Cow<'a, str>>, given: Given, text: impl Into<Cow<'a, str>>) -> Self {
        Self {
            name: name.into(),
            given,
            text: text.into(),
        }
    }

    /// The same, borrowing nothing.
    pub(crate) fn into_owned(self) -> Input<'static> {
        Input {
            name: self.name.into_owned().into(),
            given: self.given,
            text: self.text.into_owned().into(),
        }
    }
}
