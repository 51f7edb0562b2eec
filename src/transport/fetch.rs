//! The transport over the host's `fetch`: browsers, Workers, Node, Deno, Bun.

use std::time::Duration;

use gloo_net::http::{Headers, Method, RequestBuilder, Response as FetchResponse};
use js_sys::{Promise, Uint8Array};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader, RequestRedirect};

use super::{MAX_BODY_BYTES, Request, Response, Transport, TransportError};

#[wasm_bindgen]
extern "C" {
    // The global functions, not methods of `window`: there is none in a Worker.
    #[wasm_bindgen(catch)]
    fn fetch(request: &web_sys::Request) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(callback: &js_sys::Function, ms: f64) -> JsValue;
    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(timer: &JsValue);
}

/// Sends requests with the host's `fetch`.
#[derive(Clone, Copy, Debug, Default)]
pub struct FetchTransport {
    _private: (),
}

impl Transport for FetchTransport {
    async fn send(&self, request: Request) -> Result<Response, TransportError> {
        // Aborts when it is dropped, also when this future is.
        let abort = AbortOnDrop(AbortController::new().map_err(connection)?);
        let request = build(request, &abort.0)?;
        let response = JsFuture::from(fetch(&request).map_err(connection)?)
            .await
            .map_err(connection)?;
        // Not `dyn_into`: mocks and other realms have a `Response` of their own.
        let response = FetchResponse::from(response.unchecked_into::<web_sys::Response>());
        let status = response.status();
        let headers = response.headers().entries().collect();
        let body = read(&response, status).await?;
        Ok(Response {
            status,
            headers,
            body,
        })
    }

    async fn sleep(&self, duration: Duration) {
        let mut timer = ClearOnDrop(JsValue::UNDEFINED);
        let elapsed = Promise::new(&mut |resolve, _| {
            timer.0 = set_timeout(&resolve, duration.as_secs_f64() * 1_000.0);
        });
        // A timer's promise does not reject.
        let _ = JsFuture::from(elapsed).await;
    }
}

/// A value of this crate as a plain JavaScript value, such as an [`Event`](crate::v4::Event) that a
/// Worker written in Rust answers with: objects instead of `Map`s, numbers instead of `BigInt`s.
///
/// # Errors
/// The value cannot be written in JavaScript.
pub fn to_js<T: Serialize>(value: &T) -> Result<JsValue, serde_wasm_bindgen::Error> {
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible())
}

fn build(request: Request, abort: &AbortController) -> Result<web_sys::Request, TransportError> {
    let method = match request.method {
        "DELETE" => Method::DELETE,
        "PATCH" => Method::PATCH,
        "POST" => Method::POST,
        "PUT" => Method::PUT,
        _ => Method::GET,
    };
    let headers = Headers::new();
    for (name, value) in &request.headers {
        headers.set(name, value);
    }
    // `redirect: "error"` throws in workerd; a redirect that is not followed is an answer anyway.
    let builder = RequestBuilder::new(&request.url)
        .method(method)
        .headers(headers)
        .redirect(RequestRedirect::Manual)
        .abort_signal(Some(&abort.signal()));
    match request.body {
        Some(body) => builder.body(body),
        None => builder.build(),
    }
    .map(web_sys::Request::from)
    .map_err(|_| TransportError::Connection(String::from("the host refused the request")))
}

/// One step of a stream's reader.
#[derive(Deserialize)]
struct Chunk {
    done: bool,
    #[serde(with = "serde_wasm_bindgen::preserve", default)]
    value: JsValue,
}

/// The body. One that says of itself that it is too long is not read: dropping the request ends it.
async fn read(response: &FetchResponse, status: u16) -> Result<Vec<u8>, TransportError> {
    let mut body = Vec::new();
    let announced = response.headers().get("content-length");
    if announced.is_some_and(|length| {
        length
            .parse()
            .is_ok_and(|bytes: u64| bytes > MAX_BODY_BYTES as u64)
    }) {
        return Err(TransportError::TooLarge { status });
    }
    let Some(stream) = response.body() else {
        return Ok(body);
    };
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    loop {
        let chunk = JsFuture::from(reader.read()).await.map_err(connection)?;
        let chunk: Chunk = serde_wasm_bindgen::from_value(chunk)
            .map_err(|error| TransportError::Connection(error.to_string()))?;
        if chunk.done {
            return Ok(body);
        }
        body.extend_from_slice(&Uint8Array::new(&chunk.value).to_vec());
        if body.len() > MAX_BODY_BYTES {
            return Err(TransportError::TooLarge { status });
        }
    }
}

/// What a host rejects with: an error as a rule, a `DOMException`, or any value at all.
#[derive(Deserialize)]
struct Rejection {
    name: String,
}

/// The kind of a rejection alone: some hosts write the URL, with its ids, into the message.
fn connection(rejection: JsValue) -> TransportError {
    let kind = serde_wasm_bindgen::from_value::<Rejection>(rejection).map_or_else(
        |_| String::from("an unknown error"),
        |rejection| rejection.name,
    );
    TransportError::Connection(["`fetch` rejected with ", &kind].concat())
}

struct AbortOnDrop(AbortController);

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        self.0.abort();
    }
}

struct ClearOnDrop(JsValue);

impl Drop for ClearOnDrop {
    fn drop(&mut self) {
        clear_timeout(&self.0);
    }
}
