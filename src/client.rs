//! The async driver for Rust callers: it runs the core over a [`Transport`].

use std::borrow::Cow;
use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::api::parameter::{Given, Input};
use crate::call::endpoint::{Region, System, base_url};
use crate::call::error::{Error, ErrorKind, Refusal};
use crate::call::exchange::{Exchange, Limits, Next, Send};
use crate::call::operation::Operation;
use crate::call::request::Request;
use crate::call::secret::{Secrets, hidden};
use crate::client::answer::{Outcome, decode, outcome, setback};
use crate::client::clock::Clock;
use crate::transport::{Response, Transport};

mod answer;
mod clock;
mod common;
mod edge;
pub mod iq;
mod request;
pub mod v3;
pub mod v4;

/// One system at one place, with the key for it: what the clients of all systems have in common.
struct Driver<T> {
    transport: T,
    origin: String,
    system: System,
    api_key: Option<String>,
    live_key: Option<String>,
    headers: Vec<(Cow<'static, str>, String)>,
    limits: Limits,
}

/// Never shows the key.
impl<T> fmt::Debug for Driver<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("system", &self.system)
            .field("origin", &self.origin)
            .finish_non_exhaustive()
    }
}

/// A 2xx answer, and the call that it is to.
struct Success {
    response: Response,
    attempts: u32,
    path: String,
}

impl<T: Transport> Driver<T> {
    fn new(system: System, api_key: Option<String>, region: Region, transport: T) -> Self {
        Self {
            transport,
            origin: String::from(system.origin(region)),
            system,
            api_key,
            live_key: None,
            headers: Vec::new(),
            limits: Limits::default(),
        }
    }

    fn set_base_url(&mut self, url: &str) -> Result<(), Refusal> {
        self.origin = String::from(base_url(url)?);
        Ok(())
    }

    /// What no error of a call may show.
    fn secrets<'a>(&'a self, operation: &Operation, path: &'a str) -> Secrets<'a> {
        Secrets {
            keys: [&self.api_key, &self.live_key].map(|key| key.as_deref().unwrap_or_default()),
            origin: &self.origin,
            path,
            template: operation.template,
        }
    }

    /// Makes one call, with its repetitions.
    async fn call(
        &self,
        operation: &Operation,
        inputs: &[Input<'_>],
        body: Option<String>,
    ) -> Result<Success, Error> {
        let fail = |attempts, retryable, kind| Error {
            operation: operation.name,
            attempts,
            retryable,
            kind,
        };
        let (limits, request) = self
            .limits
            .checked()
            .and_then(|limits| Ok((limits, self.request(operation, inputs, body)?)))
            .map_err(|refusal| self.refused(operation, &refusal))?;
        let path = request.url.get(self.origin.len()..).unwrap_or_default();
        let secrets = self.secrets(operation, path);
        let mut clock = Clock::start(&self.transport);
        let mut exchange = Exchange::new(operation.repeat, limits, 0, 0);
        loop {
            let Send::Within { ms, by_deadline } = exchange.send(clock.elapsed_ms()) else {
                return Err(fail(exchange.attempts(), true, ErrorKind::Deadline));
            };
            let attempt = Request {
                timeout: milliseconds(ms),
                ..request.clone()
            };
            let sent = self.within(ms, self.transport.send(attempt)).await;
            let outcome = match sent {
                Some(sent) => outcome(
                    operation,
                    self.system,
                    &secrets,
                    sent,
                    self.transport.now_ms(),
                ),
                None => {
                    clock.has_passed(ms);
                    let limit = if by_deadline {
                        ErrorKind::Deadline
                    } else {
                        ErrorKind::Timeout
                    };
                    Outcome::Failure(limit, None)
                }
            };
            let (failure, retry_after) = match outcome {
                Outcome::Success(response) => {
                    return Ok(Success {
                        response,
                        attempts: exchange.attempts(),
                        path: String::from(path),
                    });
                }
                Outcome::Final(failure) => return Err(fail(exchange.attempts(), false, failure)),
                Outcome::Failure(failure, retry_after) => (failure, retry_after),
            };
            let next = exchange.after(
                setback(&failure),
                retry_after,
                clock.elapsed_ms(),
                self.transport.random(),
            );
            match next {
                Next::Wait(ms) => {
                    self.transport.sleep(milliseconds(ms)).await;
                    clock.has_passed(ms);
                }
                Next::Fail { retryable } => {
                    return Err(fail(exchange.attempts(), retryable, failure));
                }
            }
        }
    }

    /// A refusal names what the caller wrote: that may be the key in a wrong place.
    fn refused(&self, operation: &Operation, refusal: &Refusal) -> Error {
        let message = hidden(refusal.message(), &self.secrets(operation, ""), true, false);
        Error {
            operation: operation.name,
            attempts: 0,
            retryable: false,
            kind: ErrorKind::Refused(Refusal::new(&[&message])),
        }
    }

    /// As [`call`](Self::call), with the answer as a value.
    async fn read<R: DeserializeOwned>(
        &self,
        operation: &Operation,
        inputs: &[Input<'_>],
    ) -> Result<R, Error> {
        self.read_whole(operation, inputs, |_| true).await
    }

    /// As [`read`](Self::read), of a type in which more is optional than in an answer.
    async fn read_whole<R: DeserializeOwned>(
        &self,
        operation: &Operation,
        inputs: &[Input<'_>],
        is_whole: fn(&R) -> bool,
    ) -> Result<R, Error> {
        let success = self.call(operation, inputs, None).await?;
        self.value(operation, &success, is_whole)
    }

    /// The value of an answer.
    fn value<R: DeserializeOwned>(
        &self,
        operation: &Operation,
        success: &Success,
        is_whole: fn(&R) -> bool,
    ) -> Result<R, Error> {
        let secrets = self.secrets(operation, &success.path);
        decode(&success.response, &secrets, is_whole).map_err(|kind| Error {
            operation: operation.name,
            attempts: success.attempts,
            retryable: false,
            kind,
        })
    }

    /// As [`call`](Self::call), with a JSON body.
    async fn write<B: Serialize>(
        &self,
        operation: &Operation,
        inputs: &[Input<'_>],
        body: &B,
    ) -> Result<Success, Error> {
        let body = serde_json::to_string(body).map_err(|error| {
            let wrong = ["the body cannot be written as JSON: ", &error.to_string()];
            self.refused(operation, &Refusal::new(&wrong))
        })?;
        self.call(operation, inputs, Some(body)).await
    }

    /// Runs `work` for at most `ms` milliseconds.
    async fn within<F: Future>(&self, ms: f64, work: F) -> Option<F::Output> {
        let mut work = pin!(work);
        let mut time = pin!(self.transport.sleep(milliseconds(ms)));
        poll_fn(|context| {
            if let Poll::Ready(output) = work.as_mut().poll(context) {
                return Poll::Ready(Some(output));
            }
            time.as_mut().poll(context).map(|()| None)
        })
        .await
    }
}

/// The inputs of an operation on one thing: its id, then the rest.
fn with_id<'a>(name: &'static str, id: &'a str, mut inputs: Vec<Input<'a>>) -> Vec<Input<'a>> {
    inputs.insert(0, Input::new(name, Given::Text, id));
    inputs
}

fn milliseconds(ms: f64) -> Duration {
    Duration::try_from_secs_f64(ms / 1_000.0).unwrap_or_default()
}
