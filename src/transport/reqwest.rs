//! The transport over reqwest: servers and command lines, with tokio's timer.

use std::error::Error as _;
use std::time::{Duration, Instant};

use reqwest::redirect::Policy;
use reqwest::{Client, ClientBuilder, Method};
use tokio::time;

use super::{MAX_BODY_BYTES, MAX_FAILURE_BYTES, Request, Response, Transport, TransportError};

/// Of the time for an attempt, how much the body of a failure gets: what has come when the time is nearly up is
/// better than nothing.
const PATIENCE: f64 = 0.95;

/// Sends requests with [reqwest](https://docs.rs/reqwest) and waits with [tokio](https://docs.rs/tokio): calls must be
/// awaited in a tokio runtime with its timer enabled, as `#[tokio::main]` has it. Clones share the connections.
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
#[derive(Clone, Debug)]
pub struct ReqwestTransport {
    /// Or why there is none, such as a system without any certificates.
    client: Result<Client, String>,
}

impl Default for ReqwestTransport {
    fn default() -> Self {
        Self::new()
    }
}

impl ReqwestTransport {
    /// A transport with reqwest's defaults. Where reqwest cannot be set up, calls fail and say why.
    #[must_use]
    pub fn new() -> Self {
        Self::with_builder(Client::builder())
    }

    /// A transport with settings of your own, such as a proxy or more certificates. No redirect is followed, whatever
    /// the builder says: the key would go along. The client's limits are those of the calls, so set no timeouts.
    #[must_use]
    pub fn with_builder(builder: ClientBuilder) -> Self {
        let client = builder.redirect(Policy::none()).build();
        Self {
            client: client.map_err(text),
        }
    }
}

impl Transport for ReqwestTransport {
    async fn send(&self, request: Request) -> Result<Response, TransportError> {
        let began = Instant::now();
        let client = self
            .client
            .as_ref()
            .map_err(|reason| TransportError::Permanent(reason.clone()))?;
        let method = Method::from_bytes(request.method.as_bytes())
            .map_err(|error| TransportError::Permanent(error.to_string()))?;
        let mut sent = client.request(method, request.url);
        for (name, value) in &request.headers {
            sent = sent.header(name.as_ref(), latin1(value));
        }
        if let Some(body) = request.body {
            sent = sent.body(body);
        }
        let mut answer = sent.send().await.map_err(failure)?;
        let headers = answer.headers().iter().map(|(name, value)| {
            let value = String::from_utf8_lossy(value.as_bytes());
            (name.to_string(), value.into_owned())
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
        time::sleep(duration).await;
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

/// The characters of a header as their bytes: that is how the Web's `fetch` sends them, too.
fn latin1(value: &str) -> Vec<u8> {
    value
        .chars()
        .map(|character| u8::try_from(u32::from(character)).unwrap_or(b'?'))
        .collect()
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
