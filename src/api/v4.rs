//! Fingerprint Server API v4: the types of its answers and of what its operations take.
//!
//! The API's own page is <https://docs.fingerprint.com/reference/server-api-v4>. A value of an unexpected
//! type costs neither the event nor the page: [`Event::misfits`] names it, and says where it is.

pub mod edge;
pub mod error_code;
pub mod event;
pub mod identification;
pub mod ip_info;
pub mod platform;
pub mod raw_device_attributes;
pub mod rule_action;
pub mod search;
pub mod signals;
pub mod update;

pub use edge::{EdgeHeader, EdgeRequest, EdgeResponse};
pub use error_code::{ErrorCode, ErrorResponse};
pub use event::Event;
pub use rule_action::EventRuleAction;
pub use search::{EventSearch, GetEventParams, SearchEventsFilter, Time};
pub use update::EventUpdate;
