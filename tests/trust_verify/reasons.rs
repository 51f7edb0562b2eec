//! Every reason of a fact, as text, in events of v4.

use fingerprint_edge::trust::verify::{CLOCK_SKEW_MS, Code};
use serde_json::{Value, json};

use crate::{THEN, event, judge, judge_fixture, policy, reasons, texts};

fn at(now: i64, wanted: Value) -> Vec<String> {
    texts(&judge("v4", event(json!({})), &wanted, now))
}

#[test]
fn age() {
    let wanted = json!({ "maxAgeMs": 60_000 });
    for fresh in [THEN, THEN + 60_000, THEN - CLOCK_SKEW_MS] {
        assert_eq!(at(fresh, wanted.clone()), [""; 0], "{fresh}");
    }
    assert_eq!(
        at(THEN + 360_000, wanted.clone()),
        ["too_old: observed 360000 ms (6 minutes), wanted at most 60000 ms (1 minute)"]
    );
    assert_eq!(at(THEN + 60_001, wanted.clone()).len(), 1);
    assert_eq!(
        at(THEN - CLOCK_SKEW_MS - 1, wanted),
        [
            "from_the_future: observed 30001 ms (30 seconds) ahead, wanted at most 30000 ms (30 seconds) ahead"
        ]
    );
    assert_eq!(at(THEN, json!({ "maxAgeMs": 0 })), [""; 0]);
    assert_eq!(
        at(THEN + 1, json!({ "maxAgeMs": 0 })),
        ["too_old: observed 1 ms, wanted at most 0 ms"]
    );
    for (now, code) in [(i64::MAX, "too_old"), (i64::MIN, "from_the_future")] {
        assert!(at(now, json!({ "maxAgeMs": 9 }))[0].starts_with(code));
    }
    let none = judge_fixture("v3/event-least", &json!({ "maxAgeMs": 9 }), THEN);
    assert_eq!(
        texts(&none),
        ["timestamp_missing: observed nothing, wanted at most 9 ms"]
    );
}

#[test]
fn ages_are_said_in_a_unit_that_one_can_read() {
    let ages = [
        (999, "999 ms"),
        (1_000, "1000 ms (1 second)"),
        (1_940, "1940 ms (1.9 seconds)"),
        (90_000, "90000 ms (1.5 minutes)"),
        (3_600_000, "3600000 ms (1 hour)"),
        (8_640_000, "8640000 ms (2.4 hours)"),
        (86_400_000, "86400000 ms (1 day)"),
        (900_000_000, "900000000 ms (10.4 days)"),
        (87_653_756_676, "87653756676 ms (2.8 years)"),
    ];
    for (age, shown) in ages {
        let expected = format!("too_old: observed {shown}, wanted at most 9 ms");
        assert_eq!(at(THEN + age, json!({ "maxAgeMs": 9 })), [expected]);
    }
}

#[test]
fn clocks_may_differ_by_what_the_policy_says() {
    let ahead = |by: i64, tolerance: i64| {
        let wanted = json!({ "maxAgeMs": 9, "clockToleranceMs": tolerance });
        at(THEN - by, wanted)
    };
    assert_eq!(ahead(500, 500), [""; 0]);
    assert_eq!(
        ahead(501, 500),
        ["from_the_future: observed 501 ms ahead, wanted at most 500 ms ahead"]
    );
    assert_eq!(ahead(3_600_000, 3_600_000), [""; 0]);
    assert_eq!(ahead(0, 0), [""; 0]);
    assert!(ahead(1, 0)[0].starts_with("from_the_future: "));
    // It makes nothing younger.
    assert_eq!(ahead(-10, 60_000).len(), 1);
}

#[test]
fn ids() {
    let visitor =
        |id: &str| json!({ "identification": { "visitor_id": id, "visitor_found": true } });
    assert_eq!(reasons(visitor("a"), json!({ "visitorId": "a" })), [""; 0]);
    assert_eq!(
        reasons(visitor("a"), json!({ "visitorId": ["A", "b"] })),
        [r#"visitor_id_mismatch: observed "a", wanted "A" or "b""#]
    );
    assert_eq!(
        reasons(json!({}), json!({ "visitorId": "a" })),
        [r#"visitor_id_missing: observed nothing, wanted "a""#]
    );
    let linked = |id: &str| json!({ "linked_id": id });
    assert_eq!(
        reasons(linked("order-7"), json!({ "linkedId": "order-7" })),
        [""; 0]
    );
    assert_eq!(
        reasons(linked(""), json!({ "linkedId": "order-7" })),
        [r#"linked_id_missing: observed nothing, wanted "order-7""#]
    );
    assert_eq!(
        reasons(json!({}), json!({ "linkedId": "order-7" })),
        [r#"linked_id_missing: observed nothing, wanted "order-7""#]
    );
}

#[test]
fn scores() {
    let confidence = |score: f64| {
        let identification =
            json!({ "visitor_id": "a", "visitor_found": true, "confidence": { "score": score } });
        reasons(
            json!({ "identification": identification }),
            json!({ "minConfidence": 0.9 }),
        )
    };
    for enough in [0.9, 0.97, 1.0] {
        assert_eq!(confidence(enough), [""; 0], "{enough}");
    }
    assert_eq!(
        confidence(0.85),
        ["confidence_too_low: observed 0.85, wanted at least 0.9"]
    );
    assert_eq!(
        confidence(1e-7),
        ["confidence_too_low: observed 1e-7, wanted at least 0.9"]
    );
    assert_eq!(
        reasons(json!({}), json!({ "minConfidence": 0.9 })),
        ["confidence_missing: observed nothing, wanted at least 0.9"]
    );
    let suspect = |score: f64| {
        reasons(
            json!({ "suspect_score": score }),
            json!({ "maxSuspectScore": 20 }),
        )
    };
    for little in [0.0, 7.5, 20.0] {
        assert_eq!(suspect(little), [""; 0], "{little}");
    }
    assert_eq!(
        suspect(20.5),
        ["suspect_score_too_high: observed 20.5, wanted at most 20"]
    );
    assert_eq!(
        reasons(json!({}), json!({ "maxSuspectScore": 20 })),
        ["suspect_score_missing: observed nothing, wanted at most 20"]
    );
}

#[test]
fn replayed() {
    let wanted = json!({ "rejectReplayed": true });
    assert_eq!(
        reasons(json!({ "replayed": false }), wanted.clone()),
        [""; 0]
    );
    assert_eq!(
        reasons(json!({ "replayed": true }), wanted.clone()),
        ["replayed: observed true, wanted false"]
    );
    assert_eq!(
        reasons(json!({}), wanted.clone()),
        ["replayed_missing: observed nothing, wanted false"]
    );
    // FingerprintIQ does not say.
    assert_eq!(
        texts(&judge_fixture("iq/event", &wanted, THEN)),
        reasons(json!({}), wanted)
    );
}

#[test]
fn a_reason_names_its_parts() {
    let verdict = judge(
        "v4",
        event(json!({ "vpn": true })),
        &json!({ "deny": { "vpn": true } }),
        THEN,
    );
    let [reason] = verdict.reasons() else {
        panic!("one reason")
    };
    assert_eq!((reason.code(), reason.about()), (Code::SignalDenied, "vpn"));
    assert_eq!((reason.observed(), reason.wanted()), ("true", "not true"));
}

#[test]
fn reasons_come_in_one_order() {
    let wanted = json!({
        "deny": { "vpn": true, "bot": "bad" }, "ip": "192.0.2.1", "maxAgeMs": 5, "rejectReplayed": true,
    });
    let fields = json!({ "vpn": true, "bot": "bad", "ip_address": "192.0.2.2", "replayed": true });
    let verdict = judge("v4", event(fields), &wanted, THEN + 6);
    let codes: Vec<_> = verdict
        .reasons()
        .iter()
        .map(|reason| reason.code())
        .collect();
    assert_eq!(
        codes,
        [
            Code::TooOld,
            Code::IpMismatch,
            Code::Replayed,
            Code::SignalDenied,
            Code::SignalDenied
        ]
    );
    assert_eq!(verdict.reasons()[3].about(), "bot");
}

#[test]
fn what_the_visitor_wrote_cannot_break_out_of_its_reason() {
    let [reason] = &reasons(
        json!({ "linked_id": "a\nsignal_denied: \u{1b}[2J\u{202e}\u{2028}" }),
        json!({ "linkedId": "a" }),
    )[..] else {
        panic!("one reason")
    };
    assert_eq!(
        reason,
        "linked_id_mismatch: observed \"a\u{fffd}signal_denied: \u{fffd}[2J\u{fffd}\u{fffd}\", wanted \"a\""
    );
    let long = reasons(
        json!({ "linked_id": "é".repeat(5_000) }),
        json!({ "linkedId": "a" }),
    );
    assert_eq!(
        long[0]
            .chars()
            .filter(|character| *character == 'é')
            .count(),
        200
    );
    assert!(long[0].contains("é…\", wanted"));
}

#[test]
fn what_is_missing_is_accepted_on_demand_alone() {
    let all = json!({
        "maxAgeMs": 9, "ip": "192.0.2.1", "origin": "https://shop.example", "visitorId": "a", "linkedId": "a",
        "minConfidence": 0.5, "maxSuspectScore": 5, "rejectReplayed": true, "allow": { "bot": "good" }, "deny": { "vpn": true },
    });
    let codes = |wanted: &Value| -> Vec<_> {
        let verdict = judge_fixture("v3/event-least", wanted, THEN);
        verdict
            .reasons()
            .iter()
            .map(|reason| reason.code().as_str())
            .collect()
    };
    let missing = codes(&all);
    assert_eq!(missing.len(), 10);
    assert!(
        missing.iter().all(|code| code.ends_with("_missing")),
        "{missing:?}"
    );
    let mut accepting = all.clone();
    accepting["onMissing"] = json!("accept");
    assert_eq!(codes(&accepting), [""; 0]);
    // By name: each takes its own reason away, and no other.
    let names = [
        "maxAgeMs",
        "ip",
        "origin",
        "visitorId",
        "linkedId",
        "minConfidence",
        "maxSuspectScore",
        "rejectReplayed",
        "bot",
        "vpn",
    ];
    for (index, name) in names.into_iter().enumerate() {
        let mut one = all.clone();
        one["onMissing"] = json!({ name: "accept", "tampering": "accept", "proxy": "reject" });
        let mut others = missing.clone();
        others.remove(index);
        assert_eq!(codes(&one), others, "{name}");
    }
}

#[test]
fn codes_are_text_and_all_different() {
    let mut codes: Vec<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
    assert!(codes.iter().all(|code| {
        code.bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte == b'_')
    }));
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), Code::ALL.len());
    assert!(format!("{:?}", policy(&json!({ "maxAgeMs": 1 }))).contains("maxAgeMs"));
}
