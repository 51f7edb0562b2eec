//! What a value that an operation takes must be: its kind and its range.

use serde::Deserialize;
use std::fmt;

/// The kind of a value, and how small and large it may be: a number's size, a text's or a list's length.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
pub(crate) struct Limits {
    pub(crate) kind: Kind,
    pub(crate) least: Option<i64>,
    pub(crate) most: Option<i64>,
}

/// The kinds of `api::parameter::Kind`, without their ranges.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Kind {
    Text,
    Flag,
    Integer,
    Number,
    Time,
    List,
    Object,
}

impl Limits {
    pub(crate) fn of(kind: Kind) -> Self {
        Self {
            kind,
            least: None,
            most: None,
        }
    }

    /// The range in words.
    pub(crate) fn range(self) -> String {
        match (self.least, self.most) {
            (None, None) => "any size".to_owned(),
            (Some(least), None) => format!("at least {least}"),
            (None, Some(most)) => format!("at most {most}"),
            (Some(least), Some(most)) => format!("{least} to {most}"),
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text => "a string",
            Self::Flag => "a boolean",
            Self::Integer => "a whole number",
            Self::Number => "a number",
            Self::Time => "a point in time",
            Self::List => "a list",
            Self::Object => "an object",
        })
    }
}
