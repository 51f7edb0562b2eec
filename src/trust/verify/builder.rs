//! Policies made in Rust: what there is not, and what does not fit, does not compile.

use std::fmt;
use std::net::IpAddr;
use std::time::Duration;

use crate::trust::verify::names::{Check, Signal};
use crate::trust::verify::number::of_float;
use crate::trust::verify::policy::{Given, Member, Policy, PolicyError};
use crate::trust::verify::value::Value;

/// Makes a [`Policy`]. A server keeps one, and adds what each request brings to a copy:
///
/// ```
/// use fingerprint_edge::trust::verify::{Policy, PolicyBuilder, PolicyError, Signal};
/// use std::net::IpAddr;
/// use std::time::Duration;
///
/// fn for_sign_up() -> PolicyBuilder {
///     Policy::builder()
///         .max_age(Duration::from_secs(120))
///         .origin("https://shop.example")
///         .deny(Signal::VPN, true)
/// }
///
/// fn for_request(kept: &PolicyBuilder, from: IpAddr) -> Result<Policy, PolicyError> {
///     kept.clone().ip(from).build()
/// }
///
/// assert!(for_request(&for_sign_up(), [203, 0, 113, 7].into()).is_ok());
/// ```
///
/// What an event has of what a policy names, it must have in any case, unless [`accept_missing`](Self::accept_missing) or
/// [`accept_missing_of`](Self::accept_missing_of) says otherwise.
#[derive(Clone, Debug, Default)]
#[must_use]
pub struct PolicyBuilder {
    members: Vec<Made>,
    accept_missing: bool,
    accept_missing_of: Vec<Check>,
}

/// A member of the policy in the making.
#[derive(Clone, Debug)]
struct Made {
    list: &'static str,
    name: &'static str,
    value: MadeValue,
    /// Whether there may be several.
    is_item: bool,
}

#[derive(Clone, Debug)]
enum MadeValue {
    Text(String),
    Number(String),
    Flag(bool),
}

impl Made {
    fn member(&self) -> Member<'_> {
        let value = match &self.value {
            MadeValue::Text(text) => Value::Text(text),
            MadeValue::Number(number) => Value::Number(number.as_str().into()),
            MadeValue::Flag(flag) => Value::Flag(*flag),
        };
        Member {
            list: self.list,
            name: self.name,
            given: match self.is_item {
                true => Given::Item(value),
                false => Given::One(value),
            },
        }
    }
}

impl PolicyBuilder {
    /// Rejects an event that is older, or further ahead of the clock than [`clock_tolerance`](Self::clock_tolerance).
    /// Events tell their time in milliseconds: what the duration has beyond whole ones counts for nothing.
    pub fn max_age(self, most: Duration) -> Self {
        self.set(Check::MAX_AGE.0, ms(most))
    }

    /// How far an event may be ahead of the clock, 30 seconds where nothing is said.
    pub fn clock_tolerance(self, most: Duration) -> Self {
        self.set("clockToleranceMs", ms(most))
    }

    /// Rejects an event whose address of the same family is another. Called again, any of them will do.
    pub fn ip(self, address: impl Into<IpAddr>) -> Self {
        self.add(Check::IP.0, address.into().to_string())
    }

    /// Rejects an event of a page whose URL has another scheme, host or port than `https://shop.example`; they are compared
    /// as URLs are. Called again, any of them will do.
    pub fn origin(self, origin: impl Into<String>) -> Self {
        self.add(Check::ORIGIN.0, origin.into())
    }

    /// Rejects an event of another visitor. Called again, any of them will do.
    pub fn visitor_id(self, id: impl Into<String>) -> Self {
        self.add(Check::VISITOR_ID.0, id.into())
    }

    /// Rejects an event with another id of your own. Called again, any of them will do.
    pub fn linked_id(self, id: impl Into<String>) -> Self {
        self.add(Check::LINKED_ID.0, id.into())
    }

    /// Rejects an event whose identification is less sure than this, from 0 to 1.
    pub fn min_confidence(self, least: f64) -> Self {
        self.set(Check::MIN_CONFIDENCE.0, MadeValue::Number(of_float(least)))
    }

    /// Rejects an event whose suspect score is higher than this, 0 or more.
    pub fn max_suspect_score(self, most: impl Into<f64>) -> Self {
        let most = MadeValue::Number(of_float(most.into()));
        self.set(Check::MAX_SUSPECT_SCORE.0, most)
    }

    /// Rejects an event that was replayed; FingerprintIQ does not say.
    pub fn reject_replayed(self, reject: bool) -> Self {
        self.set(Check::REJECT_REPLAYED.0, MadeValue::Flag(reject))
    }

    /// Rejects an event whose signal has a value that is not allowed. Called again for the same signal, any of the values
    /// will do.
    pub fn allow<V: fmt::Display>(self, signal: Signal<V>, value: V) -> Self {
        self.rule("allow", signal, &value)
    }

    /// Rejects an event whose signal has this value. Called again for the same signal, none of the values will do.
    pub fn deny<V: fmt::Display>(self, signal: Signal<V>, value: V) -> Self {
        self.rule("deny", signal, &value)
    }

    /// Whether an event may lack whatever the policy names; where nothing is said, it may not.
    pub fn accept_missing(mut self, accept: bool) -> Self {
        self.accept_missing = accept;
        self
    }

    /// Lets an event lack this one: a [`Signal`], or a fact such as [`Check::LINKED_ID`].
    pub fn accept_missing_of(mut self, check: impl Into<Check>) -> Self {
        let check = check.into();
        if !self.accept_missing_of.contains(&check) {
            self.accept_missing_of.push(check);
        }
        self
    }

    /// Whether a denied signal may have a value that this version does not know; where nothing is said, it may not.
    pub fn accept_unknown(self, accept: bool) -> Self {
        self.set("onUnknown", decision(accept))
    }

    /// The policy.
    ///
    /// # Errors
    /// When it names nothing to check, or a value is out of its range or is no origin.
    pub fn build(self) -> Result<Policy, PolicyError> {
        let mut members = self.members;
        let mut missing = |list, name| {
            members.push(Made {
                list,
                name,
                value: decision(true),
                is_item: false,
            });
        };
        match self.accept_missing {
            true => missing("", "onMissing"),
            false => {
                (self.accept_missing_of.iter()).for_each(|check| missing("onMissing", check.0))
            }
        }
        let members: Vec<_> = members.iter().map(Made::member).collect();
        Policy::read(&members)
    }

    /// What there is one of: the last one said.
    fn set(mut self, name: &'static str, value: MadeValue) -> Self {
        self.members
            .retain(|made| !(made.list.is_empty() && made.name == name));
        self.members.push(Made {
            list: "",
            name,
            value,
            is_item: false,
        });
        self
    }

    fn add(mut self, name: &'static str, text: String) -> Self {
        self.members.push(Made {
            list: "",
            name,
            value: MadeValue::Text(text),
            is_item: true,
        });
        self
    }

    fn rule<V: fmt::Display>(mut self, list: &'static str, signal: Signal<V>, value: &V) -> Self {
        let value = match signal.is_flag() {
            true => MadeValue::Flag(value.to_string() == "true"),
            false => MadeValue::Text(value.to_string()),
        };
        self.members.push(Made {
            list,
            name: signal.name(),
            value,
            is_item: true,
        });
        self
    }
}

fn decision(accept: bool) -> MadeValue {
    let decision = if accept { "accept" } else { "reject" };
    MadeValue::Text(decision.to_owned())
}

fn ms(duration: Duration) -> MadeValue {
    MadeValue::Number(duration.as_millis().to_string())
}
