//! The async driver for Rust callers: it walks the core over a [`Transport`].

use std::borrow::Cow;
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use serde::de::DeserializeOwned;

use crate::api::parameter::Input;
use crate::api::v4::error_code::ErrorResponse;
use crate::call::endpoint::{Region, System, base_url, check_key};
use crate::call::error::{Error, ErrorKind, Refusal};
use crate::call::exchange::{Exchange, Limits, Next, Send};
use crate::call::operation::Operation;
use crate::call::request::{Request, path};
use crate::call::retry::{Setback, retry_after_ms};
use crate::transport::{Response, Transport, TransportError};

pub mod v4;

/// How much of a body an error keeps.
const MOST_ERROR_BYTES: usize = 64 * 1024;

/// One system at one place, with the key for it: what the clients of all systems have in common.
struct Driver<T> {
    transport: T,
    origin: String,
    system: System,
    api_key: String,
    headers: Vec<(Cow<'static, str>, String)>,
    limits: Limits,
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
        let mut exchange = Exchange::new(operation.repeat, self.limits, 0);
        loop {
            let Send::Within { ms, by_deadline } = exchange.send(elapsed()) else {
                return Err(fail(exchange.attempts(), true, ErrorKind::Deadline));
            };
            let limit = if by_deadline {
                ErrorKind::Deadline
            } else {
                ErrorKind::Timeout
            };
            let (failure, retry_after) = match self
                .within(ms, self.transport.send(request.clone()))
                .await
            {
                None => (limit, None),
                Some(Err(TransportError::Connection(reason))) => (ErrorKind::Network(reason), None),
                Some(Err(TransportError::TooLarge { status })) => {
                    return Err(fail(exchange.attempts(), false, too_large(status)));
                }
                Some(Ok(response)) if (200..300).contains(&response.status) => {
                    return Ok((response, exchange.attempts()));
                }
                Some(Ok(response)) => {
                    let wait = response
                        .header("retry-after")
                        .and_then(|value| retry_after_ms(value, self.transport.now_ms()));
                    (refused_by_api(&response, wait), wait)
                }
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

    /// As [`call`](Self::call), with the answer as a value.
    async fn read<R: DeserializeOwned>(
        &self,
        operation: &Operation,
        inputs: &[Input<'_>],
    ) -> Result<R, Error> {
        let (response, attempts) = self.call(operation, inputs, None).await?;
        serde_json::from_slice(&response.body).map_err(|error| Error {
            operation: operation.name,
            attempts,
            retryable: false,
            kind: ErrorKind::InvalidResponse {
                status: response.status,
                reason: error.to_string(),
                body: text(&response.body),
            },
        })
    }

    fn request(
        &self,
        operation: &Operation,
        inputs: &[Input<'_>],
        body: Option<String>,
    ) -> Result<Request, Refusal> {
        check_key(&self.api_key)?;
        let (header, prefix) = self.system.auth_header();
        let mut headers = self.headers.clone();
        headers.push((Cow::Borrowed("accept"), String::from("application/json")));
        headers.push((Cow::Borrowed(header), [prefix, &self.api_key].concat()));
        if body.is_some() {
            headers.push((
                Cow::Borrowed("content-type"),
                String::from("application/json"),
            ));
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

fn milliseconds(ms: f64) -> Duration {
    Duration::try_from_secs_f64(ms / 1_000.0).unwrap_or_default()
}

fn setback(failure: &ErrorKind) -> Setback<'_> {
    match failure {
        ErrorKind::Api { status, code, .. } => Setback::Status {
            status: *status,
            code: Some(code.as_str()),
        },
        ErrorKind::Status { status, .. } => Setback::Status {
            status: *status,
            code: None,
        },
        _ => Setback::NoAnswer,
    }
}

fn refused_by_api(response: &Response, retry_after_ms: Option<f64>) -> ErrorKind {
    let status = response.status;
    let retry_after = retry_after_ms.map(|ms| ms / 1_000.0);
    match serde_json::from_slice::<ErrorResponse>(&response.body) {
        Ok(ErrorResponse { error, .. }) => ErrorKind::Api {
            status,
            code: error.code,
            message: error.message,
            retry_after,
        },
        Err(_) => ErrorKind::Status {
            status,
            body: text(&response.body),
            retry_after,
        },
    }
}

fn too_large(status: u16) -> ErrorKind {
    ErrorKind::InvalidResponse {
        status,
        body: String::new(),
        reason: String::from("it is larger than 32 MiB"),
    }
}

fn text(body: &[u8]) -> String {
    String::from_utf8_lossy(body.get(..MOST_ERROR_BYTES).unwrap_or(body)).into_owned()
}
