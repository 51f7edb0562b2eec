//! The contract between the client and a host: send one request, and sleep.

use std::future::Future;
use std::time::Duration;

pub use crate::call::request::Request;
pub use error::TransportError;
#[cfg(all(not(target_arch = "wasm32"), feature = "reqwest"))]
pub use reqwest::ReqwestTransport;
pub use send::{BoxFuture, MaybeSend, MaybeSync};
pub use shared::DynTransport;

mod error;
pub(crate) mod host;
#[cfg(all(not(target_arch = "wasm32"), feature = "reqwest"))]
mod reqwest;
mod send;
mod shared;

#[cfg(all(target_arch = "wasm32", target_os = "unknown", feature = "fetch"))]
mod fetch;
#[cfg(all(target_arch = "wasm32", target_os = "unknown", feature = "fetch"))]
pub use fetch::{FetchTransport, to_js};

/// The largest body, in bytes, that a transport hands over: a page of the largest events is a tenth
/// of it, and a host on the edge has 128 MB in all.
pub const MAX_BODY_BYTES: usize = 32 * 1024 * 1024;

/// As much of the body of a failure as the client looks at; some of it is no text yet.
pub const MAX_FAILURE_BYTES: usize = 64 * 1024 + 1;

/// What a client needs of its host: `FetchTransport` and `ReqwestTransport` are there, `MockTransport` for tests, and two
/// functions make another one. The clocks and the random numbers have defaults, except on wasm32-unknown-unknown without the
/// feature `fetch`.
///
/// Natively a transport may be shared by threads and its futures may move between them, so that calls can be spawned;
/// on wasm32, which has one thread, nothing is asked of them. An [`Arc`](std::sync::Arc) or a [`Box`] of a transport is
/// one, too, also of a [`dyn DynTransport`](DynTransport) that is chosen while the program runs.
///
/// # The contract of `send`
/// - It sends the request once, as it is: it adds no header, repeats nothing and follows no redirect
///   (the key would go along). A status of any kind is an answer, not an error.
/// - It reads the whole body, and fails with [`TransportError::TooLarge`] beyond [`MAX_BODY_BYTES`]. Of a body that
///   breaks off it hands over what came, as [`TransportError::Incomplete`]: of a failure the status counts. It
///   need not read what nobody needs: a success where [`Request::reads_body`] is `false`, and of a failure
///   what goes beyond [`MAX_FAILURE_BYTES`].
/// - Dropping the future gives the request up: that is how the client enforces its time limits.
/// - Its error texts may hold what they like: the client hides the key and the URL in them.
/// - What will fail however often it is sent is [`TransportError::Permanent`].
///
/// # A transport of your own
/// Any HTTP client will do, also one that blocks. Nothing interrupts that one, so it keeps the time of an attempt
/// itself. With [ureq](https://docs.rs/ureq):
///
/// ```ignore-wasm32
/// use fingerprint_edge::transport::{MAX_BODY_BYTES, Request, Response, Transport, TransportError};
/// use std::time::Duration;
///
/// struct Ureq(ureq::Agent);
///
/// impl Transport for Ureq {
///     async fn send(&self, request: Request) -> Result<Response, TransportError> {
///         let failed = |error: ureq::Error| TransportError::Connection(error.to_string());
///         let mut sent = ureq::http::Request::builder().method(request.method).uri(request.url);
///         for (name, value) in &request.headers {
///             sent = sent.header(name.as_ref(), value);
///         }
///         let sent = sent.body(request.body.unwrap_or_default());
///         let sent = sent.map_err(|error| TransportError::Permanent(error.to_string()))?;
///         let sent = self.0.configure_request(sent).timeout_global(Some(request.timeout));
///         let sent = sent.http_status_as_error(false).max_redirects(0).build();
///         let mut answer = self.0.run(sent).map_err(failed)?;
///         let headers = answer.headers().iter().map(|(name, value)| {
///             (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned())
///         });
///         let (status, headers) = (answer.status().as_u16(), headers.collect());
///         let body = answer.body_mut().with_config().limit(MAX_BODY_BYTES as u64).read_to_vec();
///         Ok(Response { status, headers, body: body.map_err(failed)? })
///     }
///
///     async fn sleep(&self, duration: Duration) {
///         std::thread::sleep(duration);
///     }
/// }
/// # use std::io::{BufRead, BufReader, Write};
/// # use fingerprint_edge::{Region, v4};
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
/// # let url = format!("http://{}", listener.local_addr()?);
/// # let server = std::thread::spawn(move || {
/// #     for status in ["503 Busy", "200 OK"] {
/// #         let (mut stream, _) = listener.accept()?;
/// #         let lines = BufReader::new(stream.try_clone()?).lines();
/// #         lines.map_while(Result::ok).take_while(|line| !line.is_empty()).for_each(drop);
/// #         let body = r#"{"event_id":"1.x","timestamp":1}"#;
/// #         write!(stream, "HTTP/1.1 {status}\r\nconnection: close\r\ncontent-length: 32\r\n\r\n{body}")?;
/// #     }
/// #     Ok::<_, std::io::Error>(())
/// # });
///
/// let agent = ureq::Agent::new_with_defaults();
/// let client = v4::Client::new("secret-key", Region::Eu, Ureq(agent));
/// # let client = client.with_base_url(&url)?;
/// let event = pollster::block_on(async { client.get_event("1708102555327.NLOjmg").await })?;
/// # assert_eq!(event.event_id, "1.x");
/// # server.join().unwrap()?;
/// # Ok(())
/// # }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no transport",
    label = "not a transport of this crate",
    note = "natively a transport is `Send + Sync + 'static`; to share one, pass an `Arc` of it in place of a reference"
)]
pub trait Transport: MaybeSend + MaybeSync + 'static {
    /// Sends a request and reads its answer.
    fn send(
        &self,
        request: Request,
    ) -> impl Future<Output = Result<Response, TransportError>> + MaybeSend;

    /// Waits.
    fn sleep(&self, duration: Duration) -> impl Future<Output = ()> + MaybeSend;

    /// Unix time in milliseconds, which a server's date in `Retry-After` is compared with.
    #[cfg(any(
        not(all(target_arch = "wasm32", target_os = "unknown")),
        feature = "fetch"
    ))]
    fn now_ms(&self) -> f64 {
        host::now_ms()
    }

    /// Unix time in milliseconds, which a server's date in `Retry-After` is compared with.
    #[cfg(not(any(
        not(all(target_arch = "wasm32", target_os = "unknown")),
        feature = "fetch"
    )))]
    fn now_ms(&self) -> f64;

    /// Milliseconds on a clock that nobody sets, from any beginning: what time limits go by. On a host whose
    /// clock stands still between inputs and outputs, the client counts its own waits.
    #[cfg(any(
        not(all(target_arch = "wasm32", target_os = "unknown")),
        feature = "fetch"
    ))]
    fn monotonic_ms(&self) -> f64 {
        host::monotonic_ms()
    }

    /// Milliseconds on a clock that nobody sets, from any beginning: what time limits go by. On a host whose
    /// clock stands still between inputs and outputs, the client counts its own waits.
    #[cfg(not(any(
        not(all(target_arch = "wasm32", target_os = "unknown")),
        feature = "fetch"
    )))]
    fn monotonic_ms(&self) -> f64;

    /// A random number from 0 to 1, for the jitter of waits.
    #[cfg(any(
        not(all(target_arch = "wasm32", target_os = "unknown")),
        feature = "fetch"
    ))]
    fn random(&self) -> f64 {
        host::random()
    }

    /// A random number from 0 to 1, for the jitter of waits.
    #[cfg(not(any(
        not(all(target_arch = "wasm32", target_os = "unknown")),
        feature = "fetch"
    )))]
    fn random(&self) -> f64;
}

/// An answer as a plain value. Exhaustive on purpose: whoever writes a transport builds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// The headers that the client reads, at least `retry-after`; with names in any letter case.
    pub headers: Vec<(String, String)>,
    /// The body, decompressed.
    pub body: Vec<u8>,
}

impl Response {
    /// The value of a header.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find_map(|(known, value)| known.eq_ignore_ascii_case(name).then_some(value.as_str()))
    }
}
