//! How the errors of the systems look: two kinds of bodies, four vocabularies.

use super::errors::{self, ApiError};
use super::reply::Reply;
use serde_json::json;

/// The vocabulary of an operation's errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// `{"error":{"code","message"}}`, codes in snake case.
    V4,
    /// The same with codes in Pascal case.
    V3,
    /// `{"error":"…"}`: of v3's operations `getVisits` alone.
    V3Visits,
    /// `{"error":"…"}`.
    Iq,
}

impl Shape {
    const ALL: [Self; 4] = [Self::V4, Self::V3, Self::V3Visits, Self::Iq];

    /// The shape of the answer to a request: paths tell the systems apart.
    pub(super) fn of(method: &str, path: &str) -> Self {
        match path.split('/').nth(1) {
            Some("v4") => Self::V4,
            Some("v1") => Self::Iq,
            Some("visitors") if method == "GET" => Self::V3Visits,
            _ => Self::V3,
        }
    }

    /// Every documented error of this vocabulary.
    pub(super) fn errors(self) -> &'static [ApiError] {
        match self {
            Self::V4 => errors::v4::ERRORS,
            Self::V3 => errors::v3::V3_ERRORS,
            Self::V3Visits => errors::v3::V3_VISITS_ERRORS,
            Self::Iq => errors::iq::IQ_ERRORS,
        }
    }

    /// The error of this name. One that several systems have is this one's; any other is the body
    /// of the system that has it.
    pub(super) fn named(self, name: &str) -> Option<Reply> {
        std::iter::once(self).chain(Self::ALL).find_map(|shape| {
            let mut errors = shape.errors().iter().chain(match shape {
                Self::V4 => Some(errors::v4::SERVICE_UNAVAILABLE),
                _ => None,
            });
            let error = errors.find(|error| error.is_called(name))?;
            Some(shape.body(error, error.message))
        })
    }

    /// Every name that [`Shape::named`] knows, in order.
    pub(super) fn names() -> Vec<&'static str> {
        let mut names = Vec::new();
        for error in Self::ALL.iter().flat_map(|shape| shape.errors()) {
            if let Err(place) = names.binary_search(&error.name) {
                names.insert(place, error.name);
            }
        }
        names
    }

    /// The body that a status most likely means on a path; none where the API documents none.
    pub(super) fn of_status(self, status: u16, path: &str) -> Option<Reply> {
        let error = match self {
            Self::V4 => errors::v4::of_status(status, path),
            Self::V3 => errors::v3::of_status(status, path),
            Self::V3Visits => self.errors().iter().find(|error| error.status == status),
            Self::Iq => errors::iq::of_status(status),
        }?;
        Some(self.body(error, error.message))
    }

    /// What this system says where v4 says `error`; its own errors are their own twins.
    pub(super) fn twin(self, error: &'static ApiError) -> &'static ApiError {
        match self {
            Self::V4 | Self::Iq => error,
            Self::V3 => errors::v3::twin(error),
            Self::V3Visits => errors::v3::visits_twin(error),
        }
    }

    /// The answer with this error.
    pub(super) fn body(self, error: &ApiError, message: &str) -> Reply {
        let body = match self {
            Self::V4 | Self::V3 => {
                json!({ "error": { "code": error.code, "message": message } })
            }
            // The documents know three bodies here; what was wrong is in none of them.
            Self::V3Visits => json!({ "error": error.message }),
            Self::Iq if error == errors::iq::MONTHLY_LIMIT_EXCEEDED => {
                return errors::iq::monthly_limit_exceeded(10_001, 10_000);
            }
            Self::Iq => json!({ "error": message }),
        };
        let reply = Reply::json(error.status, &body);
        match self {
            // The only answer of all systems that is documented to have this header.
            Self::V3Visits if error.status == 429 => reply.with_header("retry-after", "1"),
            _ => reply,
        }
    }
}
