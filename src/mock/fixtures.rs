//! The events of a mock that is given none: four visitors, twenty days, every filter selects some.

mod sender;

use super::members::constant;
use super::store::{at_mut, put};
use Sender::{Android, Crawler, Desktop, Edge, Iphone};
use sender::{Sender, without_signals};
use serde_json::{Map, Value};

const MINUTE: i64 = 60 * 1_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// 25 events, dated back from `now`; more than half are within the last seven days.
pub(super) fn events(now: i64) -> Vec<Value> {
    let first_seen = now.saturating_sub(30 * DAY);
    // Its resolution is documented: an hour.
    let proxy_seen = now
        .saturating_sub(2 * DAY)
        .div_euclid(HOUR)
        .saturating_mul(HOUR);
    let bases = Sender::ALL.map(|sender| (sender, sender.base()));
    let mut events = Vec::with_capacity(CHANGES.len());
    for (index, (age, sender, change)) in CHANGES.into_iter().enumerate() {
        let base = bases.iter().find(|(known, _)| *known == sender);
        let mut event = base.map(|(_, event)| event.clone()).unwrap_or_default();
        merge(&mut event, constant(change));
        let Value::Object(mut event) = event else {
            continue;
        };
        sender.complete(&mut event, first_seen, now.saturating_sub(age), index);
        if let Some(proxy) = at_mut(&mut event, "proxy_details").and_then(Value::as_object_mut) {
            put(proxy, "last_seen_at", Value::from(proxy_seen));
        }
        let status = event.get("incremental_identification_status");
        if status.is_some_and(|status| status == "partially_completed") {
            without_signals(&mut event);
        }
        events.push(Value::Object(event));
    }
    events
}

/// What `ruleset_id` can name when the options say nothing.
pub(super) fn rulesets() -> Value {
    constant(RULESETS)
}

const RULESETS: &str = r#"{
    "rs_allow": {
        "type": "allow",
        "rule_id": "r_mock_allow",
        "rule_expression": "bot in [\"not_detected\"]",
        "request_header_modifications": {
            "remove": ["x-visitor"],
            "set": [{ "name": "x-verdict", "value": "allow" }],
            "append": [{ "name": "via", "value": "1.1 mock" }]
        }
    },
    "rs_block": {
        "type": "block",
        "rule_id": "r_mock_block",
        "rule_expression": "bot in [\"bad\"] || incognito",
        "status_code": 403,
        "headers": [{ "name": "content-type", "value": "application/json" }],
        "body": "{\"title\":\"Forbidden\"}"
    }
}"#;

/// How old each event is, who it comes from, and what sets it apart.
#[rustfmt::skip]
const CHANGES: [(i64, Sender, &str); 25] = [
    (2 * MINUTE, Desktop, r#"{ "linked_id": "order-1001" }"#),
    (9 * MINUTE, Desktop, r#"{ "incognito": true, "suspect_score": 12 }"#),
    (30 * MINUTE, Android, r#"{ "active_call": true, "linked_id": "order-1002" }"#),
    (45 * MINUTE, Crawler, r#"{}"#),
    (HOUR, Edge, r#"{}"#),
    (2 * HOUR, Iphone, r#"{ "suspect": false }"#),
    (5 * HOUR, Desktop, r#"{
        "vpn": true, "vpn_confidence": "medium",
        "vpn_methods": { "public_vpn": true, "timezone_mismatch": true },
        "vpn_origin_timezone": "America/New_York", "suspect": true, "suspect_score": 21
    }"#),
    (8 * HOUR, Android, r#"{
        "root_apps": true, "emulator": true, "cloned_app": true, "frida": true, "suspect_score": 34,
        "compromised_device_integrity": true
    }"#),
    (11 * HOUR, Iphone, r#"{
        "jailbroken": true, "simulator": true, "mitm_attack": true, "location_spoofing": true
    }"#),
    (DAY, Crawler, r#"{
        "bot": "bad", "bot_type": "headlessChrome", "suspect": true, "suspect_score": 40,
        "bot_info": { "identity": "spoofed", "confidence": "medium" }
    }"#),
    (DAY + HOUR, Desktop, r#"{
        "proxy": true, "proxy_confidence": "low", "ip_address": "203.0.113.77",
        "proxy_details": { "proxy_type": "residential", "provider": "Massive" },
        "ip_blocklist": { "tor_node": true }
    }"#),
    (DAY + 2 * HOUR, Desktop, r#"{
        "tampering": true, "tampering_confidence": "medium",
        "tampering_details": { "anomaly_score": 0.81, "anti_detect_browser": true }
    }"#),
    (2 * DAY, Desktop, r#"{
        "virtual_machine": true, "developer_tools": true, "privacy_settings": true,
        "linked_id": "order-1001"
    }"#),
    (2 * DAY + HOUR, Desktop, r#"{ "rare_device": true, "rare_device_percentile_bucket": "p99.9+" }"#),
    (3 * DAY, Android, r#"{ "factory_reset_timestamp": 1700000000000 }"#),
    (3 * DAY + HOUR, Edge, r#"{ "url": "https://shop.example/checkout", "ip_address": "198.51.100.8" }"#),
    (4 * DAY, Iphone, r#"{ "environment_id": "ae_mock_staging" }"#),
    (5 * DAY, Desktop, r#"{
        "incremental_identification_status": "partially_completed", "sdk": { "version": "4.0.1" }
    }"#),
    (6 * DAY, Desktop, r#"{
        "incremental_identification_status": "completed", "ip_address": "2001:db8:3333:4444::8888",
        "url": "https://shop.example/login", "sdk": { "version": "4.0.1" }
    }"#),
    (8 * DAY, Desktop, r#"{ "linked_id": "order-0900" }"#),
    (9 * DAY, Android, r#"{}"#),
    (11 * DAY, Desktop, r#"{ "linked_id": "order-0800", "suspect": true }"#),
    (13 * DAY, Iphone, r#"{}"#),
    (17 * DAY, Crawler, r#"{}"#),
    (20 * DAY, Android, r#"{ "vpn": true, "vpn_confidence": "low", "vpn_methods": { "auxiliary_mobile": true } }"#),
];

/// JSON merge patch (RFC 7386): objects are merged, `null` removes, anything else replaces.
pub(super) fn merge(target: &mut Value, patch: Value) {
    let Value::Object(patch) = patch else {
        *target = patch;
        return;
    };
    if !target.is_object() {
        *target = Value::Object(Map::new());
    }
    let Value::Object(target) = target else {
        return;
    };
    for (name, value) in patch {
        if value.is_null() {
            target.remove(&name);
        } else {
            merge(target.entry(name).or_insert(Value::Null), value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{CHANGES, RULESETS, constant};

    #[test]
    fn every_text_is_an_object() {
        let changes = CHANGES.iter().map(|(_, _, change)| *change);
        for text in changes.chain([RULESETS]) {
            assert!(constant(text).is_object(), "{text}");
        }
    }
}
