//! Errors as values, until it is known in which system's words they leave.

use super::reply::Reply;
use super::shape::Shape;
use super::v4::errors::REQUEST_BODY_INVALID;
use std::borrow::Cow;

/// A documented error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ApiError {
    /// The name that [`Failure::error`](super::Failure::error) takes.
    pub name: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// The code of the body; empty where the body is no more than a message.
    pub code: &'static str,
    /// The message of the body.
    pub message: &'static str,
}

/// A constant for each row of a table, and the table itself.
macro_rules! errors {
    (
        $(#[$doc:meta])* $table:ident:
        $($constant:ident = $name:literal, $status:literal, $code:literal, $message:literal;)*
    ) => {
        $(pub(in crate::mock) const $constant: ApiError =
            ApiError { name: $name, status: $status, code: $code, message: $message };)*

        $(#[$doc])*
        pub const $table: &[ApiError] = &[$($constant),*];
    };
}
pub(super) use errors;

impl ApiError {
    /// Whether this is its name, which may lack its status: `409_state_not_ready`, `state_not_ready`.
    pub(super) fn is_called(&self, name: &str) -> bool {
        let bare = self.name.split_once('_').map(|(_, bare)| bare);
        self.name == name || bare == Some(name)
    }
}

/// Why a request is refused. What the systems share speaks of v4's errors; the [`Shape`] of the
/// request knows how its own system says the same.
#[derive(Clone, Debug)]
pub(super) struct Refusal {
    pub(super) error: ApiError,
    /// In place of the error's own message.
    pub(super) message: Option<Cow<'static, str>>,
}

impl From<ApiError> for Refusal {
    fn from(error: ApiError) -> Self {
        Self {
            error,
            message: None,
        }
    }
}

impl Refusal {
    /// The answer in the words of a system.
    pub(super) fn reply(&self, shape: Shape) -> Reply {
        let twin = shape.twin(self.error);
        shape.body(&twin, self.message.as_deref().unwrap_or(twin.message))
    }
}

/// A parameter that cannot be parsed and has no documented body of its own: the code is the
/// documented one, the message follows the documented `invalid reverse param`.
pub(super) fn invalid_parameter(name: &str) -> Refusal {
    cannot_be_parsed(format!("invalid {name} param"))
}

/// A request that cannot be parsed, and why.
pub(super) fn cannot_be_parsed(message: String) -> Refusal {
    Refusal {
        error: REQUEST_BODY_INVALID,
        message: Some(message.into()),
    }
}
