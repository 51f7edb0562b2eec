//! The mock as a whole: its routes, its options, what it remembers.

use crate::support::{NOW, full, get, options, request, with_events};
use fingerprint_edge::mock::{MockApi, Options, Region, Request};
use serde_json::json;

#[test]
fn what_nobody_expected_is_named_and_no_api_error() {
    let mut api = full();
    for (method, url, status) in [
        ("GET", "/", 404),
        ("GET", "/events", 404),
        ("GET", "/v3/events", 404),
        ("GET", "/v4/events/a/b", 404),
        ("GET", "/v4/edge", 405),
        ("GET", "/v1/events", 404),
        ("POST", "/v1/events/req_mock_bot", 405),
        ("PATCH", "/events/e", 405),
        ("PUT", "/visitors/v", 405),
        ("POST", "/related-visitors", 405),
        ("GET", "/v2/events/e", 404),
        ("GET", "", 404),
        ("POST", "/v4/events", 405),
        ("PUT", "/v4/events/e", 405),
        ("GET", "/v4/visitors/v", 405),
        ("get", "/v4/events", 405),
    ] {
        let reply = api.handle(&request(method, url));
        assert_eq!(reply.status, status, "{method} {url}");
        assert!(
            reply.body.contains(&format!("{method} {url}")),
            "{}",
            reply.body
        );
        assert!(serde_json::from_str::<serde_json::Value>(&reply.body).is_err());
    }
}

#[test]
fn a_region_shows_on_the_api_own_hosts_only() {
    for (region, url, status) in [
        (Region::Eu, "https://eu.api.fpjs.io/v4/events", 200),
        (Region::Eu, "https://ap.api.fpjs.io/v4/events", 403),
        (Region::Global, "https://API.fpjs.io/v4/events?limit=1", 200),
        (Region::Ap, "http://127.0.0.1:8080/v4/events", 200),
        (Region::Ap, "/v4/events", 200),
    ] {
        let mut api = MockApi::new(options().region(region)).unwrap();
        assert_eq!(get(&mut api, url).status, status, "{region:?} {url}");
    }
}

#[test]
fn bad_options_are_named() {
    for (json, message) in [
        (json!({ "nope": 1 }), "unknown field `nope`"),
        (json!({ "apiKey": 5 }), "`apiKey`"),
        (json!({ "apiKey": " " }), "`apiKey` is empty"),
        (json!({ "region": "mars" }), "`region`"),
        (json!({ "defaultLimit": 101 }), "`defaultLimit`"),
        (json!({ "deletableForMs": -1 }), "`deletableForMs`"),
        (json!({ "rulesets": { "rs": 5 } }), "ruleset `rs`"),
        (
            json!({ "events": [{ "event_id": "a", "timestamp": 1 }, 5] }),
            "event 1 is not an object",
        ),
        (
            json!({ "events": [{ "timestamp": 1 }] }),
            "event 0 has no `event_id`",
        ),
        (
            json!({ "events": [{ "event_id": "a", "timestamp": "1" }] }),
            "event 0 has no `timestamp`",
        ),
        (
            json!({ "events": [{ "event_id": "a", "timestamp": 1 }, { "event_id": "a", "timestamp": 2 }] }),
            "`a`",
        ),
    ] {
        let error = Options::from_json(&json.to_string())
            .and_then(MockApi::new)
            .unwrap_err();
        assert!(error.to_string().contains(message), "{json}: {error}");
    }
    for array in ["[]", " [\"key\"]", "\n[[]]"] {
        let error = Options::from_json(array).unwrap_err().to_string();
        assert!(error.contains("expected a JSON object"), "{array}: {error}");
    }
    for none in [
        "",
        "null",
        "5",
        "\"{}\"",
        "{\"apiKey\":\"a\"}{}",
        "{\"apiKey\":[]}",
    ] {
        assert!(Options::from_json(none).is_err(), "{none}");
    }
    let good = json!({ "apiKey": "k", "events": [], "now": NOW, "region": "us", "rulesets": {} });
    assert!(
        Options::from_json(&good.to_string())
            .and_then(MockApi::new)
            .is_ok()
    );
}

#[test]
fn requests_are_kept_as_they_came() {
    let mut api = with_events(vec![]);
    let first = Request::new("GET", "/v4/events?a=%20")
        .with_header("X-Twice", "1")
        .with_header("x-twice", "2");
    let second = request("PATCH", "https://api.fpjs.io/v4/events/e").with_body("{");
    api.handle(&first);
    api.handle(&second);
    assert_eq!(api.requests(), [first.clone(), second]);
    assert_eq!(first.headers["x-twice"], "1, 2");
}

#[test]
fn only_so_many_requests_are_kept_as_the_options_say() {
    for (kept, seen) in [
        (None, "0 1 2 3 4"),
        (Some(9), "0 1 2 3 4"),
        (Some(2), "3 4"),
        (Some(0), ""),
    ] {
        let mut options = options();
        options.kept_requests = kept;
        let mut api = MockApi::new(options).unwrap();
        for index in 0..5 {
            get(&mut api, &index.to_string());
        }
        let urls: Vec<&str> = api
            .requests()
            .iter()
            .map(|request| request.url.as_str())
            .collect();
        assert_eq!(urls.join(" "), seen, "{kept:?}");
    }
}
