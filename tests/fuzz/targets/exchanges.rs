//! Any setback at any time: a wait is never negative, never endless, and never begun when the deadline cuts it.
#![no_main]

use arbitrary::Arbitrary;
use fingerprint_edge::__bindings::call::exchange::{Exchange, Limits, Next, Send};
use fingerprint_edge::__bindings::call::operation::OPERATIONS;
use fingerprint_edge::__bindings::call::retry::{Setback, retry_after_ms};

#[derive(Arbitrary, Debug)]
struct Attempt<'a> {
    operation: u8,
    limits: (u32, u32, u32),
    attempts: u32,
    polls: u32,
    elapsed_ms: f64,
    status: Option<u16>,
    code: Option<&'a str>,
    retry_after: Option<&'a str>,
    random: f64,
}

libfuzzer_sys::fuzz_target!(|attempt: Attempt<'_>| {
    let Attempt {
        limits: (timeout_ms, deadline_ms, max_retries),
        attempts,
        polls,
        elapsed_ms,
        random,
        ..
    } = attempt;
    let limits = Limits {
        timeout_ms,
        deadline_ms,
        max_retries,
    };
    let repeat = OPERATIONS[usize::from(attempt.operation) % OPERATIONS.len()].repeat;
    let mut exchange = Exchange::new(repeat, limits, attempts, polls);
    let setback = match attempt.status {
        Some(status) => Setback::Status {
            status,
            code: attempt.code,
        },
        None => Setback::NoAnswer,
    };
    let left = f64::from(deadline_ms) - elapsed_ms;
    let asked = attempt
        .retry_after
        .and_then(|value| retry_after_ms(value, 0.0));
    if let Next::Wait(ms) = exchange.after(setback, asked, elapsed_ms, random) {
        assert!(ms >= 0.0 && ms.is_finite() && ms <= left, "{ms} of {left}");
        let failures = attempts.saturating_sub(polls);
        let counted = repeat.after(setback) && failures <= max_retries;
        assert!(counted || repeat.waits_for(setback));
    }
    if let Send::Within { ms, by_deadline } = exchange.send(elapsed_ms) {
        assert!(ms >= 0.0 && ms <= f64::from(timeout_ms), "{ms}");
        assert!(by_deadline || ms == f64::from(timeout_ms));
        assert_eq!(exchange.attempts(), attempts.saturating_add(1));
    }
});
