//! Any answer of any system: an error that says the status and never the key. An input is a status of the list by one
//! letter, a `Retry-After` up to the end of the line, and the body.
#![no_main]

use fingerprint_edge::{Error, ErrorKind, Limits, Region, iq, v3, v4};
use fingerprint_edge_fuzz::{Answering, KEY};
use pollster::block_on;
use std::sync::Arc;
use std::time::Duration;

const STATUS: [u16; 6] = [200, 302, 400, 409, 429, 503];

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    let (first, body) = input.split_at(
        input
            .iter()
            .position(|byte| *byte == b'\n')
            .unwrap_or(input.len()),
    );
    let Some((choice, retry_after)) = first.split_first() else {
        return;
    };
    let body = body.get(1..).unwrap_or_default();
    let status = STATUS[usize::from(choice.wrapping_sub(b'a')) % STATUS.len()];
    let headers = vec![(
        "Retry-After".to_owned(),
        String::from_utf8_lossy(retry_after).into_owned(),
    )];
    let transport = Arc::new(Answering {
        status,
        headers,
        body: body.to_vec(),
    });
    for error in errors(&transport) {
        assert_eq!(error.status(), Some(status));
        assert_eq!(error.attempts(), 1);
        assert!(error.may_have_arrived());
        if let ErrorKind::Api { retry_after, .. } | ErrorKind::Status { retry_after, .. } =
            error.kind()
        {
            assert!(retry_after.is_none_or(|wait| wait < Duration::MAX));
        }
        assert_eq!(
            matches!(error.kind(), ErrorKind::InvalidResponse { .. }),
            status == 200
        );
        if !body
            .windows(KEY.len())
            .any(|window| window == KEY.as_bytes())
        {
            assert!(!format!("{error} {error:?}").contains(KEY));
        }
    }
});

/// The errors in which an operation of each system ends.
fn errors(transport: &Arc<Answering>) -> Vec<Error> {
    let limits = Limits::default().max_retries(0);
    let v4 = v4::Client::new(KEY, Region::Eu, transport.clone()).with_limits(limits);
    let v3 = v3::Client::new(KEY, Region::Eu, transport.clone()).with_limits(limits);
    let iq = iq::Client::new(KEY, transport.clone()).with_limits(limits);
    [
        block_on(v4.get_event("id")).err(),
        block_on(v4.search_events(&v4::SearchEventsFilter::default())).err(),
        block_on(v3.get_event("id")).err(),
        block_on(v3.get_visits("id", &v3::GetVisitsParams::default())).err(),
        block_on(iq.get_event("id")).err(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
