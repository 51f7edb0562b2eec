//! Short ways to ask a mock.

use fingerprint_edge::mock::{MockApi, Reply};
use serde_json::{Value, json};

pub(crate) use crate::mock::{
    DAY, HOUR, KEY, NOW, SECOND, crowds, error_of, full, in_order, options, v4_request as request,
    with_events,
};

/// An event of a visitor at an age.
pub(crate) fn event(id: &str, age: i64, visitor_id: &str) -> Value {
    json!({
        "event_id": id,
        "timestamp": NOW - age,
        "identification": { "visitor_id": visitor_id, "visitor_found": true },
    })
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
