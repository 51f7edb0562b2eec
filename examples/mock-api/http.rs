//! The mock's requests and answers as HTTP, its faults on real connections, CORS for browsers.

use crate::clock::Clock;
use crate::control;
use crate::wire::Line;
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{ConnectInfo, Request as Incoming, State};
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ACCESS_CONTROL_REQUEST_METHOD,
    CONTENT_LENGTH,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use fingerprint_edge::mock::{Break, Fault, Invalid, MockApi, Options, Reply, Request};
use futures_util::stream::{StreamExt, iter, once, repeat};
use std::future::{pending, ready};
use std::io::{Error, ErrorKind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::time::sleep;

/// How many requests are kept unless the options say so: a mock that is left running must not grow for ever.
const KEPT_REQUESTS: usize = 1_000;

/// The mock, its clock, and the options of the program's start.
pub(crate) struct Served {
    pub(crate) api: MockApi,
    pub(crate) clock: Clock,
    pub(crate) start: Options,
}

impl Served {
    pub(crate) fn new(start: Options) -> Result<Self, Invalid> {
        let mut served = Self {
            api: MockApi::new(start.clone())?,
            clock: Clock::new(start.now),
            start: start.clone(),
        };
        served.start_with(start)?;
        Ok(served)
    }

    /// A new mock in place of the old one. Its clock stands where the options say, else it runs.
    pub(crate) fn start_with(&mut self, mut options: Options) -> Result<(), Invalid> {
        let clock = Clock::new(options.now);
        options.now = Some(clock.now());
        options.kept_requests.get_or_insert(KEPT_REQUESTS);
        self.api = MockApi::new(options)?;
        self.clock = clock;
        Ok(())
    }
}

/// What is served, shared by all connections.
#[derive(Clone)]
pub(crate) struct Shared(Arc<Mutex<Served>>);

impl Shared {
    pub(crate) fn lock(&self) -> MutexGuard<'_, Served> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The whole service: the control endpoints under `/__mock/`, the API everywhere else.
pub(crate) fn router(served: Served) -> Router {
    let shared = Shared(Arc::new(Mutex::new(served)));
    Router::new()
        .nest("/__mock", control::router())
        .fallback(answer)
        .layer(from_fn(cors))
        .with_state(shared)
}

async fn answer(
    State(shared): State<Shared>,
    ConnectInfo(line): ConnectInfo<Line>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let mut request = Request::new(method.as_str(), uri.to_string());
    for (name, value) in &headers {
        request = request.with_header(name.as_str(), &String::from_utf8_lossy(value.as_bytes()));
    }
    if !body.is_empty() {
        request = request.with_body(String::from_utf8_lossy(&body));
    }
    let reply = {
        let mut served = shared.lock();
        let now = served.clock.now();
        served.api.set_now(now);
        served.api.handle(&request)
    };
    enact(reply, &line).await
}

async fn enact(reply: Reply, line: &Line) -> Response {
    let Fault { delay, broken, .. } = reply.fault.unwrap_or_default();
    if delay > 0 {
        sleep(Duration::from_millis(delay)).await;
    }
    match broken {
        // The server drops this future when the client goes.
        Some(Break::Hang) => pending().await,
        Some(Break::Drop) => line.cut(),
        Some(Break::Truncate(_) | Break::Stall(_) | Break::Endless) | None => {}
    }
    let length = reply.body.len();
    let body = match broken {
        Some(Break::Truncate(bytes)) => truncated(reply.body, bytes),
        Some(Break::Stall(bytes)) => stalled(reply.body, bytes),
        Some(Break::Endless) => endless(reply.body),
        _ => Body::from(reply.body),
    };
    let mut response = Response::new(body);
    let Ok(status) = StatusCode::from_u16(reply.status) else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    *response.status_mut() = status;
    for (name, value) in reply.headers {
        let name = name.parse::<axum::http::HeaderName>();
        if let (Ok(name), Ok(value)) = (name, HeaderValue::try_from(value)) {
            response.headers_mut().append(name, value);
        }
    }
    // A body that is sent in pieces tells its length only here; some replies say one of their own.
    if matches!(broken, Some(Break::Truncate(_) | Break::Stall(_))) {
        let headers = response.headers_mut();
        headers.entry(CONTENT_LENGTH).or_insert(length.into());
    }
    response
}

/// The first bytes of a body, and then an error, at which the server closes the connection.
fn truncated(body: String, bytes: usize) -> Body {
    let mut start = Bytes::from(body);
    start.truncate(bytes);
    let broken = once(async {
        // What was written so far goes out only while the rest is waited for.
        sleep(Duration::from_millis(20)).await;
        Err(Error::from(ErrorKind::ConnectionAborted))
    });
    Body::from_stream(iter([Ok(start)]).chain(broken))
}

/// The first bytes of a body, and then nothing: the server drops this when the client goes.
fn stalled(body: String, bytes: usize) -> Body {
    let mut start = Bytes::from(body);
    start.truncate(bytes);
    Body::from_stream(once(ready(Ok::<_, Error>(start))).chain(once(pending())))
}

/// A body over and over: the server drops this when the client goes.
fn endless(body: String) -> Body {
    let pieces = repeat(Bytes::from(body)).then(|piece| async {
        sleep(Duration::from_millis(20)).await;
        Ok::<_, Error>(piece)
    });
    Body::from_stream(pieces)
}

/// Lets pages of any origin ask. A preflight never reaches the mock.
async fn cors(request: Incoming, next: Next) -> Response {
    let headers = request.headers();
    let is_preflight =
        request.method() == Method::OPTIONS && headers.contains_key(ACCESS_CONTROL_REQUEST_METHOD);
    let mut response = if is_preflight {
        StatusCode::NO_CONTENT.into_response()
    } else {
        next.run(request).await
    };
    let headers = response.headers_mut();
    let any = HeaderValue::from_static("*");
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, any.clone());
    headers.insert(ACCESS_CONTROL_EXPOSE_HEADERS, any);
    if is_preflight {
        let methods = HeaderValue::from_static("GET, POST, PUT, PATCH, DELETE");
        headers.insert(ACCESS_CONTROL_ALLOW_METHODS, methods);
        // A `*` would leave out `Authorization`.
        let names = HeaderValue::from_static("authorization, content-type, *");
        headers.insert(ACCESS_CONTROL_ALLOW_HEADERS, names);
        headers.insert(ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("600"));
    }
    response
}
