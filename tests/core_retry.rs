//! The core natively: how long a call waits, and that it keeps its deadline. What is repeated, `scripted` says.
#![cfg(not(target_arch = "wasm32"))]

use fingerprint_edge::__bindings::call::exchange::{Exchange, Limits, Next, Send};
use fingerprint_edge::__bindings::call::retry::{Repeat, Setback, delay_ms, retry_after_ms};
use proptest::prelude::*;

fn status(status: u16, code: Option<&str>) -> Setback<'_> {
    Setback::Status { status, code }
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

/// A year of two digits is the one that is at most fifty years ahead, whatever century it is.
#[test]
fn a_year_of_two_digits_is_near() {
    let at = |date: &str, now: &str| {
        let now = retry_after_ms(now, 0.0).unwrap();
        retry_after_ms(date, now).map(|ms| ms / 86_400_000.0)
    };
    let days = [
        // From Fri, 06 Nov 2026.
        (
            "Friday, 06-Nov-26 00:00:00 GMT",
            "Fri, 06 Nov 2026 00:00:00 GMT",
            0.0,
        ),
        (
            "Saturday, 06-Nov-27 00:00:00 GMT",
            "Fri, 06 Nov 2026 00:00:00 GMT",
            365.0,
        ),
        (
            "Friday, 06-Nov-76 00:00:00 GMT",
            "Fri, 06 Nov 2026 00:00:00 GMT",
            0.0,
        ),
        (
            "Wednesday, 06-Nov-75 00:00:00 GMT",
            "Fri, 06 Nov 2026 00:00:00 GMT",
            17_897.0,
        ),
        (
            "Sunday, 06-Nov-77 00:00:00 GMT",
            "Fri, 06 Nov 2026 00:00:00 GMT",
            0.0,
        ),
        // Over the turn of a century.
        (
            "Friday, 01-Jan-00 00:00:00 GMT",
            "Thu, 31 Dec 2099 00:00:00 GMT",
            1.0,
        ),
        (
            "Thursday, 31-Dec-99 00:00:00 GMT",
            "Fri, 01 Jan 2100 00:00:00 GMT",
            0.0,
        ),
    ];
    for (date, now, expected) in days {
        assert_eq!(at(date, now), Some(expected), "{date} at {now}");
    }
    for now_ms in [f64::NAN, f64::INFINITY, f64::MAX, f64::MIN] {
        let wait = retry_after_ms("Friday, 06-Nov-26 00:00:00 GMT", now_ms);
        assert!(wait.is_none_or(|ms| ms >= 0.0), "{now_ms}");
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
fn retry_after_wins_where_it_is_longer_unless_it_outlasts_the_deadline() {
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
        exchange.after(busy, Some(100.0), 100.0, 0.5),
        Next::Wait(125.0)
    );
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
