//! Waiting for a fresh event: in the core, and through the Rust client.
#![allow(clippy::expect_used, reason = "helpers of tests fail loudly, too")]
#![cfg(not(target_arch = "wasm32"))]

#[path = "support/replay.rs"]
mod replay;

use fingerprint_edge::__bindings::call::exchange::{Exchange, Limits, Next, Send};
use fingerprint_edge::__bindings::call::retry::{Repeat, Setback, poll_delay_ms};
use fingerprint_edge::{Region, v4};
use pollster::block_on;
use replay::{Replay, Reply};
use std::time::Duration;

const EVENT: &str = include_str!("fixtures/v4/event.json");
const NOT_FOUND: &str = r#"{"error":{"code":"event_not_found","message":"event id not found"}}"#;
const WRONG_REGION: &str = r#"{"error":{"code":"wrong_region","message":"wrong region"}}"#;

fn status(status: u16, code: Option<&str>) -> Setback<'_> {
    Setback::Status { status, code }
}

const NOT_THERE: Setback<'_> = Setback::Status {
    status: 404,
    code: Some("event_not_found"),
};

#[test]
fn only_an_event_that_is_not_there_is_waited_for() {
    assert!(Repeat::Wait.waits_for(NOT_THERE));
    for other in [
        status(404, Some("visitor_not_found")),
        status(404, None),
        status(410, Some("event_not_found")),
        status(503, None),
        Setback::NoAnswer,
    ] {
        assert!(!Repeat::Wait.waits_for(other), "{other:?}");
    }
    for kind in [Repeat::Read, Repeat::Update, Repeat::Delete, Repeat::Edge] {
        assert!(!kind.waits_for(NOT_THERE), "{kind:?}");
    }
}

#[test]
fn a_poll_waits_for_half_the_ceiling_at_least() {
    assert_eq!(poll_delay_ms(1, 0.0), 125.0);
    assert_eq!(poll_delay_ms(1, 1.0), 250.0);
    assert_eq!(poll_delay_ms(3, 0.5), 750.0);
    assert_eq!(poll_delay_ms(u32::MAX, 1.0), 5_000.0);
}

/// Polls neither use up the retries nor lengthen the wait after a failure, nor the other way round.
#[test]
fn polls_and_failures_are_counted_apart() {
    let limits = Limits {
        max_retries: 1,
        ..Limits::default()
    };
    let mut exchange = Exchange::new(Repeat::Wait, limits, 0, 0);
    let mut after = |setback| {
        exchange.send(0.0);
        exchange.after(setback, None, 0.0, 1.0)
    };
    let busy = status(503, None);
    assert_eq!(after(NOT_THERE), Next::Wait(250.0));
    assert_eq!(after(NOT_THERE), Next::Wait(500.0));
    assert_eq!(after(busy), Next::Wait(250.0));
    assert_eq!(after(NOT_THERE), Next::Wait(1_000.0));
    assert_eq!(after(busy), Next::Fail { retryable: true });
}

#[test]
fn polling_ends_before_the_deadline() {
    let mut exchange = Exchange::new(Repeat::Wait, Limits::default(), 0, 0);
    let mut clock = 0.0;
    let end = loop {
        let Send::Within { .. } = exchange.send(clock) else {
            panic!("the deadline was passed")
        };
        match exchange.after(NOT_THERE, None, clock, 1.0) {
            Next::Wait(ms) => clock += ms,
            end => break end,
        }
    };
    assert_eq!(end, Next::Fail { retryable: true });
    // 0.25 + 0.5 + 1 + 2 + 4 + 4 times 5 seconds, and the first question.
    assert_eq!((clock, exchange.attempts()), (27_750.0, 10));
}

#[test]
fn a_fresh_event_is_waited_for() {
    let wait = |replies: Vec<Reply>| {
        let replay = Replay::new(replies);
        let result =
            block_on(v4::Client::new("secret-key", Region::Eu, replay.clone()).wait_for_event("x"));
        (
            replay
                .sleeps
                .lock()
                .unwrap()
                .iter()
                .map(Duration::as_millis)
                .collect::<Vec<_>>(),
            result,
        )
    };
    let not_found = || Reply::Status(404, NOT_FOUND);
    let (sleeps, event) = wait(vec![
        not_found(),
        not_found(),
        Reply::Broken,
        not_found(),
        Reply::Status(200, EVENT),
    ]);
    assert_eq!(event.unwrap().event_id, "1708102555327.NLOjmg");
    assert_eq!(sleeps, [250, 500, 250, 1_000]);

    let (_, other) = wait(vec![not_found(), Reply::Status(403, WRONG_REGION)]);
    let other = other.unwrap_err();
    assert_eq!(
        (other.operation(), other.code(), other.attempts()),
        ("waitForEvent", Some("wrong_region"), 2)
    );

    let (_, late) = wait((0..10).map(|_| not_found()).collect());
    let late = late.unwrap_err();
    assert_eq!(
        (late.status(), late.code(), late.retryable()),
        (Some(404), Some("event_not_found"), true)
    );
}
