//! A mock for tests, whatever system they ask it for.

use fingerprint_edge::mock::{MockApi, Options, Reply, Request};
use serde_json::Value;

pub(crate) const KEY: &str = "key-of-the-test";
/// 2026-01-15T12:00:00Z.
pub(crate) const NOW: i64 = 1_768_478_400_000;
pub(crate) const SECOND: i64 = 1_000;
pub(crate) const HOUR: i64 = 3_600 * SECOND;
pub(crate) const DAY: i64 = 24 * HOUR;

pub(crate) fn options() -> Options {
    Options {
        api_key: KEY.to_owned(),
        now: Some(NOW),
        ..Options::default()
    }
}

/// A mock with its own events.
pub(crate) fn full() -> MockApi {
    MockApi::new(options()).unwrap()
}

/// A mock with these events.
pub(crate) fn with_events(events: Vec<Value>) -> MockApi {
    MockApi::new(Options {
        events: Some(events),
        ..options()
    })
    .unwrap()
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
