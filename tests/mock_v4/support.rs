//! Short ways to ask a mock.

use fingerprint_edge::mock::{MockApi, Options, Reply, Request};
use serde_json::{Value, json};

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

/// An event of a visitor at an age.
pub(crate) fn event(id: &str, age: i64, visitor_id: &str) -> Value {
    json!({
        "event_id": id,
        "timestamp": NOW - age,
        "identification": { "visitor_id": visitor_id, "visitor_found": true },
    })
}

pub(crate) fn request(method: &str, url: &str) -> Request {
    Request::new(method, url).with_header("Authorization", &format!("Bearer {KEY}"))
}

pub(crate) fn get(api: &mut MockApi, url: &str) -> Reply {
    api.handle(&request("GET", url))
}

pub(crate) fn delete(api: &mut MockApi, visitor_id: &str) -> Reply {
    api.handle(&request("DELETE", &format!("/v4/visitors/{visitor_id}")))
}

pub(crate) fn patch(api: &mut MockApi, event_id: &str, body: &str) -> Reply {
    let request = request("PATCH", &format!("/v4/events/{event_id}"));
    api.handle(&request.with_body(body))
}

/// The answer to a search, which must succeed.
pub(crate) fn search(api: &mut MockApi, query: &str) -> Value {
    let reply = get(api, &format!("/v4/events?{query}"));
    assert_eq!(reply.status, 200, "{query}: {}", reply.body);
    serde_json::from_str(&reply.body).unwrap()
}

/// The ids on a page.
pub(crate) fn ids(page: &Value) -> Vec<String> {
    let events = page["events"].as_array().unwrap();
    let id = |event: &Value| event["event_id"].as_str().unwrap().to_owned();
    events.iter().map(id).collect()
}

/// Status, code and message of an API error.
pub(crate) fn error_of(reply: &Reply) -> (u16, String, String) {
    let body: Value = serde_json::from_str(&reply.body)
        .unwrap_or_else(|_| panic!("no API error: {} {}", reply.status, reply.body));
    let text = |name: &str| body["error"][name].as_str().unwrap().to_owned();
    (reply.status, text("code"), text("message"))
}
