//! What an answer means: a value, a failure by the API, or a body that is none of its.

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::call::endpoint::System;
use crate::call::error::{Error, ErrorKind};
use crate::call::operation::Operation;
use crate::call::retry::Setback;
use crate::transport::Response;

/// How much of a body an error keeps.
const MAX_ERROR_BYTES: usize = 64 * 1024;

pub(super) fn decode<R: DeserializeOwned>(
    operation: &Operation,
    (response, attempts): (Response, u32),
) -> Result<R, Error> {
    serde_json::from_slice(&response.body).map_err(|error| Error {
        operation: operation.name,
        attempts,
        retryable: false,
        kind: ErrorKind::InvalidResponse {
            status: response.status,
            reason: error.to_string(),
            body: text(&response.body),
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

/// The error bodies that the APIs document.
#[derive(Deserialize)]
struct ErrorBody {
    error: Said,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Said {
    Coded {
        code: String,
        message: String,
    },
    /// FingerprintIQ's, and v3's for `getVisits`.
    Plain(String),
}

pub(super) fn refused_by_api(
    system: System,
    response: &Response,
    retry_after_ms: Option<f64>,
) -> ErrorKind {
    let status = response.status;
    let retry_after = retry_after_ms.map(|ms| ms / 1_000.0);
    let (code, message) = match serde_json::from_slice(&response.body) {
        Ok(ErrorBody {
            error: Said::Coded { code, message },
        }) => (Some(code), message),
        Ok(ErrorBody {
            error: Said::Plain(message),
        }) if system != System::V4 => (None, message),
        _ => {
            return ErrorKind::Status {
                status,
                body: text(&response.body),
                retry_after,
            };
        }
    };
    ErrorKind::Api {
        status,
        code,
        message,
        retry_after,
    }
}

pub(super) fn too_large(status: u16) -> ErrorKind {
    ErrorKind::InvalidResponse {
        status,
        body: String::new(),
        reason: String::from("it is larger than 32 MiB"),
    }
}

pub(super) fn unread(status: u16) -> ErrorKind {
    ErrorKind::Status {
        status,
        body: String::new(),
        retry_after: None,
    }
}

fn text(body: &[u8]) -> String {
    String::from_utf8_lossy(body.get(..MAX_ERROR_BYTES).unwrap_or(body)).into_owned()
}
