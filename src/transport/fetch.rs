//! The transport over the host's `fetch`: browsers, Workers, Node, Deno, Bun.

mod body;
mod value;

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::Poll;
use std::time::Duration;

use gloo_net::http::{Headers, Method, RequestBuilder};
use js_sys::Promise;
use serde::Serialize;
use wasm_bindgen_futures::JsFuture;
use web_sys::wasm_bindgen::prelude::wasm_bindgen;
use web_sys::wasm_bindgen::{self, JsValue};
use web_sys::{AbortController, RequestCache, RequestRedirect};

use self::value::{call, get, headers, rejection, resolved, status};
use super::{MAX_BODY_BYTES, MAX_FAILURE_BYTES, Request, Response, Transport, TransportError};

#[wasm_bindgen]
extern "C" {
    // The global functions, not methods of `window`: there is none in a Worker.
    #[wasm_bindgen(catch)]
    fn fetch(request: &web_sys::Request) -> Result<JsValue, JsValue>;
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
        let begun_ms = monotonic_ms();
        // Aborts when it is dropped, also when this future is.
        let abort = AbortOnDrop(AbortController::new().map_err(rejection)?);
        let answer = match fetch(&build(&request, &abort.0)?) {
            Ok(promise) => resolved(&promise).await.map_err(rejection)?,
            Err(thrown) => return Err(rejection(thrown)),
        };
        let status = status(&answer).ok_or_else(|| {
            TransportError::Permanent(String::from("`fetch` must give a `Response`"))
        })?;
        let mut response = Response {
            status,
            headers: headers(&answer),
            body: Vec::new(),
        };
        if !(200..300).contains(&status) {
            // What has come when the time is nearly up is better than nothing.
            let left = 0.95 * request.timeout.as_secs_f64() - (monotonic_ms() - begun_ms) / 1_000.0;
            let left = Duration::try_from_secs_f64(left).unwrap_or_default();
            let reading = body::read(&answer, MAX_FAILURE_BYTES, &mut response.body);
            return match within(left, reading).await {
                Some(Ok(true)) => Ok(response),
                _ => Err(TransportError::Incomplete(response)),
            };
        }
        let announced = response.header("content-length");
        let is_large = announced.is_some_and(|length| {
            length
                .parse()
                .is_ok_and(|bytes: u64| bytes > MAX_BODY_BYTES as u64)
        });
        if is_large || !request.reads_body {
            body::cancel(&answer);
        }
        if !request.reads_body {
            return Ok(response);
        }
        if !is_large && body::read(&answer, MAX_BODY_BYTES, &mut response.body).await? {
            return Ok(response);
        }
        let Response {
            status, headers, ..
        } = response;
        Err(TransportError::TooLarge { status, headers })
    }

    async fn sleep(&self, duration: Duration) {
        // More than fits makes timers end at once.
        let ms = (duration.as_secs_f64() * 1_000.0).min(f64::from(i32::MAX));
        let mut timer = ClearOnDrop(JsValue::UNDEFINED);
        let elapsed = Promise::new(&mut |resolve, _| timer.0 = set_timeout(&resolve, ms));
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

/// Milliseconds on the clock of `performance`; where there is none, it stands still.
pub(super) fn monotonic_ms() -> f64 {
    get(&js_sys::global(), "performance")
        .and_then(|performance| call(&performance, "now"))
        .ok()
        .and_then(|now| now.as_f64())
        .unwrap_or_default()
}

/// Whether this host has refused a request for its `cache`, as workerd does under older compatibility dates.
static REFUSES_CACHE: AtomicBool = AtomicBool::new(false);

fn build(request: &Request, abort: &AbortController) -> Result<web_sys::Request, TransportError> {
    let refused = |_| {
        TransportError::Permanent(String::from(
            "the host refuses to build the request: check the base URL and the headers",
        ))
    };
    if REFUSES_CACHE.load(Ordering::Relaxed) {
        return built(request, abort, false).map_err(refused);
    }
    built(request, abort, true).or_else(|_| {
        let request = built(request, abort, false).map_err(refused)?;
        REFUSES_CACHE.store(true, Ordering::Relaxed);
        Ok(request)
    })
}

fn built(
    request: &Request,
    abort: &AbortController,
    no_store: bool,
) -> Result<web_sys::Request, gloo_net::Error> {
    let method = match request.method {
        "DELETE" => Method::DELETE,
        "PATCH" => Method::PATCH,
        "POST" => Method::POST,
        "PUT" => Method::PUT,
        _ => Method::GET,
    };
    let headers = Headers::new();
    for (name, value) in &request.headers {
        headers.append(name, value);
    }
    // `redirect: "error"` throws in workerd; a redirect that is not followed is an answer anyway.
    let mut builder = RequestBuilder::new(&request.url)
        .method(method)
        .headers(headers)
        .redirect(RequestRedirect::Manual)
        .abort_signal(Some(&abort.signal()));
    if no_store {
        builder = builder.cache(RequestCache::NoStore);
    }
    match &request.body {
        Some(body) => builder.body(body.as_str()),
        None => builder.build(),
    }
    .map(web_sys::Request::from)
}

/// Runs `work` for at most that long.
async fn within<F: Future>(duration: Duration, work: F) -> Option<F::Output> {
    let mut work = pin!(work);
    let transport = FetchTransport::default();
    let mut time = pin!(transport.sleep(duration));
    poll_fn(|context| {
        if let Poll::Ready(output) = work.as_mut().poll(context) {
            return Poll::Ready(Some(output));
        }
        time.as_mut().poll(context).map(|()| None)
    })
    .await
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
