//! FingerprintIQ's values of an unexpected type: each costs itself, and is kept and named.
#![cfg(not(target_arch = "wasm32"))]
// Tests may fail loudly; clippy.toml says so for test functions, not for what they share.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

#[allow(dead_code, reason = "other suites use the rest of it")]
#[path = "support/leaves.rs"]
mod leaves;
#[path = "support/misfits.rs"]
mod misfits;

use fingerprint_edge::iq::{Event, Webhook};
use leaves::{Step, part, written};
use misfits::{any_json, keeps, misfit, misplace, places};
use proptest::prelude::*;
use serde_json::Value;

const EVENT: &str = include_str!("fixtures/iq/event.json");
const WEBHOOK: &str = include_str!("fixtures/iq/webhook.json");

fn misplaced(full: &Value, place: prop::sample::Index, value: Value) -> Option<(Value, String)> {
    let mut places = places(full, &["tag"]);
    places.retain(|path| written(path) != "requestId");
    let path: &Vec<Step> = place.get(&places);
    // Most of its fields may be null, whatever the example shows.
    if value.is_null() || part(full, path).is_null() {
        return None;
    }
    let mut json = full.clone();
    misplace(&mut json, path, value, &[]).then(|| (json, misfit(full, path)))
}

proptest! {
    #[test]
    fn one_value_of_an_event_costs_itself(place in any::<prop::sample::Index>(), value in any_json()) {
        let full: Value = serde_json::from_str(EVENT).unwrap();
        let Some((json, expected)) = misplaced(&full, place, value) else { return Ok(()) };
        keeps::<Event>(&json, Event::misfits, &[expected]);
    }

    #[test]
    fn one_value_of_a_webhook_costs_itself(place in any::<prop::sample::Index>(), value in any_json()) {
        let full: Value = serde_json::from_str(WEBHOOK).unwrap();
        let Some((json, expected)) = misplaced(&full, place, value) else { return Ok(()) };
        keeps::<Webhook>(&json, Webhook::misfits, &[expected]);
    }
}
