//! Signals allowed and denied, and what is neither known nor there.

use serde_json::{Value, json};

use crate::{THEN, judge_fixture, reasons, texts};

fn deny(fields: Value, signals: Value) -> Vec<String> {
    reasons(fields, json!({ "deny": signals }))
}

fn allow(fields: Value, signals: Value) -> Vec<String> {
    reasons(fields, json!({ "allow": signals }))
}

#[test]
fn denied() {
    assert_eq!(
        deny(json!({ "vpn": false }), json!({ "vpn": true })),
        [""; 0]
    );
    assert_eq!(
        deny(json!({ "vpn": true }), json!({ "vpn": true })),
        ["signal_denied: vpn observed true, wanted not true"]
    );
    assert_eq!(
        deny(json!({ "bot": "good" }), json!({ "bot": "bad" })),
        [""; 0]
    );
    assert_eq!(
        deny(json!({ "bot": "bad" }), json!({ "bot": ["bad"] })),
        [r#"signal_denied: bot observed "bad", wanted not "bad""#]
    );
    assert_eq!(
        deny(json!({ "bot": "good" }), json!({ "bot": ["bad", "good"] })),
        [r#"signal_denied: bot observed "good", wanted neither "bad" nor "good""#]
    );
    assert_eq!(
        deny(json!({}), json!({ "vpn": true })),
        ["signal_missing: vpn observed nothing, wanted not true"]
    );
}

#[test]
fn allowed() {
    let people_and_good_bots = json!({ "bot": ["not_detected", "good"] });
    assert_eq!(
        allow(json!({ "bot": "good" }), people_and_good_bots.clone()),
        [""; 0]
    );
    assert_eq!(
        allow(json!({ "bot": "bad" }), people_and_good_bots.clone()),
        [r#"signal_not_allowed: bot observed "bad", wanted "not_detected" or "good""#]
    );
    assert_eq!(
        allow(json!({}), people_and_good_bots),
        [r#"signal_missing: bot observed nothing, wanted "not_detected" or "good""#]
    );
    assert_eq!(
        allow(json!({ "incognito": false }), json!({ "incognito": false })),
        [""; 0]
    );
    assert_eq!(
        allow(
            json!({ "incognito": true }),
            json!({ "incognito": [false] })
        ),
        ["signal_not_allowed: incognito observed true, wanted false"]
    );
}

#[test]
fn both_lists_hold() {
    let both = |bot: &str| {
        let wanted =
            json!({ "allow": { "bot": ["not_detected", "good"] }, "deny": { "bot": "good" } });
        reasons(json!({ "bot": bot }), wanted)
    };
    assert_eq!(both("not_detected"), [""; 0]);
    assert_eq!(
        both("good"),
        [r#"signal_denied: bot observed "good", wanted not "good""#]
    );
    assert!(both("bad")[0].starts_with("signal_not_allowed"));
    assert!(both("undecided")[0].starts_with("signal_not_allowed"));
}

#[test]
fn unknown_values_are_rejected_unless_accepted() {
    let accept = |signals: Value| json!({ "deny": signals, "onUnknown": "accept" });
    let undecided = json!({ "bot": "undecided" });
    assert_eq!(
        deny(undecided.clone(), json!({ "bot": "bad" })),
        [r#"signal_unknown: bot observed "undecided", wanted not "bad""#]
    );
    assert_eq!(
        reasons(undecided.clone(), accept(json!({ "bot": "bad" }))),
        [""; 0]
    );
    // Under `allow` there is nothing to accept.
    for policy in [
        json!({ "allow": { "bot": "good" } }),
        json!({ "allow": { "bot": "good" }, "onUnknown": "accept" }),
    ] {
        assert!(
            reasons(undecided.clone(), policy)[0]
                .starts_with("signal_not_allowed: bot observed \"undecided\"")
        );
    }
    let future = texts(&judge_fixture(
        "v4/event-from-the-future",
        &json!({ "deny": { "bot": "bad" } }),
        THEN,
    ));
    assert_eq!(
        future,
        [r#"signal_unknown: bot observed "undecided", wanted not "bad""#]
    );
}

#[test]
fn the_apis_own_unknown_is_one_of_its_values() {
    let info = |identity: &str| {
        json!({ "bot_info": {
            "category": "unknown", "provider": "x", "name": "x", "identity": identity, "confidence": "low",
        } })
    };
    let spoofed = json!({ "bot_info_identity": "spoofed" });
    assert_eq!(deny(info("unknown"), spoofed.clone()), [""; 0]);
    assert_eq!(
        deny(info("Unknown"), spoofed.clone()),
        [r#"signal_unknown: bot_info_identity observed "Unknown", wanted not "spoofed""#]
    );
    // Where the vendor has no such value, it is one as any other that this version does not know.
    assert_eq!(
        deny(json!({ "bot": "unknown" }), json!({ "bot": "bad" })),
        [r#"signal_unknown: bot observed "unknown", wanted not "bad""#]
    );
    assert_eq!(deny(info("verified"), spoofed.clone()), [""; 0]);
    assert!(deny(info("spoofed"), spoofed)[0].starts_with("signal_denied"));
    assert!(
        deny(
            info("unknown"),
            json!({ "bot_info_identity": ["spoofed", "unknown"] })
        )[0]
        .starts_with("signal_denied")
    );
    assert_eq!(
        allow(
            info("unknown"),
            json!({ "bot_info_identity": ["signed", "unknown"] })
        ),
        [""; 0]
    );
    let both = json!({ "allow": { "bot_info_identity": "unknown" }, "deny": { "bot_info_identity": "spoofed" } });
    assert_eq!(reasons(info("unknown"), both), [""; 0]);
}

/// A list of bad addresses is known to be clean only when all parts of it are.
#[test]
fn the_lists_of_addresses_are_one_signal() {
    let listed = |lists: Value, policy: Value| reasons(json!({ "ip_blocklist": lists }), policy);
    let deny = json!({ "deny": { "ip_blocklist": true } });
    assert_eq!(
        listed(
            json!({ "email_spam": false, "attack_source": false }),
            deny.clone()
        ),
        [""; 0]
    );
    for lists in [
        json!({ "email_spam": true, "attack_source": false }),
        json!({ "attack_source": true }),
    ] {
        assert_eq!(
            listed(lists, deny.clone()),
            ["signal_denied: ip_blocklist observed true, wanted not true"]
        );
    }
    for lists in [
        json!({}),
        json!({ "email_spam": false }),
        json!({ "tor_node": true }),
    ] {
        assert_eq!(
            listed(lists, deny.clone()),
            ["signal_missing: ip_blocklist observed nothing, wanted not true"]
        );
    }
    let accepting = json!({ "deny": { "ip_blocklist": true }, "onMissing": "accept" });
    assert_eq!(listed(json!({ "email_spam": false }), accepting), [""; 0]);
}

/// A product that failed says nothing, whatever the others say.
#[test]
fn products_that_failed_are_missing() {
    let wanted =
        json!({ "deny": { "bot": "bad", "vpn": true }, "visitorId": "a", "maxAgeMs": 9_000 });
    assert_eq!(
        texts(&judge_fixture("v3/event-failed", &wanted, THEN)),
        [
            r#"visitor_id_missing: observed nothing (error "429 Too Many Requests"), wanted "a""#,
            r#"signal_denied: bot observed "bad", wanted not "bad""#,
            r#"signal_missing: vpn observed nothing (error "Failed"), wanted not true"#,
        ]
    );
}
