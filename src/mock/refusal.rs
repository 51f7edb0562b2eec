//! Why a request is refused, until it is known in which system's words the answer leaves.

use super::errors::ApiError;
use super::errors::v4::REQUEST_BODY_INVALID;
use super::reply::Reply;
use super::shape::Shape;
use std::borrow::Cow;

/// Why a request is refused. What the systems share speaks of v4's errors; the [`Shape`] of the
/// request knows how its own system says the same.
#[derive(Clone, Debug)]
pub(super) struct Refusal {
    pub(super) error: &'static ApiError,
    /// In place of the error's own message.
    pub(super) message: Option<Cow<'static, str>>,
}

impl From<&'static ApiError> for Refusal {
    fn from(error: &'static ApiError) -> Self {
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
        shape.body(twin, self.message.as_deref().unwrap_or(twin.message))
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
