//! What came of a call against what the table expects of it.

use std::error::Error as _;
use std::fmt::Debug;
use std::sync::Arc;

use fingerprint_edge::transport::Transport;
use fingerprint_edge::{Error, ErrorKind};
use serde_json::Value;

use super::call::call;
use super::case::{Answer, Case, Expect, Http};
use super::script::Script;
use super::spent::Spent;
use super::table::Operation;
use super::told::{self, Told};

/// Of the API's own errors a code and a message are expected.
const API_ERRORS: [&str; 2] = ["ServerApiError", "TooManyRequestsError"];

/// Makes the call of a case over the transport that is made of its script, and gives what is not as expected.
pub(crate) async fn problems<T: Transport>(
    case: &Case,
    operation: &Operation,
    over: impl FnOnce(&Arc<Script>) -> T,
) -> Vec<String> {
    let key = case.key.as_deref().unwrap_or(&operation.key);
    let script = Script::new(operation, key, &case.answers, case.random);
    let transport = Spent::new(&script, over(&script));
    let told = Told::default();
    let result = call(operation, transport, key, &case.options, told.clone()).await;
    let mut judge = Judge(script.problems());
    judge.same(
        "hooks",
        told.all(),
        told::expected(case, operation, &script),
    );
    let answers: usize = case.answers.iter().map(Answer::times).sum();
    judge.same("requests, answers left", script.requests(), (answers, 0));
    if let Some(waits) = &case.expect.waits {
        judge.same("waits", &script.waits(), waits);
    }
    match (&case.expect.class, result) {
        (None, Ok(value)) => {
            let silent = operation.success.is_null();
            let sent = serde_json::from_str(&script.last_body()).ok();
            let expected = if silent { Some(Value::Null) } else { sent };
            judge.same("value", Some(value), expected);
        }
        (None, Err(error)) => judge.0.push(format!("failed: {error:?}")),
        (Some(class), Ok(value)) => judge.0.push(format!("no {class}, but {value}")),
        (Some(class), Err(error)) => {
            let (_, name) = operation.name.split_once('.').unwrap();
            judge.same("operation", error.operation(), name);
            judge.same(
                "attempts",
                error.attempts(),
                case.expect.attempts.unwrap_or(answers as u32),
            );
            judge.error(class, case, &error, &script);
            judge.shown(&case.expect, &error, &script);
        }
    }
    judge.0
}

struct Judge(Vec<String>);

impl Judge {
    fn same<T: Debug + PartialEq>(&mut self, what: &str, actual: T, expected: T) {
        if actual != expected {
            self.0
                .push(format!("{what}: expected {expected:?}, got {actual:?}"));
        }
    }

    fn error(&mut self, class: &str, case: &Case, error: &Error, script: &Script) {
        let expect = &case.expect;
        let http = case.answers.last().and_then(Answer::http);
        self.same("class", class_of(error.kind()), class);
        self.same("retryable", Some(error.retryable()), expect.retryable);
        self.same("may_have_arrived", error.may_have_arrived(), true);
        let status = expect.status_code.or(http.as_ref().map(|http| http.status));
        self.same("status", error.status(), status);
        let seconds = error.retry_after().map(|time| time.as_secs_f64());
        self.same("retry_after", seconds, expect.retry_after);
        self.same("limit", limit_of(error), expect.limit.as_deref());

        let said = |of: fn(Http) -> Option<String>| {
            http.clone()
                .filter(|_| API_ERRORS.contains(&class))
                .and_then(of)
        };
        let code = expect
            .code
            .clone()
            .unwrap_or_else(|| said(|http| http.error.map(|(code, _)| code)));
        let code = code.map(|code| script.filled(&code));
        self.same("code", error.code(), code.as_deref());
        let message = expect
            .message
            .clone()
            .unwrap_or_else(|| said(|http| http.said.or(http.error.map(|(_, message)| message))));
        if let Some(message) = message {
            let message = script.filled(&message);
            self.same("message", message_of(error), Some(message.as_str()));
        }
        if let Some(body) = &expect.body {
            let body = script.filled(&body.replace("{body}", &script.last_body()));
            self.same("body", body_of(error), Some(body.as_str()));
        }
    }

    fn shown(&mut self, expect: &Expect, error: &Error, script: &Script) {
        let mut shown = format!("{error}\n{error:?}\n{error:#?}\n{:?}", error.kind());
        let mut source = error.source();
        while let Some(cause) = source {
            shown.push_str(&format!("\n{cause}\n{cause:?}"));
            source = cause.source();
        }
        for text in &expect.shows {
            let text = script.filled(text);
            if !shown.contains(&text) {
                self.0.push(format!("{text} is not shown in {shown}"));
            }
        }
        let standard = ["{key}", "{id}", "{encoded}"].map(String::from);
        for text in expect.hides.as_deref().unwrap_or(&standard) {
            let text = script.filled(text);
            if shown.contains(&text) {
                self.0.push(format!("{text} is shown in {shown}"));
            }
        }
    }
}

/// What JavaScript calls such an error.
pub(crate) fn class_of(kind: &ErrorKind) -> &'static str {
    match kind {
        ErrorKind::Refused(_) => "TypeError",
        ErrorKind::Network(_) => "NetworkError",
        ErrorKind::Timeout | ErrorKind::Deadline => "TimeoutError",
        ErrorKind::Api { status: 429, .. } => "TooManyRequestsError",
        ErrorKind::Api { .. } => "ServerApiError",
        ErrorKind::Status { .. } => "RequestError",
        ErrorKind::InvalidResponse { .. } => "InvalidResponseError",
        kind => panic!("an unknown kind of error: {kind:?}"),
    }
}

fn limit_of(error: &Error) -> Option<&'static str> {
    match error.kind() {
        ErrorKind::Timeout => Some("timeout"),
        ErrorKind::Deadline => Some("deadline"),
        _ => None,
    }
}

fn message_of(error: &Error) -> Option<&str> {
    match error.kind() {
        ErrorKind::Api { message, .. } => Some(message),
        _ => None,
    }
}

fn body_of(error: &Error) -> Option<&str> {
    match error.kind() {
        ErrorKind::Status { body, .. } | ErrorKind::InvalidResponse { body, .. } => Some(body),
        _ => None,
    }
}
