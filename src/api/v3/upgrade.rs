//! How an event of v3 becomes one of v4, and which parts of it have no place there.

mod error;

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use crate::api::pairs::{self, Json, Refused, Shape};
use crate::api::v3::event::Event;
use crate::api::v3::visits::Visit;
use crate::api::v3::webhook::Webhook;
use crate::api::v4;

pub use error::UpgradeError;

/// An event of v4 that was made from one of v3, and what had no place in it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Upgraded {
    /// The event.
    pub event: v4::Event,
    /// What v4 has no place for, by its path in the v3 value, such as
    /// `products.remoteControl.data.result`; a name that is not an identifier is in brackets, as in
    /// JavaScript, such as `products["a name"]`.
    pub dropped: BTreeMap<String, Value>,
}

/// Turns an event of v3 into one of v4. Whatever the event of v4 does not say is in `dropped`: products
/// that failed, signals that were withdrawn, values of an unexpected type, and everything that this
/// version does not know. A guaranteed field of v4 for which there is then no value is null in JSON, and
/// among the event's `misfits`; one that is missing in v3 is null in `dropped`.
///
/// Where v3 says a thing twice, v4 says it once, and what differs from it is in `dropped`:
/// - `first_seen_at` and `last_seen_at` are both those of the workspace, or both the vendor's where those
///   of the workspace are fewer: the two are never mixed, as the last time would then lie before the first;
/// - `incognito` is that of the smart signal, or of the identification where there is no such signal;
/// - a raw attribute is that of the product, or else of the identification's `components`;
/// - anything else is that of the identification, or of the bot detection where there is none.
///
/// What the documents have for browsers alone is dropped from an event of a mobile SDK, and from one that says
/// nothing of its SDK and names neither a browser nor a URL: `url`, `client_referrer`, `browser_details`, `bot`,
/// `bot_type`, `incognito`, `privacy_settings`, `proxy_ml_score`, `virtual_machine`, `vpn_ml_score` and `rare_device`,
/// with what belongs to them. What they have for mobile devices alone stays on an event of a browser, as in the
/// documents' own example, where it is false. An empty text is dropped where it says nothing: an id, an address, a URL,
/// a user agent, an operating system, a device, and the details of a browser that has neither a name nor a version.
///
/// The `source` is a device, as v3 has no other. `os`, `os_version` and `device` are those of the browser's
/// details. Without a `timestamp` the time is that of `time`, or else the one with which the event id begins.
/// A date-time in text counts as carried over when it equals the time in v4 to the millisecond. The value of
/// a raw attribute goes over as a whole, with the names in it spelt as v4 does. A count of `velocity`
/// without intervals is the same as none, and so is a null.
///
/// # Errors
/// There is no event without its id, which the identification and the bot detection have.
pub fn upgrade(event: Event) -> Result<Upgraded, UpgradeError> {
    upgraded(&event, Shape::Event)
}

/// Turns the body of a v3 webhook into an event of v4, as [`upgrade`] does.
///
/// A `visitorFound` without a visitor id is in `dropped`.
///
/// # Errors
/// There is no event without its id.
pub fn upgrade_webhook(webhook: Webhook) -> Result<Upgraded, UpgradeError> {
    upgraded(&webhook, Shape::Webhook)
}

/// Turns a visit of v3 into an event of v4, as [`upgrade`] does. The visitor id is that of the page on which
/// the visit stands.
///
/// # Errors
/// There is no event without its id.
pub fn upgrade_visit(visitor_id: &str, visit: Visit) -> Result<Upgraded, UpgradeError> {
    let mut visit = visit;
    if !visitor_id.is_empty() {
        let name = String::from("visitorId");
        visit.other.insert(name, Value::from(visitor_id));
    }
    upgraded(&visit, Shape::Webhook)
}

fn upgraded(event: &impl Serialize, shape: Shape) -> Result<Upgraded, UpgradeError> {
    let json = serde_json::to_string(event).unwrap_or_default();
    let read = Json::read(&json).ok_or(Refused::NoJson);
    let (event, dropped) = read
        .and_then(|event| pairs::upgrade(event, shape))
        .map_err(UpgradeError::from)?
        .values();
    // What the table makes is an event by its id.
    let event = serde_json::from_value(event).map_err(|_| UpgradeError::NoId)?;
    Ok(Upgraded { event, dropped })
}

impl TryFrom<Event> for v4::Event {
    type Error = UpgradeError;

    /// As [`upgrade`], without what has no place in v4.
    fn try_from(event: Event) -> Result<Self, UpgradeError> {
        upgrade(event).map(|upgraded| upgraded.event)
    }
}

impl TryFrom<Webhook> for v4::Event {
    type Error = UpgradeError;

    /// As [`upgrade_webhook`], without what has no place in v4.
    fn try_from(webhook: Webhook) -> Result<Self, UpgradeError> {
        upgrade_webhook(webhook).map(|upgraded| upgraded.event)
    }
}
