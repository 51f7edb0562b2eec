//! What an answer means: a value, a failure by the API, or a body that is none of its. No text here
//! shows what the answer echoes of the request.

use std::borrow::Cow;
use std::time::Duration;

use serde::de::DeserializeOwned;

use crate::api::json;
use crate::call::advice::advice;
use crate::call::endpoint::System;
use crate::call::error::ErrorKind;
use crate::call::failure::{Said, said};
use crate::call::operation::{Answer, Operation};
use crate::call::retry::{Setback, retry_after_ms};
use crate::call::secret::{Secrets, hidden};
use crate::transport::{Response, TransportError};

/// How much of a body an error keeps.
const MAX_ERROR_BYTES: usize = 64 * 1024;

/// What came of an attempt.
pub(super) enum Outcome {
    /// A 2xx answer, as far as it was read.
    Success(Response),
    /// A 2xx answer that cannot be read: the API has done its work.
    Unreadable(Failed),
    /// No success.
    Failure(Failed),
}

/// Why an attempt was no success.
pub(super) struct Failed {
    pub(super) kind: ErrorKind,
    /// Those of the answer, with nothing secret in them.
    pub(super) headers: Vec<(String, String)>,
    /// The milliseconds that its `Retry-After` asks for.
    pub(super) retry_after: Option<f64>,
    /// Whether it comes again however often the request is sent.
    pub(super) is_permanent: bool,
}

impl Failed {
    /// One without an answer.
    pub(super) fn without_answer(kind: ErrorKind) -> Self {
        Self {
            kind,
            headers: Vec::new(),
            retry_after: None,
            is_permanent: false,
        }
    }
}

pub(super) fn outcome(
    operation: &Operation,
    system: System,
    secrets: &Secrets<'_>,
    sent: Result<Response, TransportError>,
    now_ms: f64,
) -> Outcome {
    let (response, whole) = match sent {
        Ok(response) => (response, true),
        Err(TransportError::Incomplete(response)) => (response, false),
        Err(TransportError::TooLarge { status, headers }) => {
            // Where nothing of the body is needed, and of a failure, the status counts.
            if is_success(status) && operation.answer != Answer::Nothing {
                return Outcome::Unreadable(Failed {
                    headers: shown_headers(&headers, secrets),
                    ..Failed::without_answer(too_large(status))
                });
            }
            let body = Vec::new();
            let response = Response {
                status,
                headers,
                body,
            };
            (response, false)
        }
        Err(TransportError::Connection(reason)) => {
            return match advice(&reason) {
                Some(what) => {
                    let reason = [&reason, ": ", what].concat();
                    permanent(&reason, secrets)
                }
                None => connection(&reason, secrets),
            };
        }
        Err(TransportError::Permanent(reason)) => {
            return permanent(&reason, secrets);
        }
    };
    if !is_success(response.status) {
        let retry_after = retry_after(&response, now_ms);
        return Outcome::Failure(Failed {
            headers: shown_headers(&response.headers, secrets),
            retry_after,
            ..Failed::without_answer(failure(system, secrets, &response, whole, retry_after))
        });
    }
    if whole || operation.answer == Answer::Nothing {
        return Outcome::Success(response);
    }
    let reason = TransportError::Connection(String::from("the body broke off"));
    Outcome::Failure(Failed {
        headers: shown_headers(&response.headers, secrets),
        ..Failed::without_answer(ErrorKind::Network(reason))
    })
}

fn is_success(status: u16) -> bool {
    (200..300).contains(&status)
}

/// A server, or one in front of it, may send several: the longest counts.
fn retry_after(response: &Response, now_ms: f64) -> Option<f64> {
    let headers = response.headers.iter();
    headers
        .filter(|(name, _)| name.eq_ignore_ascii_case("retry-after"))
        .filter_map(|(_, value)| retry_after_ms(value, now_ms))
        .reduce(f64::max)
}

/// The value of a success, `is_whole` when nothing is missing that its type does not insist on.
pub(super) fn decode<R: DeserializeOwned>(
    response: &Response,
    secrets: &Secrets<'_>,
    is_whole: fn(&R) -> bool,
) -> Result<R, ErrorKind> {
    let body = text(&response.body);
    let reason = match json::from_str(&body) {
        Ok(value) if is_whole(&value) => return Ok(value),
        Ok(_) => String::from("a member is missing that makes it one"),
        Err(error) => error.to_string(),
    };
    Err(ErrorKind::InvalidResponse {
        status: response.status,
        reason: shown(&reason, secrets, true, false),
        // Its ids are its data.
        body: shown(&body, secrets, false, false),
    })
}

/// Where nothing of an answer is read.
pub(super) fn nothing(_: &Response, _: &Secrets<'_>) -> Result<(), ErrorKind> {
    Ok(())
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

/// The failure that an answer with a status that is not 2xx is; `whole` when its body is all there.
fn failure(
    system: System,
    secrets: &Secrets<'_>,
    response: &Response,
    whole: bool,
    wait_ms: Option<f64>,
) -> ErrorKind {
    let status = response.status;
    let retry_after = wait_ms.and_then(|ms| Duration::try_from_secs_f64(ms / 1_000.0).ok());
    let bytes = response.body.get(..MAX_ERROR_BYTES);
    let cut = !whole || bytes.is_some_and(|bytes| bytes.len() < response.body.len());
    let body = text(bytes.unwrap_or(&response.body));
    match said(system, &body) {
        Some(Said { code, message }) => ErrorKind::Api {
            status,
            code: code.map(|code| shown(&code, secrets, true, false)),
            message: shown(&message, secrets, true, false),
            retry_after,
        },
        None => ErrorKind::Status {
            status,
            body: shown(&body, secrets, true, cut),
            retry_after,
        },
    }
}

fn connection(reason: &str, secrets: &Secrets<'_>) -> Outcome {
    let reason = TransportError::Connection(shown(reason, secrets, true, false));
    Outcome::Failure(Failed::without_answer(ErrorKind::Network(reason)))
}

fn permanent(reason: &str, secrets: &Secrets<'_>) -> Outcome {
    let reason = TransportError::Permanent(shown(reason, secrets, true, false));
    Outcome::Failure(Failed {
        is_permanent: true,
        ..Failed::without_answer(ErrorKind::Network(reason))
    })
}

fn too_large(status: u16) -> ErrorKind {
    ErrorKind::InvalidResponse {
        status,
        body: String::new(),
        reason: String::from("it is larger than 32 MiB"),
    }
}

/// Headers as an error has them: servers and proxies echo what they were asked in these, too.
pub(super) fn shown_headers(
    headers: &[(String, String)],
    secrets: &Secrets<'_>,
) -> Vec<(String, String)> {
    let show = |(name, value): &(String, String)| {
        (
            name.to_ascii_lowercase(),
            shown(value, secrets, true, false),
        )
    };
    headers.iter().map(show).collect()
}

/// A body as text, as every host decodes it: without a byte order mark, whatever is not UTF-8 replaced.
fn text(body: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body))
}

/// As much of a text as an error keeps, with nothing secret in it; `cut` when it went on before it came here.
fn shown(text: &str, secrets: &Secrets<'_>, ids: bool, cut: bool) -> String {
    let end = (0..=MAX_ERROR_BYTES.min(text.len()))
        .rev()
        .find(|end| text.is_char_boundary(*end));
    let kept = end.and_then(|end| text.get(..end)).unwrap_or_default();
    hidden(kept, secrets, ids, cut || kept.len() < text.len())
}
