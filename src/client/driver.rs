//! Makes a call over the transport: asks the core for the next step, and takes it.

use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use serde::de::DeserializeOwned;

use crate::api::parameter::Input;
use crate::call::endpoint::{Region, System};
use crate::call::error::{Error, ErrorKind, Refusal};
use crate::call::exchange::{Exchange, Next, Send};
use crate::call::operation::Operation;
use crate::call::request::Request;
use crate::call::retry::Setback;
use crate::call::secret::hidden;
use crate::client::answer::{Failed, Outcome, decode, outcome, setback, shown_headers};
use crate::client::call::{Call, Read};
use crate::client::clock::Clock;
use crate::client::hooks::{HookFacts, Hooks};
use crate::client::settings::{Own, Settings};
use crate::transport::Transport;

/// The methods of what must not be done twice: deletions, edge events, inspections.
const ONCE: [&str; 2] = ["DELETE", "POST"];

/// After this everything else is repeated.
const ALWAYS_REPEATED: Setback<'static> = Setback::Status {
    status: 503,
    code: None,
};

/// A transport and what goes over it: what the clients of all systems have in common. Clones share both.
pub(super) struct Driver<T> {
    transport: Arc<T>,
    pub(super) settings: Arc<Settings>,
}

impl<T> Clone for Driver<T> {
    fn clone(&self) -> Self {
        Self {
            transport: Arc::clone(&self.transport),
            settings: Arc::clone(&self.settings),
        }
    }
}

/// Never shows the key.
impl<T> fmt::Debug for Driver<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("system", &self.settings.system)
            .field("origin", &self.settings.origin)
            .finish_non_exhaustive()
    }
}

impl<T> Driver<T> {
    #[cfg_attr(
        target_arch = "wasm32",
        allow(
            clippy::arc_with_non_send_sync,
            reason = "there is one thread there, and natively it is both"
        )
    )]
    pub(super) fn new(
        system: System,
        api_key: Option<String>,
        region: Region,
        transport: T,
    ) -> Self {
        Self {
            transport: Arc::new(transport),
            settings: Arc::new(Settings::new(system, api_key, region)),
        }
    }

    /// Settings of its own, to be changed: other clones keep theirs.
    pub(super) fn settings(&mut self) -> &mut Settings {
        Arc::make_mut(&mut self.settings)
    }

    /// A call whose answer is a value.
    pub(super) fn call<R: DeserializeOwned>(
        &self,
        operation: &'static Operation,
        inputs: Vec<Input<'_>>,
    ) -> Call<T, R> {
        self.call_read(operation, inputs, |response, secrets| {
            decode(response, secrets, |_| None)
        })
    }

    /// A call whose answer is read like this.
    pub(super) fn call_read<R>(
        &self,
        operation: &'static Operation,
        inputs: Vec<Input<'_>>,
        read: Read<R>,
    ) -> Call<T, R> {
        Call {
            driver: self.clone(),
            operation,
            inputs: inputs.into_iter().map(Input::into_owned).collect(),
            body: None,
            read,
            own: Own::default(),
        }
    }

    /// Makes one call, with its repetitions.
    pub(super) async fn make<R>(&self, call: &Call<T, R>) -> Result<R, Error>
    where
        T: Transport,
    {
        let operation = call.operation;
        let settings = &*self.settings;
        let fail = |attempts, retryable, failed: Failed| Error {
            operation: operation.name,
            attempts,
            retryable,
            kind: failed.kind,
            headers: failed.headers,
        };
        let prepared = || {
            Ok((
                settings.limits_with(&call.own).checked()?,
                settings.request(call)?,
            ))
        };
        let (limits, request) = prepared().map_err(|refusal| self.refused(operation, &refusal))?;
        let path = request.url.get(settings.origin.len()..).unwrap_or_default();
        let secrets = settings.secrets(operation, path);
        let mut clock = Clock::start(&*self.transport);
        let mut exchange = Exchange::new(operation.repeat, limits, 0, 0);
        // What the API said last, when it was that there is no such event yet: what is known where the deadline cuts the
        // next question short.
        let mut not_there = None;
        loop {
            let Send::Within { ms, by_deadline } = exchange.send(clock.elapsed_ms()) else {
                let late = || {
                    let failed = Failed::without_answer(ErrorKind::Deadline);
                    fail(exchange.attempts(), true, failed)
                };
                return Err(not_there.unwrap_or_else(late));
            };
            let attempt = Request {
                timeout: milliseconds(ms),
                ..request.clone()
            };
            let attempt_facts = HookFacts::of(operation, exchange.attempts());
            settings.tell(Hooks::on_request, &attempt_facts);
            let began_ms = clock.elapsed_ms();
            let sent = self.within(ms, self.transport.send(attempt)).await;
            let came = sent.is_some();
            let outcome = match sent {
                Some(sent) => outcome(
                    operation,
                    settings.system,
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
                    let mut failed = Failed::without_answer(limit);
                    if let (true, Some(error)) = (by_deadline, not_there.take()) {
                        let Error { kind, headers, .. } = error;
                        (failed.kind, failed.headers) = (kind, headers);
                    }
                    Outcome::Failure(failed)
                }
            };
            let mut facts = HookFacts {
                duration: Some(milliseconds(clock.elapsed_ms() - began_ms)),
                ..attempt_facts.clone()
            };
            let failed = match outcome {
                Outcome::Success(response) => {
                    facts.status = Some(response.status);
                    settings.tell_end(&facts);
                    return (call.read)(&response, &secrets).map_err(|kind| Error {
                        headers: shown_headers(&response.headers, &secrets),
                        ..fail(exchange.attempts(), false, Failed::without_answer(kind))
                    });
                }
                Outcome::Unreadable(failed) => {
                    facts.status = failed.kind.status();
                    facts.error = Some(&failed.kind);
                    settings.tell_end(&facts);
                    return Err(fail(exchange.attempts(), false, failed));
                }
                Outcome::Failure(failed) => failed,
            };
            let Failed {
                retry_after,
                is_permanent,
                ..
            } = failed;
            let by_table = !is_permanent && operation.repeat.allows(setback(&failed.kind));
            let error = fail(exchange.attempts(), by_table, failed);
            let facts = facts.ended(error.status().filter(|_| came), error.kind());
            let said = settings.decision(
                &HookFacts {
                    duration: None,
                    ..facts.clone()
                },
                &error,
            );
            settings.tell_end(&facts);
            // What the table never repeats may do its work twice.
            let is_forced = said == Some(true) && !by_table && !ONCE.contains(&operation.method);
            let repeated = match said {
                Some(false) => None,
                _ if is_forced => Some(ALWAYS_REPEATED),
                _ if is_permanent => None,
                _ => Some(setback(error.kind())),
            };
            let next = match repeated {
                Some(setback) => {
                    let random = self.transport.random();
                    exchange.after(setback, retry_after, clock.elapsed_ms(), random)
                }
                None => Next::Fail { retryable: false },
            };
            match next {
                Next::Wait(ms) => {
                    let facts = HookFacts {
                        duration: None,
                        wait: Some(milliseconds(ms)),
                        ..facts
                    };
                    settings.tell(Hooks::on_retry, &facts);
                    #[cfg(feature = "tracing")]
                    crate::client::trace::event("retry", &facts);
                    self.transport.sleep(milliseconds(ms)).await;
                    clock.has_passed(ms);
                    let is_there = !operation.repeat.waits_for(setback(error.kind()));
                    not_there = (!is_there).then_some(error);
                }
                Next::Fail { retryable } => return Err(Error { retryable, ..error }),
            }
        }
    }

    /// A refusal names what the caller wrote: that may be the key in a wrong place.
    pub(super) fn refused(&self, operation: &Operation, refusal: &Refusal) -> Error {
        let secrets = self.settings.secrets(operation, "");
        Error {
            operation: operation.name,
            attempts: 0,
            retryable: false,
            kind: ErrorKind::Refused(hidden(refusal.message(), &secrets, true, false)),
            headers: Vec::new(),
        }
    }

    /// Runs `work` for at most `ms` milliseconds.
    async fn within<F: Future>(&self, ms: f64, work: F) -> Option<F::Output>
    where
        T: Transport,
    {
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
