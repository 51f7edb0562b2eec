//! Values of a failure that are of either of two types.

use serde::de::{Deserialize, Deserializer, Error};
use serde_json::Value;
use std::time::Duration;

/// The mock's own page, or this one.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Html {
    /// The mock's own page, if `true`.
    Own(bool),
    /// This page.
    Page(String),
}

/// The value of a `Retry-After` header.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum RetryAfter {
    /// Seconds.
    Seconds(u64),
    /// Any text, a date for example.
    Text(String),
}

/// The mock's own page, if `true`.
impl From<bool> for Html {
    fn from(own: bool) -> Self {
        Self::Own(own)
    }
}

impl From<&str> for Html {
    fn from(page: &str) -> Self {
        Self::Page(page.to_owned())
    }
}

impl From<String> for Html {
    fn from(page: String) -> Self {
        Self::Page(page)
    }
}

/// Whole seconds; what is finer is rounded up.
impl From<Duration> for RetryAfter {
    fn from(time: Duration) -> Self {
        let begun = u64::from(time.subsec_nanos() > 0);
        Self::Seconds(time.as_secs().saturating_add(begun))
    }
}

/// Seconds.
impl From<u64> for RetryAfter {
    fn from(seconds: u64) -> Self {
        Self::Seconds(seconds)
    }
}

impl From<&str> for RetryAfter {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for RetryAfter {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

// What serde derives for a value of either type keeps it in a form of its own in between.
impl<'de> Deserialize<'de> for Html {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        match Value::deserialize(from)? {
            Value::Bool(own) => Ok(Self::Own(own)),
            Value::String(page) => Ok(Self::Page(page)),
            _ => Err(D::Error::custom("expected `true` or a page")),
        }
    }
}

impl<'de> Deserialize<'de> for RetryAfter {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(from)?;
        match (value.as_u64(), value) {
            (Some(seconds), _) => Ok(Self::Seconds(seconds)),
            (None, Value::String(text)) => Ok(Self::Text(text)),
            (None, _) => Err(D::Error::custom("expected seconds or a text")),
        }
    }
}
