//! Fingerprint Server API v4: the types of its answers and of what its operations take.
//!
//! The API's own page is <https://docs.fingerprint.com/reference/server-api-v4>. A value of an unexpected
//! type costs neither the event nor the page: [`Event::misfits`] names it, and says where it is.

pub(crate) mod edge;
pub(crate) mod error_code;
pub(crate) mod event;
pub mod identification;
pub mod ip_info;
pub mod platform;
pub mod raw_device_attributes;
pub(crate) mod rule_action;
pub(crate) mod search;
pub mod signals;
pub(crate) mod update;

pub use edge::{EdgeHeader, EdgeRequest, EdgeResponse};
pub use error_code::{ApiError, ErrorCode, ErrorResponse};
pub use event::Event;
pub use rule_action::{
    EventRuleAction, RequestHeaderModifications, RuleActionHeaderField, RuleActionType,
};
pub use search::{
    EventSearch, SearchEventsBot, SearchEventsBotInfo, SearchEventsFilter, SearchEventsSdkPlatform,
    SearchEventsSource, Time,
};
pub use update::EventUpdate;
