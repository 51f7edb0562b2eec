//! A Worker that looks an event up: both crates speak of the same JavaScript values.

use fingerprint_edge::transport::{FetchTransport, to_js};
use fingerprint_edge::{Region, v4};
use worker::wasm_bindgen::JsValue;
use worker::{Context, Env, Error, Request, Response, Result, event};

#[event(fetch)]
async fn fetch(request: Request, env: Env, _context: Context) -> Result<Response> {
    let key = env.secret("FINGERPRINT_SECRET_KEY")?.to_string();
    let client = v4::Client::new(key, Region::Eu, FetchTransport::default());
    let event = client
        .get_event(request.path().trim_start_matches('/'))
        .await
        .map_err(|error| Error::RustError(error.to_string()))?;
    let value: JsValue = to_js(&event).map_err(|error| Error::RustError(error.to_string()))?;
    worker::console_log!("{}", value.is_object());
    Response::from_json(&event)
}
