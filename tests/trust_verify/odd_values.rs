//! What a typed event cannot hold, and a type of the user's own can, as JavaScript can: values of another type.

use fingerprint_edge::trust::verify::{Judged, Shape, verify};
use serde_json::{Value, json};

use crate::{THEN, policy, texts};

#[derive(serde::Serialize)]
#[serde(transparent)]
struct Any(Value);

impl Judged for Any {
    const SHAPE: Shape = Shape::V4;
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
