//! FingerprintIQ: the types of its answers.
//!
//! The vendor publishes no schema, only an example: all fields but the id are optional, and what that
//! example does not show is in `other`, as is a value of an unexpected type, which [`Event::misfits`]
//! names. The API's own page is <https://docs.fingerprintiq.com/api/events>.

pub mod error;
pub mod event;
pub mod inspect;
pub mod signals;
pub mod verdicts;
pub mod visits;
pub mod webhook;

pub use error::ErrorResponse;
pub use event::Event;
pub use inspect::{InspectRequest, Inspection};
pub use visits::{Visitor, Visits};
pub use webhook::Webhook;
