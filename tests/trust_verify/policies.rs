//! What no policy may be: each refusal names the member at fault, and what would be right.

use crate::read;
use serde_json::{Value, json};

fn refusal(policy: Value) -> String {
    match read(&policy) {
        Ok(_) => panic!("{policy} was not refused"),
        Err(error) => error.to_string(),
    }
}

#[test]
fn a_policy_names_something_to_check() {
    let empty = [
        json!({}),
        json!({ "allow": {}, "deny": {} }),
        json!({ "rejectReplayed": false }),
        json!({ "onMissing": "accept", "onUnknown": "reject" }),
        json!({ "onMissing": { "vpn": "reject" }, "clockToleranceMs": 5 }),
    ];
    for policy in empty {
        assert_eq!(
            refusal(policy),
            "`policy` names nothing to check: any event would be ok"
        );
    }
    for (policy, got) in [
        (json!(null), "null"),
        (json!([]), "an array"),
        (json!("x"), "a string"),
        (json!(7), "a number"),
    ] {
        assert_eq!(
            refusal(policy),
            format!("`policy` must be an object, got {got}")
        );
    }
}

#[test]
fn unknown_names_are_listed() {
    assert_eq!(
        refusal(json!({ "maxAge": 1, "ip": "192.0.2.1" })),
        "`policy` has no member `maxAge`, there are maxAgeMs, ip, origin, visitorId, linkedId, minConfidence, \
         maxSuspectScore, rejectReplayed, allow, deny, onMissing, onUnknown, clockToleranceMs"
    );
    for list in ["allow", "deny"] {
        let message = refusal(json!({ list: { "VPN": true } }));
        assert!(
            message.starts_with(&format!(
                "`policy.{list}` has no signal `VPN`, there are bot, "
            )),
            "{message}"
        );
        assert!(
            message.contains(", vpn, ") && message.ends_with(", active_call"),
            "{message}"
        );
    }
    for name in ["VPN", "clockToleranceMs", "onUnknown", "allow", ""] {
        let message = refusal(json!({ "maxAgeMs": 1, "onMissing": { name: "accept" } }));
        assert!(
            message.starts_with("`policy.onMissing` has no ")
                && message.contains(&format!("`{name}`"))
                && message.contains("vpn"),
            "{message}"
        );
    }
    for name in ["deny.vpn", "allow.", "", "maxAgeMs.x", "deny.x.y"] {
        let message = refusal(json!({ name: true, "maxAgeMs": 1 }));
        assert!(
            message.contains(&format!("has no member `{name}`")),
            "{message}"
        );
    }
}

#[test]
fn values_are_of_their_type_and_in_their_range() {
    let age = "`policy.maxAgeMs` must be a whole number of milliseconds, 0 or more, got ";
    let tolerance =
        "`policy.clockToleranceMs` must be a whole number of milliseconds, 0 or more, got ";
    let confidence = "`policy.minConfidence` must be a number from 0 to 1, got ";
    let score = "`policy.maxSuspectScore` must be a number of 0 or more, got ";
    let ip = "`policy.ip` must be an IP address, got ";
    let numbers =
        "`policy.ip` must be an IP address, its numbers from 0 to 255 without leading zeros, got ";
    let origin =
        "`policy.origin` must be an origin such as https://shop.example, without a path, got ";
    let list = " must be a string or an array of strings, got ";
    let cases = [
        (json!({ "maxAgeMs": -1 }), format!("{age}-1")),
        (json!({ "maxAgeMs": 0.5 }), format!("{age}0.5")),
        (json!({ "maxAgeMs": 1e300 }), format!("{age}1e+300")),
        (json!({ "maxAgeMs": "1" }), format!("{age}a string")),
        (json!({ "maxAgeMs": [1] }), format!("{age}an array")),
        (json!({ "maxAgeMs": null }), format!("{age}null")),
        (
            json!({ "minConfidence": -0.1 }),
            format!("{confidence}-0.1"),
        ),
        (
            json!({ "minConfidence": 1.01 }),
            format!("{confidence}1.01"),
        ),
        (
            json!({ "minConfidence": true }),
            format!("{confidence}a boolean"),
        ),
        (json!({ "maxSuspectScore": -1 }), format!("{score}-1")),
        (
            json!({ "maxSuspectScore": [] }),
            format!("{score}an empty array"),
        ),
        (
            json!({ "rejectReplayed": "yes" }),
            "`policy.rejectReplayed` must be true or false, got a string".into(),
        ),
        (
            json!({ "rejectReplayed": 1 }),
            "`policy.rejectReplayed` must be true or false, got a number".into(),
        ),
        (
            json!({ "ip": "shop.example" }),
            format!("{ip}\"shop.example\""),
        ),
        (
            json!({ "ip": ["192.0.2.1", "192.0.2.0/24"] }),
            format!("{ip}\"192.0.2.0/24\""),
        ),
        (json!({ "ip": "" }), format!("{ip}\"\"")),
        (
            json!({ "ip": "203.0.113.07" }),
            format!("{numbers}\"203.0.113.07\""),
        ),
        (
            json!({ "ip": ["192.0.2.1", "::ffff:192.0.02.1"] }),
            format!("{numbers}\"::ffff:192.0.02.1\""),
        ),
        (
            json!({ "ip": "203.0.113.256:80" }),
            format!("{numbers}\"203.0.113.256:80\""),
        ),
        (json!({ "ip": null }), format!("`policy.ip`{list}null")),
        (
            json!({ "ip": [] }),
            format!("`policy.ip`{list}an empty array"),
        ),
        (
            json!({ "ip": [7] }),
            format!("`policy.ip`{list}an array with a number in it"),
        ),
        (
            json!({ "origin": "shop.example" }),
            format!("{origin}\"shop.example\""),
        ),
        (
            json!({ "origin": "https://shop.example/" }),
            format!("{origin}\"https://shop.example/\""),
        ),
        (json!({ "origin": "*" }), format!("{origin}\"*\"")),
        (
            json!({ "visitorId": "" }),
            "`policy.visitorId` must be a text that is not empty, got \"\"".into(),
        ),
        (
            json!({ "visitorId": null }),
            format!("`policy.visitorId`{list}null"),
        ),
        (
            json!({ "linkedId": [["a"]] }),
            format!("`policy.linkedId`{list}an array with an array in it"),
        ),
        (
            json!({ "linkedId": { "a": 1 } }),
            format!("`policy.linkedId`{list}an object"),
        ),
        (
            json!({ "onMissing": "ignore", "maxAgeMs": 1 }),
            "`policy.onMissing` must be \"reject\" or \"accept\", got \"ignore\"".into(),
        ),
        (
            json!({ "onUnknown": true, "maxAgeMs": 1 }),
            "`policy.onUnknown` must be \"reject\" or \"accept\", got a boolean".into(),
        ),
        (
            json!({ "onUnknown": ["accept"], "maxAgeMs": 1 }),
            "`policy.onUnknown` must be \"reject\" or \"accept\", got an array".into(),
        ),
        (
            json!({ "onMissing": { "vpn": "ignore" }, "maxAgeMs": 1 }),
            "`policy.onMissing.vpn` must be \"reject\" or \"accept\", got \"ignore\"".into(),
        ),
        (
            json!({ "onMissing": { "ip": true }, "maxAgeMs": 1 }),
            "`policy.onMissing.ip` must be \"reject\" or \"accept\", got a boolean".into(),
        ),
        (
            json!({ "onMissing": { "vpn": ["accept"] }, "maxAgeMs": 1 }),
            "`policy.onMissing.vpn` must be \"reject\" or \"accept\", got an array".into(),
        ),
        (
            json!({ "onMissing": ["vpn"], "maxAgeMs": 1 }),
            "`policy.onMissing` must be \"reject\" or \"accept\", got an array".into(),
        ),
        (
            json!({ "clockToleranceMs": -1, "maxAgeMs": 1 }),
            format!("{tolerance}-1"),
        ),
        (
            json!({ "clockToleranceMs": 1.5, "maxAgeMs": 1 }),
            format!("{tolerance}1.5"),
        ),
        (
            json!({ "clockToleranceMs": "30 s", "maxAgeMs": 1 }),
            format!("{tolerance}a string"),
        ),
        (
            json!({ "deny": "vpn" }),
            "`policy.deny` must be an object of signals, got a string".into(),
        ),
        (
            json!({ "allow": ["bot"] }),
            "`policy.allow` must be an object of signals, got an array".into(),
        ),
        (
            json!({ "allow": null }),
            "`policy.allow` must be an object of signals, got null".into(),
        ),
    ];
    for (policy, message) in cases {
        assert_eq!(refusal(policy.clone()), message, "{policy}");
    }
}

#[test]
fn values_of_signals_are_theirs() {
    let cases = [
        (
            json!({ "vpn": "yes" }),
            "`policy.deny.vpn` must be true or false, got \"yes\"",
        ),
        (
            json!({ "vpn": [true, 0] }),
            "`policy.deny.vpn` must be true or false, got a number",
        ),
        (
            json!({ "vpn": null }),
            "`policy.deny.vpn` must be true or false, got null",
        ),
        (
            json!({ "vpn": [] }),
            "`policy.deny.vpn` must be a value or an array of values, got an empty array",
        ),
        (
            json!({ "bot": "badd" }),
            "`policy.deny.bot` must be one or several of bad, good, not_detected, got \"badd\"",
        ),
        (
            json!({ "bot": true }),
            "`policy.deny.bot` must be one or several of bad, good, not_detected, got a boolean",
        ),
        (
            json!({ "bot": "notDetected" }),
            "`policy.deny.bot` must be one or several of bad, good, not_detected, got \"notDetected\"",
        ),
        (
            json!({ "vpn_confidence": { "a": 1 } }),
            "`policy.deny.vpn_confidence` must be one or several of low, medium, high, got an object",
        ),
    ];
    for (deny, message) in cases {
        assert_eq!(refusal(json!({ "deny": deny })), message);
    }
}
