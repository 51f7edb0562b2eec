//! The Rust client of v4 natively, over a transport that replays.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "helpers of tests fail loudly, too"
)]
#![cfg(not(target_arch = "wasm32"))]

#[path = "support/replay.rs"]
mod replay;

use std::sync::Arc;

use fingerprint_edge::{Error, ErrorKind, Limits, Region, v4};
use pollster::block_on;
use replay::{Replay, Reply};

const EVENT: &str = include_str!("fixtures/v4/event.json");
const EMPTY: &str = "";
const NOT_FOUND: &str = r#"{"error":{"code":"event_not_found","message":"event id not found"}}"#;
const NOT_READY: &str =
    r#"{"error":{"code":"state_not_ready","message":"resource is not mutable yet, try again"}}"#;
const FAILED: &str = r#"{"error":{"code":"failed","message":"internal server error"}}"#;

fn client(replay: &Arc<Replay>) -> v4::Client<Arc<Replay>> {
    v4::Client::new("secret-key", Region::Eu, replay.clone())
}

fn get(replies: impl IntoIterator<Item = Reply>) -> (Arc<Replay>, Result<v4::Event, Error>) {
    let replay = Replay::new(replies);
    let result = block_on(client(&replay).get_event("1708102555327.NLOjmg"));
    (replay, result)
}

fn sleeps_ms(replay: &Arc<Replay>) -> Vec<u128> {
    replay
        .sleeps
        .lock()
        .unwrap()
        .iter()
        .map(std::time::Duration::as_millis)
        .collect()
}

#[test]
fn gets_an_event() {
    let (replay, event) = get([Reply::Status(200, EVENT)]);
    assert_eq!(event.unwrap().event_id, "1708102555327.NLOjmg");
    let requests = replay.requests.lock().unwrap();
    let [request] = requests.as_slice() else {
        panic!("one request")
    };
    assert_eq!(
        (request.method, request.url.as_str()),
        (
            "GET",
            "https://eu.api.fpjs.io/v4/events/1708102555327.NLOjmg"
        )
    );
    let headers: Vec<_> = request
        .headers
        .iter()
        .map(|(name, value)| (name.as_ref(), value.as_str()))
        .collect();
    assert_eq!(
        headers,
        [
            ("accept", "application/json"),
            ("authorization", "Bearer secret-key")
        ]
    );
    assert_eq!(request.body, None);
}

#[test]
fn walks_the_pages_of_a_search() {
    let replay = Replay::new([
        Reply::Status(200, r#"{"events":[],"pagination_key":"k/1"}"#),
        Reply::Status(500, FAILED),
        Reply::Status(200, r#"{"events":[]}"#),
    ]);
    let client = client(&replay);
    let filter = v4::SearchEventsFilter {
        limit: Some(2),
        suspect: Some(true),
        ..Default::default()
    };
    let mut pages = client.search_events(filter).pages();
    assert!(block_on(pages.next()).unwrap().is_ok());
    assert!(block_on(pages.next()).unwrap().is_ok());
    assert!(block_on(pages.next()).is_none());
    let urls: Vec<_> = replay
        .requests
        .lock()
        .unwrap()
        .iter()
        .map(|request| request.url.clone())
        .collect();
    let first = "https://eu.api.fpjs.io/v4/events?limit=2&suspect=true";
    let second = "https://eu.api.fpjs.io/v4/events?limit=2&pagination_key=k%2F1&suspect=true";
    assert_eq!(urls, [first, second, second]);
}

#[test]
fn updates_and_deletes() {
    let replay = Replay::new([
        Reply::Status(409, NOT_READY),
        Reply::Status(200, EMPTY),
        Reply::Status(200, EMPTY),
    ]);
    let client = client(&replay);
    let update = v4::EventUpdate {
        suspect: Some(true),
        ..Default::default()
    };
    block_on(client.update_event("a/b", &update)).unwrap();
    block_on(client.delete_visitor_data("Ibk1527CUFmcnjLwIs4A9")).unwrap();
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
    let patch = (
        "PATCH",
        "https://eu.api.fpjs.io/v4/events/a%2Fb",
        Some(r#"{"suspect":true}"#),
    );
    assert_eq!(
        sent,
        [
            patch,
            patch,
            (
                "DELETE",
                "https://eu.api.fpjs.io/v4/visitors/Ibk1527CUFmcnjLwIs4A9",
                None
            )
        ]
    );
}

#[test]
fn an_error_says_what_the_api_said() {
    let (replay, result) = get([Reply::Status(404, NOT_FOUND)]);
    let error = result.unwrap_err();
    assert_eq!(
        error.to_string(),
        "getEvent failed: event id not found (HTTP 404, event_not_found)"
    );
    assert_eq!(
        (error.status(), error.code()),
        (Some(404), Some("event_not_found"))
    );
    assert_eq!((error.operation(), error.attempts()), ("getEvent", 1));
    assert!(!error.retryable() && error.may_have_arrived());
    assert_eq!(replay.requests.lock().unwrap().len(), 1);
}

#[test]
fn what_hangs_runs_into_its_limits() {
    let (replay, result) = get([Reply::Never, Reply::Never, Reply::Never]);
    let error = result.unwrap_err();
    assert_eq!(
        (error.kind(), error.attempts(), error.retryable()),
        (&ErrorKind::Deadline, 3, true)
    );
    assert_eq!(sleeps_ms(&replay), [10_000, 250, 10_000, 500, 9_250]);

    let replay = Replay::new([Reply::Never]);
    let limits = Limits::default().max_retries(0);
    let error = block_on(client(&replay).with_limits(limits).get_event("x")).unwrap_err();
    assert_eq!(error.kind(), &ErrorKind::Timeout);
}

#[test]
fn bad_arguments_are_refused_before_anything_is_sent() {
    let replay = Replay::new([]);
    let client = client(&replay);
    let refused = |result: Result<(), Error>| match result.unwrap_err() {
        error if error.attempts() == 0 && !error.may_have_arrived() => error.to_string(),
        error => panic!("{error} was sent"),
    };
    assert_eq!(
        refused(block_on(client.get_event("..")).map(drop)),
        "getEvent failed: `event_id` must not be \"..\""
    );
    let filter = v4::SearchEventsFilter {
        limit: Some(101),
        ..Default::default()
    };
    assert_eq!(
        refused(block_on(client.search_events(&filter)).map(drop)),
        "searchEvents failed: `limit` must be a whole number from 1 to 100, got 101"
    );
    assert_eq!(
        refused(block_on(
            client.update_event("x", v4::EventUpdate::default())
        )),
        "updateEvent failed: the update field `linked_id` or `tags` or `suspect` is missing"
    );
    let keyless = v4::Client::new("", Region::Global, replay.clone());
    assert_eq!(
        refused(block_on(keyless.get_event("x")).map(drop)),
        "getEvent failed: `apiKey` must be visible ASCII characters without spaces: is the secret bound, and without a line break at its end?"
    );
    assert!(
        v4::Client::new("k", Region::Global, replay.clone())
            .with_base_url("http://example.com")
            .is_err()
    );
}

#[test]
fn nothing_shows_the_key() {
    let (replay, result) = get([Reply::Status(404, NOT_FOUND)]);
    let shown = format!(
        "{:?} {:?} {:?}",
        client(&replay),
        replay.requests.lock().unwrap(),
        result.unwrap_err()
    );
    assert!(!shown.contains("secret-key"), "{shown}");
}
