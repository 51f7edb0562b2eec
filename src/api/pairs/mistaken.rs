//! An event of whatever shape, as JavaScript gives it; and what it is where it is none.

use super::json::Json;
use super::shape::Shape;
use super::{Crossed, Refused, downgrade, upgrade};

/// The event of v4 that an event of v3, the body of its webhook, or a visit is, and what was dropped: `event` and
/// `dropped` in one JSON object.
///
/// # Errors
/// What is wrong with it, as a text in JSON.
pub fn upgrade_any(json: &str) -> Result<String, String> {
    let Some(value) = Json::read(json) else {
        return text(Err(Refused::NoJson));
    };
    if value.get("products").is_some() {
        return text(upgrade(value, Shape::Event));
    }
    match no_event_of_v3(&value) {
        Some(mistaken) => Err(quoted(mistaken)),
        None => text(upgrade(value, Shape::Webhook)),
    }
}

/// The event of v3 in that shape that an event of v4 is, as [`upgrade_any`] gives it.
///
/// # Errors
/// What is wrong with it, as a text in JSON.
pub fn downgrade_any(json: &str, shape: Shape) -> Result<String, String> {
    let Some(value) = Json::read(json) else {
        return text(Err(Refused::NoJson));
    };
    match no_event_of_v4(&value) {
        Some(mistaken) => Err(quoted(mistaken)),
        None => text(downgrade(value, shape)),
    }
}

fn text(crossed: Result<Crossed<'_>, Refused>) -> Result<String, String> {
    match crossed {
        Ok(crossed) => Ok(crossed.text()),
        Err(refused) => Err(quoted(&refused.escaped())),
    }
}

fn quoted(escaped: &str) -> String {
    ["\"", escaped, "\""].concat()
}

/// What a value without products is, where it is no webhook and no visit.
fn no_event_of_v3(value: &Json<'_>) -> Option<&'static str> {
    let has = |name| value.get(name).is_some();
    Some(if has("event_id") {
        "is an event of v4 already"
    } else if has("visits") {
        "is a page of `getVisits`: upgrade each of its `visits`, as `{ ...visit, visitorId }`"
    } else if has("events") {
        "is a page of `searchEvents`: upgrade each of its `events`"
    } else if is_of_iq(value) {
        "is of FingerprintIQ, whose events do not become those of v4"
    } else if has("requestId") {
        return None;
    } else if has("error") {
        "is an error of the API, not an event"
    } else {
        "has neither `products`, as an event of v3, nor a `requestId`, as its webhook or a visit"
    })
}

/// What a value without an event id is, where it is no event of v4.
fn no_event_of_v4(value: &Json<'_>) -> Option<&'static str> {
    let has = |name| value.get(name).is_some();
    Some(if has("event_id") {
        return None;
    } else if has("products") {
        "is an event of v3 already"
    } else if has("events") {
        "is a page of `searchEvents`: downgrade each of its `events`"
    } else if is_of_iq(value) {
        "is of FingerprintIQ, whose events do not become those of v3"
    } else if has("requestId") {
        "is of v3 already: the body of a webhook, or a visit"
    } else if has("error") {
        "is an error of the API, not an event"
    } else {
        return None;
    })
}

fn is_of_iq(value: &Json<'_>) -> bool {
    let has = |name| value.get(name).is_some();
    let id = value.get("requestId").and_then(Json::text);
    id.is_some_and(|id| id.starts_with("req_"))
        || ["verdicts", "botProbability", "createdAt"]
            .into_iter()
            .any(has)
        || (has("event") && has("data"))
}
