//! The core natively: what is repeated, how long a call waits, and that it keeps its deadline.
#![cfg(not(target_arch = "wasm32"))]

use fingerprint_edge::call::exchange::{Exchange, Limits, Next, Send};
use fingerprint_edge::call::operation::v4::{
    DELETE_VISITOR_DATA, GET_EVENT, SEARCH_EVENTS, UPDATE_EVENT, WAIT_FOR_EVENT,
};
use fingerprint_edge::call::retry::{Repeat, Setback, delay_ms, retry_after_ms};
use proptest::prelude::*;

fn status(status: u16, code: Option<&str>) -> Setback<'_> {
    Setback::Status { status, code }
}

#[test]
fn the_whole_table() {
    let rows = [
        // setback, read, update, delete, edge
        (Setback::NoAnswer, [true, true, false, false]),
        (
            status(409, Some("state_not_ready")),
            [false, true, false, false],
        ),
        (
            status(409, Some("something_else")),
            [false, false, false, false],
        ),
        (status(409, None), [false, false, false, false]),
        (
            status(429, Some("too_many_requests")),
            [true, true, false, true],
        ),
        (status(429, None), [true, true, false, true]),
        (
            status(429, Some("Monthly API call limit exceeded")),
            [false; 4],
        ),
        (
            status(409, Some("StateNotReady")),
            [false, true, false, false],
        ),
        (status(500, Some("failed")), [true, true, false, false]),
        (status(502, None), [true, true, false, false]),
        (
            status(503, Some("service_unavailable")),
            [true, true, false, true],
        ),
        (status(504, Some("failed")), [true, true, false, false]),
        (
            status(400, Some("request_read_timeout")),
            [true, true, false, false],
        ),
        (status(400, Some("request_cannot_be_parsed")), [false; 4]),
        (status(302, None), [false; 4]),
        (status(403, Some("secret_api_key_not_found")), [false; 4]),
        (status(404, Some("event_not_found")), [false; 4]),
        (status(501, None), [false; 4]),
    ];
    for (setback, expected) in rows {
        let decided = [Repeat::Read, Repeat::Update, Repeat::Delete, Repeat::Edge]
            .map(|repeat| repeat.after(setback));
        assert_eq!(decided, expected, "{setback:?}");
        assert_eq!(Repeat::Wait.after(setback), expected[0], "{setback:?}");
    }
    let kinds = [
        &GET_EVENT,
        &SEARCH_EVENTS,
        &UPDATE_EVENT,
        &DELETE_VISITOR_DATA,
        &WAIT_FOR_EVENT,
    ]
    .map(|operation| operation.repeat);
    assert_eq!(
        kinds,
        [
            Repeat::Read,
            Repeat::Read,
            Repeat::Update,
            Repeat::Delete,
            Repeat::Wait
        ]
    );
}

#[test]
fn full_jitter_doubles_to_five_seconds() {
    let ceilings: Vec<f64> = (1..=8).map(|attempts| delay_ms(attempts, 1.0)).collect();
    assert_eq!(
        ceilings,
        [
            250.0, 500.0, 1_000.0, 2_000.0, 4_000.0, 5_000.0, 5_000.0, 5_000.0
        ]
    );
    assert_eq!(delay_ms(3, 0.25), 250.0);
    assert_eq!(delay_ms(u32::MAX, 0.0), 0.0);
}

#[test]
fn retry_after_is_seconds_or_a_date() {
    let now = 784_111_777_000.0;
    assert_eq!(retry_after_ms("120", now), Some(120_000.0));
    assert_eq!(retry_after_ms(" 0 ", now), Some(0.0));
    assert_eq!(
        retry_after_ms("Sun, 06 Nov 1994 08:49:37 GMT", now),
        Some(0.0)
    );
    assert_eq!(
        retry_after_ms("Sun, 06 Nov 1994 08:50:37 GMT", now),
        Some(60_000.0)
    );
    assert_eq!(
        retry_after_ms("Sun, 06 Nov 1994 08:49:36 GMT", now),
        Some(0.0)
    );
    assert_eq!(
        retry_after_ms("Thu, 29 Feb 2024 00:00:00 GMT", 1_709_078_400_000.0),
        Some(86_400_000.0)
    );
    assert_eq!(
        retry_after_ms("99999999999999999999", now),
        Some(f64::from(u32::MAX) * 1_000.0)
    );
    for nothing in [
        "",
        "soon",
        "-1",
        "1.5",
        "Sun, 06 Nov 1994 08:49:37 PST",
        "Sun, 06 Nov 1994 25:49:37 GMT",
        "Sun, 06 Foo 1994 08:49:37 GMT",
        ", ",
    ] {
        assert_eq!(retry_after_ms(nothing, now), None, "{nothing}");
    }
}

#[test]
fn an_attempt_gets_the_smaller_of_timeout_and_what_is_left() {
    let limits = Limits {
        timeout_ms: 100,
        deadline_ms: 250,
        max_retries: 9,
    };
    let mut exchange = Exchange::new(Repeat::Read, limits, 0, 0);
    assert_eq!(
        exchange.send(0.0),
        Send::Within {
            ms: 100.0,
            by_deadline: false
        }
    );
    assert_eq!(
        exchange.send(200.0),
        Send::Within {
            ms: 50.0,
            by_deadline: true
        }
    );
    assert_eq!(exchange.attempts(), 2);
    assert_eq!(exchange.send(250.0), Send::TooLate);
    assert_eq!(exchange.attempts(), 2);
}

#[test]
fn retry_after_wins_unless_it_outlasts_the_deadline() {
    let mut exchange = Exchange::new(
        Repeat::Read,
        Limits {
            timeout_ms: 1_000,
            deadline_ms: 10_000,
            max_retries: 2,
        },
        1,
        0,
    );
    let busy = status(429, Some("too_many_requests"));
    assert_eq!(
        exchange.after(busy, Some(3_000.0), 100.0, 0.5),
        Next::Wait(3_000.0)
    );
    assert_eq!(
        exchange.after(busy, Some(9_900.0), 100.0, 0.5),
        Next::Fail { retryable: true }
    );
    assert_eq!(exchange.after(busy, None, 100.0, 0.5), Next::Wait(125.0));
    assert_eq!(
        exchange.after(status(404, None), Some(1.0), 0.0, 0.0),
        Next::Fail { retryable: false }
    );
    let mut last = Exchange::new(
        Repeat::Read,
        Limits {
            max_retries: 2,
            ..Limits::default()
        },
        3,
        0,
    );
    assert_eq!(
        last.after(busy, None, 0.0, 0.0),
        Next::Fail { retryable: true }
    );
}

proptest! {
    /// Walks whole calls, with a clock that only moves by what the core allows: whatever the servers
    /// answer and ask for, no call outlasts its deadline, and none sends more often than it may.
    #[test]
    fn a_call_never_passes_its_deadline(
        timeout_ms in 1_u32..20_000,
        deadline_ms in 1_u32..60_000,
        max_retries in 0_u32..10,
        answers in prop::collection::vec((0.0_f64..1.0, prop::option::of(0.0_f64..100_000.0), 0.0_f64..=1.0), 1..20),
    ) {
        let limits = Limits { timeout_ms, deadline_ms, max_retries };
        let mut exchange = Exchange::new(Repeat::Read, limits, 0, 0);
        let mut clock = 0.0;
        for (speed, retry_after, random) in answers.iter().cycle() {
            let Send::Within { ms, .. } = exchange.send(clock) else { break };
            prop_assert!(ms > 0.0 && ms <= f64::from(timeout_ms));
            clock += ms * speed;
            match exchange.after(status(503, None), *retry_after, clock, *random) {
                Next::Wait(wait) => {
                    prop_assert!(wait >= 0.0);
                    clock += wait;
                }
                Next::Fail { retryable } => {
                    prop_assert!(retryable);
                    break;
                }
            }
        }
        prop_assert!(clock <= f64::from(deadline_ms));
        prop_assert!(exchange.attempts() <= max_retries + 1);
    }

    #[test]
    fn any_retry_after_header_is_read_without_harm(header in any::<String>(), now in 0.0_f64..1e13) {
        prop_assert!(retry_after_ms(&header, now).is_none_or(|ms| ms >= 0.0));
    }
}
