//! Who is told what happens to calls.

use std::time::Duration;

use crate::call::error::{Error, ErrorKind};
use crate::call::operation::Operation;
use crate::client::settings::Settings;
use crate::transport::{MaybeSend, MaybeSync};

/// What a hook is told. Where the
/// [OpenTelemetry conventions for HTTP clients](https://opentelemetry.io/docs/specs/semconv/http/http-spans/#http-client-span)
/// have an attribute for it, its name follows in brackets. There is no URL and no header in it, so that neither ids nor
/// the key get into a log.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct HookFacts<'a> {
    /// The operation's name in the API's documents, such as `getEvent`.
    pub operation: &'static str,
    /// Such as `/v4/events/{event_id}` (`url.template`).
    pub url_template: &'static str,
    /// The HTTP method (`http.request.method`).
    pub method: &'static str,
    /// From 1 (`http.request.resend_count` is one less).
    pub attempt: u32,
    /// The HTTP status of the answer, where one came (`http.response.status_code`).
    pub status: Option<u16>,
    /// How long the attempt took, until its body was read (`http.client.request.duration`).
    pub duration: Option<Duration>,
    /// How long the call waits for its next attempt.
    pub wait: Option<Duration>,
    /// Why no answer came that could be read to its end (`error.type`).
    pub error: Option<&'a ErrorKind>,
}

impl<'a> HookFacts<'a> {
    /// Of an attempt that begins.
    pub(super) fn of(operation: &Operation, attempt: u32) -> Self {
        Self {
            operation: operation.name,
            url_template: operation.template,
            method: operation.method,
            attempt,
            status: None,
            duration: None,
            wait: None,
            error: None,
        }
    }

    /// Of an attempt that ended with the status of an answer, or else with a failure.
    pub(super) fn ended(self, status: Option<u16>, failure: &'a ErrorKind) -> Self {
        let is_status = matches!(failure, ErrorKind::Api { .. } | ErrorKind::Status { .. });
        Self {
            status,
            error: (!is_status || status.is_none()).then_some(failure),
            ..self
        }
    }
}

impl Settings {
    pub(super) fn tell(&self, hook: fn(&dyn Hooks, &HookFacts<'_>), facts: &HookFacts<'_>) {
        if let Some(hooks) = &self.hooks {
            hook(&**hooks, facts);
        }
    }

    /// An attempt has ended.
    pub(super) fn tell_end(&self, facts: &HookFacts<'_>) {
        self.tell(Hooks::on_response, facts);
        #[cfg(feature = "tracing")]
        crate::client::trace::event("attempt", facts);
    }

    /// What the user says of a failure.
    pub(super) fn decision(&self, facts: &HookFacts<'_>, error: &Error) -> Option<bool> {
        self.hooks.as_ref()?.is_retryable(facts, error)
    }
}

/// Is told what happens to each call of a client that has it by [`with_hooks`](crate::v4::Client::with_hooks), and may decide
/// what is repeated. It is called while the call waits for it: what takes long belongs elsewhere. A panic in a hook is a
/// panic of the call, as in your own code around it; the client can be used after that.
///
/// ```
/// use fingerprint_edge::{HookFacts, Hooks, Transport, v4};
///
/// struct Log;
///
/// impl Hooks for Log {
///     fn on_retry(&self, facts: &HookFacts<'_>) {
///         let HookFacts { operation, attempt, wait, .. } = facts;
///         eprintln!("{operation}: attempt {attempt} failed, again in {wait:?}");
///     }
/// }
///
/// fn logged<T: Transport>(client: v4::Client<T>) -> v4::Client<T> {
///     client.with_hooks(Log)
/// }
/// ```
///
/// With the feature `tracing`, calls are spans without any hooks.
pub trait Hooks: MaybeSend + MaybeSync + 'static {
    /// An attempt begins.
    fn on_request(&self, facts: &HookFacts<'_>) {
        let _ = facts;
    }

    /// An attempt has ended: with `duration`, and with `status` or `error`.
    fn on_response(&self, facts: &HookFacts<'_>) {
        let _ = facts;
    }

    /// The call waits for its next attempt: with `wait`, and with `status` or `error`.
    fn on_retry(&self, facts: &HookFacts<'_>) {
        let _ = facts;
    }

    /// Whether an attempt that failed is repeated, within the limits of the call. `error` is what the call ends with if
    /// it is not; its [`retryable`](Error::retryable) is what the API's rules say. `None` leaves it to them. `Some(true)`
    /// never repeats a deletion, an edge event or an inspection: they would be done twice.
    ///
    /// ```
    /// use fingerprint_edge::{Error, HookFacts, Hooks};
    ///
    /// /// A proxy of the user's own answers 418 while it starts.
    /// struct Patient;
    ///
    /// impl Hooks for Patient {
    ///     fn is_retryable(&self, _facts: &HookFacts<'_>, error: &Error) -> Option<bool> {
    ///         (error.status() == Some(418)).then_some(true)
    ///     }
    /// }
    /// ```
    fn is_retryable(&self, facts: &HookFacts<'_>, error: &Error) -> Option<bool> {
        let _ = (facts, error);
        None
    }
}
