//! Whole answers, one after another, to any call: no panic, an end, no secret in what the error shows, and JSON
//! that is still JSON. In a body `\x01` and a letter stand for the key in one of its spellings, `\x02` for the id.
#![no_main]

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use arbitrary::Arbitrary;
use fingerprint_edge::transport::{Request, Response, Transport, TransportError};
use fingerprint_edge::{Error, ErrorKind, Limits, Region, iq, v3, v4};
use fingerprint_edge_fuzz::KEY;
use pollster::block_on;

const ID: &str = "1708102555327.NLOjmg";

#[derive(Arbitrary, Debug)]
struct Calls {
    operation: u8,
    limits: (u16, u16, u8),
    random: f64,
    /// By how much each clock jumps with each answer.
    jumps: (f64, f64),
    answers: Vec<Answer>,
}

#[derive(Arbitrary, Debug, Clone)]
enum Answer {
    Whole(Http),
    Incomplete(Http),
    TooLarge(Http),
    Fails(Vec<u8>),
    FailsForGood(Vec<u8>),
    Hangs,
}

#[derive(Arbitrary, Debug, Clone)]
struct Http {
    status: u16,
    headers: Vec<(bool, String)>,
    body: Vec<u8>,
}

impl Http {
    fn response(&self) -> Response {
        let name = |after: &bool| if *after { "Retry-After" } else { "x-other" };
        Response {
            status: 100 + self.status % 500,
            headers: self
                .headers
                .iter()
                .map(|(after, value)| (name(after).to_owned(), value.clone()))
                .collect(),
            body: spelt(&self.body),
        }
    }
}

fn percent(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02x}")).collect()
}

fn json(text: &str) -> String {
    text.bytes().map(|byte| format!("\\u{byte:04X}")).collect()
}

fn html(text: &str) -> String {
    text.bytes().map(|byte| format!("&#x{byte:x};")).collect()
}

/// Every way in which the key or the id may stand in a body.
fn spell(secret: &str, choice: u8) -> String {
    match choice % 6 {
        0 => secret.to_owned(),
        1 => percent(secret),
        2 => json(secret),
        3 => html(secret),
        4 => percent(&percent(secret)),
        _ => html(&json(secret)),
    }
}

fn spelt(body: &[u8]) -> Vec<u8> {
    let mut filled = Vec::new();
    let mut bytes = body.iter();
    while let Some(byte) = bytes.next() {
        let secret = match byte {
            1 => KEY,
            2 => ID,
            _ => {
                filled.push(*byte);
                continue;
            }
        };
        let choice = bytes.next().copied().unwrap_or_default();
        filled.extend(spell(secret, choice).into_bytes());
    }
    filled
}

struct Replay {
    answers: Mutex<VecDeque<Answer>>,
    last: Mutex<Vec<u8>>,
    sent: Mutex<u32>,
    slept: Mutex<Duration>,
    random: f64,
    jumps: (f64, f64),
}

impl Transport for Replay {
    async fn send(&self, request: Request) -> Result<Response, TransportError> {
        assert!(!request.timeout.is_zero() || *self.sent.lock().unwrap() > 0);
        *self.sent.lock().unwrap() += 1;
        let text = |bytes: &[u8]| String::from_utf8_lossy(&spelt(bytes)).into_owned();
        let answer = self.answers.lock().unwrap().pop_front();
        match answer {
            Some(Answer::Whole(http)) => {
                let response = http.response();
                self.last.lock().unwrap().clone_from(&response.body);
                Ok(response)
            }
            Some(Answer::Incomplete(http)) => Err(TransportError::Incomplete(http.response())),
            Some(Answer::TooLarge(http)) => {
                let Response {
                    status, headers, ..
                } = http.response();
                Err(TransportError::TooLarge { status, headers })
            }
            Some(Answer::Fails(said)) => Err(TransportError::Connection(text(&said))),
            Some(Answer::FailsForGood(said)) => Err(TransportError::Permanent(text(&said))),
            Some(Answer::Hangs) => std::future::pending().await,
            None => Err(TransportError::Permanent("no more answers".into())),
        }
    }

    async fn sleep(&self, duration: Duration) {
        let mut polled = false;
        std::future::poll_fn(|context| {
            if std::mem::replace(&mut polled, true) {
                return std::task::Poll::Ready(());
            }
            context.waker().wake_by_ref();
            std::task::Poll::Pending
        })
        .await;
        let mut slept = self.slept.lock().unwrap();
        *slept = slept.saturating_add(duration);
    }

    fn now_ms(&self) -> f64 {
        self.jumps.0 * f64::from(*self.sent.lock().unwrap())
    }

    fn monotonic_ms(&self) -> f64 {
        self.jumps.1 * f64::from(*self.sent.lock().unwrap())
    }

    fn random(&self) -> f64 {
        self.random
    }
}

libfuzzer_sys::fuzz_target!(|calls: Calls| {
    let (timeout, deadline, retries) = calls.limits;
    let ms = |ms: u16| Duration::from_millis(ms.into());
    let limits = Limits::default()
        .timeout(ms(timeout))
        .deadline(ms(deadline))
        .max_retries(retries.into());
    let replay = Arc::new(Replay {
        answers: Mutex::new(calls.answers.iter().cloned().collect()),
        last: Mutex::default(),
        sent: Mutex::default(),
        slept: Mutex::default(),
        random: calls.random,
        jumps: calls.jumps,
    });
    let Err(error) = call(calls.operation, limits, &replay) else {
        return;
    };
    let waits = error.operation() == "waitForEvent";
    let sent = *replay.sent.lock().unwrap();
    assert!(waits || sent <= u32::from(retries) + 1);
    assert_eq!(error.attempts(), sent);
    assert!(*replay.slept.lock().unwrap() <= Duration::from_millis(u64::from(deadline) + 1));
    let shown = format!("{error} {error:?} {:?}", error.kind());
    for choice in 0..6 {
        assert!(!shown.contains(&spell(KEY, choice)), "{shown}");
    }
    // The ids in a success are its data.
    let is_success = matches!(error.kind(), ErrorKind::InvalidResponse { .. });
    assert!(
        is_success || !shown.contains(ID) || error.operation() == "makeEdgeEvent",
        "{shown}"
    );
    if let ErrorKind::Status {
        body, retry_after, ..
    } = error.kind()
    {
        assert!(retry_after.is_none_or(|wait| wait < Duration::MAX));
        let last = replay.last.lock().unwrap();
        let was_json = serde_json::from_slice::<serde_json::Value>(&last).is_ok();
        if matches!(calls.answers.get(sent as usize - 1), Some(Answer::Whole(_)))
            && was_json
            && last.len() < 64 * 1024
        {
            assert!(
                serde_json::from_str::<serde_json::Value>(body).is_ok(),
                "{body}"
            );
        }
    }
});

/// Makes one call.
fn call(operation: u8, limits: Limits, replay: &Arc<Replay>) -> Result<(), Error> {
    let v4 = v4::Client::new(KEY, Region::Eu, replay.clone()).with_limits(limits);
    let v3 = v3::Client::new(KEY, Region::Eu, replay.clone()).with_limits(limits);
    let filter = v4::SearchEventsFilter {
        linked_id: Some(ID.to_owned()),
        ..Default::default()
    };
    let update = v4::EventUpdate {
        suspect: Some(true),
        ..Default::default()
    };
    match operation % 7 {
        0 => block_on(v4.get_event(ID)).map(drop),
        1 => block_on(v4.wait_for_event(ID)).map(drop),
        2 => block_on(v4.search_events(&filter)).map(drop),
        3 => block_on(v4.update_event(ID, &update)),
        4 => block_on(v4.delete_visitor_data(ID)),
        5 => block_on(v3.get_visits(ID, &v3::GetVisitsParams::default())).map(drop),
        _ => block_on(
            iq::Client::new(KEY, replay.clone())
                .with_limits(limits)
                .get_event(ID),
        )
        .map(drop),
    }
}
