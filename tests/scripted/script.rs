//! What a server says in a case, one answer after another, and what came of it.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use fingerprint_edge::transport::Request;
use serde_json::Value;

use super::case::{Answer, Word};
use super::spelling::SPELLINGS;
use super::table::Operation;

/// Sun, 06 Nov 1994 08:49:37 GMT.
const BEGIN_MS: f64 = 784_111_777_000.0;

/// An answer, with what the request says in the place of the placeholders.
pub(crate) enum Reply {
    /// The connection fails; the host says this.
    Fails(String),
    /// None until the client gives up.
    Hang,
    Http {
        status: u16,
        #[cfg_attr(
            not(any(target_arch = "wasm32", feature = "reqwest")),
            expect(dead_code, reason = "in memory there is no such text")
        )]
        reason: String,
        headers: Vec<(String, String)>,
        body: Vec<u8>,
        /// The connection breaks after the body.
        broken: bool,
    },
}

pub(crate) struct Script {
    state: Mutex<State>,
    pub(crate) random: f64,
    key: String,
    id: String,
    template: String,
    success: Value,
}

#[derive(Default)]
struct State {
    answers: VecDeque<Answer>,
    requests: Vec<Request>,
    waits: Vec<f64>,
    last_body: String,
    clock_ms: f64,
    sending: bool,
    hanging: bool,
    sleeper: Option<Waker>,
    said: Option<String>,
    problems: Vec<String>,
}

impl Script {
    pub(crate) fn new(
        operation: &Operation,
        key: &str,
        answers: &[Answer],
        random: f64,
    ) -> Arc<Self> {
        let state = State {
            answers: answers
                .iter()
                .flat_map(|answer| std::iter::repeat_n(answer.clone(), answer.times()))
                .collect(),
            clock_ms: BEGIN_MS,
            ..State::default()
        };
        Arc::new(Self {
            state: Mutex::new(state),
            random,
            key: key.to_owned(),
            id: operation.id.clone(),
            template: operation.template.clone(),
            success: operation.success.clone(),
        })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    /// How many requests came, and how many answers nobody asked for.
    pub(crate) fn requests(&self) -> (usize, usize) {
        let state = self.state();
        (state.requests.len(), state.answers.len())
    }

    pub(crate) fn last_request(&self) -> Request {
        self.state().requests.last().unwrap().clone()
    }

    /// Milliseconds between the attempts.
    pub(crate) fn waits(&self) -> Vec<f64> {
        self.state().waits.clone()
    }

    pub(crate) fn last_body(&self) -> String {
        self.state().last_body.clone()
    }

    pub(crate) fn now_ms(&self) -> f64 {
        self.state().clock_ms
    }

    /// What a server found wrong with the requests.
    pub(crate) fn problems(&self) -> Vec<String> {
        self.state().problems.clone()
    }

    #[cfg_attr(
        not(any(target_arch = "wasm32", feature = "reqwest")),
        expect(
            dead_code,
            reason = "in memory nothing happens to a request on its way"
        )
    )]
    pub(crate) fn complain(&self, problem: String) {
        self.state().problems.push(problem);
    }

    /// A request is on its way.
    pub(crate) fn sends(&self, request: Request) {
        let mut state = self.state();
        state.requests.push(request);
        state.sending = true;
    }

    /// Its outcome has come; what the host says where that is a failure.
    pub(crate) fn sent(&self) -> Option<String> {
        let mut state = self.state();
        state.sending = false;
        state.said.take()
    }

    /// What the request gets that has come.
    pub(crate) fn reply(&self) -> Reply {
        let answer = self.state().answers.pop_front();
        match answer {
            None => Reply::Fails("a request that was not expected".to_owned()),
            Some(Answer::Fails(fails)) => {
                let said = self.filled(&fails.fails);
                self.state().said = Some(said.clone());
                Reply::Fails(said)
            }
            Some(Answer::Word(Word::Hang)) => {
                let mut state = self.state();
                state.hanging = true;
                if let Some(sleeper) = state.sleeper.take() {
                    sleeper.wake();
                }
                Reply::Hang
            }
            Some(answer) => {
                let http = answer.http().unwrap();
                let headers = http.headers().into_iter();
                Reply::Http {
                    status: http.status,
                    reason: self.filled(http.status_text.as_deref().unwrap_or_default()),
                    headers: headers
                        .map(|(name, value)| (name, self.filled(&value)))
                        .collect(),
                    body: self.body(http.body(&self.success)),
                    broken: http.broken,
                }
            }
        }
    }

    /// Time passes between the attempts, and where a request hangs; otherwise its outcome comes first.
    pub(crate) fn poll_passed(&self, duration: Duration, context: &mut Context<'_>) -> Poll<()> {
        let mut state = self.state();
        let hung = std::mem::take(&mut state.hanging);
        if state.sending && !hung {
            state.sleeper = Some(context.waker().clone());
            return Poll::Pending;
        }
        state.sending = false;
        let ms = duration.as_secs_f64() * 1_000.0;
        state.clock_ms += ms;
        if !hung {
            state.waits.push(ms);
        }
        Poll::Ready(())
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
        let is_spelled = text.contains("{key:") || text.contains("{id:");
        for (spelling, spell) in SPELLINGS.iter().filter(|_| is_spelled) {
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
        self.state().last_body = String::from_utf8_lossy(bare).into_owned();
        body
    }
}
