//! How an event of v4 becomes one of v3, and which parts of it have no place there.

use std::collections::BTreeMap;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::api::pairs::{self, Json, Shape};
use crate::api::v3::event::Event;
use crate::api::v3::visits::Visit;
use crate::api::v3::webhook::Webhook;
use crate::api::v4;

/// An event of v3, in one of its shapes, that was made from one of v4, and what had no place in it.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Downgraded<T = Event> {
    /// The event.
    pub event: T,
    /// What v3 has no place for, by its path in the v4 event, such as `bot_info` or `proxy_details.provider`.
    pub dropped: BTreeMap<String, Value>,
}

/// Turns an event of v4 into one of v3. Whatever the event of v3 does not say is in `dropped`: what is new in v4,
/// values of an unexpected type (null for a guaranteed one that is missing), and everything that this version does
/// not know.
///
/// What v3 says more often than v4, it says from v4's one value: `firstSeenAt` and `lastSeenAt` have the same time as
/// `global` and as `subscription`; `time` is that of `timestamp`; `botd` repeats what the identification says; and
/// `ipBlocklist.result` is whether the address is on one of the lists, `ipLocation` the place of the address.
///
/// What v3 guarantees and v4 does not say is empty there: `""`, `{}`, `false`, 0, a confidence of `low`, and null where
/// v3 allows it, or for a time: without a `timestamp` it is the one with which the event id begins, or else null. An event of a mobile SDK has no browser and no URL in v4, so that those texts are empty.
#[must_use]
pub fn downgrade(event: &v4::Event) -> Downgraded {
    downgraded(event, Shape::Event)
}

/// Turns an event of v4 into the body of a v3 webhook, as [`downgrade`] does. It has no `labels` and no `suspect`, but
/// `clientReferrer` and, where the event has a High Recall ID, `supplementaryIds`.
#[must_use]
pub fn downgrade_webhook(event: &v4::Event) -> Downgraded<Webhook> {
    downgraded(event, Shape::Webhook)
}

/// Turns an event of v4 into a visit of v3, as [`downgrade`] does: what a visit does not show is dropped, whose visit
/// it is, too, as the page of visits says that.
#[must_use]
pub fn downgrade_visit(event: &v4::Event) -> Downgraded<Visit> {
    downgraded(event, Shape::Visit)
}

fn downgraded<T: Default + DeserializeOwned>(event: &v4::Event, shape: Shape) -> Downgraded<T> {
    let json = serde_json::to_string(event).unwrap_or_default();
    // Every event of v4 has an id, and what the table makes of it is one of v3.
    let read = Json::read(&json).map(|event| pairs::downgrade(event, shape));
    let Some(Ok(crossed)) = read else {
        return Downgraded::default();
    };
    let (event, dropped) = crossed.values();
    let event = serde_json::from_value(event).unwrap_or_default();
    Downgraded { event, dropped }
}
