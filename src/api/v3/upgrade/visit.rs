//! A visit of a visitor, which says what a webhook says, but for the SDK and the signals.

use serde_json::Value;

use crate::api::v3::upgrade::place::sent;
use crate::api::v3::visits::Visit;
use crate::api::v3::webhook::Webhook;

/// What does not fit stays in `other`, by the same names.
pub(super) fn as_webhook(visitor_id: &str, visit: Visit) -> Webhook {
    let Visit {
        request_id,
        browser_details,
        incognito,
        ip,
        ip_location,
        linked_id,
        timestamp,
        time,
        url,
        tag,
        confidence,
        visitor_found,
        first_seen_at,
        last_seen_at,
        components,
        mut other,
    } = visit;
    let mut webhook = Webhook {
        request_id,
        url,
        ip,
        tag: sent(tag, "tag", &other),
        time,
        timestamp,
        ip_location,
        linked_id,
        visitor_id: (!visitor_id.is_empty()).then(|| visitor_id.to_owned()),
        visitor_found: sent(visitor_found, "visitorFound", &other),
        confidence,
        first_seen_at: sent(first_seen_at, "firstSeenAt", &other),
        last_seen_at: sent(last_seen_at, "lastSeenAt", &other),
        browser_details: sent(browser_details, "browserDetails", &other),
        incognito: sent(incognito, "incognito", &other),
        components,
        ..Webhook::default()
    };
    other.insert("sdk".to_owned(), Value::Null);
    webhook.other = other;
    webhook
}
