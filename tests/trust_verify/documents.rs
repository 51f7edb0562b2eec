//! Policies and verdicts as documents: what JavaScript writes is read, and what is written JavaScript reads.

use std::time::UNIX_EPOCH;

use fingerprint_edge::Policy;
use fingerprint_edge::trust::verify::{Verdict, verify, verify_now};
use fingerprint_edge::v4;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::{THEN, event, policy, read};

/// A policy within a configuration of the user's own.
#[derive(Deserialize, Serialize)]
struct Settings {
    name: String,
    policy: Policy,
}

#[test]
fn a_policy_stands_in_a_configuration() {
    let text = r#"{"name":"sign-up","policy":{"maxAgeMs":120000,"deny":{"bot":["bad","good"],"vpn":true}}}"#;
    let settings: Settings = serde_json::from_str(text).unwrap();
    assert_eq!(settings.name, "sign-up");
    assert_eq!(serde_json::to_string(&settings).unwrap(), text);
    let error = serde_json::from_str::<Settings>(r#"{"name":"x","policy":{"maxAge":1}}"#)
        .err()
        .unwrap();
    assert!(
        error
            .to_string()
            .starts_with("`policy` has no member `maxAge`, there are maxAgeMs, "),
        "{error}"
    );
}

/// The same policy, said in other ways, is equal and is written in one.
#[test]
fn a_policy_is_written_in_one_way() {
    for (given, written) in [
        (
            json!({ "deny": { "vpn": [true] } }),
            json!({ "deny": { "vpn": true } }),
        ),
        (json!({ "ip": ["192.0.2.1"] }), json!({ "ip": "192.0.2.1" })),
        (json!({ "maxAgeMs": 5.0 }), json!({ "maxAgeMs": 5 })),
        (
            json!({ "maxSuspectScore": 15.0 }),
            json!({ "maxSuspectScore": 15 }),
        ),
        (
            json!({ "minConfidence": 1.0 }),
            json!({ "minConfidence": 1 }),
        ),
        (
            json!({ "maxAgeMs": 5, "rejectReplayed": false, "allow": {}, "onMissing": "reject", "onUnknown": "reject", "clockToleranceMs": 30_000 }),
            json!({ "maxAgeMs": 5 }),
        ),
        (
            json!({ "maxAgeMs": 5, "onMissing": { "vpn": "reject", "ip": "accept" } }),
            json!({ "maxAgeMs": 5, "onMissing": { "ip": "accept" } }),
        ),
    ] {
        let read = policy(&given);
        assert_eq!(serde_json::to_value(&read).unwrap(), written);
        assert_eq!(read, policy(&written));
    }
}

#[test]
fn other_policies_are_not_equal() {
    let all = [
        json!({ "maxAgeMs": 5 }),
        json!({ "maxAgeMs": 6 }),
        json!({ "maxAgeMs": 5, "clockToleranceMs": 1 }),
        json!({ "maxAgeMs": 5, "onUnknown": "accept" }),
        json!({ "maxAgeMs": 5, "onMissing": "accept" }),
        json!({ "maxAgeMs": 5, "onMissing": { "vpn": "accept" } }),
        json!({ "deny": { "vpn": true } }),
        json!({ "deny": { "proxy": true } }),
        json!({ "allow": { "vpn": true } }),
        json!({ "deny": { "vpn": [true, false] } }),
    ];
    for (at, one) in all.iter().enumerate() {
        for (other_at, other) in all.iter().enumerate() {
            assert_eq!(
                policy(one) == policy(other),
                at == other_at,
                "{one} {other}"
            );
        }
    }
}

#[test]
fn what_is_no_object_is_refused() {
    for json in [
        json!(null),
        json!([]),
        json!("maxAgeMs"),
        json!([{ "maxAgeMs": 5 }]),
    ] {
        let error = read(&json).unwrap_err().to_string();
        assert!(
            error.starts_with("`policy` must be an object, got "),
            "{error}"
        );
    }
}

fn judged(fields: Value, wanted: &Value) -> Verdict {
    let event: v4::Event = serde_json::from_value(event(fields)).unwrap();
    verify(&event, &policy(wanted), THEN)
}

#[test]
fn a_verdict_is_what_javascript_answers() {
    let wanted = json!({ "maxSuspectScore": 15, "deny": { "vpn": true } });
    let json = |fields| serde_json::to_string(&judged(fields, &wanted)).unwrap();
    assert_eq!(
        json(json!({ "vpn": false, "suspect_score": 15 })),
        r#"{"ok":true,"reasons":[]}"#
    );
    assert_eq!(
        json(json!({ "vpn": true, "suspect_score": 16 })),
        r#"{"ok":false,"reasons":["suspect_score_too_high: observed 16, wanted at most 15","signal_denied: vpn observed true, wanted not true"]}"#
    );
}

#[test]
fn the_clock_of_the_host_judges_too() {
    let wanted = policy(&json!({ "maxAgeMs": 60_000 }));
    let now = UNIX_EPOCH.elapsed().unwrap().as_millis() as i64;
    let at = |timestamp: i64| -> v4::Event {
        serde_json::from_value(
            json!({ "event_id": "1764000000123.Qw3rTy", "timestamp": timestamp }),
        )
        .unwrap()
    };
    assert!(verify_now(&at(now), &wanted).ok());
    assert!(verify_now(&Box::new(at(now)), &wanted).ok());
    assert!(!verify_now(&at(now - 120_000), &wanted).ok());
    assert!(!verify_now(&at(now + 120_000), &wanted).ok());
}
