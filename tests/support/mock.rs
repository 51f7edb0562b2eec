//! A mock for tests, whatever system they ask it for.

use std::ops::Range;

use fingerprint_edge::mock::{MockApi, Options, Reply, Request};
use proptest::collection;
use proptest::prelude::*;
use serde_json::{Value, json};

pub(crate) const KEY: &str = "key-of-the-test";
/// 2026-01-15T12:00:00Z.
pub(crate) const NOW: i64 = 1_768_478_400_000;
pub(crate) const SECOND: i64 = 1_000;
pub(crate) const HOUR: i64 = 3_600 * SECOND;
pub(crate) const DAY: i64 = 24 * HOUR;

pub(crate) fn options() -> Options {
    Options::new().api_key(KEY).now(NOW)
}

/// A mock with its own events.
pub(crate) fn full() -> MockApi {
    MockApi::new(options()).unwrap()
}

/// A mock with these events.
pub(crate) fn with_events(events: Vec<Value>) -> MockApi {
    MockApi::new(options().events(events)).unwrap()
}

/// A request in v4's words.
pub(crate) fn v4_request(method: &str, url: &str) -> Request {
    Request::new(method, url).with_header("Authorization", &format!("Bearer {KEY}"))
}

/// Status, code and message of an API error.
pub(crate) fn error_of(reply: &Reply) -> (u16, String, String) {
    let body: Value = serde_json::from_str(&reply.body)
        .unwrap_or_else(|_| panic!("no API error: {} {}", reply.status, reply.body));
    let text = |name: &str| body["error"][name].as_str().unwrap().to_owned();
    (reply.status, text("code"), text("message"))
}

/// Events with few different times, so that many share one, in any order.
pub(crate) fn crowds(ages: Range<i64>) -> impl Strategy<Value = Vec<Value>> {
    let event = (ages, any::<bool>());
    collection::vec(event, 0..60).prop_map(|events| {
        let event = |(index, (age, vpn)): (usize, (i64, bool))| {
            json!({ "event_id": format!("event {}", index * 7919 % 61), "timestamp": NOW - age, "vpn": vpn })
        };
        events.into_iter().enumerate().map(event).collect()
    })
}

/// The ids of those of such events that pass the filter, in the order in which a search gives them.
pub(crate) fn in_order(events: &[Value], filter: &str, reverse: bool) -> Vec<String> {
    let mut expected: Vec<(i64, String)> = events
        .iter()
        .filter(|event| filter.is_empty() || event["vpn"] == true)
        .map(|event| {
            (
                event["timestamp"].as_i64().unwrap(),
                event["event_id"].as_str().unwrap().to_owned(),
            )
        })
        .collect();
    expected.sort();
    if !reverse {
        expected.reverse();
    }
    expected.into_iter().map(|(_, id)| id).collect()
}
