//! What an edge event is refused for.

use crate::{call, get, mock, post, request};
use fingerprint_edge::mock::{MockApi, Options, Request};
use serde_json::{Value, json};

#[test]
fn bad_requests_get_the_documented_error_and_make_no_event() {
    let mut api = mock();
    let before = get(&mut api, "/v4/events?source=edge&total_hits=100")["total_hits"].clone();
    let unknown = |name: &str| format!("request body contains an unknown field \"{name}\"");
    let header = |value: Value| json!({ "headers": [value] });
    let cases = [
        (request(json!({ "unknown": 1 })), unknown("unknown")),
        (
            request(json!({ "ipv4Address": "203.0.113.9" })),
            unknown("ipv4Address"),
        ),
        (
            request(header(json!({ "name": "a", "value": "b", "c": 1 }))),
            unknown("c"),
        ),
        (
            request(json!({ "ipv4_address": null })),
            "at least one of ipv4_address or ipv6_address is required".to_owned(),
        ),
        (
            request(json!({ "ipv4_address": "" })),
            "invalid ip address".to_owned(),
        ),
        (
            request(json!({ "ipv4_address": "2001:db8::1" })),
            "invalid ip address".to_owned(),
        ),
        (
            request(json!({ "ipv6_address": "203.0.113.9" })),
            "invalid ip address".to_owned(),
        ),
        (
            request(json!({ "ipv4_address": "203.0.113.0/24" })),
            "invalid ip address".to_owned(),
        ),
        (
            request(json!({ "linked_id": "x".repeat(257) })),
            "linked_id can't be greater than 256 characters long".to_owned(),
        ),
    ];
    let nonsense = [
        json!({ "headers": null }),
        json!({ "headers": [] }),
        json!({ "headers": { "a": "b" } }),
        header(json!(["a", "b"])),
        header(json!({ "name": "a" })),
        header(json!({ "name": "a b", "value": "" })),
        header(json!({ "name": "a", "value": "b\r\nc" })),
        json!({ "method": null }),
        json!({ "method": "" }),
        json!({ "url": null }),
        json!({ "url": "/login" }),
        json!({ "url": "ftp://example.com/" }),
        json!({ "url": "https://example.com/#top" }),
        json!({ "tags": [] }),
        json!({ "linked_id": 5 }),
    ];
    let nonsense = nonsense
        .map(request)
        .into_iter()
        .chain([json!([]), json!({})]);
    let nonsense = nonsense.map(|body| (body, "request body is not valid".to_owned()));
    for (body, message) in cases.into_iter().chain(nonsense) {
        let reply = post(&mut api, &body);
        let error = json!({ "error": { "code": "request_cannot_be_parsed", "message": message } });
        let found: Value = serde_json::from_str(&reply.body).unwrap();
        assert_eq!((reply.status, found), (400, error), "{body}");
    }
    assert_eq!(call(&mut api, "POST", "/v4/edge", "{").status, 400);
    assert_eq!(call(&mut api, "POST", "/v4/edge", "").status, 400);
    let after = get(&mut api, "/v4/events?source=edge&total_hits=100")["total_hits"].clone();
    assert_eq!(after, before);
}

#[test]
fn a_body_has_its_limit() {
    let body = request(json!({}));
    let length = body.to_string().len();
    for (edge_body_limit, status) in [(length, 200), (length - 1, 413)] {
        let mut api = MockApi::new(Options::new().edge_body_limit(edge_body_limit)).unwrap();
        let reply = post(&mut api, &body);
        assert_eq!(reply.status, status, "{}", reply.body);
        assert_eq!(reply.body.contains("payload_too_large"), status == 413);
    }
}

#[test]
fn the_key_comes_first() {
    let mut api = mock();
    let reply = api.handle(&Request::new("POST", "/v4/edge"));
    assert!(
        reply.body.contains("secret_api_key_required"),
        "{}",
        reply.body
    );
}
