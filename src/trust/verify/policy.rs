//! What an event must be: the policy, and why one is refused.

use std::fmt;

use crate::trust::verify::row::Row;
use crate::trust::verify::value::Value;
use crate::trust::verify::words::joined;

/// What an event must be to be `ok`. It always names something to check.
#[derive(Debug)]
pub struct Policy {
    pub(super) wants: Vec<(&'static Row, Want)>,
    pub(super) accept_missing: bool,
    /// What may be missing by itself, by the names of rows.
    pub(super) may_miss: Vec<&'static str>,
    pub(super) accept_unknown: bool,
    /// How far an event may be ahead of the clock, in milliseconds.
    pub(super) clock_tolerance_ms: i64,
}

impl Policy {
    pub(super) fn accepts_missing(&self, row: &Row) -> bool {
        self.accept_missing || self.may_miss.contains(&row.name)
    }
}

/// What is wanted of one fact or signal.
#[derive(Debug)]
pub(super) enum Want {
    /// At most this many milliseconds old.
    Age(i64),
    OneOf(Vec<String>),
    AtLeast(String),
    AtMost(String),
    NotReplayed,
    /// Values of a signal, as a policy writes them; one of the lists may be empty.
    Signal {
        allow: Vec<&'static str>,
        deny: Vec<&'static str>,
    },
}

/// A refused policy. The text names the member at fault, and what would be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyError(String);

impl PolicyError {
    pub(super) fn new(parts: &[&str]) -> Self {
        Self(joined(parts.iter().copied(), ""))
    }

    /// The message.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PolicyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for PolicyError {}

/// A member of a policy, not yet checked.
#[derive(Clone, Debug)]
pub struct Member<'a> {
    /// `allow`, `deny` or `onMissing`; empty for what stands in the policy itself.
    pub list: &'a str,
    /// The name of the member or of the signal.
    pub name: &'a str,
    /// What was given for it.
    pub given: Given<'a>,
}

/// What was given: a list gives as many members of one name as it has items.
#[derive(Clone, Debug)]
pub enum Given<'a> {
    /// By itself.
    One(Value<'a>),
    /// As an item of a list.
    Item(Value<'a>),
    /// As a list without items.
    EmptyList,
}

impl Given<'_> {
    pub(super) fn type_name(&self) -> &str {
        match self {
            Self::One(value) => value.type_name(),
            Self::Item(_) => "an array",
            Self::EmptyList => "an empty array",
        }
    }
}
