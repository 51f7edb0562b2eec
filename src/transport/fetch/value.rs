//! What a host hands over, taken apart without trust: nothing here throws, whatever getters do.

use js_sys::{ArrayBuffer, Function, JsString, Promise, Reflect, Uint8Array};
use wasm_bindgen_futures::JsFuture;
use web_sys::wasm_bindgen::{JsCast, JsValue};

use crate::call::advice::advice;
use crate::call::error::concat;
use crate::transport::TransportError;

/// As much of the texts of a rejection as is looked at.
const MAX_UNITS: u32 = 1_024;

/// A member; the error is what its getter throws, or that there can be no member.
pub(super) fn get(object: &JsValue, name: &str) -> Result<JsValue, JsValue> {
    Reflect::get(object, &JsValue::from_str(name))
}

/// Calls a method without arguments.
pub(super) fn call(object: &JsValue, name: &str) -> Result<JsValue, JsValue> {
    get(object, name)?.dyn_into::<Function>()?.call0(object)
}

/// What a promise comes to, or what should have been one.
pub(super) fn resolved(value: &JsValue) -> JsFuture {
    JsFuture::from(Promise::resolve(value))
}

/// The status, where the answer is one. `Response`s are not asked for their class: mocks and other
/// realms have their own.
pub(super) fn status(answer: &JsValue) -> Option<u16> {
    let status = get(answer, "status").ok()?.as_f64()?;
    let is_one = status.fract() == 0.0 && (0.0..1_000.0).contains(&status);
    is_one.then_some(status as u16)
}

/// All headers, or of an object that does not tell them all, the one that is needed.
pub(super) fn headers(answer: &JsValue) -> Vec<(String, String)> {
    let Ok(headers) = get(answer, "headers") else {
        return Vec::new();
    };
    let mut all = Vec::new();
    if let Ok(Some(pairs)) = js_sys::try_iter(&headers) {
        for pair in pairs.flatten() {
            if let (Some(name), Some(value)) = (text(&pair, "0"), text(&pair, "1")) {
                all.push((name, value));
            }
        }
    } else if let Ok(value) = get(&headers, "get").and_then(|get| {
        get.dyn_into::<Function>()?
            .call1(&headers, &JsValue::from_str("retry-after"))
    }) {
        all.extend(plain(&value).map(|value| (String::from("retry-after"), value)));
    }
    all
}

/// The bytes of a chunk, if it has any to show.
pub(super) fn bytes(chunk: &JsValue) -> Option<Uint8Array> {
    if !ArrayBuffer::is_view(chunk) {
        return None;
    }
    let number = |name| get(chunk, name).ok()?.as_f64();
    let (offset, length) = (number("byteOffset")?, number("byteLength")?);
    if length == 0.0 {
        // Nothing can be made of a buffer that was given away.
        return Some(Uint8Array::new_with_length(0));
    }
    let buffer = get(chunk, "buffer").ok()?;
    Some(Uint8Array::new_with_byte_offset_and_length(
        &buffer,
        offset as u32,
        length as u32,
    ))
}

/// What a host rejects with: an error as a rule, a `DOMException`, or any value at all. Its message is
/// looked at, but not told: some hosts write the URL, with its ids, into it.
#[expect(
    clippy::needless_pass_by_value,
    reason = "it is what `map_err` hands over"
)]
pub(super) fn rejection(rejection: JsValue) -> TransportError {
    let cause = get(&rejection, "cause").unwrap_or_default();
    let name = text(&rejection, "name").unwrap_or_else(|| String::from("an unknown error"));
    let code = text(&rejection, "code").or_else(|| text(&cause, "code"));
    let code = code.unwrap_or_default();
    let said = [
        name.as_str(),
        &code,
        &text(&rejection, "message").unwrap_or_default(),
        &text(&cause, "message").unwrap_or_default(),
    ]
    .join(" ");
    let mut reason = concat(&["`fetch` rejected with ", &name]);
    if !code.is_empty() {
        reason.push_str(&concat(&[" (", &code, ")"]));
    }
    match advice(&said) {
        Some(what) => TransportError::Permanent(concat(&[&reason, ": ", what])),
        None => TransportError::Connection(reason),
    }
}

/// The beginning of a member that is text.
fn text(object: &JsValue, name: &str) -> Option<String> {
    plain(&get(object, name).ok()?)
}

fn plain(value: &JsValue) -> Option<String> {
    if let Some(number) = value.as_f64() {
        return Some(number.to_string());
    }
    let text = value.dyn_ref::<JsString>()?;
    Some(text.slice(0, MAX_UNITS).into())
}
