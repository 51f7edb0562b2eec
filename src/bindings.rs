//! What the bindings of the npm package need of the core. Not for users: it changes without notice.

pub use crate::api::pairs::{Shape as V3Shape, downgrade_any, upgrade_any};
pub use crate::api::parameter::{Given, Input};
pub use crate::api::v4::edge::SENSITIVE_HEADERS;
pub use crate::call::advice::advice;
pub use crate::call::endpoint::{Region, System, allowed_base_url};
pub use crate::call::error::{Refusal, concat};
pub use crate::call::exchange::{Exchange, Limits, Next};
pub use crate::call::operation::{Answer, OPERATIONS, Operation};
pub use crate::call::request::path;
pub use crate::call::retry::{Setback, retry_after_ms};

pub use crate::api::parameter;
#[cfg(feature = "__typescript")]
pub use crate::api::typescript;

/// The core, also for the tests and the tools of this repository.
pub mod call {
    pub use crate::call::*;
}

/// What each operation takes.
pub mod parameters {
    pub use crate::api::iq::inspect::PARAMETERS as IQ_INSPECT;
    pub use crate::api::v3::related_visitors::PARAMETERS as V3_RELATED_VISITORS;
    pub use crate::api::v3::search::PARAMETERS as V3_SEARCH;
    pub use crate::api::v3::update::PARAMETERS as V3_UPDATE;
    pub use crate::api::v3::visits::PARAMETERS as V3_VISITS;
    pub use crate::api::v4::edge::PARAMETERS as V4_EDGE;
    pub use crate::api::v4::search::{
        GET_EVENT_PARAMETERS as V4_GET_EVENT, PARAMETERS as V4_SEARCH,
    };
    pub use crate::api::v4::update::PARAMETERS as V4_UPDATE;

    pub use crate::api::v3::related_visitors::GetRelatedVisitorsParams;
    pub use crate::api::v4::search::GetEventParams;
}

/// A refusal from the parts of its message.
#[must_use]
pub fn refusal(parts: &[&str]) -> Refusal {
    Refusal::new(parts)
}

/// The mock of the APIs.
#[cfg(feature = "mock")]
pub mod mock {
    use crate::mock::Request;

    pub use crate::mock::filter::Rule;
    pub use crate::mock::v3::V3_FILTERS;
    pub use crate::mock::v4::FILTERS;

    /// A request from a JSON object.
    ///
    /// # Errors
    /// It is not JSON, or none of that type.
    pub fn request(json: &str) -> serde_json::Result<Request> {
        Request::from_json(json)
    }
}

/// What opens one sealed result with one key, and what signs and compares signatures.
#[cfg(feature = "trust")]
pub mod trust {
    pub use crate::trust::sealed::open::{inflate, open};
    pub use crate::trust::webhook::signature::{SIGNATURE_BYTES, header_is, header_lists, sign};
}

/// The judgement of events.
pub mod verify {
    use crate::trust::verify::{Policy, PolicyError, Reason, Shape};

    pub use crate::trust::verify::judge::judge;
    pub use crate::trust::verify::policy::{Given, Member};
    pub use crate::trust::verify::table::{CONTEXT, FACTS, SIGNALS};
    pub use crate::trust::verify::value::{Facts, Value};

    /// The shapes of events, each with the fields that all of its events have, and no others; `|` stands for "or".
    pub const SHAPES: [(Shape, &str); 5] = Shape::ALL;

    /// A policy from its members.
    ///
    /// # Errors
    /// When it names nothing to check, has a member or a signal that does not exist, or has a value that does not fit.
    pub fn policy(members: &[Member<'_>]) -> Result<Policy, PolicyError> {
        Policy::read(members)
    }

    /// A reason as JavaScript gets it.
    #[must_use]
    pub fn text(reason: &Reason) -> String {
        reason.text()
    }
}
