//! A request as the mock takes it, and its URL taken apart.

use super::{members, text};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::str::FromStr;

/// A request as it arrived.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Request {
    /// The HTTP method.
    pub method: String,
    /// The URL, absolute or from the path on.
    pub url: String,
    /// The headers, by lower-case name.
    pub headers: BTreeMap<String, String>,
    /// The body, when there is one.
    pub body: Option<String>,
}

impl Request {
    /// A request without headers and body.
    pub fn new(method: impl Into<String>, url: impl Into<String>) -> Self {
        Self {
            method: method.into(),
            url: url.into(),
            ..Self::default()
        }
    }

    /// A request from a JSON object.
    pub(crate) fn from_json(text: &str) -> serde_json::Result<Self> {
        members::read(text)
    }

    /// The request with one more header; the values of equal names are joined by commas.
    #[must_use]
    pub fn with_header(mut self, name: &str, value: &str) -> Self {
        self.headers
            .entry(name.to_ascii_lowercase())
            .and_modify(|known| {
                known.push_str(", ");
                known.push_str(value);
            })
            .or_insert_with(|| value.to_owned());
        self
    }

    /// The request with a body.
    #[must_use]
    pub fn with_body(mut self, body: impl Into<String>) -> Self {
        self.body = Some(body.into());
        self
    }
}

/// A URL taken apart: the host of an absolute one, the path as sent, the query decoded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Target {
    pub(super) host: Option<String>,
    pub(super) path: String,
    pub(super) query: Vec<(String, String)>,
}

impl Target {
    pub(super) fn of(url: &str) -> Self {
        let url = url.split_once('#').map_or(url, |(url, _)| url);
        let (host, rest) = match text::cut(url, "://") {
            Some((_, rest)) if !url.starts_with('/') => {
                let end = rest.find(['/', '?']).unwrap_or(rest.len());
                let (host, rest) = rest.split_at_checked(end).unwrap_or((rest, ""));
                (Some(host.to_ascii_lowercase()), rest)
            }
            _ => (None, url),
        };
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        Self {
            host,
            path: path.to_owned(),
            query: query
                .split('&')
                .filter(|pair| !pair.is_empty())
                .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
                .map(|(name, value)| (decode_form(name), decode_form(value)))
                .collect(),
        }
    }

    /// The first value of a parameter: a scalar that is given twice keeps its first value.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        let mut pairs = self.query.iter();
        let (_, value) = pairs.find(|(known, _)| known == name)?;
        Some(value)
    }

    /// All values of a parameter.
    pub(super) fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.query
            .iter()
            .filter(move |(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }
}

/// A whole number of a query, without the plus sign that Rust would take.
pub(super) fn whole<T: FromStr>(text: &str) -> Option<T> {
    text.parse().ok().filter(|_| !text.starts_with('+'))
}

/// A whole number of a query between 1 and a limit.
pub(super) fn within(text: &str, most: usize) -> Option<usize> {
    whole(text).filter(|number| (1..=most).contains(number))
}

/// A header's value as every transport takes it to its reader: visible ASCII, spaces and tabs.
pub(super) fn is_header_value(text: &str) -> bool {
    text.bytes()
        .all(|byte| byte == b'\t' || (b' '..=b'~').contains(&byte))
}

/// A path segment without its percent-encoding; none when that is broken or no UTF-8.
pub(super) fn decode_segment(segment: &str) -> Option<String> {
    let (bytes, intact) = decode(segment.bytes());
    if intact {
        String::from_utf8(bytes).ok()
    } else {
        None
    }
}

/// A name or value of a query: `+` is a space, and broken encoding stands for itself, so that a
/// test sees what its client sent.
fn decode_form(text: &str) -> String {
    let bytes = text
        .bytes()
        .map(|byte| if byte == b'+' { b' ' } else { byte });
    String::from_utf8_lossy(&decode(bytes).0).into_owned()
}

fn decode(text: impl Iterator<Item = u8> + Clone) -> (Vec<u8>, bool) {
    let mut bytes = Vec::new();
    let mut intact = true;
    let mut rest = text;
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let mut ahead = rest.clone();
        match (ahead.next().and_then(hex), ahead.next().and_then(hex)) {
            (Some(high), Some(low)) => {
                bytes.push(high * 16 + low);
                rest = ahead;
            }
            _ => {
                bytes.push(byte);
                intact = false;
            }
        }
    }
    (bytes, intact)
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit)
        .to_digit(16)
        .and_then(|value| u8::try_from(value).ok())
}
