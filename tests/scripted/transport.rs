//! A transport that answers by the script of a case. Its clock moves only when someone sleeps.

use std::collections::VecDeque;
use std::future::{pending, poll_fn};
use std::sync::{Arc, Mutex};
use std::task::Poll;
use std::time::Duration;

use fingerprint_edge::transport::{Request, Response, Transport, TransportError};
use serde_json::Value;

use crate::case::{Answer, Word};
use crate::spelling::SPELLINGS;
use crate::table::Operation;

/// Sun, 06 Nov 1994 08:49:37 GMT.
const BEGIN_MS: f64 = 784_111_777_000.0;

pub(crate) struct Scripted {
    answers: Mutex<VecDeque<Answer>>,
    requests: Mutex<Vec<Request>>,
    waits: Mutex<Vec<f64>>,
    last_body: Mutex<String>,
    clock: Mutex<f64>,
    hanging: Mutex<bool>,
    random: f64,
    key: String,
    id: String,
    template: String,
    success: Value,
}

impl Scripted {
    pub(crate) fn new(
        operation: &Operation,
        key: &str,
        answers: &[Answer],
        random: f64,
    ) -> Arc<Self> {
        Arc::new(Self {
            answers: Mutex::new(
                answers
                    .iter()
                    .flat_map(|answer| std::iter::repeat_n(answer.clone(), answer.times()))
                    .collect(),
            ),
            requests: Mutex::default(),
            waits: Mutex::default(),
            last_body: Mutex::default(),
            clock: Mutex::new(BEGIN_MS),
            hanging: Mutex::default(),
            random,
            key: key.to_owned(),
            id: operation.id.clone(),
            template: operation.template.clone(),
            success: operation.success.clone(),
        })
    }

    /// How many requests came, and how many answers nobody asked for.
    pub(crate) fn requests(&self) -> (usize, usize) {
        (
            self.requests.lock().unwrap().len(),
            self.answers.lock().unwrap().len(),
        )
    }

    pub(crate) fn last_request(&self) -> Request {
        self.requests.lock().unwrap().last().unwrap().clone()
    }

    /// Milliseconds between the attempts.
    pub(crate) fn waits(&self) -> Vec<f64> {
        self.waits.lock().unwrap().clone()
    }

    pub(crate) fn last_body(&self) -> String {
        self.last_body.lock().unwrap().clone()
    }

    /// A text of the case with what the last request says in the place of the placeholders.
    pub(crate) fn filled(&self, text: &str) -> String {
        let request = self.last_request();
        let (_, rest) = request.url.split_once("://").unwrap();
        let path = rest.split_at(rest.find('/').unwrap()).1;
        let query = path.split_at(path.find('?').unwrap_or(path.len())).1;
        let mut encoded = String::new();
        fingerprint_edge::__bindings::call::query::encode(&mut encoded, &self.id);
        let hidden = match self.template.find('{') {
            Some(parameter) => self.template.split_at(parameter).1,
            None if query.contains(&encoded) => "[value]",
            None => &self.id,
        };
        let mut values = vec![
            ("{key}".to_owned(), self.key.clone()),
            ("{id}".to_owned(), self.id.clone()),
            ("{encoded}".to_owned(), encoded),
            ("{url}".to_owned(), request.url.clone()),
            ("{path}".to_owned(), path.to_owned()),
            ("{query}".to_owned(), query.to_owned()),
            ("{template}".to_owned(), self.template.clone()),
            ("{hidden}".to_owned(), hidden.to_owned()),
            ("{method}".to_owned(), request.method.to_owned()),
        ];
        for (spelling, spell) in SPELLINGS {
            values.push((format!("{{key:{spelling}}}"), spell(&self.key)));
            values.push((format!("{{id:{spelling}}}"), spell(&self.id)));
        }
        values.iter().fold(text.to_owned(), |text, (name, value)| {
            text.replace(name, value)
        })
    }

    fn body(&self, template: Vec<u8>) -> Vec<u8> {
        let body = match String::from_utf8(template) {
            Ok(text) => self.filled(&text).into_bytes(),
            Err(error) => error.into_bytes(),
        };
        let bare = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&body);
        *self.last_body.lock().unwrap() = String::from_utf8_lossy(bare).into_owned();
        body
    }
}

impl Transport for Scripted {
    async fn send(&self, request: Request) -> Result<Response, TransportError> {
        self.requests.lock().unwrap().push(request);
        let answer = self.answers.lock().unwrap().pop_front();
        match answer {
            None => Err(TransportError::Connection(
                "a request that was not expected".into(),
            )),
            Some(Answer::Fails(fails)) => {
                Err(TransportError::Connection(self.filled(&fails.fails)))
            }
            Some(Answer::Word(Word::Hang)) => {
                *self.hanging.lock().unwrap() = true;
                pending().await
            }
            Some(answer) => {
                let http = answer.http().unwrap();
                let response = Response {
                    status: http.status,
                    headers: http
                        .headers()
                        .into_iter()
                        .map(|(name, value)| (name, self.filled(&value)))
                        .collect(),
                    body: self.body(http.body(&self.success)),
                };
                if http.broken {
                    return Err(TransportError::Incomplete(response));
                }
                Ok(response)
            }
        }
    }

    async fn sleep(&self, duration: Duration) {
        // The first poll leaves the request its turn, so that only what hangs runs into its limit.
        let mut polled = false;
        poll_fn(|context| {
            if std::mem::replace(&mut polled, true) {
                return Poll::Ready(());
            }
            context.waker().wake_by_ref();
            Poll::Pending
        })
        .await;
        let ms = duration.as_secs_f64() * 1_000.0;
        *self.clock.lock().unwrap() += ms;
        if !std::mem::take(&mut *self.hanging.lock().unwrap()) {
            self.waits.lock().unwrap().push(ms);
        }
    }

    fn now_ms(&self) -> f64 {
        *self.clock.lock().unwrap()
    }

    fn random(&self) -> f64 {
        self.random
    }
}
