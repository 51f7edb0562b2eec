//! What an answer means: a value, a failure by the API, or a body that is none of its. No text here
//! shows a key that the answer echoes.

use std::borrow::Cow;

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::call::endpoint::System;
use crate::call::error::{Error, ErrorKind};
use crate::call::failure::{Said, said};
use crate::call::operation::Operation;
use crate::call::retry::Setback;
use crate::call::secret::{Secrets, hidden};
use crate::transport::Response;

/// How much of a body an error keeps.
const MAX_ERROR_BYTES: usize = 64 * 1024;

/// The value of a success, `is_whole` when nothing is missing that its type does not insist on.
pub(super) fn decode<R: DeserializeOwned>(
    operation: &Operation,
    key: &str,
    (response, attempts): (Response, u32),
    is_whole: fn(&R) -> bool,
) -> Result<R, Error> {
    let body = text(&response.body);
    let reason = match parse(&body) {
        Ok(value) if is_whole(&value) => return Ok(value),
        Ok(_) => String::from("a member is missing that makes it one"),
        Err(error) => without_key(&error.to_string(), key),
    };
    Err(Error {
        operation: operation.name,
        attempts,
        retryable: false,
        kind: ErrorKind::InvalidResponse {
            status: response.status,
            reason,
            body: kept(&without_key(&body, key)),
        },
    })
}

fn parse<R: DeserializeOwned>(body: &str) -> serde_json::Result<R> {
    serde_json::from_str(body).or_else(|error| {
        // A struct refuses a member that stands twice; of a map's the last counts, as in every JSON parser.
        let value: Option<Value> = serde_json::from_str(body).ok();
        value
            .and_then(|value| R::deserialize(value).ok())
            .ok_or(error)
    })
}

pub(super) fn setback(failure: &ErrorKind) -> Setback<'_> {
    match failure {
        ErrorKind::Api {
            status,
            code,
            message,
            ..
        } => Setback::Status {
            status: *status,
            code: Some(code.as_ref().unwrap_or(message)),
        },
        ErrorKind::Status { status, .. } => Setback::Status {
            status: *status,
            code: None,
        },
        _ => Setback::NoAnswer,
    }
}

/// The failure that an answer with a status that is not 2xx is.
pub(super) fn refused_by_api(
    system: System,
    key: &str,
    response: &Response,
    retry_after_ms: Option<f64>,
) -> ErrorKind {
    let status = response.status;
    let retry_after = retry_after_ms.map(|ms| ms / 1_000.0);
    let body = text(&response.body);
    let body = without_key(&body, key);
    match said(system, &body) {
        Some(Said { code, message }) => ErrorKind::Api {
            status,
            code,
            message,
            retry_after,
        },
        None => ErrorKind::Status {
            status,
            body: kept(&body),
            retry_after,
        },
    }
}

pub(super) fn too_large(status: u16) -> ErrorKind {
    ErrorKind::InvalidResponse {
        status,
        body: String::new(),
        reason: String::from("it is larger than 32 MiB"),
    }
}

/// A body as text, as every host decodes it: without a byte order mark, whatever is not UTF-8 replaced.
fn text(body: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body))
}

fn without_key(text: &str, key: &str) -> String {
    let secrets = Secrets {
        key,
        origin: "",
        path: "",
        template: "",
    };
    hidden(text, &secrets, false)
}

fn kept(body: &str) -> String {
    let end = (0..=MAX_ERROR_BYTES.min(body.len()))
        .rev()
        .find(|end| body.is_char_boundary(*end));
    String::from(end.and_then(|end| body.get(..end)).unwrap_or_default())
}
