//! What each system says of each fact and signal, by its fixtures.

use fingerprint_edge::trust::verify::{Code, verify};
use fingerprint_edge::v3::{upgrade, upgrade_webhook};
use fingerprint_edge::v4;
use serde_json::{Value, json};

use crate::{fixture, judge, judge_fixture, policy, read, texts};

/// A policy that every event breaks that has anything at all: all values of all signals are denied.
fn nothing() -> Value {
    let Err(error) = read(&json!({ "deny": { "x": true } })) else {
        panic!("`x` is no signal")
    };
    let error = error.to_string();
    let (_, signals) = error.split_once("there are ").unwrap();
    let mut deny = json!({});
    for signal in signals.split(", ") {
        deny[signal] = match read(&json!({ "deny": { signal: 7 } })) {
            Ok(_) => panic!("7 is no value"),
            Err(error) => {
                let error = error.to_string();
                let values = error.split_once("must be ").unwrap().1;
                let values = values.strip_suffix(", got a number").unwrap();
                match values {
                    "true or false" => json!([true, false]),
                    values => values
                        .strip_prefix("one or several of ")
                        .unwrap()
                        .split(", ")
                        .collect(),
                }
            }
        };
    }
    json!({
        "maxAgeMs": 0, "ip": "192.0.2.255", "origin": "https://nowhere.example", "visitorId": "-", "linkedId": "-",
        "minConfidence": 1, "maxSuspectScore": 0, "rejectReplayed": true, "deny": deny,
    })
}

/// What an event lacks, by the name of the fact or the signal.
fn lacking(path: &str) -> Vec<&'static str> {
    let verdict = judge_fixture(path, &nothing(), 0);
    let missing = |code: Code| code.as_str().ends_with("_missing");
    let reasons = verdict
        .reasons()
        .iter()
        .filter(|reason| missing(reason.code()));
    reasons.map(|reason| reason.about()).collect()
}

#[test]
fn every_field_of_every_system_is_read() {
    assert_eq!(lacking("v4/event-every-field"), ["headless"]);
    let only_v4 = [
        "bot_info_category",
        "bot_info_identity",
        "bot_info_confidence",
        "headless",
    ];
    // They are browsers, which make no calls, and which nobody flagged by a webhook.
    for path in ["v3/event-every-field", "v3/webhook"] {
        assert_eq!(
            lacking(path),
            [&only_v4[..], &["simulator", "compromised_device_integrity"]].concat()
        );
    }
    assert_eq!(
        lacking("iq/event"),
        [
            "rejectReplayed",
            "email_spam",
            "attack_source",
            "anti_detect_browser",
            "rare_device",
            "rare_device_percentile_bucket",
            "emulator",
            "simulator",
            "root_apps",
            "jailbroken",
            "compromised_device_integrity",
            "frida",
            "cloned_app",
            "location_spoofing",
            "mitm_attack",
            "active_call",
        ]
    );
}

#[test]
fn the_least_event_of_each_system_lacks_the_rest() {
    let all = lacking("iq/event-least");
    assert_eq!(lacking("v3/event-least"), all);
    let without = |names: &[&str]| -> Vec<&str> {
        let rest = all.iter().copied();
        rest.filter(|name| !names.contains(name)).collect()
    };
    // v4 guarantees the time, and nobody flagged the event.
    assert_eq!(lacking("v4/event-least"), without(&["maxAgeMs", "suspect"]));
    // The webhook is a browser's, which is no phone.
    let known = [
        "maxAgeMs",
        "ip",
        "origin",
        "suspect",
        "emulator",
        "root_apps",
        "jailbroken",
        "frida",
        "cloned_app",
        "location_spoofing",
        "mitm_attack",
        "active_call",
    ];
    assert_eq!(lacking("v3/webhook-least"), without(&known));
}

/// An event of v3 gives the reasons of the event of v4 that it becomes.
#[test]
fn v3_says_what_its_upgrade_says() {
    let wanted = policy(&nothing());
    let now = 1_800_000_000_000;
    let upgraded = |path: &str| -> v4::Event {
        let json = fixture(path);
        match json.get("products") {
            Some(_) => {
                upgrade(serde_json::from_value(json).unwrap())
                    .unwrap()
                    .event
            }
            None => {
                upgrade_webhook(serde_json::from_value(json).unwrap())
                    .unwrap()
                    .event
            }
        }
    };
    for path in ["v3/event-every-field", "v3/webhook"] {
        let of_v4 = texts(&verify(&upgraded(path), &wanted, now));
        assert!(of_v4.len() > 30);
        assert_eq!(
            texts(&judge_fixture(path, &nothing(), now)),
            of_v4,
            "{path}"
        );
    }
}

/// Of FingerprintIQ's event the same is said of each signal, one by one.
#[test]
fn fingerprint_iq_verdicts_are_signals() {
    let signals = [
        ("bot", "bot"),
        ("headless", "headless"),
        ("vpn", "vpn"),
        ("proxy", "proxy"),
        ("ip_blocklist", "ipBlocklist"),
        ("tor_node", "tor"),
        ("incognito", "incognito"),
        ("tampering", "tampering"),
        ("virtual_machine", "virtualMachine"),
        ("privacy_settings", "privacyBrowser"),
        ("developer_tools", "devtools"),
        ("high_activity_device", "highActivity"),
    ];
    for (signal, verdict) in signals {
        let denied = if signal == "bot" {
            json!("bad")
        } else {
            json!(true)
        };
        let wanted = json!({ "deny": { signal: denied } });
        let mut event = fixture("iq/event");
        assert_eq!(
            texts(&judge("iq", event.clone(), &wanted, 0)),
            [""; 0],
            "{signal}"
        );
        event["verdicts"][verdict]["result"] = json!(true);
        assert_eq!(
            texts(&judge("iq", event, &wanted, 0)),
            [format!(
                "signal_denied: {signal} observed {denied}, wanted not {denied}"
            )]
        );
    }
    let people = json!({ "allow": { "bot": "not_detected" } });
    assert_eq!(texts(&judge_fixture("iq/event", &people, 0)), [""; 0]);
}

/// FingerprintIQ's browsers send a time of their own; what counts is when the server stored the event.
#[test]
fn fingerprint_iq_has_two_times() {
    let stored = 1_775_894_403_000;
    let wanted = json!({ "maxAgeMs": 1_000 });
    let mut event = fixture("iq/event");
    assert_eq!(event["createdAt"], "2026-04-11T08:00:03.000Z");
    event["timestamp"] = json!(stored + 500_000);
    assert_eq!(
        texts(&judge("iq", event.clone(), &wanted, stored + 900)),
        [""; 0]
    );
    assert_eq!(
        texts(&judge("iq", event.clone(), &wanted, stored + 500_000)),
        ["too_old: observed 500000 ms (8.3 minutes), wanted at most 1000 ms (1 second)"]
    );
    event.as_object_mut().unwrap().remove("createdAt");
    assert_eq!(
        texts(&judge("iq", event, &wanted, stored + 500_000)),
        [""; 0]
    );
}

/// Where the identification says nothing, the bot detection does; a date-time is as good as milliseconds.
#[test]
fn v3_has_facts_in_two_places() {
    let event = fixture("v3/event-every-field");
    let mut botd = json!({ "products": { "botd": event["products"]["botd"] } });
    let data = &mut botd["products"]["botd"]["data"];
    data["time"] = json!("2025-11-24T16:00:00.123Z");
    data["ip"] = json!("203.0.113.7");
    data["url"] = json!("https://shop.example/");
    data["linkedId"] = json!("account-42");
    let wanted = json!({ "maxAgeMs": 1_000, "ip": "203.0.113.7", "origin": "https://shop.example", "linkedId": "account-42" });
    let then = 1_764_000_000_123;
    assert_eq!(texts(&judge("v3", botd.clone(), &wanted, then)), [""; 0]);
    assert_eq!(
        texts(&judge("v3", botd, &wanted, then + 2_000)),
        ["too_old: observed 2000 ms (2 seconds), wanted at most 1000 ms (1 second)"]
    );
}

#[test]
fn an_answer_of_the_edge_endpoint_is_judged_too() {
    let event: v4::EdgeResponse = serde_json::from_value(fixture("v4/event-edge")).unwrap();
    let wanted = json!({
        "maxAgeMs": 1_000, "origin": "https://shop.example",
        "deny": { "vpn": true, "proxy": true, "bot_info_identity": "spoofed" },
    });
    assert_eq!(
        texts(&verify(&event, &policy(&wanted), 1_764_000_002_000)),
        [
            r#"signal_denied: bot_info_identity observed "spoofed", wanted not "spoofed""#,
            "signal_denied: vpn observed true, wanted not true",
        ]
    );
}
