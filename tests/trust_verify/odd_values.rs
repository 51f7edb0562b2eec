//! What a typed event cannot hold, and a type of the user's own can, as JavaScript can: values of another type.

use fingerprint_edge::trust::verify::{Judged, Shape, verify};
use serde_json::{Value, json};

use crate::{THEN, policy, texts};

#[derive(serde::Serialize)]
#[serde(transparent)]
struct Any(Value);

impl Judged for Any {
    fn shape(&self) -> Shape {
        Shape::V4
    }
}

fn judge(event: Value, wanted: Value) -> Vec<String> {
    texts(&verify(&Any(event), &policy(&wanted), THEN))
}

#[test]
fn signals_of_another_type_are_unknown() {
    for odd in [
        json!("true"),
        json!(1),
        json!([true]),
        json!({ "result": true }),
        json!(""),
    ] {
        for signals in [
            json!({ "vpn": true }),
            json!({ "bot": "bad" }),
            json!({ "ip_blocklist": true }),
        ] {
            let event = json!({ "vpn": odd, "bot": odd, "ip_blocklist": { "email_spam": odd, "attack_source": false } });
            let found = judge(event.clone(), json!({ "deny": signals }));
            assert!(
                found.len() == 1 && found[0].starts_with("signal_unknown: "),
                "{odd} {found:?}"
            );
            // What is accepted as unknown is still not missing, and the other way round.
            let accepting = judge(
                event.clone(),
                json!({ "deny": signals, "onMissing": "accept" }),
            );
            assert_eq!(accepting, found);
            assert_eq!(
                judge(event, json!({ "deny": signals, "onUnknown": "accept" })),
                [""; 0]
            );
        }
    }
    // Words are no flags.
    let allowed = judge(
        json!({ "vpn": "false" }),
        json!({ "allow": { "vpn": false } }),
    );
    assert_eq!(
        allowed,
        [r#"signal_not_allowed: vpn observed "false", wanted false"#]
    );
    for flag in [true, false] {
        assert!(
            judge(json!({ "bot": flag }), json!({ "deny": { "bot": "bad" } }))[0]
                .starts_with("signal_unknown")
        );
        assert!(
            judge(
                json!({ "bot": "notDetected" }),
                json!({ "allow": { "bot": "not_detected" } })
            )[0]
            .starts_with("signal_not_allowed")
        );
    }
}

#[test]
fn facts_of_another_type_are_unreadable() {
    let facts = [
        (
            "maxAgeMs",
            json!(9),
            json!({ "timestamp": "yesterday" }),
            "\"yesterday\"",
        ),
        ("maxAgeMs", json!(9), json!({ "timestamp": 1.5 }), "1.5"),
        ("ip", json!("192.0.2.1"), json!({ "ip_address": 7 }), "7"),
        (
            "origin",
            json!("https://a.example"),
            json!({ "url": ["https://a.example"] }),
            "an array",
        ),
        (
            "visitorId",
            json!("7"),
            json!({ "identification": { "visitor_id": 7 } }),
            "7",
        ),
        (
            "linkedId",
            json!("a"),
            json!({ "linked_id": { "a": 1 } }),
            "an object",
        ),
        (
            "minConfidence",
            json!(0),
            json!({ "identification": { "confidence": { "score": "high" } } }),
            "\"high\"",
        ),
        (
            "maxSuspectScore",
            json!(9),
            json!({ "suspect_score": true }),
            "true",
        ),
        (
            "rejectReplayed",
            json!(true),
            json!({ "replayed": "false" }),
            "\"false\"",
        ),
    ];
    for (member, wanted, event, observed) in facts {
        let found = judge(
            event,
            json!({ member: wanted, "onMissing": "accept", "onUnknown": "accept" }),
        );
        let begin = format!("fact_unreadable: {member} observed {observed}, wanted ");
        assert!(
            found.len() == 1 && found[0].starts_with(&begin),
            "{found:?}"
        );
    }
    // A null says the same as nothing.
    assert!(
        judge(json!({ "vpn": null }), json!({ "deny": { "vpn": true } }))[0]
            .starts_with("signal_missing")
    );
    assert_eq!(judge(json!(null), json!({ "maxAgeMs": 9 })).len(), 1);
}

/// Only the vendor's word for it says that signals were computed.
#[test]
fn a_status_of_another_type_says_nothing_is_computed() {
    let with = |status: Value| {
        let event = json!({
            "incremental_identification_status": status, "vpn": false, "suspect_score": 0, "suspect": false,
            "ip_blocklist": { "email_spam": false, "attack_source": false },
        });
        let deny = json!({ "vpn": true, "ip_blocklist": true, "suspect": true });
        judge(event, json!({ "deny": deny, "maxSuspectScore": 5 }))
    };
    for computed in [json!(null), json!("completed")] {
        assert_eq!(with(computed), [""; 0]);
    }
    for odd in [
        json!("Completed"),
        json!("completed "),
        json!(""),
        json!(0),
        json!(false),
        json!(["completed"]),
        json!({}),
    ] {
        let codes: Vec<_> = with(odd.clone())
            .iter()
            .map(|reason| reason.split(" observed").next().unwrap().to_owned())
            .collect();
        assert_eq!(
            codes,
            [
                "suspect_score_missing:",
                "signal_missing: vpn",
                "signal_missing: ip_blocklist"
            ],
            "{odd}"
        );
    }
}

/// What is no platform is none of those that cannot have the signal, and what is no source is no edge.
#[test]
fn platforms_and_sources_of_another_type_are_not_known() {
    for odd in [
        json!(null),
        json!(""),
        json!("iOS"),
        json!("unknown"),
        json!(7),
        json!(["ios"]),
        json!({ "ios": true }),
    ] {
        for event in [
            json!({ "sdk": { "platform": odd } }),
            json!({ "sdk": odd }),
            json!({ "source": odd }),
        ] {
            let found = judge(event.clone(), json!({ "deny": { "bot": "bad" } }));
            assert!(
                found.len() == 1 && found[0].starts_with("signal_missing: bot"),
                "{event} {found:?}"
            );
        }
    }
}

/// What governs a signal must say so in its own words: all else leaves the signal missing.
#[test]
fn what_governs_a_signal_and_is_odd_governs_nothing() {
    for odd in [json!("false"), json!(0), json!(""), json!([]), json!({})] {
        let event = json!({
            "vpn": odd, "vpn_confidence": "high", "proxy": odd, "tampering": odd, "bot": odd, "ip_blocklist": odd,
            "suspect": odd,
        });
        for (signal, value) in [
            ("vpn_confidence", json!("low")),
            ("proxy_type", json!("residential")),
            ("proxy_confidence", json!("high")),
            ("tampering_confidence", json!("high")),
            ("anti_detect_browser", json!(true)),
            ("bot_info_identity", json!("spoofed")),
            ("email_spam", json!(true)),
        ] {
            let found = judge(event.clone(), json!({ "deny": { signal: value } }));
            let missing = format!("signal_missing: {signal}");
            assert!(
                found.len() == 1 && found[0].starts_with(&missing),
                "{odd} {found:?}"
            );
        }
        let found = judge(event, json!({ "deny": { "suspect": true } }));
        assert!(
            found.len() == 1 && found[0].starts_with("signal_unknown: suspect"),
            "{odd} {found:?}"
        );
    }
}
