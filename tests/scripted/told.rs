//! What hooks are told of the calls of a case, by the names that it has in JavaScript.

use std::sync::{Arc, Mutex};

use fingerprint_edge::{HookFacts, Hooks};
use serde_json::{Map, Value, json};

use super::case::{Answer, Case, Word};
use super::judge::class_of;
use super::script::Script;
use super::table::Operation;

#[derive(Clone, Default)]
pub(crate) struct Told(Arc<Mutex<Vec<Value>>>);

impl Told {
    pub(crate) fn all(&self) -> Vec<Value> {
        self.0.lock().unwrap().clone()
    }

    fn put(&self, hook: &str, facts: &HookFacts<'_>) {
        let mut told = json!({
            "hook": hook,
            "operation": facts.operation,
            "urlTemplate": facts.url_template,
            "method": facts.method,
            "attempt": facts.attempt,
        });
        let more = [
            ("statusCode", facts.status.map(Value::from)),
            ("durationMs", facts.duration.map(|_| Value::Bool(true))),
            ("waitMs", facts.wait.map(|_| Value::Bool(true))),
            ("error", facts.error.map(|kind| Value::from(class_of(kind)))),
        ];
        for (name, value) in more {
            if let Some(value) = value {
                told[name] = value;
            }
        }
        self.0.lock().unwrap().push(told);
    }
}

impl Hooks for Told {
    fn on_request(&self, facts: &HookFacts<'_>) {
        self.put("onRequest", facts);
    }

    fn on_response(&self, facts: &HookFacts<'_>) {
        self.put("onResponse", facts);
    }

    fn on_retry(&self, facts: &HookFacts<'_>) {
        self.put("onRetry", facts);
    }
}

/// What the answers of a case make of it: of times it is said that they are there.
pub(crate) fn expected(case: &Case, operation: &Operation, script: &Script) -> Vec<Value> {
    let answers: Vec<&Answer> = case
        .answers
        .iter()
        .flat_map(|answer| std::iter::repeat_n(answer, answer.times()))
        .collect();
    let (_, name) = operation.name.split_once('.').unwrap();
    let mut told = Vec::new();
    for (index, answer) in answers.iter().enumerate() {
        let is_last = index + 1 == answers.len();
        let mut put = |hook: &str, more: Map<String, Value>| {
            let mut facts = json!({
                "hook": hook,
                "operation": name,
                "urlTemplate": operation.template,
                "method": script.last_request().method,
                "attempt": index + 1,
            });
            facts.as_object_mut().unwrap().extend(more);
            told.push(facts);
        };
        let ending = ending(
            answer,
            operation,
            case.expect.class.as_deref().filter(|_| is_last),
        );
        let with = |time: &str| {
            let mut facts = ending.clone();
            facts.insert(time.to_owned(), Value::Bool(true));
            facts
        };
        put("onRequest", Map::new());
        put("onResponse", with("durationMs"));
        if !is_last {
            put("onRetry", with("waitMs"));
        }
    }
    told
}

/// The status of an answer that could be read, or the class of the error.
fn ending(answer: &Answer, operation: &Operation, class: Option<&str>) -> Map<String, Value> {
    let read = answer.http().filter(|http| {
        let is_needed = (200..300).contains(&http.status) && !operation.success.is_null();
        !(http.broken && is_needed)
    });
    let (name, value) = match (read, answer) {
        (Some(http), _) => ("statusCode", Value::from(http.status)),
        (None, Answer::Word(Word::Hang)) => ("error", class.unwrap_or("TimeoutError").into()),
        (None, _) => ("error", class.unwrap_or("NetworkError").into()),
    };
    Map::from_iter([(name.to_owned(), value)])
}
