//! The core for `js/call`. How values cross is described in the crate `fingerprint-edge-wasm`.

mod input;
#[cfg(feature = "trap")]
mod trap;

use crate::input::Inputs;
use fingerprint_edge::__bindings::{
    Answer, Exchange, Limits, Next, OPERATIONS, Operation, Refusal, Region, SENSITIVE_HEADERS,
    Setback, System, advice, allowed_base_url, path, refusal, retry_after_ms,
};
use fingerprint_edge_wasm::{Mark, answer};
use wasm_bindgen::prelude::wasm_bindgen;

/// The standard library's allocator would be a sixth of the whole file.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: lol_alloc::LockedAllocator<lol_alloc::FreeListAllocator> =
    lol_alloc::LockedAllocator::new(lol_alloc::FreeListAllocator::new());

/// What the core knows before any call, blanks between fields: a line of the headers whose values `makeEdgeEvent`
/// keeps back, then a line for each operation, in the order of the numbers that `prepare` and `step` take: system,
/// name, method, template, and the type and name of the member that an answer must have.
#[wasm_bindgen]
pub fn describe() -> String {
    let mut table = String::new();
    line(&mut table, &SENSITIVE_HEADERS, " ");
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
        line(&mut table, &fields, " ");
    }
    Mark::Value.before(&table)
}

/// Where the calls of a system, by its number in [`System::ALL`], go: origin or checked base URL, then the name of the header for the
/// key, and what stands before the key, a line each. An empty base URL means the region's origin.
#[wasm_bindgen]
pub fn endpoint(system: usize, region: &str, base: &str) -> String {
    let lines = || {
        let system = system_at(system)?;
        let region = Region::parse(region)?;
        if matches!(system, System::Iq | System::IqLive) && region != Region::Global {
            return Err(refusal(&[
                "`region` must be left out: FingerprintIQ has one host",
            ]));
        }
        let origin = if base.is_empty() {
            system.origin(region)
        } else {
            allowed_base_url(base)?
        };
        let (header, prefix) = system.auth_header();
        let mut lines = String::new();
        line(&mut lines, &[origin, header, prefix], "\n");
        Ok(lines)
    };
    checked(lines())
}

/// Whether a secret key can be one of the system's: nothing, or why not.
#[wasm_bindgen]
pub fn check_key(system: usize, key: &str) -> String {
    checked(
        system_at(system)
            .and_then(|system| system.check_key(key))
            .map(|()| ""),
    )
}

/// The path and query string of a call. `input` has the parameters, then those that the core does not check.
#[wasm_bindgen]
pub fn prepare(operation: usize, input: &str) -> String {
    #[cfg(feature = "trap")]
    trap::on_demand(input);
    let Inputs {
        checked: inputs,
        extra,
    } = Inputs::read(input);
    checked(operation_at(operation).and_then(|operation| path(operation, &inputs, &extra)))
}

/// The milliseconds that a `Retry-After` header asks for at a time of the clock, or -1.
#[wasm_bindgen]
pub fn retry_after(header: &str, now_ms: f64) -> f64 {
    retry_after_ms(header, now_ms).unwrap_or(-1.0)
}

/// The step after a setback, `elapsed_ms` after the call began: the milliseconds to wait before sending again, -1 to
/// fail, or -2 to fail although the same call may be made again.
///
/// `attempts` were sent, of which `polls` found that what they ask for is not there yet; `status` is 0 when no
/// answer came, `code` is empty when there is none, `asked_ms` is what `retry_after` gave, `random` is from 0 to 1.
#[wasm_bindgen]
#[expect(
    clippy::too_many_arguments,
    reason = "numbers cross the boundary for nothing, an object does not"
)]
pub fn step(
    operation: usize,
    attempts: u32,
    polls: u32,
    max_retries: u32,
    deadline_ms: u32,
    elapsed_ms: f64,
    status: u16,
    code: &str,
    asked_ms: f64,
    random: f64,
) -> f64 {
    #[cfg(feature = "trap")]
    trap::on_demand(code);
    let setback = match status {
        0 => Setback::NoAnswer,
        _ => Setback::Status {
            status,
            code: (!code.is_empty()).then_some(code),
        },
    };
    let limits = Limits {
        deadline_ms,
        max_retries,
        ..Limits::default()
    };
    let asked = (asked_ms >= 0.0).then_some(asked_ms);
    let next = operation_at(operation).map(|operation| {
        Exchange::new(operation.repeat, limits, attempts, polls)
            .after(setback, asked, elapsed_ms, random)
    });
    match next {
        Ok(Next::Wait(ms)) => ms,
        Ok(Next::Fail { retryable: true }) => -2.0,
        Ok(Next::Fail { retryable: false }) | Err(_) => -1.0,
    }
}

/// What to do about a rejection of which a host says this, in its name, its code and its message, blanks between them;
/// nothing where it may be over at the next attempt.
#[wasm_bindgen(js_name = advice)]
pub fn advise(said: &str) -> String {
    Mark::Value.before(advice(said).unwrap_or_default())
}

fn operation_at(index: usize) -> Result<&'static Operation, Refusal> {
    OPERATIONS
        .get(index)
        .copied()
        .ok_or_else(|| refusal(&["unknown operation"]))
}

fn system_at(index: usize) -> Result<System, Refusal> {
    System::ALL
        .get(index)
        .copied()
        .ok_or_else(|| refusal(&["unknown system"]))
}

/// Fields, each with the separator after it, and the end of their line.
fn line(lines: &mut String, fields: &[&str], separator: &str) {
    for field in fields {
        lines.push_str(field);
        lines.push_str(separator);
    }
    lines.push('\n');
}

fn checked(result: Result<impl AsRef<str>, Refusal>) -> String {
    answer(result.as_ref().map_err(Refusal::message))
}
