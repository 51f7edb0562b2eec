//! Every documented error, provoked where a request can, ordered by name where none can.

use crate::support::{HOUR, KEY, error_of, fail, full, get, options, request, v3_event};
use fingerprint_edge::mock::{
    ApiError, Failure, MockApi, Options, Region, Reply, Request, V3_ERRORS, V3_VISITS_ERRORS,
};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::time::Duration;

/// The row that an answer equals.
fn row_of(reply: &Reply) -> &'static str {
    let (status, code, message) = error_of(reply);
    let same = |row: &&ApiError| {
        (row.status, row.code, row.message) == (status, code.as_str(), message.as_str())
    };
    V3_ERRORS
        .iter()
        .find(same)
        .map_or("no documented error", |row| row.name)
}

/// Requests, with what the API documents as their answer.
fn provoked() -> Vec<(&'static str, Options, Request)> {
    let long = "x".repeat(257);
    let searches = [
        ("400_bot_type_invalid", "limit=1&bot=any"),
        ("400_end_time_invalid", "limit=1&end=tomorrow"),
        ("400_end_time_invalid", "limit=1&end=2026-01-01T00:00:00Z"),
        ("400_ip_address_invalid", "limit=1&ip_address=10.0.0.1"),
        ("400_ip_address_invalid", "limit=1&ip_address=2001:db8::1"),
        ("400_ip_address_invalid", "limit=1&ip_address=10.0.0.0/33"),
        ("400_limit_invalid", ""),
        ("400_limit_invalid", "limit="),
        ("400_limit_invalid", "limit=0"),
        ("400_limit_invalid", "limit=-1"),
        ("400_limit_invalid", "limit=2147483648"),
        ("400_limit_invalid", "limit=ten"),
        (
            "400_linked_id_invalid",
            &format!("limit=1&linked_id={long}"),
        ),
        ("400_pagination_key_invalid", "limit=1&pagination_key="),
        ("400_pagination_key_invalid", "limit=1&pagination_key=x"),
        ("400_reverse_invalid", "limit=1&reverse=1"),
        ("400_start_time_invalid", "limit=1&start="),
        (
            "400_start_time_invalid",
            "limit=1&start=2026-01-01T00:00:00Z",
        ),
        ("400_visitor_id_invalid", "limit=1&visitor_id="),
    ];
    let mut all: Vec<_> = searches
        .into_iter()
        .map(|(name, query)| (name, request("GET", &format!("/events/search?{query}"))))
        .collect();
    all.extend([
        ("400_request_body_invalid", request("PUT", "/events/e")),
        (
            "400_visitor_id_invalid",
            request("DELETE", "/visitors/a%0Ab"),
        ),
        ("400_visitor_id_required", request("DELETE", "/visitors/")),
        ("400_visitor_id_required", request("DELETE", "/visitors")),
        (
            "403_token_not_found",
            Request::new("GET", "/events/e").with_header("auth-api-key", "another-key"),
        ),
        (
            "403_token_not_found",
            Request::new("GET", "/events/e?api_key=another-key"),
        ),
        ("403_token_required", Request::new("GET", "/events/e")),
        (
            "403_token_required",
            Request::new("GET", "/events/e?api_key="),
        ),
        (
            "403_token_required",
            Request::new("GET", "/events/e").with_header("auth-api-key", " "),
        ),
        (
            "403_token_required",
            Request::new("GET", "/events/e").with_header("authorization", &format!("Bearer {KEY}")),
        ),
        ("404_request_not_found", request("GET", "/events/unknown")),
        ("404_request_not_found", request("GET", "/events/a%00b")),
        (
            "404_request_not_found",
            request("GET", &format!("/events/unknown?api_key={KEY}")),
        ),
        (
            "404_request_not_found",
            Request::new("GET", format!("/events/unknown?api_key={KEY}")),
        ),
        (
            "404_request_not_found",
            request("PUT", "/events/unknown").with_body("{}"),
        ),
        (
            "404_visitor_not_found",
            request("DELETE", "/visitors/unknown"),
        ),
    ]);
    let mut all: Vec<_> = all
        .into_iter()
        .map(|(name, request)| (name, options(), request))
        .collect();
    let deletion = || request("DELETE", "/visitors/v");
    all.extend([
        (
            "403_feature_not_enabled",
            options().delete_enabled(false),
            deletion(),
        ),
        (
            "403_subscription_not_active",
            options().subscription_active(false),
            deletion(),
        ),
        (
            "403_wrong_region",
            options().region(Region::Eu),
            request("GET", "https://api.fpjs.io/events/e"),
        ),
        (
            "409_state_not_ready",
            options().not_ready(Duration::from_secs(86_400)),
            request("PUT", "/events/e").with_body("{}"),
        ),
        (
            "429_too_many_requests",
            options().deletes_per_hour(0),
            deletion(),
        ),
    ]);
    all
}

#[test]
fn requests_get_the_documented_error() {
    for (name, options, request) in provoked() {
        let mut api = MockApi::new(options.v3_events([v3_event("e", HOUR, "v")])).unwrap();
        assert_eq!(row_of(&api.handle(&request)), name, "{request:?}");
    }
}

#[test]
fn every_error_can_be_ordered_and_only_these_cannot_be_provoked() {
    let mut api = full();
    for row in V3_ERRORS {
        let bare = row.name.split_once('_').map(|(_, bare)| bare);
        for name in [Some(row.name), bare].into_iter().flatten() {
            fail(&mut api, &json!({ "error": name }));
            assert_eq!(row_of(&get(&mut api, "/events/search")), row.name);
        }
    }
    for row in V3_VISITS_ERRORS {
        fail(&mut api, &json!({ "error": row.name }));
        let reply = get(&mut api, "/visitors/v");
        let body: Value = serde_json::from_str(&reply.body).unwrap();
        assert_eq!(
            (reply.status, body),
            (row.status, json!({ "error": row.message }))
        );
    }
    let provoked: BTreeSet<&str> = provoked().into_iter().map(|(name, ..)| name).collect();
    let rest: Vec<&str> = V3_ERRORS
        .iter()
        .map(|row| row.name)
        .filter(|name| !provoked.contains(name))
        .collect();
    assert_eq!(
        rest,
        [
            "403_workspace_scoped_secret_key_required",
            "500_internal_server_error"
        ]
    );
    assert_eq!((V3_ERRORS.len(), V3_VISITS_ERRORS.len()), (22, 3));
}

#[test]
fn a_status_brings_the_error_that_v3_documents_for_it() {
    let mut api = full();
    for (method, path, status, code) in [
        ("GET", "/events/search", 400, "RequestCannotBeParsed"),
        ("GET", "/events/e", 403, "TokenNotFound"),
        ("GET", "/events/e", 404, "RequestNotFound"),
        ("DELETE", "/visitors/v", 404, "VisitorNotFound"),
        ("GET", "/related-visitors", 404, "VisitorNotFound"),
        ("PUT", "/events/e", 409, "StateNotReady"),
        ("GET", "/related-visitors", 429, "TooManyRequests"),
        ("GET", "/events/e", 500, "Failed"),
    ] {
        fail(&mut api, &json!({ "status": status }));
        let (seen, found, _) = error_of(&api.handle(&request(method, path)));
        assert_eq!((seen, found.as_str()), (status, code), "{method} {path}");
    }
    fail(&mut api, &json!({ "status": 413 }));
    assert!(
        get(&mut api, "/events/e").body.contains("<h1>413"),
        "v3 has no 413"
    );
}

#[test]
fn an_error_that_another_system_alone_has_is_its_own() {
    let mut api = full();
    for (name, body) in [
        (
            "secret_api_key_required",
            json!({ "code": "secret_api_key_required", "message": "secret API key in header is missing or empty" }),
        ),
        ("401_unauthorized", json!("Unauthorized")),
        ("400_bad_request", json!("bad request")),
    ] {
        fail(&mut api, &json!({ "error": name }));
        let reply = get(&mut api, "/events/e");
        assert_eq!(
            serde_json::from_str::<Value>(&reply.body).unwrap(),
            json!({ "error": body })
        );
    }
}

#[test]
fn impossible_product_errors_are_refused() {
    let mut api = full();
    for (failure, message) in [
        (json!({ "productErrors": {} }), "nothing to fail with"),
        (
            json!({ "productErrors": { "botd": "Nope" } }),
            "unknown code `Nope`",
        ),
        (
            json!({ "productErrors": { "botd": "Failed" }, "status": 500 }),
            "takes its place",
        ),
        (json!({ "productErrors": ["botd"] }), "`productErrors`"),
    ] {
        let refused =
            Failure::from_json(&failure.to_string()).and_then(|failure| api.fail(failure));
        let error = refused.unwrap_err().to_string();
        assert!(error.contains(message), "{failure}: {error}");
    }
}

#[test]
fn bad_v3_events_are_named() {
    for (event, message) in [
        (json!(5), "event 0 is not an object"),
        (
            json!({ "products": {} }),
            "event 0 has no `products.identification.data.requestId`",
        ),
        (
            json!({ "products": { "botd": { "data": { "requestId": "e" } } } }),
            "event 0 has no `products.identification.data.timestamp`",
        ),
    ] {
        let options = options().v3_events([event]);
        let error = MockApi::new(options).unwrap_err().to_string();
        assert!(error.contains(message), "{error}");
    }
}
