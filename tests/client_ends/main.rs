//! The Rust client natively: every call and every walk ends, whatever clocks and servers do.
#![allow(clippy::panic, reason = "helpers of tests fail loudly, too")]
#![allow(clippy::unwrap_used, reason = "helpers of tests fail loudly, too")]
#![cfg(not(target_arch = "wasm32"))]

mod host;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use fingerprint_edge::transport::{Request, Response, TransportError};
use fingerprint_edge::{Error, ErrorKind, Limits, Region, v4};
use pollster::block_on;

use crate::host::{Clock, Host, answer};

const HOUR_MS: f64 = 3_600_000.0;

#[test]
fn no_clock_changes_a_call() {
    use Clock::{Backwards, Frozen, Nonsense, Right};
    let not_found = r#"{"error":{"code":"event_not_found","message":"no"}}"#;
    for clock in [Right, Frozen, Backwards, Nonsense] {
        for set_ms in [0.0, HOUR_MS, -HOUR_MS] {
            let what = format!("{clock:?}, {set_ms}");
            let host = Host::new(clock, set_ms, move |_, _: &_| answer(404, not_found));
            let client = v4::Client::new("secret-key", Region::Eu, host)
                .with_limits(Limits::default().deadline(Duration::from_millis(1_500)));
            let error = block_on(client.wait_for_event("x")).unwrap_err();
            assert_eq!(error.code(), Some("event_not_found"), "{what}");
            // After 250 and 500 ms; a third second would be too long.
            assert_eq!(error.attempts(), 3, "{what}");

            let host = Host::new(clock, set_ms, |_, _: &_| None);
            let client = v4::Client::new("secret-key", Region::Eu, host).with_limits(
                Limits::default()
                    .timeout(Duration::from_secs(1))
                    .deadline(Duration::from_millis(3_400))
                    .max_retries(9),
            );
            let error = block_on(client.get_event("x")).unwrap_err();
            // Three attempts of a second, a quarter and half a second between them: too little is left for the last.
            assert_eq!(error.attempts(), 3, "{what}");
            assert!(error.retryable(), "{what}");

            let host = Host::new(clock, set_ms, |request, _: &_| match request {
                3 => answer(200, r#"{"event_id":"1.x","timestamp":1}"#),
                _ => answer(503, ""),
            });
            let client = v4::Client::new("secret-key", Region::Eu, host);
            assert!(block_on(client.get_event("x")).is_ok(), "{what}");
        }
    }
}

/// Walks a search whose pages have these keys for the next one.
fn walk(
    first: Option<&str>,
    key: impl Fn(u32) -> Option<String> + Send + Sync + 'static,
) -> Vec<Result<(), Error>> {
    let host = Host::new(Clock::Right, 0.0, move |request, _: &_| {
        let key =
            key(request).map_or_else(String::new, |key| format!(",\"pagination_key\":{key:?}"));
        answer(200, &format!("{{\"events\":[]{key}}}"))
    });
    let client = v4::Client::new("secret-key", Region::Eu, host);
    let mut filter = v4::SearchEventsFilter::new();
    filter.pagination_key = first.map(String::from);
    let mut pages = client.search_events(filter).pages();
    let mut walked = Vec::new();
    while let Some(page) = block_on(pages.next()) {
        walked.push(page.map(drop));
        assert!(walked.len() < 100, "this does not end");
    }
    assert!(block_on(pages.next()).is_none());
    walked
}

#[test]
fn a_key_that_was_there_before_ends_a_walk() {
    type Key = fn(u32) -> Option<String>;
    let cases: [(Option<&str>, Key, usize); 4] = [
        (None, |_| Some("same".into()), 2),
        (None, |page| Some(format!("{}", page % 5)), 6),
        (Some("begin"), |_| Some("begin".into()), 1),
        (Some("1"), |page| Some(format!("{}", 3 - page.min(2))), 2),
    ];
    for (first, key, pages) in cases {
        let walked = walk(first, key);
        let (last, before) = walked.split_last().unwrap();
        assert!(before.iter().all(Result::is_ok));
        let error = last.clone().unwrap_err();
        assert_eq!(
            (before.len(), error.kind()),
            (pages, &ErrorKind::Pagination)
        );
        assert_eq!(
            (error.operation(), error.retryable()),
            ("searchEvents", false)
        );
    }
}

#[test]
fn a_walk_ends_without_a_key() {
    assert_eq!(walk(None, |_| None).len(), 1);
    assert_eq!(walk(None, |_| Some(String::new())).len(), 1);
    assert_eq!(
        walk(Some("begin"), |page| (page < 7).then(|| page.to_string())).len(),
        7
    );
}

#[test]
fn limits_are_those_that_hosts_can_keep() {
    let call = |limits: Limits| {
        let given = Arc::new(Mutex::default());
        let seen = given.clone();
        let host = Host::new(Clock::Right, 0.0, move |_, request: &Request| {
            *seen.lock().unwrap() = request.timeout;
            answer(200, r#"{"event_id":"1.x","timestamp":1}"#)
        });
        let client = v4::Client::new("secret-key", Region::Eu, host).with_limits(limits);
        let result = block_on(client.get_event("x")).map(drop);
        let given = *given.lock().unwrap();
        (result, given)
    };
    let limits = |timeout, deadline| Limits::default().timeout(timeout).deadline(deadline);
    let ms = Duration::from_millis;
    for (timeout, deadline, given) in [
        (Duration::MAX, Duration::MAX, 2_147_483_647),
        (ms(1), ms(1), 1),
        (Duration::from_nanos(1), ms(9), 1),
        (Duration::MAX, ms(5), 5),
        (Duration::from_micros(4_001), Duration::MAX, 5),
    ] {
        let (result, timeout) = call(limits(timeout, deadline));
        assert!(result.is_ok());
        assert_eq!(timeout, Duration::from_millis(given));
    }
    for (timeout, deadline, name) in [
        (Duration::ZERO, ms(1), "`timeout`"),
        (ms(1), Duration::ZERO, "`deadline`"),
    ] {
        let (result, _) = call(limits(timeout, deadline));
        let error = result.unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Refused(_)), "{error}");
        assert!(error.to_string().contains(name), "{error}");
        assert!(!error.may_have_arrived());
    }
}

#[test]
fn what_nobody_needs_decides_nothing() {
    let visitor = |answered: fn() -> Result<Response, TransportError>| {
        let host = Host::new(Clock::Right, 0.0, move |_, request: &Request| {
            assert!(!request.reads_body);
            Some(answered())
        });
        block_on(v4::Client::new("secret-key", Region::Eu, host).delete_visitor_data("x"))
    };
    assert!(
        visitor(|| Err(TransportError::TooLarge {
            status: 200,
            headers: Vec::new()
        }))
        .is_ok()
    );
    let error = visitor(|| Err(TransportError::Permanent("nobody listens".into()))).unwrap_err();
    assert_eq!((error.attempts(), error.retryable()), (1, false));
    assert!(error.to_string().contains("nobody listens"));
}

#[test]
fn an_error_keeps_little_and_no_secret() {
    let key = "secret-key-0123456789";
    let id = "1708102555327.NLOjmg";
    let long = "x".repeat(3_000_000);
    let bodies = [
        format!("{key} {id} {long}"),
        format!("{}{key}", "x".repeat(64 * 1024 - 9)),
        format!("{{\"error\":{{\"code\":\"{key}\",\"message\":\"{id} {long}\"}}}}"),
        format!("{{\"event_id\":\"{key} {id} {long}\",\"timestamp\":\"{key} {id} {long}\"}}"),
        format!("{{\"timestamp\":1,\"event_id\":[\"{key}\",{id},\"{long}\"]}}"),
    ];
    for body in &bodies {
        for status in [200, 403] {
            let text = body.clone();
            let host = Host::new(Clock::Right, 0.0, move |_, _: &_| answer(status, &text));
            let client = v4::Client::new(key, Region::Eu, host);
            let Err(error) = block_on(client.get_event(id)) else {
                continue;
            };
            let shown = format!("{error} {error:?} {:#?} {client:?}", error.kind());
            assert!(shown.len() < 600_000, "{}", shown.len());
            // The ids in a success are its data.
            let id = if status == 200 { key } else { id };
            for secret in [key, id, "secret-k"] {
                assert!(
                    !shown.contains(secret),
                    "{status}: {}",
                    body.get(..99).unwrap_or(body)
                );
            }
            if let ErrorKind::Status { body, .. } | ErrorKind::InvalidResponse { body, .. } =
                error.kind()
            {
                assert!(body.capacity() <= 64 * 1024);
            }
        }
    }
    for (name, value) in [(key, "\n".to_owned()), ("x", [key, "\n"].concat())] {
        let host = Host::new(Clock::Right, 0.0, |_, _: &_| None);
        let refused = v4::Client::new(key, Region::Eu, host).with_header(name, value);
        let error = block_on(refused.get_event(id)).unwrap_err();
        let shown = format!("{error} {error:?}");
        assert!(!shown.contains(key), "{shown}");
    }
}
