//! Paths into JSON, as one would write them in JavaScript: `products.labels.data[1]["a name"]`.

use serde_json::Value;

/// A path that leads from the outermost value to where one is, and becomes text only where that is wanted.
pub(crate) enum Path<'a> {
    Root,
    Member(&'a Self, &'a str),
    Element(&'a Self, usize),
}

impl Path<'_> {
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Root => String::new(),
            Self::Member(of, name) => member(&of.text(), name),
            Self::Element(of, index) => element(&of.text(), *index),
        }
    }
}

/// The path of a member.
pub(crate) fn member(of: &str, name: &str) -> String {
    match is_plain(name) {
        true if of.is_empty() => name.to_owned(),
        true => format!("{of}.{name}"),
        false => format!("{of}[{}]", Value::from(name)),
    }
}

/// Whether a name is an identifier.
pub(crate) fn is_plain(name: &str) -> bool {
    let first = |character: char| character.is_ascii_alphabetic() || "_$".contains(character);
    name.starts_with(first)
        && name
            .chars()
            .all(|character| first(character) || character.is_ascii_digit())
}

/// The path of an element.
pub(crate) fn element(of: &str, index: usize) -> String {
    format!("{of}[{index}]")
}
