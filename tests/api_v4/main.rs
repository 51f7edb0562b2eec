//! The v4 types: nothing of the API's JSON gets lost, and the tables say what the documents say.
#![cfg(not(target_arch = "wasm32"))]
// Tests may fail loudly; clippy.toml says so for test functions, not for what they share.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod any_event;
#[path = "../support/api.rs"]
mod api;
#[path = "../support/leaves.rs"]
mod leaves;
#[path = "../support/misfits.rs"]
mod misfits;
mod misfits_of_v4;
mod parameters;
mod round_trip;
#[cfg(feature = "__typescript")]
mod typescript;

use serde_json::Value;

/// The fixtures of one type by name. The first ones are the documents' own examples.
macro_rules! fixtures {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_str!(concat!("../fixtures/v4/", $name, ".json")))),*]
    };
}

const EVENTS: [(&str, &str); 7] = fixtures![
    "event",
    "event-every-field",
    "event-least",
    "event-android",
    "event-edge",
    "event-blocked",
    "event-from-the-future",
];
const SEARCHES: [(&str, &str); 3] = fixtures!["search", "search-second-page", "search-last-page"];
const ERRORS: [(&str, &str); 2] = fixtures!["error-event-not-found", "error-unknown-code"];
const UPDATES: [(&str, &str); 1] = fixtures!["update"];

fn fixture(name: &str) -> Value {
    let (_, text) = EVENTS
        .iter()
        .chain(&SEARCHES)
        .find(|(known, _)| *known == name)
        .unwrap();
    serde_json::from_str(text).unwrap()
}
