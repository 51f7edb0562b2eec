//! The Rust client of FingerprintIQ with its live key: what is sent, what is kept back, and that neither key is shown.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "helpers of tests fail loudly, too"
)]
#![cfg(not(target_arch = "wasm32"))]

#[path = "support/replay.rs"]
mod replay;

use fingerprint_edge::iq::{Client, InspectRequest};
use fingerprint_edge::{Error, ErrorKind};
use pollster::block_on;
use replay::{Replay, Reply};
use serde_json::{Value, json};

const API_KEY: &str = "fiq_secret_0123456789";
const LIVE_KEY: &str = "fiq_test_9876543210";

fn request() -> InspectRequest {
    InspectRequest {
        method: "GET".into(),
        path: "/".into(),
        ..Default::default()
    }
}

#[test]
fn the_live_key_goes_into_a_header_of_its_own() {
    let replay = Replay::new([
        Reply::Status(200, r#"{"visits":[{"id":"a"}],"totalVisits":2}"#),
        Reply::Status(200, r#"{"visitorId":"iq_1","firstSeen":1}"#),
        Reply::Status(200, r#"{"callerType":"ai-agent"}"#),
    ]);
    let client = Client::live(LIVE_KEY, replay.clone());
    let visits = block_on(client.get_visits("iq/1")).unwrap();
    assert_eq!(visits.visits.len(), 1);
    let visitor = block_on(client.get_visitor("iq_1")).unwrap();
    assert_eq!(visitor.first_seen, Some(Some(1)));
    let seen = block_on(client.inspect_request(request())).unwrap();
    assert_eq!(seen.caller_type.as_str(), "ai-agent");
    let requests = replay.requests.lock().unwrap();
    let sent: Vec<_> = requests
        .iter()
        .map(|sent| (sent.method, sent.url.as_str()))
        .collect();
    let of = |path: &str| ["https://api.fingerprintiq.com/v1/", path].concat();
    assert_eq!(
        sent,
        [
            ("GET", of("demo/visits/iq%2F1").as_str()),
            ("GET", of("identify/iq_1").as_str()),
            ("POST", of("sentinel/inspect").as_str()),
        ]
    );
    for sent in requests.iter() {
        let keys: Vec<_> = sent
            .headers
            .iter()
            .filter(|(_, value)| value.contains("fiq_"))
            .collect();
        assert_eq!(keys, [&("x-api-key".into(), LIVE_KEY.to_owned())]);
    }
}

#[test]
fn an_operation_names_the_key_that_it_lacks() {
    let replay = Replay::new([]);
    let refused = |result: Result<(), Error>| {
        let error = result.unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Refused(_)), "{error}");
        error.to_string()
    };
    let live = Client::live(LIVE_KEY, replay.clone());
    let said = refused(block_on(live.get_event("r")).map(drop));
    assert!(
        said.contains("`apiKey` is missing: getEvent needs it"),
        "{said}"
    );
    let secret = Client::new(API_KEY, replay.clone());
    for said in [
        refused(block_on(secret.get_visits("v")).map(drop)),
        refused(block_on(secret.get_visitor("v")).map(drop)),
        refused(block_on(secret.inspect_request(request())).map(drop)),
    ] {
        assert!(said.contains("`liveKey` is missing"), "{said}");
    }
    let wrong = secret.with_live_key(API_KEY);
    let said = refused(block_on(wrong.get_visits("v")).map(drop));
    assert!(
        said.contains("`liveKey` must begin with") && !said.contains(API_KEY),
        "{said}"
    );
    assert!(replay.requests.lock().unwrap().is_empty());
}

#[test]
fn neither_key_is_shown_whichever_was_sent() {
    const ECHO: &str =
        r#"{"error":"fiq_secret_0123456789 fiq_test_9876543210 fiq%5Ftest%5F9876543210"}"#;
    let replay = Replay::new([Reply::Status(403, ECHO), Reply::Status(403, ECHO)]);
    let client = Client::new(API_KEY, replay.clone()).with_live_key(LIVE_KEY);
    for error in [
        block_on(client.get_event("r")).map(drop).unwrap_err(),
        block_on(client.get_visits("v")).map(drop).unwrap_err(),
    ] {
        let shown = format!("{error} {error:?} {client:?}");
        assert!(shown.contains("[key] [key] [key]"), "{shown}");
        assert!(
            !shown.contains("0123456789") && !shown.contains("9876543210"),
            "{shown}"
        );
    }
}

#[test]
fn an_inspected_request_keeps_its_secrets() {
    let replay = Replay::new([Reply::Status(200, r#"{"callerType":"UNKNOWN"}"#)]);
    let client = Client::live(LIVE_KEY, replay.clone());
    let headers = [
        ("accept", "*/*"),
        ("cookie", "hidden"),
        ("Authorization", "hidden"),
        ("proxy_authorization", "hidden"),
        ("x-token", "hidden"),
    ];
    let request = InspectRequest {
        user_agent: "curl/8".into(),
        headers: headers
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .into(),
        method: "POST".into(),
        path: "/a?token=hidden#hidden".into(),
        raw_sample_rate: Some(0.5),
        ..Default::default()
    };
    block_on(client.inspect_request(request.without_values(&["X-Token"]))).unwrap();
    let requests = replay.requests.lock().unwrap();
    let body: Value = serde_json::from_str(requests[0].body.as_deref().unwrap()).unwrap();
    let blank = json!({ "accept": "*/*", "cookie": "", "Authorization": "", "proxy_authorization": "", "x-token": "" });
    let expected = json!({ "userAgent": "curl/8", "headers": blank, "method": "POST", "path": "/a", "rawSampleRate": 0.5 });
    assert_eq!(body, expected);
}

#[test]
fn what_is_no_request_is_not_sent() {
    let replay = Replay::new([]);
    let client = Client::live(LIVE_KEY, replay.clone());
    let none = || InspectRequest {
        method: String::new(),
        ..request()
    };
    let nowhere = || InspectRequest {
        path: String::new(),
        ..request()
    };
    let nan = || InspectRequest {
        raw_sample_rate: Some(f64::NAN),
        ..request()
    };
    for (wrong, name) in [
        (none(), "`method`"),
        (nowhere(), "`path`"),
        (nan(), "`rawSampleRate`"),
    ] {
        let error = block_on(client.inspect_request(&wrong)).unwrap_err();
        assert!(error.to_string().contains(name), "{error}");
    }
    assert!(replay.requests.lock().unwrap().is_empty());
}
