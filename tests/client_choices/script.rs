//! A transport that gives what it was told to give.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use fingerprint_edge::transport::{Request, Response, Transport, TransportError};

pub(crate) const ID: &str = "1708102555327.NLOjmg";
pub(crate) const KEY: &str = "secret-key-0123456789";
pub(crate) const FINE: &str = r#"{"event_id":"1708102555327.NLOjmg","timestamp":1}"#;

pub(crate) type Answer = Result<Response, TransportError>;

/// Gives what it was told to give, and time passes in sleeps alone.
#[derive(Default)]
pub(crate) struct Script {
    answers: Mutex<VecDeque<Answer>>,
    pub(crate) urls: Mutex<Vec<String>>,
    elapsed_ms: Mutex<f64>,
}

impl Script {
    pub(crate) fn of(answers: impl IntoIterator<Item = Answer>) -> Arc<Self> {
        Arc::new(Self {
            answers: Mutex::new(answers.into_iter().collect()),
            ..Self::default()
        })
    }

    pub(crate) fn sent(&self) -> usize {
        self.urls.lock().unwrap().len()
    }
}

impl Transport for Script {
    async fn send(&self, request: Request) -> Answer {
        self.urls.lock().unwrap().push(request.url);
        let mut answers = self.answers.lock().unwrap();
        answers
            .pop_front()
            .expect("one answer more than was asked for")
    }

    async fn sleep(&self, duration: Duration) {
        *self.elapsed_ms.lock().unwrap() += duration.as_secs_f64() * 1_000.0;
    }

    fn monotonic_ms(&self) -> f64 {
        *self.elapsed_ms.lock().unwrap()
    }
}

pub(crate) fn answer(status: u16, headers: &[(&str, &str)], body: &str) -> Answer {
    let own = |(name, value): &(&str, &str)| (String::from(*name), String::from(*value));
    Ok(Response {
        status,
        headers: headers.iter().map(own).collect(),
        body: body.as_bytes().to_vec(),
    })
}

pub(crate) fn failed(status: u16, code: &str) -> Answer {
    let body = [r#"{"error":{"code":""#, code, r#"","message":"no"}}"#].concat();
    answer(status, &[("Retry-After", "0")], &body)
}

pub(crate) fn fine() -> Answer {
    answer(200, &[], FINE)
}

pub(crate) fn lost() -> Answer {
    Err(TransportError::Connection(String::from("reset")))
}
