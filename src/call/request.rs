//! An operation and its input -> the request: method, URL with escaped segments, headers, body.

use std::borrow::Cow;
use std::time::Duration;

use crate::api::parameter::{Given, Input};
use crate::call::error::{Refusal, concat};
use crate::call::operation::{Operation, Takes};
use crate::call::query;

/// A request as a plain value, ready for any HTTP client.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Request {
    /// The HTTP method.
    pub method: &'static str,
    /// The absolute URL.
    pub url: String,
    /// Header names in lower case, each once, with their values. One of them holds the secret key.
    pub headers: Vec<(Cow<'static, str>, String)>,
    /// A JSON body.
    pub body: Option<String>,
    /// Whether the body of a success is needed. Where it is not, the status says it all.
    pub reads_body: bool,
    /// How long the client waits for this attempt, its body included, before it gives it up.
    pub timeout: Duration,
}

/// Shows neither the headers (one holds the key) nor the URL (it holds ids).
impl std::fmt::Debug for Request {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Request")
            .field("method", &self.method)
            .finish_non_exhaustive()
    }
}

/// The path and query string of a call. `inputs` begins with the path parameter, where the operation
/// has one; `extra` goes into the query string unchecked.
///
/// # Errors
/// An argument that the operation does not take, or a path parameter that would name another path.
pub fn path(
    operation: &Operation,
    inputs: &[Input<'_>],
    extra: &[Input<'_>],
) -> Result<String, Refusal> {
    let (before, id, after) = operation.path();
    let mut url = String::from(before);
    let mut inputs = inputs;
    if let Some(name) = id {
        let (first, rest) = match inputs.split_first() {
            Some((first, rest)) if first.name == name => (Some(first), rest),
            _ => (None, inputs),
        };
        segment(&mut url, name, first)?;
        url.push_str(after);
        inputs = rest;
    }
    let (noun, parameters) = match operation.takes {
        Takes::Nothing => ("parameter", [].as_slice()),
        Takes::Query(noun, parameters) | Takes::Body(noun, parameters) => (noun, parameters),
    };
    query::check(noun, parameters, inputs)?;
    for group in operation.required {
        if !inputs
            .iter()
            .any(|input| group.contains(&input.name.as_ref()))
        {
            return Err(missing(noun, group));
        }
    }
    let mut first = true;
    if let Takes::Query(..) = operation.takes {
        for input in inputs {
            query::append(&mut url, first, &input.name, &input.text);
            first = false;
        }
    }
    for input in extra {
        if matches!(input.given, Given::Object | Given::Other) {
            return Err(Refusal::new(&[
                "`query.",
                &input.name,
                "` must be a string, a number, a boolean or an array of strings",
            ]));
        }
        query::append(&mut url, first, &input.name, &input.text);
        first = false;
    }
    Ok(url)
}

/// Whether a header of the caller's own may be sent: hosts fail on a bad one in the middle of a
/// call, and a line break would begin another header.
///
/// # Errors
/// It is no header of HTTP, or it is the one that carries the key.
pub fn check_header(name: &str, value: &str, reserved: &str) -> Result<(), Refusal> {
    if !is_token(name) {
        return Err(Refusal::new(&[
            "a header has a name that is not an HTTP header name",
        ]));
    }
    let wrong = if name.eq_ignore_ascii_case(reserved) {
        "` carries the API key and cannot be set"
    } else if value
        .chars()
        .any(|character| !matches!(character, '\t' | ' '..='~' | '\u{80}'..='\u{ff}'))
    {
        "` has a value that does not fit into an HTTP header"
    } else {
        return Ok(());
    };
    Err(Refusal::new(&["the header `", name, wrong]))
}

/// Whether a text is a name as HTTP has them for headers and methods.
pub(crate) fn is_token(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(allowed)
}

/// A refusal for the lack of one name, or of all of several.
fn missing(noun: &str, names: &[&str]) -> Refusal {
    let mut message = String::from("the ");
    message.push_str(noun);
    for (place, name) in names.iter().enumerate() {
        message.push_str(if place == 0 { " `" } else { "` or `" });
        message.push_str(name);
    }
    message.push_str("` is missing");
    Refusal(message)
}

/// Appends an id as one path segment. The API does not decode it for routing, so `.` stays as it
/// is, and what a URL parser would take for a walk through folders is refused.
fn segment(url: &mut String, name: &str, input: Option<&Input<'_>>) -> Result<(), Refusal> {
    let refuse = |wrong: &[&str]| Err(Refusal::new(&["`", name, "` ", &concat(wrong)]));
    match input {
        Some(input) if input.given == Given::Text => match input.text.as_ref() {
            "" => refuse(&["is empty"]),
            "." | ".." => refuse(&["must not be \"", &input.text, "\""]),
            text if text.chars().any(|character| character == '\u{FFFD}') => {
                refuse(&["is not well-formed Unicode"])
            }
            text => {
                query::encode(url, text);
                Ok(())
            }
        },
        Some(input) => refuse(&["must be a string, got ", &input.text]),
        None => refuse(&["is missing"]),
    }
}
