//! A client over a `fetch` of the test's own, in the place of the host's.

use fingerprint_edge::transport::FetchTransport;
use fingerprint_edge::{Error, Limits, Region, v4};
use js_sys::{Reflect, global};
use std::time::Duration;
use web_sys::wasm_bindgen::JsValue;

pub(crate) const KEY: &str = "secret-key-0123456789";
pub(crate) const ID: &str = "1708102555327.NLOjmg";

/// What is in scope for every `fetch` here.
const HELPERS: &str = r#"
    const count = { requests: 0, turns: 0, cancelled: 0 };
    const bytes = (text) => new TextEncoder().encode(text);
    const headers = new Headers();
    const event = '{"event_id":"1.x","timestamp":1}';
    const thrower = (name) => ({ get [name]() { throw new Error("a getter"); } });
    const stream = (read, more = {}) => ({ getReader: () => ({ read, cancel: async () => { count.cancelled++; } }), ...more });
    const chunks = (...list) => stream(async () => list.length ? { done: false, value: list.shift() } : { done: true });
"#;

/// Calls with this `fetch` in the place of the host's, an expression over the request and the helpers.
pub(crate) async fn with_fetch<T>(
    expression: &str,
    call: impl AsyncFnOnce(v4::Client<FetchTransport>) -> T,
) -> (T, JsValue) {
    let script = format!(
        "{{ {HELPERS}; const fetch = {expression}; \
           [(...given) => {{ count.requests++; return fetch(...given); }}, count] }}"
    );
    let made = js_sys::eval(&script).unwrap();
    let (fetch, count) = (
        Reflect::get_u32(&made, 0).unwrap(),
        Reflect::get_u32(&made, 1).unwrap(),
    );
    let own = Reflect::get(&global(), &"fetch".into()).unwrap();
    Reflect::set(&global(), &"fetch".into(), &fetch).unwrap();
    let client = v4::Client::new(KEY, Region::Eu, FetchTransport::default()).with_limits(
        Limits::default()
            .timeout(Duration::from_millis(400))
            .max_retries(1),
    );
    let outcome = call(client).await;
    Reflect::set(&global(), &"fetch".into(), &own).unwrap();
    (outcome, count)
}

pub(crate) async fn get(expression: &str) -> (Result<v4::Event, Error>, JsValue) {
    with_fetch(expression, async |client| client.get_event(ID).await).await
}

pub(crate) fn counted(count: &JsValue, name: &str) -> u32 {
    Reflect::get(count, &name.into()).unwrap().as_f64().unwrap() as u32
}
