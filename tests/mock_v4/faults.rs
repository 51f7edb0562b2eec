//! Failures on order.

use crate::support::{delete, error_of, full, get, patch};
use fingerprint_edge::mock::{Break, Failure, MockApi, Reply};
use serde_json::{Value, json};

fn fail(api: &mut MockApi, failure: Value) {
    let failure = Failure::from_json(&failure.to_string()).unwrap();
    api.fail(failure).unwrap();
}

fn header<'a>(reply: &'a Reply, name: &str) -> Option<&'a str> {
    let found = reply.headers.iter().find(|(known, _)| known == name);
    found.map(|(_, value)| value.as_str())
}

/// The next answer after a failure was ordered.
fn after(failure: Value) -> Reply {
    let mut api = full();
    fail(&mut api, failure);
    let reply = get(&mut api, "/v4/events");
    assert_eq!(get(&mut api, "/v4/events").status, 200, "only once");
    reply
}

#[test]
fn a_status_brings_the_error_that_the_api_documents_for_it() {
    for (status, code) in [
        (400, "request_cannot_be_parsed"),
        (403, "secret_api_key_not_found"),
        (404, "event_not_found"),
        (409, "state_not_ready"),
        (413, "payload_too_large"),
        (429, "too_many_requests"),
        (500, "failed"),
        (503, "service_unavailable"),
        (504, "failed"),
    ] {
        let (seen, found, _) = error_of(&after(json!({ "status": status })));
        assert_eq!((seen, found.as_str()), (status, code));
    }
    for status in [401, 418, 502, 599] {
        let reply = after(json!({ "status": status }));
        assert_eq!(
            (reply.status, header(&reply, "content-type")),
            (status, Some("text/html"))
        );
        assert!(reply.body.contains(&status.to_string()));
    }
    for status in [200, 204, 304] {
        let reply = after(json!({ "status": status }));
        assert_eq!((reply.status, reply.body.as_str()), (status, ""));
    }
    let mut api = full();
    fail(&mut api, json!({ "status": 404 }));
    assert_eq!(error_of(&delete(&mut api, "v")).1, "visitor_not_found");
}

#[test]
fn answers_can_be_made_up() {
    let reply = after(json!({ "error": "409_state_not_ready", "status": 425 }));
    assert_eq!(error_of(&reply).0, 425);
    let reply = after(json!({ "html": true }));
    assert_eq!(
        (reply.status, header(&reply, "content-type")),
        (502, Some("text/html"))
    );
    let reply = after(json!({ "html": "<h1>no</h1>", "status": 404 }));
    assert_eq!((reply.status, reply.body.as_str()), (404, "<h1>no</h1>"));
    let reply = after(json!({ "redirect": "https://elsewhere.example/" }));
    assert_eq!(
        (reply.status, header(&reply, "location")),
        (302, Some("https://elsewhere.example/"))
    );
    assert_eq!(
        after(json!({ "redirect": "/x", "status": 308 })).status,
        308
    );
    let odd = json!({ "status": 500, "headers": { "!#$%&'*+-.^_`|~09Az": "\t ~!\"" } });
    assert_eq!(header(&after(odd), "!#$%&'*+-.^_`|~09az"), Some("\t ~!\""));
    let reply = after(
        json!({ "body": "not json", "headers": { "Content-Type": "text/plain", "x-a": "1" } }),
    );
    assert_eq!((reply.status, reply.body.as_str()), (200, "not json"));
    assert_eq!(
        (header(&reply, "content-type"), header(&reply, "x-a")),
        (Some("text/plain"), Some("1"))
    );
    let reply = after(json!({ "retryAfter": 7 }));
    assert_eq!(
        (error_of(&reply).0, header(&reply, "retry-after")),
        (429, Some("7"))
    );
    let date = "Wed, 21 Oct 2026 07:28:00 GMT";
    let reply = after(json!({ "status": 503, "retryAfter": date }));
    assert_eq!(
        (error_of(&reply).0, header(&reply, "retry-after")),
        (503, Some(date))
    );
}

#[test]
fn faults_go_along_with_their_answer() {
    let fault = |delay, broken| Some((delay, broken));
    for (failure, expected) in [
        (json!({ "delay": 50 }), fault(50, None)),
        (json!({ "hang": true }), fault(0, Some(Break::Hang))),
        (
            json!({ "drop": true, "delay": 5 }),
            fault(5, Some(Break::Drop)),
        ),
        (
            json!({ "truncate": 10 }),
            fault(0, Some(Break::Truncate(10))),
        ),
        (
            json!({ "status": 500, "truncate": 0 }),
            fault(0, Some(Break::Truncate(0))),
        ),
        (json!({ "stall": 10 }), fault(0, Some(Break::Stall(10)))),
        (
            json!({ "body": "{}", "contentLength": 9 }),
            fault(0, Some(Break::Stall(2))),
        ),
        (
            json!({ "body": "{}", "contentLength": 9, "stall": 1, "delay": 5 }),
            fault(5, Some(Break::Stall(1))),
        ),
        (json!({ "body": "{}", "contentLength": 2 }), None),
        (json!({ "endless": true }), fault(0, Some(Break::Endless))),
        (json!({ "status": 500 }), None),
    ] {
        let fault = after(failure.clone()).fault;
        let found = fault.map(|fault| (fault.delay, fault.broken));
        assert_eq!(found, expected, "{failure}");
    }
    assert_eq!(after(json!({ "delay": 50 })).status, 200);
}

#[test]
fn a_length_is_announced_that_is_no_less_than_the_body() {
    for (announced, expected) in [(0, "2"), (2, "2"), (33_554_433, "33554433")] {
        let reply = after(json!({ "body": "{}", "contentLength": announced }));
        assert_eq!(
            (reply.body.as_str(), header(&reply, "content-length")),
            ("{}", Some(expected))
        );
    }
    assert_eq!(
        header(&after(json!({ "stall": 1 })), "content-length"),
        None
    );
}

#[test]
fn a_body_without_an_end_is_the_beginning_of_some_json() {
    let reply = after(json!({ "endless": true }));
    assert_eq!(
        (reply.status, header(&reply, "content-type")),
        (200, Some("application/json"))
    );
    assert_eq!(reply.body.len(), 1024);
    let error = serde_json::from_str::<Value>(&reply.body.repeat(3)).unwrap_err();
    assert!(error.is_eof(), "{error}");
    assert_eq!(after(json!({ "endless": true, "status": 503 })).status, 503);
}

#[test]
fn a_request_is_executed_only_if_its_own_answer_was_on_the_way() {
    for (failure, executed) in [
        (json!({ "delay": 5 }), true),
        (json!({ "truncate": 0 }), true),
        (json!({ "stall": 0 }), true),
        (json!({ "contentLength": 99 }), true),
        (json!({ "endless": true }), false),
        (json!({ "drop": true }), false),
        (json!({ "hang": true }), false),
        (json!({ "status": 200 }), false),
        (json!({ "redirect": "/" }), false),
        (json!({ "status": 500, "delay": 5 }), false),
    ] {
        let mut api = full();
        fail(&mut api, failure.clone());
        delete(&mut api, "mockDesktopVisitor01");
        let gone = get(&mut api, "/v4/events?visitor_id=mockDesktopVisitor01").status == 404;
        assert_eq!(gone, executed, "{failure}");
        assert_eq!(api.requests().len(), 2, "every request is kept");
    }
}

#[test]
fn failures_wait_for_their_requests_in_order() {
    let mut api = full();
    fail(&mut api, json!({ "status": 500, "times": 2 }));
    fail(&mut api, json!({ "status": 503 }));
    let seen: Vec<u16> = (0..4).map(|_| get(&mut api, "/v4/events").status).collect();
    assert_eq!(seen, [500, 500, 503, 200]);

    fail(&mut api, json!({ "status": 500, "method": "patch" }));
    fail(&mut api, json!({ "status": 503, "path": "/v4/visitors/*" }));
    fail(&mut api, json!({ "status": 504, "path": "/v4/events" }));
    fail(&mut api, json!({ "status": 409, "times": 0 }));
    assert_eq!(get(&mut api, "/v4/events/unknown").status, 404);
    assert_eq!(delete(&mut api, "v").status, 503);
    assert_eq!(get(&mut api, "/v4/events?limit=1").status, 504);
    assert_eq!(patch(&mut api, "e", "{}").status, 500);
    assert_eq!(get(&mut api, "/v4/events").status, 200);
}

#[test]
fn impossible_failures_are_refused() {
    let mut api = full();
    for (failure, message) in [
        (json!({}), "nothing to fail with"),
        (
            json!({ "times": 3, "method": "GET", "html": false }),
            "nothing to fail with",
        ),
        (json!({ "hang": true, "drop": true }), "exclude each other"),
        (json!({ "stall": 1, "truncate": 1 }), "exclude each other"),
        (
            json!({ "endless": true, "stall": 1 }),
            "`endless` exclude each other",
        ),
        (
            json!({ "endless": true, "body": "{}" }),
            "exclude each other",
        ),
        (
            json!({ "contentLength": 1, "drop": true }),
            "`contentLength`",
        ),
        (json!({ "endless": false }), "`endless`, `contentLength`"),
        (json!({ "stall": -1 }), "`stall`"),
        (
            json!({ "html": true, "error": "failed" }),
            "exclude each other",
        ),
        (json!({ "error": "nope" }), "504_search_timeout_exceeded"),
        (json!({ "status": 199 }), "`status`"),
        (json!({ "status": 600 }), "`status`"),
        (json!({ "retryafter": 1 }), "unknown field `retryafter`"),
        (json!({ "delay": "long" }), "`delay`"),
        (json!({ "html": 5 }), "`html`"),
        (json!([]), "expected a JSON object"),
        (json!([3, "GET"]), "expected a JSON object"),
        (json!({ "redirect": "/next\r\n" }), "`redirect`"),
        (json!({ "redirect": "/a\nset-cookie: b" }), "`redirect`"),
        (json!({ "redirect": "/ü" }), "`redirect`"),
        (json!({ "retryAfter": "1\u{0}" }), "`retryAfter`"),
        (
            json!({ "status": 500, "headers": { "a b": "" } }),
            "\"a b\"",
        ),
        (json!({ "status": 500, "headers": { "": "x" } }), "\"\""),
        (json!({ "status": 500, "headers": { "a:": "x" } }), "\"a:\""),
        (json!({ "delay": 1, "headers": { "x\n": "x" } }), "\"x\\n\""),
        (
            json!({ "status": 500, "headers": { "x-a": "1\r2" } }),
            "`x-a`",
        ),
        (
            json!({ "status": 500, "headers": { "x-a": "1\u{7f}" } }),
            "`x-a`",
        ),
    ] {
        let refused =
            Failure::from_json(&failure.to_string()).and_then(|failure| api.fail(failure));
        let error = refused.unwrap_err().to_string();
        assert!(error.contains(message), "{failure}: {error}");
    }
    assert_eq!(get(&mut api, "/v4/events").status, 200);
}
