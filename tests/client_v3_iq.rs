//! The Rust clients of v3 and of FingerprintIQ natively, over a transport that replays.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "helpers of tests fail loudly, too"
)]
#![cfg(not(target_arch = "wasm32"))]

#[path = "support/replay.rs"]
mod replay;

use std::sync::Arc;

use fingerprint_edge::{Error, ErrorKind, Region, iq, v3};
use pollster::block_on;
use replay::{Replay, Reply};

const ID: &str = "1708102555327.NLOjmg";

fn v3(replay: &Arc<Replay>) -> v3::Client<Arc<Replay>> {
    v3::Client::new("secret-key", Region::Ap, replay.clone())
}

fn iq(replay: &Arc<Replay>) -> iq::Client<Arc<Replay>> {
    iq::Client::new("fiq_secret_key", replay.clone())
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
    let filter = v3::SearchEventsFilter::new().limit(200);
    block_on(client.search_events(&filter)).unwrap();
    let update = v3::EventUpdate::new().suspect(true);
    block_on(client.update_event(ID, &update)).unwrap();
    block_on(client.delete_visitor_data("v")).unwrap();
    let params = v3::GetVisitsParams::new().limit(0);
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

    let requests = replay.requests.lock().unwrap();
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
    let replay = Replay::new([]);
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
    let requests = replay.requests.lock().unwrap();
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
    let replay = Replay::new([]);
    let client = iq::Client::new("fiq_live_key", replay.clone());
    let error = block_on(client.get_event("req_1")).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Refused(_)));
    assert!(!error.to_string().contains("fiq_live_key"));
}
