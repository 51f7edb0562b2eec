//! JSON as it crosses from one version to the other: in its own words, so that no number and no text changes.

use std::borrow::Cow;

use serde_json::Value;

use crate::api::json::{nested, string};

/// How deep objects are told apart; what lies deeper goes over as it is written.
const MAX_DEPTH: usize = 64;

/// A value. Texts and names stand as they are written, with their escapes and, but for names, their quotes.
#[derive(Clone, Debug)]
pub(crate) enum Json<'a> {
    /// `null`, a flag, a number, a text; and what is nested too deep to matter.
    Leaf(Cow<'a, str>),
    List(Vec<Part<'a>>),
    Object(Vec<Part<'a>>),
}

/// A member of an object, or an element of a list, which has no name.
#[derive(Clone, Debug)]
pub(crate) struct Part<'a> {
    pub(crate) name: &'a str,
    pub(crate) value: Json<'a>,
    /// Whether the other version says it.
    pub(crate) taken: bool,
}

impl<'a> Part<'a> {
    pub(crate) fn new(name: &'a str, value: Json<'a>) -> Self {
        let taken = false;
        Self { name, value, taken }
    }
}

impl<'a> Json<'a> {
    pub(crate) const NULL: Self = Self::word("null");

    pub(crate) const fn word(text: &'static str) -> Self {
        Self::Leaf(Cow::Borrowed(text))
    }

    /// Reads a text that is known to be JSON: what `JSON.stringify` or serde wrote.
    pub(crate) fn read(text: &'a str) -> Option<Self> {
        let mut reader = Reader { text, at: 0 };
        let value = reader.value(0)?;
        (reader.next().is_none()).then_some(value)
    }

    pub(crate) fn write(&self, to: &mut String) {
        let (parts, open, close) = match self {
            Self::Leaf(text) => return to.push_str(text),
            Self::List(parts) => (parts, '[', ']'),
            Self::Object(parts) => (parts, '{', '}'),
        };
        to.push(open);
        for (index, part) in parts.iter().enumerate() {
            if index > 0 {
                to.push(',');
            }
            if open == '{' {
                to.push('"');
                to.push_str(part.name);
                to.push_str("\":");
            }
            part.value.write(to);
        }
        to.push(close);
    }

    /// The text that it is.
    #[cfg(feature = "mock")]
    pub(crate) fn written(&self) -> String {
        let mut text = String::new();
        self.write(&mut text);
        text
    }

    /// The same for serde. What it cannot read, such as a number out of range, is null.
    pub(crate) fn value(&self) -> Value {
        match self {
            Self::Leaf(text) if text.starts_with(['{', '[']) => {
                Json::read(text).map_or(Value::Null, |nested| nested.value())
            }
            Self::Leaf(text) => serde_json::from_str(text).unwrap_or_default(),
            Self::List(parts) => parts.iter().map(|part| part.value.value()).collect(),
            Self::Object(parts) => {
                let members = parts.iter();
                members
                    .map(|part| (unescaped(part.name), part.value.value()))
                    .collect()
            }
        }
    }

    pub(crate) fn leaf(&self) -> &str {
        match self {
            Self::Leaf(text) => text,
            _ => "",
        }
    }

    pub(crate) fn is_null(&self) -> bool {
        self.leaf() == "null"
    }

    pub(crate) fn is_object(&self) -> bool {
        matches!(self, Self::Object(_))
    }

    /// What is between the quotes of a text.
    pub(crate) fn text(&self) -> Option<&str> {
        self.leaf().strip_prefix('"')?.strip_suffix('"')
    }

    /// The members of an object; nothing else has any.
    pub(crate) fn members(&self) -> &[Part<'a>] {
        match self {
            Self::Object(parts) => parts,
            _ => &[],
        }
    }

    pub(crate) fn get(&self, name: &str) -> Option<&Self> {
        let part = self.members().iter().find(|part| part.name == name)?;
        Some(&part.value)
    }

    pub(crate) fn get_mut(&mut self, name: &str) -> Option<&mut Part<'a>> {
        match self {
            Self::Object(parts) => parts.iter_mut().find(|part| part.name == name),
            _ => None,
        }
    }

    /// The member of that name, which is an object where there was none.
    pub(crate) fn make(&mut self, name: &'a str, value: Json<'a>) -> Option<&mut Self> {
        let Self::Object(parts) = self else {
            return None;
        };
        let index = parts.iter().position(|part| part.name == name);
        let index = index.unwrap_or_else(|| {
            parts.push(Part::new(name, value));
            parts.len() - 1
        });
        parts.get_mut(index).map(|part| &mut part.value)
    }
}

/// A name as it is without escapes.
pub(crate) fn unescaped(name: &str) -> String {
    let quoted = ["\"", name, "\""].concat();
    serde_json::from_str(&quoted).unwrap_or_default()
}

/// Of objects the order does not count.
impl PartialEq for Json<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Leaf(left), Self::Leaf(right)) => left == right,
            (Self::List(left), Self::List(right)) => {
                let mut pairs = left.iter().zip(right);
                left.len() == right.len() && pairs.all(|(left, right)| left.value == right.value)
            }
            (Self::Object(left), Self::Object(right)) => {
                let is_there = |part: &Part<'_>| other.get(part.name) == Some(&part.value);
                left.len() == right.len() && left.iter().all(is_there)
            }
            _ => false,
        }
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    /// The next byte that is no space.
    fn next(&mut self) -> Option<u8> {
        loop {
            let byte = *self.text.as_bytes().get(self.at)?;
            if !byte.is_ascii_whitespace() {
                return Some(byte);
            }
            self.at += 1;
        }
    }

    fn take(&mut self, byte: u8) -> bool {
        let is_next = self.next() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    fn value(&mut self, depth: usize) -> Option<Json<'a>> {
        match self.next()? {
            b'{' | b'[' if depth >= MAX_DEPTH => self.found(nested).map(leaf),
            b'{' => self.parts(b'}', depth, true).map(Json::Object),
            b'[' => self.parts(b']', depth, false).map(Json::List),
            b'"' => self.found(string).map(leaf),
            _ => self.word().map(leaf),
        }
    }

    fn parts(&mut self, close: u8, depth: usize, named: bool) -> Option<Vec<Part<'a>>> {
        let mut parts = Vec::new();
        self.at += 1;
        if self.take(close) {
            return Some(parts);
        }
        loop {
            let name = match named {
                true => self.name()?,
                false => "",
            };
            parts.push(Part::new(name, self.value(depth + 1)?));
            if self.take(close) {
                return Some(parts);
            }
            self.take(b',').then_some(())?;
        }
    }

    fn name(&mut self) -> Option<&'a str> {
        self.next().filter(|byte| *byte == b'"')?;
        let name = self.found(string)?.strip_prefix('"')?.strip_suffix('"')?;
        self.take(b':').then_some(name)
    }

    /// Takes what a rule finds at this place.
    fn found(&mut self, rule: fn(&str) -> Option<&str>) -> Option<&'a str> {
        let found = rule(self.text.get(self.at..)?)?;
        self.at += found.len();
        Some(found)
    }

    /// A number, a flag or `null`.
    fn word(&mut self) -> Option<&'a str> {
        let rest = self.text.get(self.at..)?;
        let is_end = |byte: u8| b",]}".contains(&byte) || byte.is_ascii_whitespace();
        let length = rest.bytes().position(is_end).unwrap_or(rest.len());
        self.at += length;
        rest.get(..length).filter(|word| !word.is_empty())
    }
}

fn leaf(text: &str) -> Json<'_> {
    Json::Leaf(Cow::Borrowed(text))
}
