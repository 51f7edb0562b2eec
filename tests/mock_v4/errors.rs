//! Every documented error, provoked where a request can, ordered by name where none can.

use crate::support::{HOUR, KEY, error_of, event, full, get, options, request};
use fingerprint_edge::mock::{ERRORS, Failure, MockApi, Options, Region, Request};
use std::collections::BTreeSet;
use std::time::Duration;

/// The row that an answer equals.
fn row_of(reply: &fingerprint_edge::mock::Reply) -> &'static str {
    let (status, code, message) = error_of(reply);
    let row = ERRORS.iter().find(|row| {
        (row.status, row.code, row.message) == (status, code.as_str(), message.as_str())
    });
    row.map_or("no documented error", |row| row.name)
}

/// Requests, with what the API documents as their answer.
fn provoked() -> Vec<(&'static str, Options, Request)> {
    let long = "x".repeat(65);
    let cases = [
        (
            "400_bot_type_invalid",
            "GET",
            "/v4/events?bot=any".to_owned(),
        ),
        (
            "400_end_time_invalid",
            "GET",
            "/v4/events?end=tomorrow".to_owned(),
        ),
        (
            "400_end_time_invalid",
            "GET",
            "/v4/events?end=2026-01-01".to_owned(),
        ),
        ("400_event_id_invalid", "GET", format!("/v4/events/{long}")),
        ("400_event_id_invalid", "GET", "/v4/events/a%00b".to_owned()),
        ("400_event_id_invalid", "GET", "/v4/events/%FF".to_owned()),
        ("400_event_id_invalid", "GET", "/v4/events/50%".to_owned()),
        ("400_event_id_invalid", "GET", "/v4/events/".to_owned()),
        (
            "400_ip_address_invalid",
            "GET",
            "/v4/events?ip_address=10.0.0".to_owned(),
        ),
        (
            "400_ip_address_invalid",
            "GET",
            "/v4/events?ip_address=10.0.0.0/33".to_owned(),
        ),
        ("400_limit_invalid", "GET", "/v4/events?limit=0".to_owned()),
        (
            "400_limit_invalid",
            "GET",
            "/v4/events?limit=101".to_owned(),
        ),
        ("400_limit_invalid", "GET", "/v4/events?limit=".to_owned()),
        (
            "400_limit_invalid",
            "GET",
            "/v4/events?limit=ten".to_owned(),
        ),
        (
            "400_linked_id_invalid",
            "GET",
            format!("/v4/events?linked_id={}", "x".repeat(257)),
        ),
        (
            "400_pagination_key_invalid",
            "GET",
            "/v4/events?pagination_key=x".to_owned(),
        ),
        (
            "400_request_body_invalid",
            "PATCH",
            "/v4/events/e".to_owned(),
        ),
        (
            "400_reverse_invalid",
            "GET",
            "/v4/events?reverse=1".to_owned(),
        ),
        (
            "400_ruleset_not_found",
            "GET",
            "/v4/events/e?ruleset_id=x".to_owned(),
        ),
        (
            "400_start_time_invalid",
            "GET",
            "/v4/events?start=".to_owned(),
        ),
        (
            "400_visitor_id_invalid",
            "GET",
            format!("/v4/events?visitor_id={long}"),
        ),
        (
            "400_visitor_id_invalid",
            "GET",
            "/v4/events?visitor_id=".to_owned(),
        ),
        (
            "400_visitor_id_invalid",
            "DELETE",
            "/v4/visitors/a%0Ab".to_owned(),
        ),
        (
            "400_visitor_id_required",
            "DELETE",
            "/v4/visitors/".to_owned(),
        ),
        (
            "400_visitor_id_required",
            "DELETE",
            "/v4/visitors".to_owned(),
        ),
        (
            "404_event_not_found",
            "GET",
            "/v4/events/unknown".to_owned(),
        ),
        (
            "404_visitor_not_found",
            "GET",
            "/v4/events?visitor_id=unknown".to_owned(),
        ),
        (
            "404_visitor_not_found",
            "DELETE",
            "/v4/visitors/unknown".to_owned(),
        ),
    ];
    let mut all: Vec<_> = cases
        .into_iter()
        .map(|(name, method, url)| (name, options(), request(method, &url)))
        .collect();
    for (name, header) in [
        ("403_secret_api_key_required", ""),
        ("403_secret_api_key_required", "Bearer "),
        ("403_secret_api_key_required", "Bearer"),
        ("403_secret_api_key_required", "Basic dXNlcjpwYXNz"),
        ("403_secret_api_key_not_found", "Bearer another-key"),
        ("404_event_not_found", &format!("bearer {KEY}")),
    ] {
        let request =
            Request::new("GET", "/v4/events/unknown").with_header("authorization", header);
        all.push((name, options(), request));
    }
    all.push((
        "403_secret_api_key_required",
        options(),
        Request::new("GET", "/v4/events"),
    ));
    let deletion = request("DELETE", "/v4/visitors/v");
    let eu = options().region(Region::Eu);
    all.extend([
        (
            "403_feature_not_enabled",
            options().delete_enabled(false),
            deletion.clone(),
        ),
        (
            "403_subscription_not_active",
            options().subscription_active(false),
            deletion.clone(),
        ),
        (
            "403_wrong_region",
            eu,
            request("GET", "https://api.fpjs.io/v4/events"),
        ),
        (
            "429_too_many_requests",
            options().deletes_per_hour(0),
            deletion,
        ),
        (
            "409_state_not_ready",
            options().not_ready(Duration::from_secs(86_400)),
            request("PATCH", "/v4/events/e").with_body("{}"),
        ),
        (
            "400_edge_unknown_field",
            options(),
            request("POST", "/v4/edge").with_body(r#"{"unknown":1}"#),
        ),
        (
            "400_edge_ip_required",
            options(),
            request("POST", "/v4/edge").with_body(
                r#"{"headers":[{"name":"a","value":""}],"method":"GET","url":"https://example.com"}"#,
            ),
        ),
        (
            "413_payload_too_large",
            options().edge_body_limit(1),
            request("POST", "/v4/edge").with_body("{}"),
        ),
    ]);
    all
}

#[test]
fn requests_get_the_documented_error() {
    for (name, options, request) in provoked() {
        let mut api = MockApi::new(options.events([event("e", HOUR, "v")])).unwrap();
        assert_eq!(row_of(&api.handle(&request)), name, "{request:?}");
    }
}

#[test]
fn every_error_can_be_ordered_and_only_these_cannot_be_provoked() {
    let mut api = full();
    for row in ERRORS {
        let bare = row.name.split_once('_').map(|(_, bare)| bare);
        for name in [Some(row.name), bare].into_iter().flatten() {
            api.fail(Failure::new().error(name)).unwrap();
            assert_eq!(row_of(&get(&mut api, "/v4/events")), row.name);
        }
    }
    let provoked: BTreeSet<&str> = provoked().into_iter().map(|(name, ..)| name).collect();
    let rest: Vec<&str> = ERRORS
        .iter()
        .map(|row| row.name)
        .filter(|name| !provoked.contains(name))
        .collect();
    let expected = [
        "400_request_read_timeout",
        "429_too_many_search_requests",
        "500_internal_server_error",
        "503_service_unavailable",
        "504_search_timeout_exceeded",
    ];
    assert_eq!(rest, expected);
    assert_eq!(ERRORS.len(), 30);
}

#[test]
fn values_without_an_error_of_their_own_are_refused_alike() {
    let mut api = full();
    for (name, value) in [
        ("vpn", "yes"),
        ("suspect", ""),
        ("factory_reset", "1"),
        ("min_suspect_score", "high"),
        ("min_suspect_score", "NaN"),
        ("min_suspect_score", "08"),
        ("min_suspect_score", "8."),
        ("min_suspect_score", "%098"),
        ("min_suspect_score", "{}"),
        ("min_suspect_score", "null"),
        ("total_hits", "0"),
        ("total_hits", "1001"),
        ("source", "device"),
        ("source", "edge&source=edge"),
    ] {
        let reply = get(&mut api, &format!("/v4/events?{name}={value}"));
        let expected = (
            400,
            "request_cannot_be_parsed".to_owned(),
            format!("invalid {name} param"),
        );
        assert_eq!(error_of(&reply), expected, "{name}={value}");
    }
}
