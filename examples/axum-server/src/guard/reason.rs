//! Why the guard refuses a request: a code for the log, and a status for the page.

use std::fmt;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use fingerprint_edge::trust::verify::Code;
use fingerprint_edge::{Error, ErrorKind};

use crate::NO_STORE;

/// The codes are those of the guard in the npm package, and as stable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    EventMissing,
    EventAmbiguous,
    PolicyFailed,
    UnsealFailed,
    /// With the status of the API, where it answered.
    ApiFailed(Option<u16>),
    EventUnreadable,
    /// What the policy does not like.
    Unwanted(Vec<Code>),
    StoreFailed,
    UsedBefore,
}

impl Reason {
    /// The status says what the page can do about it, and nothing that would teach a visitor what to change.
    fn status(&self) -> StatusCode {
        match self {
            Self::EventMissing | Self::UnsealFailed | Self::EventUnreadable => {
                StatusCode::BAD_REQUEST
            }
            Self::ApiFailed(Some(400 | 404)) => StatusCode::FORBIDDEN,
            Self::ApiFailed(_) | Self::StoreFailed => StatusCode::SERVICE_UNAVAILABLE,
            Self::UsedBefore => StatusCode::CONFLICT,
            Self::EventAmbiguous | Self::PolicyFailed | Self::Unwanted(_) => StatusCode::FORBIDDEN,
        }
    }
}

/// Of a failed call.
impl From<Error> for Reason {
    fn from(error: Error) -> Self {
        match error.kind() {
            // It was no id, and nothing was sent.
            ErrorKind::Refused(_) => Self::EventMissing,
            _ => Self::ApiFailed(error.status()),
        }
    }
}

/// Codes alone: nothing of the visitor gets into a log.
impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EventMissing => f.write_str("event_missing"),
            Self::EventAmbiguous => f.write_str("event_ambiguous"),
            Self::PolicyFailed => f.write_str("policy_failed"),
            Self::UnsealFailed => f.write_str("unseal_failed"),
            Self::ApiFailed(Some(status)) => write!(f, "api_failed: {status}"),
            Self::ApiFailed(None) => f.write_str("api_failed: no answer"),
            Self::EventUnreadable => f.write_str("event_unreadable"),
            Self::Unwanted(codes) => {
                let codes: Vec<_> = codes.iter().map(|code| code.as_str()).collect();
                f.write_str(&codes.join(", "))
            }
            Self::StoreFailed => f.write_str("store_failed"),
            Self::UsedBefore => f.write_str("used_before"),
        }
    }
}

impl IntoResponse for Reason {
    fn into_response(self) -> Response {
        (self.status(), NO_STORE).into_response()
    }
}
