//! What happens to calls, for `tracing`: a span a call, an event for each attempt and each wait.

use std::future::Future;

use tracing::{Instrument, Level, debug, span};

use crate::call::operation::Operation;
use crate::client::hooks::HookFacts;

/// Makes a call within a span of its own.
pub(super) fn spanned<F: Future>(
    operation: &Operation,
    call: F,
) -> impl Future<Output = F::Output> + use<F> {
    call.instrument(span!(
        Level::DEBUG,
        "fingerprint_edge",
        operation = operation.name,
        url.template = operation.template,
        http.request.method = operation.method,
    ))
}

/// An attempt has ended, or the call waits for the next one.
pub(super) fn event(what: &str, facts: &HookFacts<'_>) {
    debug!(
        attempt = facts.attempt,
        http.response.status_code = facts.status,
        duration_ms = facts
            .duration
            .map(|duration| duration.as_secs_f64() * 1_000.0),
        wait_ms = facts.wait.map(|wait| wait.as_secs_f64() * 1_000.0),
        error = facts.error.map(tracing::field::display),
        "{what}"
    );
}
