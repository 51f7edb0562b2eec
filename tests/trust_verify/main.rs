//! Whether an event is what a policy wants: every reason, in every system, and what no policy may be.
#![cfg(not(target_arch = "wasm32"))]
// Tests may fail loudly; clippy.toml says so for test functions, not for what they share.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod any_event;
mod builder;
mod builder_any;
mod constants;
mod documents;
mod odd_values;
mod places;
mod policies;
mod reasons;
mod signals;
mod systems;
mod vendor;

use fingerprint_edge::trust::verify::{Judged, Policy, Verdict, verify};
use fingerprint_edge::{iq, v3, v4};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// When the events of these tests happened.
const THEN: i64 = 1_764_000_000_123;

fn fixture(path: &str) -> Value {
    let text = match path {
        "v4/event-every-field" => include_str!("../fixtures/v4/event-every-field.json"),
        "v4/event-edge" => include_str!("../fixtures/v4/event-edge.json"),
        "v4/event-from-the-future" => include_str!("../fixtures/v4/event-from-the-future.json"),
        "v4/event-least" => include_str!("../fixtures/v4/event-least.json"),
        "v3/event-every-field" => include_str!("../fixtures/v3/event-every-field.json"),
        "v3/event-failed" => include_str!("../fixtures/v3/event-failed.json"),
        "v3/event-least" => include_str!("../fixtures/v3/event-least.json"),
        "v3/webhook" => include_str!("../fixtures/v3/webhook.json"),
        "v3/webhook-least" => include_str!("../fixtures/v3/webhook-least.json"),
        "iq/event" => include_str!("../fixtures/iq/event.json"),
        "iq/webhook" => include_str!("../fixtures/iq/webhook.json"),
        "iq/event-least" => include_str!("../fixtures/iq/event-least.json"),
        _ => panic!("no fixture {path}"),
    };
    serde_json::from_str(text).unwrap()
}

/// A policy as JavaScript writes it.
fn read(policy: &Value) -> serde_json::Result<Policy> {
    serde_json::from_value(policy.clone())
}

fn policy(policy: &Value) -> Policy {
    read(policy).unwrap_or_else(|error| panic!("{policy}: {error}"))
}

fn judged<T: DeserializeOwned + Judged>(event: Value, wanted: &Value, now: i64) -> Verdict {
    let event: T = serde_json::from_value(event).unwrap();
    verify(&event, &policy(wanted), now)
}

/// The verdict on an event in JSON, by the folder of its fixture and its own fields.
fn judge(system: &str, event: Value, wanted: &Value, now: i64) -> Verdict {
    match system {
        "v4" => judged::<v4::Event>(event, wanted, now),
        "v3" if event.get("products").is_some() => judged::<v3::Event>(event, wanted, now),
        "v3" => judged::<v3::Webhook>(event, wanted, now),
        _ => judged::<iq::Event>(event, wanted, now),
    }
}

fn judge_fixture(path: &str, wanted: &Value, now: i64) -> Verdict {
    let (system, _) = path.split_once('/').unwrap();
    judge(system, fixture(path), wanted, now)
}

fn texts(verdict: &Verdict) -> Vec<String> {
    assert_eq!(verdict.ok(), verdict.reasons().is_empty());
    verdict.reasons().iter().map(ToString::to_string).collect()
}

/// An event of v4 with these fields besides.
fn event(fields: Value) -> Value {
    let mut event = json!({ "event_id": "1764000000123.Qw3rTy", "timestamp": THEN });
    event
        .as_object_mut()
        .unwrap()
        .append(&mut fields.as_object().unwrap().clone());
    event
}

/// The reasons against an event of v4 with these fields, judged when it happened.
fn reasons(fields: Value, wanted: Value) -> Vec<String> {
    texts(&judge("v4", event(fields), &wanted, THEN))
}
