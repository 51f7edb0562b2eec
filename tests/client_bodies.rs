//! The Rust client natively, with bodies that are too large.
#![allow(clippy::expect_used, reason = "helpers of tests fail loudly, too")]
#![cfg(not(target_arch = "wasm32"))]

#[path = "support/replay.rs"]
mod replay;

use std::time::Duration;

use fingerprint_edge::{Error, ErrorKind, Region, v4};
use pollster::block_on;
use replay::{Replay, Reply};

const EVENT: &str = include_str!("fixtures/v4/event.json");

fn get(replies: impl IntoIterator<Item = Reply>) -> Result<v4::Event, Error> {
    let replay = Replay::new(replies);
    block_on(
        v4::Client::new("secret-key", Region::Eu, replay.clone()).get_event("1708102555327.NLOjmg"),
    )
}

#[test]
fn a_success_that_is_too_large_is_an_invalid_response() {
    let result = get([Reply::TooLarge(200, "")]);
    assert!(matches!(
        result.unwrap_err().kind(),
        ErrorKind::InvalidResponse { status: 200, .. }
    ));
}

#[test]
fn a_failure_with_a_large_body_is_a_failure() {
    let again = get([Reply::TooLarge(503, "0"), Reply::Status(200, EVENT)]);
    assert_eq!(again.unwrap().event_id, "1708102555327.NLOjmg");
    let result = get([Reply::TooLarge(403, "")]);
    assert_eq!(result.unwrap_err().status(), Some(403));
    let busy = get([Reply::TooLarge(503, "60")]).unwrap_err();
    assert_eq!(busy.retry_after(), Some(Duration::from_secs(60)));
}
