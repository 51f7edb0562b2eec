//! The v3 types: nothing of the API's JSON gets lost, neither on its way through them nor on that to v4.
#![cfg(not(target_arch = "wasm32"))]
// Tests may fail loudly; clippy.toml says so for test functions, not for what they share.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

#[path = "../support/api.rs"]
mod api;
mod documented_pairs;
mod downgrade;
mod downgrade_any;
mod downgrade_odd;
#[path = "../support/leaves.rs"]
mod leaves;
#[path = "../support/misfits.rs"]
mod misfits;
mod misfits_of_v3;
mod parameters;
mod round_trip;
#[cfg(feature = "__typescript")]
mod typescript;
mod upgrade;
mod upgrade_any;
mod upgrade_kinds;
mod upgrade_paths;
mod upgrade_platforms;
mod upgrade_seen;
mod upgrade_table;

use serde_json::Value;

/// The fixtures of one type by name. The first event is the documents' own example.
macro_rules! fixtures {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_str!(concat!("../fixtures/v3/", $name, ".json")))),*]
    };
}

const EVENTS: [(&str, &str); 7] = fixtures![
    "event",
    "event-every-field",
    "event-failed",
    "event-least",
    "event-from-the-future",
    "event-android",
    "event-all-failed",
];
const WEBHOOKS: [(&str, &str); 3] = fixtures!["webhook", "webhook-ios", "webhook-least"];
const SEARCHES: [(&str, &str); 2] = fixtures!["search", "search-last-page"];
const VISITS: [(&str, &str); 2] = fixtures!["visits", "visits-none"];
const RELATED: [(&str, &str); 1] = fixtures!["related-visitors"];
const UPDATES: [(&str, &str); 1] = fixtures!["update"];
const ERRORS: [(&str, &str); 2] = fixtures!["error-request-not-found", "error-unknown-code"];
const PLAIN_ERRORS: [(&str, &str); 1] = fixtures!["error-plain"];
/// Events of v4.
const V4_EVENTS: [(&str, &str); 7] = {
    macro_rules! of_v4 {
        ($($name:literal),*) => {
            [$(($name, include_str!(concat!("../fixtures/v4/", $name, ".json")))),*]
        };
    }
    of_v4![
        "event",
        "event-every-field",
        "event-least",
        "event-from-the-future",
        "event-android",
        "event-blocked",
        "event-edge"
    ]
};
/// What the upgrade makes of events and webhooks.
const UPGRADED: [(&str, &str); 7] = fixtures![
    "upgraded-event",
    "upgraded-event-every-field",
    "upgraded-event-failed",
    "upgraded-event-from-the-future",
    "upgraded-event-android",
    "upgraded-webhook",
    "upgraded-webhook-ios",
];

fn fixture(name: &str) -> Value {
    let all = [&EVENTS[..], &WEBHOOKS, &UPGRADED].concat();
    let (_, text) = all.iter().find(|(known, _)| *known == name).unwrap();
    serde_json::from_str(text).unwrap()
}
