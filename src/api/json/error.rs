//! Why a text cannot be read, and where in it: by its path, never by what stands there.

use std::fmt;

use crate::api::path;

/// Longer names are hardly the API's.
const LONGEST_NAME: usize = 64;

/// A text that is not JSON, or none of the type that was asked for.
///
/// It names the place by its path, such as `events[3].identification.visitor_id`, and shows nothing of the text but names
/// of members: none of what is in your own `tags`, and none that are no identifiers. The
/// [`source`](std::error::Error::source) is the error of serde_json.
#[derive(Debug)]
pub struct Error {
    path: String,
    source: serde_json::Error,
}

impl Error {
    /// The error of a text at which serde_json stopped.
    pub(super) fn new(json: &str, source: serde_json::Error) -> Self {
        let path = place(&source, json).map_or_else(String::new, |end| path_of(json, end));
        Self { path, source }
    }

    /// The path of the value at which the text cannot be read any further; empty where that is the whole text.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() {
            return self.source.fmt(f);
        }
        // The path says where.
        let said = self.source.to_string();
        let what = said
            .rsplit_once(" at line ")
            .map_or(said.as_str(), |(what, _)| what);
        write!(f, "{}: {what}", self.path)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}

/// How many bytes serde_json read without a fault. Its columns count bytes, from 1.
fn place(error: &serde_json::Error, json: &str) -> Option<usize> {
    let line = error.line().checked_sub(1)?;
    let mut lines = json.split_inclusive('\n');
    let before: usize = lines.by_ref().take(line).map(str::len).sum();
    Some(match error.is_eof() {
        true => json.len(),
        false => before + error.column().saturating_sub(1),
    })
}

/// A step into a value that is open where the text ends.
enum Step<'a> {
    Element(usize),
    /// A member, once its name has been read.
    Member(Option<&'a str>),
}

/// The path of the value in which the first bytes of a text end.
fn path_of(json: &str, end: usize) -> String {
    let read = json.as_bytes().get(..end).unwrap_or(json.as_bytes());
    let mut steps = Vec::new();
    let mut at = 0;
    while let Some(byte) = read.get(at) {
        match (byte, steps.last_mut()) {
            (b'{', _) => steps.push(Step::Member(None)),
            (b'[', _) => steps.push(Step::Element(0)),
            (b'}' | b']', _) => drop(steps.pop()),
            (b',', Some(Step::Element(index))) => *index += 1,
            (b',', Some(Step::Member(name))) => *name = None,
            (b'"', step) => {
                let ends = string_end(read, at);
                let text = ends.and_then(|ends| json.get(at + 1..ends));
                if let (Some(Step::Member(name @ None)), Some(_)) = (step, text) {
                    *name = text;
                }
                at = ends.unwrap_or(read.len());
            }
            _ => {}
        }
        at += 1;
    }
    written(&steps)
}

/// Where the string that begins here has its closing quote.
fn string_end(read: &[u8], from: usize) -> Option<usize> {
    let mut at = from + 1;
    loop {
        match read.get(at)? {
            b'"' => return Some(at),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

/// The path as far as its names are the API's.
fn written(steps: &[Step<'_>]) -> String {
    let mut path = String::new();
    for step in steps {
        path = match step {
            Step::Element(index) => path::element(&path, *index),
            Step::Member(Some(name)) if path::is_plain(name) && name.len() <= LONGEST_NAME => {
                path::member(&path, name)
            }
            Step::Member(_) => break,
        };
        // What is in there is the customer's own.
        if matches!(step, Step::Member(Some("tags" | "tag"))) {
            break;
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::path_of;

    #[test]
    fn a_path_leads_to_where_the_text_ends() {
        for (text, path) in [
            ("", ""),
            ("<html>", ""),
            ("{", ""),
            (r#"{"a"#, ""),
            (r#"{"a""#, "a"),
            (r#"{"a":"#, "a"),
            (r#"{"a":1"#, "a"),
            (r#"{"a":1,"#, ""),
            (r#"{"a":{"b":[1,{"c":"x"#, "a.b[1].c"),
            (r#"{"a":{"b":[1,{"c":"x"}"#, "a.b[1]"),
            (r#"{"a":{"b":[1,{"c":"x"}]"#, "a.b"),
            (r#"{"a":{"b":1},"d":"{[,\\\"x"#, "d"),
            (r#"{"a":{"b":1},"d":"\""#, "d"),
            (r#"[[],[{},"}", "#, "[1][2]"),
            (r#"{"a":1}"#, ""),
            (r#"}}]"a":[3"#, "[0]"),
            (r#"{"events":[{},{"tags":{"a":{"b":"#, "events[1].tags"),
            (r#"{"tag":[{"b":"#, "tag"),
            (r#"{"a":{"ana@example.com":{"b":"#, "a"),
            (r#"{"a":{"ü":{"b":"#, "a"),
        ] {
            assert_eq!(path_of(text, text.len()), path, "{text}");
        }
        let long = format!("{{\"a\":{{\"{}\":", "x".repeat(65));
        assert_eq!(path_of(&long, long.len()), "a");
        assert_eq!(path_of(r#"{"a":1,"b":2}"#, 5), "a");
        assert_eq!(path_of("{}", 99), "");
    }
}
