//! The Rust client natively, with bodies that are not the API's.
#![allow(clippy::expect_used, reason = "helpers of tests fail loudly, too")]
#![cfg(not(target_arch = "wasm32"))]

#[path = "support/replay.rs"]
mod replay;

use fingerprint_edge::{Error, ErrorKind, Region, v4};
use pollster::block_on;
use replay::{Replay, Reply};

const EVENT: &str = include_str!("fixtures/v4/event.json");

fn get(replies: impl IntoIterator<Item = Reply>) -> Result<v4::Event, Error> {
    let replay = Replay::new(replies);
    block_on(v4::Client::new("secret-key", Region::Eu, &replay).get_event("1708102555327.NLOjmg"))
}

#[test]
fn a_success_that_is_none_is_an_invalid_response() {
    for body in [
        "",
        "<html>",
        "null",
        "{}",
        r#"{"timestamp":1}"#,
        r#"{"event_id":"#,
    ] {
        let result = get([Reply::Status(200, body)]);
        let error = result.unwrap_err();
        assert!(
            matches!(error.kind(), ErrorKind::InvalidResponse { status: 200, body: kept, .. } if kept == body),
            "{error}"
        );
    }
    let result = get([Reply::TooLarge(200)]);
    assert!(matches!(
        result.unwrap_err().kind(),
        ErrorKind::InvalidResponse { status: 200, .. }
    ));
}

#[test]
fn a_failure_with_a_large_body_is_a_failure() {
    let again = get([Reply::TooLarge(503), Reply::Status(200, EVENT)]);
    assert_eq!(again.unwrap().event_id, "1708102555327.NLOjmg");
    let result = get([Reply::TooLarge(403)]);
    assert_eq!(result.unwrap_err().status(), Some(403));
}
