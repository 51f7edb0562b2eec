//! The events of a mock that is given none: four visitors, twenty days, every filter selects some.

mod sender;

use sender::{Sender, without_signals};
use serde_json::{Map, Value, json};

const STATUS: &str = "incremental_identification_status";
const MINUTE: i64 = 60 * 1_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// 25 events, dated back from `now`; more than half are within the last seven days.
pub(super) fn events(now: i64) -> Vec<Value> {
    let changes = changes(now);
    let first_seen = now.saturating_sub(30 * DAY);
    let mut events = Vec::with_capacity(changes.len());
    for (index, (age, sender, change)) in changes.into_iter().enumerate() {
        let partial = change.get(STATUS) == Some(&json!("partially_completed"));
        let mut event = sender.event(first_seen, now.saturating_sub(age), index, change);
        if partial {
            without_signals(&mut event);
        }
        events.push(event);
    }
    events
}

/// What `ruleset_id` can name when the options say nothing.
pub(super) fn rulesets() -> Map<String, Value> {
    let allow = json!({
        "type": "allow",
        "rule_id": "r_mock_allow",
        "rule_expression": "bot in [\"not_detected\"]",
        "request_header_modifications": {
            "remove": ["x-visitor"],
            "set": [{ "name": "x-verdict", "value": "allow" }],
            "append": [{ "name": "via", "value": "1.1 mock" }],
        },
    });
    let block = json!({
        "type": "block",
        "rule_id": "r_mock_block",
        "rule_expression": "bot in [\"bad\"] || incognito",
        "status_code": 403,
        "headers": [{ "name": "content-type", "value": "application/json" }],
        "body": "{\"title\":\"Forbidden\"}",
    });
    [
        ("rs_allow".to_owned(), allow),
        ("rs_block".to_owned(), block),
    ]
    .into_iter()
    .collect()
}

/// How old each event is, who it comes from, and what sets it apart.
fn changes(now: i64) -> Vec<(i64, Sender, Value)> {
    use Sender::{Android, Crawler, Desktop, Edge, Iphone};
    // Its resolution is documented: an hour.
    let proxy_seen = now
        .saturating_sub(2 * DAY)
        .div_euclid(HOUR)
        .saturating_mul(HOUR);
    vec![
        (2 * MINUTE, Desktop, json!({ "linked_id": "order-1001" })),
        (
            9 * MINUTE,
            Desktop,
            json!({ "incognito": true, "suspect_score": 12 }),
        ),
        (
            30 * MINUTE,
            Android,
            json!({ "active_call": true, "linked_id": "order-1002" }),
        ),
        (45 * MINUTE, Crawler, json!({})),
        (HOUR, Edge, json!({})),
        (2 * HOUR, Iphone, json!({ "suspect": false })),
        (
            5 * HOUR,
            Desktop,
            json!({
                "vpn": true, "vpn_confidence": "medium",
                "vpn_methods": { "public_vpn": true, "timezone_mismatch": true },
                "vpn_origin_timezone": "America/New_York", "suspect": true, "suspect_score": 21,
            }),
        ),
        (
            8 * HOUR,
            Android,
            json!({
                "root_apps": true, "emulator": true, "cloned_app": true, "frida": true, "suspect_score": 34,
                "compromised_device_integrity": true,
            }),
        ),
        (
            11 * HOUR,
            Iphone,
            json!({ "jailbroken": true, "simulator": true, "mitm_attack": true, "location_spoofing": true }),
        ),
        (
            DAY,
            Crawler,
            json!({
                "bot": "bad", "bot_type": "headlessChrome", "suspect": true, "suspect_score": 40,
                "bot_info": { "identity": "spoofed", "confidence": "medium" },
            }),
        ),
        (
            DAY + HOUR,
            Desktop,
            json!({
                "proxy": true, "proxy_confidence": "low", "ip_address": "203.0.113.77",
                "proxy_details": {
                    "proxy_type": "residential", "last_seen_at": proxy_seen, "provider": "Massive",
                },
                "ip_blocklist": { "tor_node": true },
            }),
        ),
        (
            DAY + 2 * HOUR,
            Desktop,
            json!({
                "tampering": true, "tampering_confidence": "medium", "tampering_details": { "anomaly_score": 0.81, "anti_detect_browser": true },
            }),
        ),
        (
            2 * DAY,
            Desktop,
            json!({
                "virtual_machine": true, "developer_tools": true, "privacy_settings": true, "linked_id": "order-1001",
            }),
        ),
        (
            2 * DAY + HOUR,
            Desktop,
            json!({ "rare_device": true, "rare_device_percentile_bucket": "p99.9+" }),
        ),
        (
            3 * DAY,
            Android,
            json!({ "factory_reset_timestamp": 1_700_000_000_000_i64 }),
        ),
        (
            3 * DAY + HOUR,
            Edge,
            json!({ "url": "https://shop.example/checkout", "ip_address": "198.51.100.8" }),
        ),
        (
            4 * DAY,
            Iphone,
            json!({ "environment_id": "ae_mock_staging" }),
        ),
        (
            5 * DAY,
            Desktop,
            json!({ STATUS: "partially_completed", "sdk": { "version": "4.0.1" } }),
        ),
        (
            6 * DAY,
            Desktop,
            json!({
                STATUS: "completed", "ip_address": "2001:db8:3333:4444::8888",
                "url": "https://shop.example/login", "sdk": { "version": "4.0.1" },
            }),
        ),
        (8 * DAY, Desktop, json!({ "linked_id": "order-0900" })),
        (9 * DAY, Android, json!({})),
        (
            11 * DAY,
            Desktop,
            json!({ "linked_id": "order-0800", "suspect": true }),
        ),
        (13 * DAY, Iphone, json!({})),
        (17 * DAY, Crawler, json!({})),
        (
            20 * DAY,
            Android,
            json!({ "vpn": true, "vpn_confidence": "low", "vpn_methods": { "auxiliary_mobile": true } }),
        ),
    ]
}

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
