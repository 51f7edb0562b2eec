//! The Rust clients of v3, of FingerprintIQ and of the edge endpoint natively, over a transport that replays.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "helpers of tests fail loudly, too"
)]
#![cfg(not(target_arch = "wasm32"))]

#[path = "support/replay.rs"]
mod replay;

use fingerprint_edge::{Error, ErrorKind, Region, iq, v3, v4};
use pollster::block_on;
use replay::{Replay, Reply};

const ID: &str = "1708102555327.NLOjmg";

fn v3(replay: &Replay) -> v3::Client<&Replay> {
    v3::Client::new("secret-key", Region::Ap, replay)
}

fn iq(replay: &Replay) -> iq::Client<&Replay> {
    iq::Client::new("fiq_secret_key", replay)
}

fn message(result: Result<(), Error>) -> String {
    result.unwrap_err().to_string()
}

#[test]
fn v3_makes_the_documented_requests() {
    let replay = Replay::new([
        Reply::Status(
            200,
            r#"{"products":{"botd":{"error":{"code":"Failed","message":"internal server error"}}}}"#,
        ),
        Reply::Status(200, r#"{"events":[]}"#),
        Reply::Status(200, "{}"),
        Reply::Status(200, ""),
        Reply::Status(200, r#"{"visitorId":"v","visits":[]}"#),
        Reply::Status(200, r#"{"relatedVisitors":[{"visitorId":"w"}]}"#),
    ]);
    let client = v3(&replay);
    let event = block_on(client.get_event(ID)).unwrap();
    assert!(event.products.botd.unwrap().error.is_some());
    let filter = v3::SearchEventsFilter {
        limit: Some(200),
        ..Default::default()
    };
    block_on(client.search_events(&filter)).unwrap();
    let update = v3::EventUpdate {
        suspect: Some(true),
        ..Default::default()
    };
    block_on(client.update_event(ID, &update)).unwrap();
    block_on(client.delete_visitor_data("v")).unwrap();
    let params = v3::GetVisitsParams {
        limit: Some(0),
        ..Default::default()
    };
    assert_eq!(
        block_on(client.get_visits("v", &params))
            .unwrap()
            .visitor_id,
        "v"
    );
    assert_eq!(
        block_on(client.get_related_visitors("v"))
            .unwrap()
            .related_visitors
            .len(),
        1
    );

    let requests = replay.requests.borrow();
    let sent: Vec<_> = requests
        .iter()
        .map(|request| {
            (
                request.method,
                request.url.as_str(),
                request.body.as_deref(),
            )
        })
        .collect();
    assert_eq!(
        sent,
        [
            (
                "GET",
                "https://ap.api.fpjs.io/events/1708102555327.NLOjmg",
                None
            ),
            (
                "GET",
                "https://ap.api.fpjs.io/events/search?limit=200",
                None
            ),
            (
                "PUT",
                "https://ap.api.fpjs.io/events/1708102555327.NLOjmg",
                Some(r#"{"suspect":true}"#)
            ),
            ("DELETE", "https://ap.api.fpjs.io/visitors/v", None),
            ("GET", "https://ap.api.fpjs.io/visitors/v?limit=0", None),
            (
                "GET",
                "https://ap.api.fpjs.io/related-visitors?visitor_id=v",
                None
            ),
        ]
    );
    assert!(requests.iter().all(|request| {
        request
            .headers
            .iter()
            .any(|(name, value)| name == "auth-api-key" && value == "secret-key")
    }));
}

#[test]
fn v3_refuses_what_the_api_would() {
    let replay = Replay::default();
    let client = v3(&replay);
    let none = v3::SearchEventsFilter::default();
    assert_eq!(
        message(block_on(client.search_events(&none)).map(drop)),
        "searchEvents failed: the search parameter `limit` is missing"
    );
    assert_eq!(
        message(block_on(client.get_related_visitors("")).map(drop)),
        "getRelatedVisitors failed: `visitor_id` is empty: leave it out instead"
    );
    let nothing = v3::EventUpdate::default();
    assert_eq!(
        message(block_on(client.update_event(ID, &nothing))),
        "updateEvent failed: the update field `linkedId` or `tag` or `suspect` is missing"
    );
}

#[test]
fn fingerprint_iq_gets_an_event() {
    let replay = Replay::new([
        Reply::Status(200, r#"{"requestId":"req_1","newer":true}"#),
        Reply::Status(404, r#"{"error":"Event not found"}"#),
        Reply::Status(
            429,
            r#"{"error":"Monthly API call limit exceeded","usage":10001,"limit":10000}"#,
        ),
    ]);
    let event = block_on(iq(&replay).get_event("req_1")).unwrap();
    assert_eq!((event.request_id.as_str(), event.other.len()), ("req_1", 1));
    let unknown = block_on(iq(&replay).get_event("req_2")).unwrap_err();
    assert_eq!(
        unknown.to_string(),
        "getEvent failed: Event not found (HTTP 404)"
    );
    let month = block_on(iq(&replay).get_event("req_1")).unwrap_err();
    assert_eq!(
        (month.status(), month.attempts(), month.retryable()),
        (Some(429), 1, false)
    );
    let requests = replay.requests.borrow();
    let first = requests.first().unwrap();
    assert_eq!(first.url, "https://api.fingerprintiq.com/v1/events/req_1");
    assert!(
        first
            .headers
            .iter()
            .any(|(name, value)| name == "authorization" && value == "Bearer fiq_secret_key")
    );
}

#[test]
fn fingerprint_iq_refuses_a_key_of_another_kind() {
    let replay = Replay::default();
    let client = iq::Client::new("fiq_live_key", &replay);
    let error = block_on(client.get_event("req_1")).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Refused(_)));
    assert!(!error.to_string().contains("fiq_live_key"));
}

#[test]
fn an_edge_request_goes_without_its_secrets() {
    let header = |name: &str, value: &str| v4::EdgeHeader {
        name: name.into(),
        value: value.into(),
        ..Default::default()
    };
    let replay = Replay::new([Reply::Status(
        200,
        r#"{"event_id":"1.x","timestamp":1,"ip_info":{}}"#,
    )]);
    let client = v4::Client::new("secret-key", Region::Global, &replay);
    let request = v4::EdgeRequest {
        headers: vec![
            header("Cookie", "hidden"),
            header("User-Agent", "curl"),
            header("X-Api-Key", "hidden"),
        ],
        method: "GET".into(),
        url: "https://example.com/".into(),
        ipv4_address: Some("1.2.3.4".into()),
        ..Default::default()
    };
    let answer =
        block_on(client.make_edge_event(&request.clone().without_values(&["x-api-key"]))).unwrap();
    assert_eq!(answer.event_id, "1.x");
    let requests = replay.requests.borrow();
    let sent = requests.first().unwrap();
    assert_eq!(
        (sent.method, sent.url.as_str()),
        ("POST", "https://api.fpjs.io/v4/edge")
    );
    assert_eq!(
        sent.body.as_deref(),
        Some(
            r#"{"headers":[{"name":"Cookie","value":""},{"name":"User-Agent","value":"curl"},{"name":"X-Api-Key","value":""}],"method":"GET","url":"https://example.com/","ipv4_address":"1.2.3.4"}"#
        )
    );
    let nowhere = v4::EdgeRequest {
        ipv4_address: None,
        ..request.clone()
    };
    assert_eq!(
        message(block_on(client.make_edge_event(&nowhere)).map(drop)),
        "makeEdgeEvent failed: the request field `ipv4_address` or `ipv6_address` is missing"
    );
    for (ipv4, ipv6, wrong) in [
        (
            "01.2.3.4",
            "::1",
            "`ipv4_address` must be an IPv4 or IPv6 address, without leading zeros",
        ),
        (
            "1.2.3.4",
            "fe80::1%eth0",
            "`ipv6_address` must be an IPv4 or IPv6 address, without leading zeros",
        ),
        (
            "1.2.3.4",
            "::ffff:1.2.3.5",
            "`ipv4_address` and `ipv6_address` must not be two addresses of one kind",
        ),
    ] {
        let odd = v4::EdgeRequest {
            ipv4_address: Some(ipv4.into()),
            ipv6_address: Some(ipv6.into()),
            ..request.clone()
        };
        let said = message(block_on(client.make_edge_event(&odd)).map(drop));
        assert_eq!(said, format!("makeEdgeEvent failed: {wrong}"));
    }
}

#[test]
fn an_edge_request_is_sent_as_the_api_knows_it() {
    let sent = |request: v4::EdgeRequest| {
        let replay = Replay::new([Reply::Status(
            200,
            r#"{"event_id":"1.x","timestamp":1,"ip_info":{}}"#,
        )]);
        block_on(v4::Client::new("secret-key", Region::Eu, &replay).make_edge_event(&request))
            .unwrap();
        replay.requests.take().remove(0).body.unwrap()
    };
    let names = [
        "authorization ",
        "\tProxy_Authorization",
        "COOKIE",
        "proxy-authorization",
    ];
    let request = v4::EdgeRequest {
        headers: names
            .map(|name| v4::EdgeHeader {
                name: name.into(),
                value: "hidden".into(),
                ..Default::default()
            })
            .into(),
        method: "GET".into(),
        url: "https://user:hidden@example.com/x#hidden".into(),
        ipv4_address: Some("203.0.113.7:46532".into()),
        ipv6_address: Some("[2001:DB8::1]:443".into()),
        ..Default::default()
    };
    let body = sent(request.clone());
    assert!(!body.contains("hidden"), "{body}");
    for part in [
        r#""url":"https://example.com/x""#,
        r#""ipv4_address":"203.0.113.7","ipv6_address":"2001:db8::1""#,
    ] {
        assert!(body.contains(part), "{body}");
    }
    for (ipv4, ipv6) in [
        (None, Some("::ffff:192.0.2.1")),
        (Some("::ffff:192.0.2.1"), None),
        (Some("192.0.2.1"), Some("::ffff:192.0.2.1")),
    ] {
        let body = sent(v4::EdgeRequest {
            ipv4_address: ipv4.map(String::from),
            ipv6_address: ipv6.map(String::from),
            ..request.clone()
        });
        assert!(body.ends_with(r#""ipv4_address":"192.0.2.1"}"#), "{body}");
    }
}
