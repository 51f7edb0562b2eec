//! The core for `js/client.js`. Values cross as one flat string, since that is the cheapest way
//! over the boundary; a text that begins with `!` is a refusal, and the rest of it the message.

use wasm_bindgen::prelude::wasm_bindgen;

use crate::api::parameter::{Given, Input};
use crate::call::endpoint::{Region, System, base_url};
use crate::call::error::{Refusal, concat};
use crate::call::exchange::{Exchange, Limits, Next, Send};
use crate::call::operation::{Answer, OPERATIONS, Operation};
use crate::call::request::path;
use crate::call::retry::{Setback, retry_after_ms};

/// What each operation is, in the order of the numbers that `prepare` and `after` take: a line
/// each of system, name, method, template, and the type and name of the member that an answer must have.
#[wasm_bindgen]
pub fn operations() -> String {
    let mut table = String::new();
    for operation in OPERATIONS {
        let (shape, member) = match operation.answer {
            Answer::Nothing => ("", ""),
            Answer::Text(member) => ("string", member),
            Answer::Object(member) => ("object", member),
            Answer::List(member) => ("array", member),
        };
        let fields = [
            operation.system.name(),
            operation.name,
            operation.method,
            operation.template,
            shape,
            member,
        ];
        for field in fields {
            table.push_str(field);
            table.push(' ');
        }
        table.push('\n');
    }
    table
}

/// Where the calls of a system go: origin or checked base URL, then the name of the header for the
/// key, what stands before the key, and how every key begins, a line each. An empty base URL means
/// the region's origin.
#[wasm_bindgen]
pub fn endpoint(system: &str, region: &str, base: &str) -> String {
    let lines = || {
        let system = System::by_name(system).ok_or_else(|| Refusal::new(&["unknown system"]))?;
        let region = Region::parse(region)?;
        if system == System::Iq && region != Region::Global {
            return Err(Refusal::new(&[
                "`region` must be left out: FingerprintIQ has one host",
            ]));
        }
        let origin = if base.is_empty() {
            system.origin(region)
        } else {
            base_url(base)?
        };
        let (header, prefix) = system.auth_header();
        let parts = [origin, header, prefix, system.key_prefix()];
        let mut lines = String::new();
        for part in parts {
            lines.push_str(part);
            lines.push('\n');
        }
        Ok(lines)
    };
    text_or_refusal(lines())
}

/// The path and query string of a call. `input` is `name NUL type value NUL` for each value, then,
/// after an empty pair, the same for extra query parameters. The type is one letter: see `given`.
#[wasm_bindgen]
pub fn prepare(operation: usize, input: &str) -> String {
    #[cfg(feature = "npm-trap")]
    super::trap::on_demand(input);
    let mut inputs = Vec::new();
    let mut extra = Vec::new();
    let mut rest = input;
    let mut into_extra = false;
    while let Some((name, value, after)) = next_pair(rest) {
        rest = after;
        match given(value) {
            None => into_extra = true,
            Some((given, text)) => {
                if into_extra { &mut extra } else { &mut inputs }
                    .push(Input::new(name, given, text));
            }
        }
    }
    text_or_refusal(operation_at(operation).and_then(|operation| path(operation, &inputs, &extra)))
}

/// How many milliseconds the next attempt gets: negative when it is the deadline that cuts it, 0
/// when the deadline has passed.
#[wasm_bindgen]
pub fn attempt(timeout_ms: u32, deadline_ms: u32, elapsed_ms: f64) -> f64 {
    let limits = Limits {
        timeout_ms,
        deadline_ms,
        max_retries: 0,
    };
    match limits.attempt(elapsed_ms) {
        Send::TooLate => 0.0,
        Send::Within {
            ms,
            by_deadline: true,
        } => -ms,
        Send::Within {
            ms,
            by_deadline: false,
        } => ms,
    }
}

/// The step after a setback: milliseconds to wait before sending again, -1 to fail, -2 to fail
/// although the same call may be made again. `polls` counts the attempts that were sent again after
/// a 404; `status` is 0 when no answer came, `code` empty when there is none, `retry_after_ms`
/// negative when there is none.
#[wasm_bindgen]
#[expect(
    clippy::too_many_arguments,
    reason = "numbers cross the boundary for nothing, an object does not"
)]
pub fn after(
    operation: usize,
    attempts: u32,
    polls: u32,
    max_retries: u32,
    deadline_ms: u32,
    elapsed_ms: f64,
    status: u16,
    code: &str,
    retry_after_ms: f64,
    random: f64,
) -> f64 {
    #[cfg(feature = "npm-trap")]
    super::trap::on_demand(code);
    let Ok(operation) = operation_at(operation) else {
        return -1.0;
    };
    let setback = match status {
        0 => Setback::NoAnswer,
        _ => Setback::Status {
            status,
            code: (!code.is_empty()).then_some(code),
        },
    };
    let limits = Limits {
        timeout_ms: 0,
        deadline_ms,
        max_retries,
    };
    let asked = (retry_after_ms >= 0.0).then_some(retry_after_ms);
    match Exchange::new(operation.repeat, limits, attempts, polls)
        .after(setback, asked, elapsed_ms, random)
    {
        Next::Wait(ms) => ms,
        Next::Fail { retryable: false } => -1.0,
        Next::Fail { retryable: true } => -2.0,
    }
}

/// A `Retry-After` header as milliseconds from now, or -1 when it says nothing.
#[wasm_bindgen]
pub fn retry_after(value: &str, now_ms: f64) -> f64 {
    retry_after_ms(value, now_ms).unwrap_or(-1.0)
}

fn operation_at(index: usize) -> Result<&'static Operation, Refusal> {
    OPERATIONS
        .get(index)
        .copied()
        .ok_or_else(|| Refusal::new(&["unknown operation"]))
}

fn text_or_refusal(result: Result<String, Refusal>) -> String {
    result.unwrap_or_else(|refusal| concat(&["!", refusal.message()]))
}

fn next_pair(flat: &str) -> Option<(&str, &str, &str)> {
    let (name, rest) = flat.split_once(['\0'])?;
    let (value, rest) = rest.split_once(['\0'])?;
    Some((name, value, rest))
}

/// The letters that `js/input.js` writes before a value; nothing at all stands between the parts.
fn given(value: &str) -> Option<(Given, &str)> {
    let mut characters = value.chars();
    let given = match characters.next()? {
        's' => Given::Text,
        'n' => Given::Number,
        'b' => Given::Flag,
        'd' => Given::Date,
        'i' => Given::Item,
        'o' => Given::Object,
        _ => Given::Other,
    };
    Some((given, characters.as_str()))
}
