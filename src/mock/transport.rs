//! The mock as a transport: answers and faults without a network, and time that passes only by waiting.

use std::future::{pending, poll_fn};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::Poll;
use std::time::Duration;

use super::{Break, Failure, Invalid, MockApi, Options, Reply, Request};
use crate::transport::{self, Response, Transport, TransportError};

/// Of the time for an attempt, how much a body that does not come gets, where what came of it counts.
const PATIENCE: f64 = 0.95;

/// A [`Transport`] over a [`MockApi`]: for tests of what you build on a client. Clones are the same mock.
///
/// No time passes but what calls wait for, and that at once: a call that hangs until its timeout takes no time of
/// the test's. Waits are the longest that they can be, so that they are the same in every run. It needs no runtime and
/// works in any, also on several threads.
///
/// ```
/// use fingerprint_edge::mock::{Failure, MockTransport, Options};
/// use fingerprint_edge::{Region, v4};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let api = MockTransport::new(Options::default())?;
/// let client = v4::Client::new("test-secret-key", Region::Global, api.clone());
/// api.fail(Failure::new().status(503))?;
///
/// // the runtime of your test does what `pollster` does here
/// let page = pollster::block_on(client.search_events(v4::SearchEventsFilter::default()))?;
/// assert_eq!(page.events.len(), 10);
/// assert_eq!(api.requests().len(), 2, "the 503 was repeated");
/// # Ok(())
/// # }
/// ```
///
/// How your own code takes failures is tested with a mock for each test, and with as many clients over it as you like:
///
/// ```
/// use fingerprint_edge::mock::{Failure, MockTransport, Options};
/// use fingerprint_edge::transport::Transport;
/// use fingerprint_edge::{Region, v4};
/// use std::time::Duration;
///
/// /// What you test.
/// async fn is_bot(client: &v4::Client<impl Transport>, id: &str) -> bool {
///     match client.get_event(id).await {
///         Ok(event) => event.bot.is_some_and(|bot| bot == "bad"),
///         // No answer is no reason to turn someone away.
///         Err(error) => error.status().is_some(),
///     }
/// }
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let api = MockTransport::new(Options::default())?;
/// api.fail(Failure::from_json(r#"{ "hang": true, "times": 3 }"#)?)?;
/// let client = v4::Client::new("test-secret-key", Region::Global, api.clone());
///
/// assert!(!pollster::block_on(is_bot(&client, "1708102555327.NLOjmg")));
/// assert_eq!(api.requests().len(), 3);
/// assert!(api.elapsed() > Duration::from_secs(20), "and the test took no time");
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct MockTransport {
    shared: Arc<Mutex<Shared>>,
}

#[derive(Debug)]
struct Shared {
    api: MockApi,
    /// When the mock was made, by its own clock.
    began: i64,
    elapsed: Duration,
}

impl MockTransport {
    /// A transport over a mock with these options.
    ///
    /// # Errors
    /// As those of [`MockApi::new`].
    pub fn new(options: Options) -> Result<Self, Invalid> {
        MockApi::new(options).map(Self::over)
    }

    /// A transport over this mock.
    #[must_use]
    pub fn over(api: MockApi) -> Self {
        let shared = Shared {
            began: api.now(),
            api,
            elapsed: Duration::ZERO,
        };
        Self {
            shared: Arc::new(Mutex::new(shared)),
        }
    }

    /// Makes the next requests fail.
    ///
    /// # Errors
    /// As those of [`MockApi::fail`].
    pub fn fail(&self, failure: Failure) -> Result<(), Invalid> {
        self.lock().api.fail(failure)
    }

    /// The requests so far, oldest first.
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        self.lock().api.requests().to_vec()
    }

    /// How long calls have waited: for answers that did not come, and between attempts.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.lock().elapsed
    }

    /// What a test does to the mock itself, such as to set its clock.
    pub fn with_api<R>(&self, change: impl FnOnce(&mut MockApi) -> R) -> R {
        let mut shared = self.lock();
        let result = change(&mut shared.api);
        let elapsed = milliseconds(shared.elapsed);
        shared.began = shared.api.now().saturating_sub(elapsed);
        result
    }

    /// A test that panics while it holds the mock has failed already.
    fn lock(&self) -> MutexGuard<'_, Shared> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits that begin at the same time end at the same time, as those of calls side by side do.
    fn wait_until(&self, elapsed: Duration) {
        let mut shared = self.lock();
        shared.elapsed = shared.elapsed.max(elapsed);
        let now = shared.began.saturating_add(milliseconds(shared.elapsed));
        shared.api.set_now(now);
    }
}

impl Transport for MockTransport {
    async fn send(&self, request: transport::Request) -> Result<Response, TransportError> {
        let Reply {
            status,
            headers,
            body,
            fault,
        } = self.lock().api.handle(&received(&request));
        let mut response = Response {
            status,
            headers,
            body: body.into_bytes(),
        };
        let fault = fault.unwrap_or_default();
        let delay = Duration::from_millis(fault.delay);
        if delay >= request.timeout {
            pending::<()>().await;
        }
        if delay > Duration::ZERO {
            self.sleep(delay).await;
        }
        match fault.broken {
            None => Ok(response),
            Some(Break::Hang) => pending().await,
            Some(Break::Drop) => Err(TransportError::Connection(String::from(
                "the connection was closed without an answer",
            ))),
            Some(Break::Truncate(bytes)) => {
                response.body.truncate(bytes);
                Err(TransportError::Incomplete(response))
            }
            Some(Break::Stall(_)) if (200..300).contains(&status) => pending().await,
            Some(Break::Stall(bytes)) => {
                let left = request.timeout.saturating_sub(delay);
                self.sleep(left.mul_f64(PATIENCE)).await;
                response.body.truncate(bytes);
                Err(TransportError::Incomplete(response))
            }
            Some(Break::Endless) => Err(TransportError::TooLarge {
                status,
                headers: response.headers,
            }),
        }
    }

    async fn sleep(&self, duration: Duration) {
        let until = self.elapsed().saturating_add(duration);
        // The first poll leaves the request its turn, so that only what hangs runs into its limit.
        let mut has_waited = false;
        poll_fn(|context| {
            if std::mem::replace(&mut has_waited, true) {
                return Poll::Ready(());
            }
            context.waker().wake_by_ref();
            Poll::Pending
        })
        .await;
        self.wait_until(until);
    }

    fn now_ms(&self) -> f64 {
        // Times of Unix in milliseconds are far below 2^53.
        self.lock().api.now() as f64
    }

    fn monotonic_ms(&self) -> f64 {
        self.lock().elapsed.as_secs_f64() * 1_000.0
    }

    fn random(&self) -> f64 {
        1.0
    }
}

/// What arrives of a request.
fn received(request: &transport::Request) -> Request {
    let mut received = Request::new(request.method, request.url.as_str());
    for (name, value) in &request.headers {
        received = received.with_header(name, value);
    }
    received.body = request.body.clone();
    received
}

fn milliseconds(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}
