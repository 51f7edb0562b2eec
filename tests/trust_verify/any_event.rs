//! Properties that hold for any event and any policy: nothing panics, and nothing is ok by accident.

use fingerprint_edge::trust::verify::{Judged, Policy, Shape, verify};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use crate::{fixture, policy, read};

/// After all of the fixtures.
const LATER: i64 = 1_800_000_000_000;

#[derive(Clone, Debug, serde::Serialize)]
#[serde(transparent)]
struct Any<const SHAPE: u8>(Value);

impl<const SHAPE: u8> Judged for Any<SHAPE> {
    fn shape(&self) -> Shape {
        match SHAPE {
            0 => Shape::V4,
            1 => Shape::V3,
            2 => Shape::V3Webhook,
            3 => Shape::Iq,
            _ => Shape::IqWebhook,
        }
    }
}

const FULL: [&str; 5] = [
    "v4/event-every-field",
    "v3/event-every-field",
    "v3/webhook",
    "iq/event",
    "iq/webhook",
];

fn reasons_of(shape: usize, event: &Value, policy: &Policy, now: i64) -> Vec<String> {
    let event = event.clone();
    let verdict = match shape {
        0 => verify(&Any::<0>(event), policy, now),
        1 => verify(&Any::<1>(event), policy, now),
        2 => verify(&Any::<2>(event), policy, now),
        3 => verify(&Any::<3>(event), policy, now),
        _ => verify(&Any::<4>(event), policy, now),
    };
    assert_eq!(verdict.ok(), verdict.reasons().is_empty());
    verdict.reasons().iter().map(ToString::to_string).collect()
}

/// Policies that name one thing, each met by the full event of every system that has it.
fn single_policies() -> Vec<Value> {
    let flags = |signal: &str| json!({ "allow": { signal: [true, false] } });
    let mut policies = vec![
        json!({ "maxAgeMs": 9_000_000_000_000_i64 }),
        json!({ "minConfidence": 0 }),
        json!({ "maxSuspectScore": 1_000_000 }),
        json!({ "allow": { "bot": ["bad", "good", "not_detected"] } }),
        json!({ "allow": { "vpn_confidence": ["low", "medium", "high"] } }),
    ];
    policies.extend(
        [
            "vpn",
            "proxy",
            "tor_node",
            "tampering",
            "anti_detect_browser",
            "incognito",
            "virtual_machine",
            "emulator",
            "root_apps",
            "jailbroken",
            "frida",
            "cloned_app",
            "developer_tools",
            "mitm_attack",
            "location_spoofing",
            "privacy_settings",
            "high_activity_device",
            "ip_blocklist",
        ]
        .map(flags),
    );
    policies
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        prop_oneof![
            Just("bad"),
            Just("unknown"),
            Just("notDetected"),
            Just("203.0.113.7")
        ]
        .prop_map(Value::from),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            prop::collection::hash_map(any::<String>(), inner, 0..3)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

/// The paths to every value in an event, those of objects among them.
fn paths(value: &Value) -> Vec<Vec<String>> {
    let mut all = Vec::new();
    for (name, inner) in value.as_object().into_iter().flatten() {
        all.push(vec![name.clone()]);
        all.extend(
            paths(inner)
                .into_iter()
                .map(|rest| [vec![name.clone()], rest].concat()),
        );
    }
    all
}

/// Puts a value at a path, or removes what is there.
fn put(event: &mut Value, path: &[String], value: Option<Value>) {
    let (last, before) = path.split_last().unwrap();
    let place = before.iter().fold(event, |at, name| &mut at[name]);
    match value {
        Some(value) => place[last] = value,
        None => drop(place.as_object_mut().unwrap().remove(last)),
    }
}

#[test]
fn full_events_are_ok() {
    let mut met = 0;
    for (shape, path) in FULL.iter().enumerate() {
        for wanted in single_policies() {
            let found = reasons_of(shape, &fixture(path), &policy(&wanted), LATER);
            assert!(
                found.is_empty() || found[0].contains("_missing"),
                "{path} {wanted}: {found:?}"
            );
            met += usize::from(found.is_empty());
        }
    }
    assert!(met > 60, "{met}");
}

proptest! {
    /// Whatever part of an event is lost, the policies that need it reject, and no other does.
    #[test]
    fn nothing_lost_is_ok(shape in 0..5_usize, at in any::<prop::sample::Index>()) {
        let event = fixture(FULL[shape]);
        let paths = paths(&event);
        let mut poorer = event.clone();
        put(&mut poorer, &paths[at.index(paths.len())], None);
        for wanted in single_policies() {
            let strict = policy(&wanted);
            let before = reasons_of(shape, &event, &strict, LATER);
            let after = reasons_of(shape, &poorer, &strict, LATER);
            if before.is_empty() && !after.is_empty() {
                prop_assert!(after[0].contains("_missing: "), "{wanted}: {after:?}");
                let mut accepting = wanted.clone();
                accepting["onMissing"] = json!("accept");
                prop_assert_eq!(reasons_of(shape, &poorer, &policy(&accepting), LATER), [""; 0]);
            }
            prop_assert!(before.is_empty() || !after.is_empty(), "{wanted}: ok by a loss");
        }
    }

    /// Whatever stands in place of a part of an event: it is ok only where the same policy finds it so in its own words.
    #[test]
    fn nothing_odd_is_ok(shape in 0..5_usize, at in any::<prop::sample::Index>(), odd in any_json()) {
        let mut event = fixture(FULL[shape]);
        let paths = paths(&event);
        let path = &paths[at.index(paths.len())];
        put(&mut event, path, Some(odd.clone()));
        let known = odd.is_boolean() || odd.is_number() || matches!(odd.as_str(), Some("bad" | "notDetected"));
        for wanted in single_policies() {
            let before = reasons_of(shape, &fixture(FULL[shape]), &policy(&wanted), LATER);
            let after = reasons_of(shape, &event, &policy(&wanted), LATER);
            // What is not the policy's affair changes nothing; what is, and is odd, gives a reason.
            prop_assert!(after == before || known || !after.is_empty(), "{wanted} {path:?} {odd}");
        }
    }

    /// Any JSON at all, in any shape, under a policy of everything: no panic, and never ok.
    #[test]
    fn no_event_panics(shape in 0..5_usize, event in any_json(), now in any::<i64>()) {
        let wanted = policy(&json!({ "maxAgeMs": 9, "ip": "192.0.2.1", "deny": { "vpn": true, "ip_blocklist": true } }));
        prop_assert!(!reasons_of(shape, &event, &wanted, now).is_empty());
    }

    /// Any JSON at all as a policy: it is refused with a message, or names something to check.
    #[test]
    fn no_policy_panics(member in any_json(), name in prop_oneof![
        Just("maxAgeMs"), Just("ip"), Just("origin"), Just("visitorId"), Just("minConfidence"), Just("maxSuspectScore"),
        Just("rejectReplayed"), Just("allow"), Just("deny"), Just("onMissing"), Just("x"),
    ], signal in any_json()) {
        for policy in [json!({ name: member }), json!({ "deny": { "vpn": signal } }), json!({ "allow": { "bot": member } }), member.clone()] {
            match read(&policy) {
                Ok(policy) => prop_assert!(!reasons_of(0, &Value::Object(Map::new()), &policy, 0).is_empty()),
                Err(error) => prop_assert!(error.to_string().contains("`policy")),
            }
        }
    }
}
