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
use crate::call::request::{Request, check_header, path};
use crate::call::retry::retry_after_ms;
use crate::call::secret::{Secrets, hidden};
use crate::client::answer::{decode, refused_by_api, setback, too_large};
use crate::transport::{Response, Transport, TransportError};

mod answer;
mod common;
pub mod iq;
pub mod v3;
pub mod v4;

/// One system at one place, with the key for it: what the clients of all systems have in common.
struct Driver<T> {
    transport: T,
    origin: String,
    system: System,
    api_key: String,
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

impl<T: Transport> Driver<T> {
    fn new(system: System, api_key: String, region: Region, transport: T) -> Self {
        Self {
            transport,
            origin: String::from(system.origin(region)),
            system,
            api_key,
            headers: Vec::new(),
            limits: Limits::default(),
        }
    }

    fn set_base_url(&mut self, url: &str) -> Result<(), Refusal> {
        self.origin = String::from(base_url(url)?);
        Ok(())
    }

    /// Makes one call, with its repetitions, and gives its 2xx answer and the number of attempts.
    async fn call(
        &self,
        operation: &Operation,
        inputs: &[Input<'_>],
        body: Option<String>,
    ) -> Result<(Response, u32), Error> {
        let fail = |attempts, retryable, kind| Error {
            operation: operation.name,
            attempts,
            retryable,
            kind,
        };
        let request = self
            .request(operation, inputs, body)
            .map_err(|refusal| fail(0, false, ErrorKind::Refused(refusal)))?;
        let started = self.transport.now_ms();
        let elapsed = || self.transport.now_ms() - started;
        let mut exchange = Exchange::new(operation.repeat, self.limits, 0, 0);
        loop {
            let Send::Within { ms, by_deadline } = exchange.send(elapsed()) else {
                return Err(fail(exchange.attempts(), true, ErrorKind::Deadline));
            };
            let limit = if by_deadline {
                ErrorKind::Deadline
            } else {
                ErrorKind::Timeout
            };
            let (failure, retry_after) =
                match self.within(ms, self.transport.send(request.clone())).await {
                    None => (limit, None),
                    Some(Err(TransportError::Connection(reason))) => {
                        let reason = self.shown(&reason, &request.url, operation);
                        (ErrorKind::Network(reason), None)
                    }
                    Some(Err(TransportError::TooLarge { status, .. }))
                        if (200..300).contains(&status) =>
                    {
                        return Err(fail(exchange.attempts(), false, too_large(status)));
                    }
                    // Of a failure the status counts, not what a proxy has to say about it.
                    Some(Err(TransportError::TooLarge { status, headers })) => {
                        self.refused(&Response {
                            status,
                            headers,
                            body: Vec::new(),
                        })
                    }
                    Some(Ok(response)) if (200..300).contains(&response.status) => {
                        return Ok((response, exchange.attempts()));
                    }
                    Some(Ok(response)) => self.refused(&response),
                };
            let next = exchange.after(
                setback(&failure),
                retry_after,
                elapsed(),
                self.transport.random(),
            );
            match next {
                Next::Wait(ms) => self.transport.sleep(milliseconds(ms)).await,
                Next::Fail { retryable } => {
                    return Err(fail(exchange.attempts(), retryable, failure));
                }
            }
        }
    }

    /// The failure that an answer is, and the milliseconds that its `Retry-After` asks for.
    fn refused(&self, response: &Response) -> (ErrorKind, Option<f64>) {
        let wait = response
            .header("retry-after")
            .and_then(|value| retry_after_ms(value, self.transport.now_ms()));
        let failure = refused_by_api(self.system, &self.api_key, response, wait);
        (failure, wait)
    }

    /// A transport's text, which may be that of any host.
    fn shown(&self, text: &str, url: &str, operation: &Operation) -> String {
        let secrets = Secrets {
            key: &self.api_key,
            origin: &self.origin,
            path: url.strip_prefix(&self.origin).unwrap_or_default(),
            template: operation.template,
        };
        hidden(text, &secrets, false)
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
        let answer = self.call(operation, inputs, None).await?;
        decode(operation, &self.api_key, answer, is_whole)
    }

    /// As [`call`](Self::call), with a JSON body.
    async fn write<B: Serialize>(
        &self,
        operation: &Operation,
        inputs: &[Input<'_>],
        body: &B,
    ) -> Result<(Response, u32), Error> {
        let body = serde_json::to_string(body).map_err(|error| Error {
            operation: operation.name,
            attempts: 0,
            retryable: false,
            kind: ErrorKind::Refused(Refusal::new(&[
                "the body cannot be written as JSON: ",
                &error.to_string(),
            ])),
        })?;
        self.call(operation, inputs, Some(body)).await
    }

    fn request(
        &self,
        operation: &Operation,
        inputs: &[Input<'_>],
        body: Option<String>,
    ) -> Result<Request, Refusal> {
        self.system.check_key(&self.api_key)?;
        let (header, prefix) = self.system.auth_header();
        for (name, value) in &self.headers {
            check_header(name, value, header)?;
        }
        let mut headers = self.headers.clone();
        let json = |name| (Cow::Borrowed(name), String::from("application/json"));
        // The caller may ask for something else, but does not say what is sent.
        if !headers
            .iter()
            .any(|(name, _)| name.eq_ignore_ascii_case("accept"))
        {
            headers.push(json("accept"));
        }
        headers.push((Cow::Borrowed(header), [prefix, &self.api_key].concat()));
        if body.is_some() {
            headers.retain(|(name, _)| !name.eq_ignore_ascii_case("content-type"));
            headers.push(json("content-type"));
        }
        let url = [self.origin.as_str(), &path(operation, inputs, &[])?].concat();
        Ok(Request {
            method: operation.method,
            url,
            headers,
            body,
        })
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
