//! What an event must be: the policy, and why one is refused.

use std::fmt;

use crate::trust::verify::builder::PolicyBuilder;
use crate::trust::verify::row::Row;
use crate::trust::verify::value::Value;
use crate::trust::verify::words::joined;

/// What an event must be to be `ok`. It always names something to check.
///
/// It is made by [`Policy::builder`], or read by serde from the object that JavaScript's `verifyEvent` takes:
///
/// | member | type | rejects an event |
/// | --- | --- | --- |
/// | `maxAgeMs` | whole number of milliseconds, 0 or more | that is older, or more than `clockToleranceMs` ahead |
/// | `clockToleranceMs` | the same; [`CLOCK_SKEW_MS`](super::CLOCK_SKEW_MS) where it is not said | |
/// | `ip` | IP address, or several | whose address of the same family is another; `::ffff:192.0.2.1` is `192.0.2.1`, and a port is passed over |
/// | `origin` | origin such as `https://shop.example`, or several | whose URL has another scheme, host or port, compared as URLs are |
/// | `visitorId`, `linkedId` | string, or several | with another id |
/// | `minConfidence` | number from 0 to 1 | whose confidence is lower |
/// | `maxSuspectScore` | number, 0 or more | whose suspect score is higher |
/// | `rejectReplayed` | boolean | that was replayed |
/// | `allow`, `deny` | object from signals to a value, or to several | with a signal that has no allowed value, or a denied one |
/// | `onMissing` | `reject` (default) or `accept`, or an object from members and signals to these | that lacks what the policy names |
/// | `onUnknown` | `reject` (default) or `accept` | with a value under `deny` that this version does not know |
///
/// ```
/// use fingerprint_edge::{Policy, Signal};
/// use std::time::Duration;
///
/// let made = Policy::builder().max_age(Duration::from_secs(60)).deny(Signal::VPN, true).build()?;
/// let json = r#"{"maxAgeMs":60000,"deny":{"vpn":true}}"#;
/// assert_eq!(serde_json::from_str::<Policy>(json)?, made);
/// assert_eq!(serde_json::to_string(&made)?, json);
///
/// let error = serde_json::from_str::<Policy>(r#"{"deny":{"vpm":true}}"#).unwrap_err();
/// assert!(error.to_string().starts_with("`policy.deny` has no signal `vpm`, there are bot, "));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Policy {
    pub(super) wants: Vec<(&'static Row, Want)>,
    pub(super) accept_missing: bool,
    /// What may be missing by itself, by the names of rows.
    pub(super) may_miss: Vec<&'static str>,
    pub(super) accept_unknown: bool,
    /// How far an event may be ahead of the clock, in milliseconds.
    pub(super) clock_tolerance_ms: i64,
}

impl Policy {
    /// Begins a policy.
    pub fn builder() -> PolicyBuilder {
        PolicyBuilder::default()
    }

    pub(super) fn accepts_missing(&self, row: &Row) -> bool {
        self.accept_missing || self.may_miss.contains(&row.name)
    }
}

/// What is wanted of one fact or signal.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Want {
    /// At most this many milliseconds old.
    Age(i64),
    OneOf(Vec<String>),
    AtLeast(String),
    AtMost(String),
    NotReplayed,
    /// Values of a signal, as a policy writes them; one of the lists may be empty.
    Signal {
        allow: Vec<&'static str>,
        deny: Vec<&'static str>,
    },
}

/// A refused policy. The text names the member at fault, and what would be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyError(String);

impl PolicyError {
    pub(super) fn new(parts: &[&str]) -> Self {
        Self(joined(parts.iter().copied(), ""))
    }

    /// The message.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PolicyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for PolicyError {}

/// A member of a policy, not yet checked.
#[derive(Clone, Debug)]
pub struct Member<'a> {
    /// `allow`, `deny` or `onMissing`; empty for what stands in the policy itself.
    pub list: &'a str,
    /// The name of the member or of the signal.
    pub name: &'a str,
    /// What was given for it.
    pub given: Given<'a>,
}

/// What was given: a list gives as many members of one name as it has items.
#[derive(Clone, Debug)]
pub enum Given<'a> {
    /// By itself.
    One(Value<'a>),
    /// As an item of a list.
    Item(Value<'a>),
    /// As a list without items.
    EmptyList,
}

impl Given<'_> {
    pub(super) fn type_name(&self) -> &str {
        match self {
            Self::One(value) => value.type_name(),
            Self::Item(_) => "an array",
            Self::EmptyList => "an empty array",
        }
    }
}
