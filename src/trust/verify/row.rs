//! What a policy can ask for, as such: the shapes of events, the kinds of values, and what an event must be to have one.

use crate::api::v4::signals::BotResult;
use crate::trust::verify::reason::Code;

/// The form of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Shape {
    /// An event of v4.
    V4,
    /// An event of v3, with products.
    V3,
    /// The body of a v3 webhook, without products.
    V3Webhook,
    /// An event of FingerprintIQ.
    Iq,
    /// The body of a FingerprintIQ webhook.
    IqWebhook,
}

impl Shape {
    /// The shapes, each with the fields that all of its events have, and no others; `|` stands for "or".
    pub(crate) const ALL: [(Self, &'static str); 5] = [
        (Self::V4, "event_id"),
        (Self::V3, "products"),
        (Self::V3Webhook, "requestId sdk"),
        (Self::Iq, "requestId verdicts|botProbability"),
        (Self::IqWebhook, "event timestamp data"),
    ];
}

/// What a value is, and how a policy speaks of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A point in time, of which the policy gives the maximum age.
    Age,
    /// An IP address.
    Address,
    /// A URL, of which the policy names the origin.
    Origin,
    /// An id.
    Id,
    /// A number from 0 to 1, of which the policy gives the minimum.
    AtLeast,
    /// A number, 0 or more, of which the policy gives the maximum.
    AtMost,
    /// Whether the event was replayed.
    Replayed,
    /// A signal that is true or false.
    Flag,
    /// A signal that is true when any of several fields is, and false when all of them are.
    AnyFlag,
    /// The signal for bots, which each system gives in its own way.
    Bot,
    /// A signal that is one of these.
    Choice(&'static [&'static str]),
}

impl Kind {
    /// The values of a signal that is not just true or false.
    pub(super) fn choices(self) -> Option<&'static [&'static str]> {
        match self {
            Self::Bot => Some(BotResult::KNOWN),
            Self::Choice(known) => Some(known),
            _ => None,
        }
    }
}

/// What decides whether an event can have a value at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    /// Nothing: the vendor knows it of any event, without computing it.
    Event,
    /// The customer, who marks some events: the others are not so.
    Customer,
    /// Nothing but that it was computed, for requests of devices and at the edge alike.
    Request,
    /// The device: one of these platforms has it, the others and the edge are not so.
    Device(&'static [&'static str]),
    /// This signal: what is part of one that is not so is not so, either. And the device, where there are platforms.
    Part(&'static str, &'static [&'static str]),
    /// This signal, of which it says more: without a detection there is nothing to say, and a confidence is that in the opposite.
    Detected(&'static str),
    /// The signal `bot`: where there is none, there is nothing to say of one.
    Bot,
}

/// Something that a policy can ask for, or that decides about such.
#[derive(Debug, PartialEq, Eq)]
pub struct Row {
    /// The member of the policy, or the name of the signal.
    pub name: &'static str,
    /// The name of its error in v3.
    pub(super) error: &'static str,
    pub(crate) kind: Kind,
    pub(super) of: Of,
    /// The code when it is not as wanted, and when it is not there.
    pub(super) codes: (Code, Code),
    /// A column for each shape, tabs between them, and spaces between its paths. One text: five would be more
    /// pointers than letters in the npm package's wasm.
    pub columns: &'static str,
}

impl Row {
    /// The paths at which events of that shape have it, in the order in which they count.
    pub(super) fn paths(&self, shape: Shape) -> impl Iterator<Item = &'static str> + use<> {
        let column = self.columns.split(['\t']).nth(shape as usize);
        column
            .unwrap_or_default()
            .split([' '])
            .filter(|path| !path.is_empty())
    }

    /// The signal without which it cannot be judged; empty where it stands for itself.
    #[must_use]
    pub fn governor(&self) -> &'static str {
        match self.of {
            Of::Part(name, _) | Of::Detected(name) => name,
            Of::Bot => "bot",
            Of::Event | Of::Customer | Of::Request | Of::Device(_) => "",
        }
    }
}
