//! Short ways to ask a mock in v3's words.

use fingerprint_edge::mock::{Failure, MockApi, Reply, Request};
use serde_json::{Value, json};

pub(crate) use crate::mock::{
    DAY, HOUR, KEY, NOW, SECOND, crowds, error_of, full, in_order, options, v4_request, with_events,
};

/// A mock with these events of v3 besides its own of v4.
pub(crate) fn with_v3_events(events: Vec<Value>) -> MockApi {
    MockApi::new(options().v3_events(events)).unwrap()
}

/// An event of v3, of a visitor at an age.
pub(crate) fn v3_event(id: &str, age: i64, visitor_id: &str) -> Value {
    let data = json!({ "requestId": id, "timestamp": NOW - age, "visitorId": visitor_id });
    json!({ "products": { "identification": { "data": data } } })
}

pub(crate) fn request(method: &str, url: &str) -> Request {
    Request::new(method, url).with_header("Auth-API-Key", KEY)
}

pub(crate) fn get(api: &mut MockApi, url: &str) -> Reply {
    api.handle(&request("GET", url))
}

/// The body of an answer, which must be a success.
pub(crate) fn body(reply: &Reply) -> Value {
    assert_eq!(reply.status, 200, "{}", reply.body);
    serde_json::from_str(&reply.body).unwrap()
}

/// The answer to a search, which must succeed.
pub(crate) fn search(api: &mut MockApi, query: &str) -> Value {
    body(&get(api, &format!("/events/search?{query}")))
}

/// The ids on a page of events.
pub(crate) fn ids(page: &Value) -> Vec<String> {
    let events = page["events"].as_array().unwrap();
    let id = |event: &Value| {
        let data = &event["products"]["identification"]["data"];
        data["requestId"].as_str().unwrap().to_owned()
    };
    events.iter().map(id).collect()
}

/// Status and error of an answer whose error is a plain text.
pub(crate) fn plain_error_of(reply: &Reply) -> (u16, Value) {
    (reply.status, serde_json::from_str(&reply.body).unwrap())
}

pub(crate) fn header<'a>(reply: &'a Reply, name: &str) -> Option<&'a str> {
    let found = reply.headers.iter().find(|(known, _)| known == name);
    found.map(|(_, value)| value.as_str())
}

pub(crate) fn fail(api: &mut MockApi, failure: &Value) {
    let failure = Failure::from_json(&failure.to_string()).unwrap();
    api.fail(failure).unwrap();
}
