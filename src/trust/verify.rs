//! Whether an event is what a policy wants: fresh, from the right visitor, without the signals that it denies.
//!
//! An event that is genuine may still be an old one sent again, or another visitor's. So the vendor advises
//! comparing its age, address, origin and ids with what the server itself knows, before acting on it:
//! <https://docs.fingerprint.com/docs/protecting-from-client-side-tampering>.
//!
//! ```
//! use fingerprint_edge::trust::verify::verify;
//! use fingerprint_edge::v4::{self, signals::BotResult};
//! use fingerprint_edge::{Policy, Signal};
//! use serde_json::json;
//! use std::net::Ipv4Addr;
//! use std::time::Duration;
//!
//! let policy = Policy::builder()
//!     .max_age(Duration::from_secs(60))
//!     .ip(Ipv4Addr::new(203, 0, 113, 7))
//!     .deny(Signal::VPN, true)
//!     .deny(Signal::BOT, BotResult::Bad)
//!     .build()?;
//! let event: v4::Event = serde_json::from_value(json!({
//!     "event_id": "1764000000123.Qw3rTy", "timestamp": 1764000000123_i64, "ip_address": "203.0.113.7",
//!     "bot": "not_detected", "vpn": true,
//! }))?;
//! let verdict = verify(&event, &policy, 1_764_000_010_000);
//! assert!(!verdict.ok());
//! assert_eq!(verdict.reasons()[0].to_string(), "signal_denied: vpn observed true, wanted not true");
//! # Ok::<_, Box<dyn std::error::Error>>(())
//! ```

mod address;
mod builder;
mod decimal;
mod document;
mod json;
pub(crate) mod judge;
mod members;
mod names;
mod number;
mod origin;
pub(crate) mod policy;
mod reason;
pub(crate) mod row;
mod signal;
pub(crate) mod table;
pub(crate) mod value;
mod words;

use serde::ser::{Serialize, SerializeStruct, Serializer};
use serde_json::Value;

use crate::api::{iq, v3, v4};

pub use builder::PolicyBuilder;
pub use judge::CLOCK_SKEW_MS;
pub use names::{Check, Signal};
pub use policy::{Policy, PolicyError};
pub use reason::{Code, Reason};
pub use row::Shape;

/// The result of judging an event by a policy. Serialized it is JavaScript's `{ ok, reasons }`.
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

impl Serialize for Verdict {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut verdict = serializer.serialize_struct("Verdict", 2)?;
        verdict.serialize_field("ok", &self.ok())?;
        verdict.serialize_field("reasons", &self.reasons)?;
        verdict.end()
    }
}

/// What can be judged: an event, or a type of your own that has the fields of one.
pub trait Judged: Serialize {
    /// Where its JSON has what a policy asks for.
    fn shape(&self) -> Shape;
}

/// Each type of this crate, and its shape.
macro_rules! judged {
    ($($type:ty => $shape:ident,)+) => {
        $(impl Judged for $type {
            fn shape(&self) -> Shape {
                Shape::$shape
            }
        })+
    };
}

judged! {
    v4::Event => V4,
    v4::EdgeResponse => V4,
    v3::Event => V3,
    v3::Webhook => V3Webhook,
    iq::Event => Iq,
    iq::Webhook => IqWebhook,
}

impl<T: Judged> Judged for Box<T> {
    fn shape(&self) -> Shape {
        T::shape(self)
    }
}

/// Judges an event; `now_ms` is the time in Unix milliseconds. Only what the policy names is looked at.
///
/// It keeps nothing: it is up to you to make sure, by its id, that an event counts only once.
#[must_use]
pub fn verify<T: Judged>(event: &T, policy: &Policy, now_ms: i64) -> Verdict {
    let shape = event.shape();
    // What came from JSON is JSON again. Were it not, an event without anything would be judged.
    let event = serde_json::to_value(event).unwrap_or(Value::Null);
    Verdict {
        reasons: judge::judge(&json::facts(&event, shape), policy, now_ms),
    }
}

/// Judges an event by the clock of the host, as [`verify`] does.
///
/// Not on wasm32-unknown-unknown without the feature `fetch`: nothing there tells the time.
#[cfg(any(
    feature = "fetch",
    not(all(target_arch = "wasm32", target_os = "unknown"))
))]
#[must_use]
pub fn verify_now<T: Judged>(event: &T, policy: &Policy) -> Verdict {
    // The cast ends where i64 does, long after all events.
    verify(event, policy, crate::transport::host::now_ms() as i64)
}
