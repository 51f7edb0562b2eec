//! Whether an event is what a policy wants: fresh, from the right visitor, without the signals that it denies.
//!
//! An event that is genuine may still be an old one sent again, or another visitor's. So the vendor advises
//! comparing its age, address, origin and ids with what the server itself knows, before acting on it:
//! <https://docs.fingerprint.com/docs/protecting-from-client-side-tampering>.
//!
//! ```
//! use fingerprint_edge::trust::verify::{Policy, verify};
//! use fingerprint_edge::v4;
//! use serde_json::json;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let policy = Policy::from_json(&json!({
//!     "maxAgeMs": 60_000, "ip": "203.0.113.7", "deny": { "vpn": true, "bot": "bad" },
//! }))?;
//! let event: v4::Event = serde_json::from_value(json!({
//!     "event_id": "1764000000123.Qw3rTy", "timestamp": 1764000000123_i64, "ip_address": "203.0.113.7",
//!     "bot": "not_detected", "vpn": true,
//! }))?;
//! let verdict = verify(&event, &policy, 1_764_000_010_000);
//! assert!(!verdict.ok());
//! assert_eq!(verdict.reasons()[0].to_string(), "signal_denied: vpn observed true, wanted not true");
//! # Ok(())
//! # }
//! ```

mod address;
mod decimal;
mod json;
pub(crate) mod judge;
mod members;
mod origin;
pub(crate) mod policy;
mod reason;
pub(crate) mod row;
mod signal;
pub(crate) mod table;
pub(crate) mod value;
mod words;

use serde::Serialize;
use serde_json::Value;

use crate::api::{iq, v3, v4};

pub use judge::CLOCK_SKEW_MS;
pub use policy::{Policy, PolicyError};
pub use reason::{Code, Reason};
pub use row::Shape;

/// The result of judging an event by a policy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    reasons: Vec<Reason>,
}

impl Verdict {
    /// Whether the event is all that the policy wants.
    #[must_use]
    pub fn ok(&self) -> bool {
        self.reasons.is_empty()
    }

    /// What is against the event, always in the same order; empty when it is `ok`.
    #[must_use]
    pub fn reasons(&self) -> &[Reason] {
        &self.reasons
    }
}

/// What can be judged: an event, or a type of your own that has the fields of one.
pub trait Judged: Serialize {
    /// Where its JSON has what a policy asks for.
    const SHAPE: Shape;
}

impl Judged for v4::Event {
    const SHAPE: Shape = Shape::V4;
}

impl Judged for v4::EdgeResponse {
    const SHAPE: Shape = Shape::V4;
}

impl Judged for v3::Event {
    const SHAPE: Shape = Shape::V3;
}

impl Judged for v3::Webhook {
    const SHAPE: Shape = Shape::V3Webhook;
}

impl Judged for iq::Event {
    const SHAPE: Shape = Shape::Iq;
}

impl Judged for iq::Webhook {
    const SHAPE: Shape = Shape::IqWebhook;
}

/// Judges an event; `now_ms` is the time in Unix milliseconds. Only what the policy names is looked at.
///
/// It keeps nothing: it is up to you to make sure, by its id, that an event counts only once.
#[must_use]
pub fn verify<T: Judged>(event: &T, policy: &Policy, now_ms: i64) -> Verdict {
    // What came from JSON is JSON again. Were it not, an event without anything would be judged.
    let event = serde_json::to_value(event).unwrap_or(Value::Null);
    Verdict {
        reasons: judge::judge(&json::facts(&event, T::SHAPE), policy, now_ms),
    }
}
