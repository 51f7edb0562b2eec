//! Edge events of the Rust client natively, over a transport that replays: what of a request is sent, and what is not.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "helpers of tests fail loudly, too"
)]
#![cfg(not(target_arch = "wasm32"))]

#[path = "support/replay.rs"]
mod replay;

use fingerprint_edge::{Error, Region, v4};
use pollster::block_on;
use replay::{Replay, Reply};

fn message(result: Result<(), Error>) -> String {
    result.unwrap_err().to_string()
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
    let client = v4::Client::new("secret-key", Region::Global, replay.clone());
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
        block_on(client.make_edge_event(request.clone().without_values(&["x-api-key"]))).unwrap();
    assert_eq!(answer.event_id, "1.x");
    let requests = replay.requests.lock().unwrap();
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
        block_on(
            v4::Client::new("secret-key", Region::Eu, replay.clone()).make_edge_event(&request),
        )
        .unwrap();
        std::mem::take(&mut *replay.requests.lock().unwrap())
            .remove(0)
            .body
            .unwrap()
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
