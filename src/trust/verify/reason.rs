//! Why an event is not what a policy wants: a code that stays the same, what was seen, what was wanted.

use std::fmt;

use serde::ser::{Serialize, Serializer};

use crate::trust::verify::words::text;

/// Declares the codes with their names, which stay the same from version to version.
macro_rules! codes {
    ($($(#[doc = $about:literal])+ $variant:ident = $name:literal,)+) => {
        /// What is wrong with an event.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $($(#[doc = $about])+ #[doc = concat!("\n\n`", $name, "`.")] $variant,)+
        }

        impl Code {
            /// All codes.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The code in text, with which a reason begins.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }
        }
    };
}

codes! {
    /// The event is older than `maxAgeMs`.
    TooOld = "too_old",
    /// The event is ahead of the clock, by more than clocks may differ.
    FromTheFuture = "from_the_future",
    /// The event does not say when it happened.
    TimestampMissing = "timestamp_missing",
    /// The visitor's IP address is none of `ip`.
    IpMismatch = "ip_mismatch",
    /// The event has no IP address.
    IpMissing = "ip_missing",
    /// The origin of the page's URL is none of `origin`.
    OriginMismatch = "origin_mismatch",
    /// The event has no URL.
    OriginMissing = "origin_missing",
    /// The visitor id is none of `visitorId`.
    VisitorIdMismatch = "visitor_id_mismatch",
    /// The event has no visitor id.
    VisitorIdMissing = "visitor_id_missing",
    /// The linked id is none of `linkedId`.
    LinkedIdMismatch = "linked_id_mismatch",
    /// The event has no linked id.
    LinkedIdMissing = "linked_id_missing",
    /// The confidence of the identification is below `minConfidence`.
    ConfidenceTooLow = "confidence_too_low",
    /// The event has no confidence.
    ConfidenceMissing = "confidence_missing",
    /// The suspect score is above `maxSuspectScore`.
    SuspectScoreTooHigh = "suspect_score_too_high",
    /// The event has no suspect score.
    SuspectScoreMissing = "suspect_score_missing",
    /// The same payload was sent before.
    Replayed = "replayed",
    /// The event does not say whether it was replayed; FingerprintIQ never does.
    ReplayedMissing = "replayed_missing",
    /// The value is not of the type that it must have: a time, an address, a URL, a text, a number or a flag. No
    /// policy accepts that.
    FactUnreadable = "fact_unreadable",
    /// The signal has a value that is under `deny`.
    SignalDenied = "signal_denied",
    /// The signal has a value that is not under `allow`.
    SignalNotAllowed = "signal_not_allowed",
    /// The event does not have the signal, though one of its kind does, or it was not computed.
    SignalMissing = "signal_missing",
    /// The signal has a value that this version does not know.
    SignalUnknown = "signal_unknown",
}

/// One thing that is not as a policy wants it.
///
/// As text it is `code: observed X, wanted Y`, with the name of the signal or the fact before `observed` where
/// the code alone does not say it. What was observed may be data of the visitor, such as an IP address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    code: Code,
    about: &'static str,
    observed: String,
    wanted: String,
}

impl Reason {
    pub(super) fn of(about: &'static str, code: Code, observed: String, wanted: String) -> Self {
        Self {
            code,
            about,
            observed,
            wanted,
        }
    }

    /// The code.
    #[must_use]
    pub fn code(&self) -> Code {
        self.code
    }

    /// The signal, or the member of the policy, such as `vpn` or `maxAgeMs`.
    #[must_use]
    pub fn about(&self) -> &'static str {
        self.about
    }

    /// What the event has, as text; `nothing` when it has nothing, and in brackets why, where it says so. Of a URL, its
    /// origin.
    #[must_use]
    pub fn observed(&self) -> &str {
        &self.observed
    }

    /// What the policy wants, as text.
    #[must_use]
    pub fn wanted(&self) -> &str {
        &self.wanted
    }
}

impl Reason {
    pub(crate) fn text(&self) -> String {
        let (name, space) = match self.code {
            Code::SignalDenied
            | Code::SignalNotAllowed
            | Code::SignalMissing
            | Code::SignalUnknown
            | Code::FactUnreadable => (self.about, " "),
            _ => ("", ""),
        };
        let Self {
            observed, wanted, ..
        } = self;
        text([
            self.code.as_str(),
            ": ",
            name,
            space,
            "observed ",
            observed,
            ", wanted ",
            wanted,
        ])
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

/// As its text.
impl Serialize for Reason {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text())
    }
}
