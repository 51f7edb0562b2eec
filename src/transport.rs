//! The contract between the client and a host: send one request, and sleep.

use std::future::Future;
use std::time::Duration;

pub use crate::call::request::Request;

#[cfg(all(target_arch = "wasm32", target_os = "unknown", feature = "fetch"))]
mod fetch;
#[cfg(all(target_arch = "wasm32", target_os = "unknown", feature = "fetch"))]
pub use fetch::{FetchTransport, to_js};

/// The largest body, in bytes, that a transport hands over: a page of the largest events is a tenth
/// of it, and a host on the edge has 128 MB in all.
pub const MAX_BODY_BYTES: usize = 32 * 1024 * 1024;

/// As much of the body of a failure as the client looks at; some of it is no text yet.
pub const MAX_FAILURE_BYTES: usize = 64 * 1024 + 1;

/// What a client needs of its host. Two functions make a transport. The clocks and the random
/// numbers have defaults, except on wasm32-unknown-unknown without the feature `fetch`.
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
/// ```
/// use fingerprint_edge::transport::{Request, Response, Transport, TransportError};
///
/// struct Canned;
///
/// impl Transport for Canned {
///     async fn send(&self, _request: Request) -> Result<Response, TransportError> {
///         let body = br#"{"event_id":"1708102555327.NLOjmg","timestamp":1708102555327}"#;
///         Ok(Response { status: 200, headers: Vec::new(), body: body.to_vec() })
///     }
///
///     async fn sleep(&self, _duration: std::time::Duration) {
///         std::future::pending().await
///     }
/// }
/// ```
pub trait Transport {
    /// Sends a request and reads its answer.
    fn send(&self, request: Request) -> impl Future<Output = Result<Response, TransportError>>;

    /// Waits.
    fn sleep(&self, duration: Duration) -> impl Future<Output = ()>;

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

/// An answer as a plain value.
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

/// Why no answer came.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TransportError {
    /// The connection failed. The text is the host's.
    Connection(String),
    /// The request fails however often it is sent, as with a certificate that nobody trusts or where the host
    /// refuses to build it. The text says what to do.
    Permanent(String),
    /// The status came, but not the whole body: it broke off, could not be decoded, or was not read to its end.
    /// What came of it is there.
    Incomplete(Response),
    /// The body is larger than [`MAX_BODY_BYTES`].
    TooLarge {
        /// The HTTP status.
        status: u16,
        /// The headers, as in a [`Response`].
        headers: Vec<(String, String)>,
    },
}

#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
mod host {
    use std::hash::{BuildHasher, RandomState};
    use std::sync::OnceLock;
    use std::time::{Instant, SystemTime, UNIX_EPOCH};

    pub(super) fn now_ms() -> f64 {
        SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .map_or(0.0, |time| time.as_secs_f64() * 1_000.0)
    }

    pub(super) fn monotonic_ms() -> f64 {
        static BEGIN: OnceLock<Instant> = OnceLock::new();
        BEGIN.get_or_init(Instant::now).elapsed().as_secs_f64() * 1_000.0
    }

    /// The standard library seeds its hash maps at random: enough to spread waits.
    pub(super) fn random() -> f64 {
        let bits = RandomState::new().hash_one(0) >> 32;
        f64::from(u32::try_from(bits).unwrap_or_default()) / f64::from(u32::MAX)
    }
}

#[cfg(all(target_arch = "wasm32", target_os = "unknown", feature = "fetch"))]
mod host {
    pub(super) use super::fetch::monotonic_ms;

    pub(super) fn now_ms() -> f64 {
        js_sys::Date::now()
    }

    pub(super) fn random() -> f64 {
        js_sys::Math::random()
    }
}
