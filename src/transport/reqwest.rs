//! The transport over reqwest: servers and command lines, with tokio's timer.

use std::error::Error as _;
use std::time::{Duration, Instant};
use std::{env, fmt, thread};

use reqwest::header::HeaderValue;
use reqwest::redirect::Policy;
use reqwest::{Client, ClientBuilder, Method, NoProxy, Proxy, retry};
use tokio::runtime::Handle;
use tokio::time;

use super::{MAX_BODY_BYTES, MAX_FAILURE_BYTES, Request, Response, Transport, TransportError};

/// Of the time for an attempt, how much the body of a failure gets: what has come when the time is nearly up is
/// better than nothing.
const PATIENCE: f64 = 0.95;

/// What variables of the environment name a proxy for https, the first one that is set.
const PROXIES: [&str; 4] = ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"];

/// Sends requests with [reqwest](https://docs.rs/reqwest) and waits with [tokio](https://docs.rs/tokio). Clones share
/// the connections.
///
/// Calls must be awaited in a tokio runtime with its timer and its I/O enabled, as `#[tokio::main]` has it; outside of
/// one they fail and say so. Connections end with the runtime that they were opened in, so tests with a runtime each
/// need a transport each.
///
/// Nothing is added to a request but `host` and `content-length`, no `User-Agent` either. Bodies are decompressed only
/// where your program enables reqwest's features for it; the limits of a body are those of what comes out.
///
/// ```no_run
/// use fingerprint_edge::transport::ReqwestTransport;
/// use fingerprint_edge::{Region, v4};
///
/// # async fn get() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
/// let key = std::env::var("FINGERPRINT_SECRET_KEY")?;
/// let client = v4::Client::new(key, Region::Eu, ReqwestTransport::new());
/// let event = client.get_event("1708102555327.NLOjmg").await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct ReqwestTransport {
    /// Or why there is none, such as a system without any certificates.
    client: Result<Client, String>,
}

/// Shows none of the settings: headers and proxies hold secrets.
impl fmt::Debug for ReqwestTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReqwestTransport").finish_non_exhaustive()
    }
}

impl Default for ReqwestTransport {
    fn default() -> Self {
        Self::new()
    }
}

impl ReqwestTransport {
    /// A transport with reqwest's defaults. Where reqwest cannot be set up, calls fail and say why.
    ///
    /// It takes the proxy that `HTTPS_PROXY` or `ALL_PROXY` names, unless `NO_PROXY` excepts the host: it sees neither
    /// the key nor anything else of a call. No proxy is used for plain http, which is for hosts of
    /// your own: it would see the key.
    #[must_use]
    pub fn new() -> Self {
        let builder = Client::builder().no_proxy();
        Self::with_builder(match proxy() {
            Some(proxy) => builder.proxy(proxy),
            None => builder,
        })
    }

    /// A transport with settings of your own, such as a proxy or more certificates. Unless it is told `no_proxy()`,
    /// reqwest takes the proxies of the environment, for plain http as well. Whatever the builder says, no redirect is
    /// followed, since the key would go along, and nothing is sent twice. The client's limits are those of the calls,
    /// so set no timeouts.
    #[must_use]
    pub fn with_builder(builder: ClientBuilder) -> Self {
        let client = builder
            .redirect(Policy::none())
            .retry(retry::never())
            .build();
        Self {
            client: client.map_err(text),
        }
    }
}

impl Transport for ReqwestTransport {
    async fn send(&self, request: Request) -> Result<Response, TransportError> {
        if Handle::try_current().is_err() {
            return Err(TransportError::Permanent(String::from(
                "there is no tokio runtime: await the call in one, such as that of `#[tokio::main]`",
            )));
        }
        let began = Instant::now();
        let client = self
            .client
            .as_ref()
            .map_err(|reason| TransportError::Permanent(reason.clone()))?;
        let method = Method::from_bytes(request.method.as_bytes())
            .map_err(|error| TransportError::Permanent(error.to_string()))?;
        let mut sent = client.request(method, request.url);
        for (name, value) in &request.headers {
            sent = sent.header(name.as_ref(), header_value(value)?);
        }
        if let Some(body) = request.body {
            sent = sent.body(body);
        }
        let mut answer = sent.send().await.map_err(failure)?;
        let headers = answer.headers().iter().map(|(name, value)| {
            let characters = value.as_bytes().iter().copied().map(char::from);
            (name.to_string(), characters.collect())
        });
        let mut response = Response {
            status: answer.status().as_u16(),
            headers: headers.collect(),
            body: Vec::new(),
        };
        if !answer.status().is_success() {
            let left = request
                .timeout
                .mul_f64(PATIENCE)
                .saturating_sub(began.elapsed());
            let reading = read(&mut answer, MAX_FAILURE_BYTES, &mut response.body);
            return match time::timeout(left, reading).await {
                Ok(Ok(_)) => Ok(response),
                _ => Err(TransportError::Incomplete(response)),
            };
        }
        if !request.reads_body {
            return Ok(response);
        }
        let is_announced_large = answer
            .content_length()
            .is_some_and(|bytes| bytes > MAX_BODY_BYTES as u64);
        if is_announced_large {
            return Err(too_large(response));
        }
        match read(&mut answer, MAX_BODY_BYTES, &mut response.body).await {
            Ok(true) => Ok(response),
            Ok(false) => Err(too_large(response)),
            Err(_) => Err(TransportError::Incomplete(response)),
        }
    }

    async fn sleep(&self, duration: Duration) {
        // A timer of tokio's panics where there is no runtime.
        if Handle::try_current().is_ok() {
            time::sleep(duration).await;
        } else {
            thread::sleep(duration);
        }
    }
}

/// Reads a body as far as `most` bytes; whether that was all of it.
async fn read(
    answer: &mut reqwest::Response,
    most: usize,
    body: &mut Vec<u8>,
) -> Result<bool, reqwest::Error> {
    while let Some(chunk) = answer.chunk().await? {
        let room = most.saturating_sub(body.len());
        body.extend_from_slice(chunk.get(..room).unwrap_or(&chunk));
        if chunk.len() > room {
            return Ok(false);
        }
    }
    Ok(true)
}

fn too_large(response: Response) -> TransportError {
    let Response {
        status, headers, ..
    } = response;
    TransportError::TooLarge { status, headers }
}

/// The proxy of the environment for https. What cannot be one is passed over, as reqwest does.
fn proxy() -> Option<Proxy> {
    let named = PROXIES.iter().find_map(|name| env::var(name).ok())?;
    let proxy = Proxy::https(named).ok()?;
    Some(proxy.no_proxy(NoProxy::from_env()))
}

/// The characters of a header as their bytes: that is how the Web's `fetch` sends them, too. Logs of what is beneath
/// do not show it, since one of them is the key.
fn header_value(value: &str) -> Result<HeaderValue, TransportError> {
    let bytes: Vec<u8> = value
        .chars()
        .map(|character| u8::try_from(u32::from(character)).unwrap_or(b'?'))
        .collect();
    let mut value = HeaderValue::from_bytes(&bytes)
        .map_err(|error| TransportError::Permanent(error.to_string()))?;
    value.set_sensitive(true);
    Ok(value)
}

fn failure(error: reqwest::Error) -> TransportError {
    let is_permanent = error.is_builder();
    let text = text(error);
    if is_permanent {
        TransportError::Permanent(text)
    } else {
        TransportError::Connection(text)
    }
}

/// What an error says and what is behind it, without the URL, which holds ids.
fn text(error: reqwest::Error) -> String {
    let error = error.without_url();
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(behind) = source {
        text.push_str(": ");
        text.push_str(&behind.to_string());
        source = behind.source();
    }
    text
}
