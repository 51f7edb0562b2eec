//! What an answer means: a value, a failure by the API, or a body that is none of its. No text here
//! shows a key that the answer echoes.

use std::borrow::Cow;

use serde::de::DeserializeOwned;

use crate::api::json;
use crate::call::endpoint::System;
use crate::call::error::{Error, ErrorKind};
use crate::call::failure::{Said, said};
use crate::call::operation::Operation;
use crate::call::retry::Setback;
use crate::call::secret::without_key;
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
    let reason = match json::from_str(&body) {
        Ok(value) if is_whole(&value) => return Ok(value),
        Ok(_) => String::from("a member is missing that makes it one"),
        Err(error) => without_key(&error.to_string(), key).into_owned(),
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

fn kept(body: &str) -> String {
    let end = (0..=MAX_ERROR_BYTES.min(body.len()))
        .rev()
        .find(|end| body.is_char_boundary(*end));
    String::from(end.and_then(|end| body.get(..end)).unwrap_or_default())
}
