//! FingerprintIQ: the types of its answers.
//!
//! The vendor publishes no schema, only an example: all fields but the id are optional, and what that
//! example does not show is in `other`, as is a value of an unexpected type, which [`Event::misfits`]
//! names. The API's own page is <https://docs.fingerprintiq.com/api/events>.

pub(crate) mod error;
pub(crate) mod event;
pub(crate) mod inspect;
pub mod signals;
pub mod verdicts;
pub(crate) mod visits;
pub(crate) mod webhook;

pub use error::ErrorResponse;
pub use event::{Event, Tag};
pub use inspect::{
    CallerClassification, CallerFingerprint, CallerType, InspectRequest, Inspection, Metadata,
};
pub use visits::{IpLocation, Visit, Visitor, Visits};
pub use webhook::{Webhook, WebhookData, WebhookEvent};
