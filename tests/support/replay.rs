//! A transport that replays what it was told, and records what it was asked.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "helpers of tests fail loudly, too"
)]

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use fingerprint_edge::transport::{Request, Response, Transport, TransportError};

/// What the next request gets.
#[allow(dead_code, reason = "each suite needs some of them")]
pub(crate) enum Reply {
    Status(u16, &'static str),
    Broken,
    /// A status and a `Retry-After`.
    TooLarge(u16, &'static str),
    Never,
}

/// Replays answers in their order. Its clock moves only when someone sleeps.
#[derive(Default)]
pub(crate) struct Replay {
    replies: Mutex<VecDeque<Reply>>,
    pub(crate) requests: Mutex<Vec<Request>>,
    pub(crate) sleeps: Mutex<Vec<Duration>>,
    clock: Mutex<f64>,
}

impl Replay {
    pub(crate) fn new(replies: impl IntoIterator<Item = Reply>) -> Arc<Self> {
        Arc::new(Self {
            replies: Mutex::new(replies.into_iter().collect()),
            ..Self::default()
        })
    }
}

impl Transport for Replay {
    async fn send(&self, request: Request) -> Result<Response, TransportError> {
        self.requests.lock().unwrap().push(request);
        let reply = self
            .replies
            .lock()
            .unwrap()
            .pop_front()
            .expect("a request that the test did not expect");
        match reply {
            Reply::Status(status, body) => Ok(Response {
                status,
                headers: Vec::new(),
                body: body.as_bytes().to_vec(),
            }),
            Reply::Broken => Err(TransportError::Connection("reset".into())),
            Reply::TooLarge(status, after) => Err(TransportError::TooLarge {
                status,
                headers: vec![("Retry-After".into(), after.into())],
            }),
            Reply::Never => std::future::pending().await,
        }
    }

    async fn sleep(&self, duration: Duration) {
        // The first poll leaves the request its turn, so that only what hangs runs into its limit.
        let mut polled = false;
        std::future::poll_fn(|context| {
            if std::mem::replace(&mut polled, true) {
                return std::task::Poll::Ready(());
            }
            context.waker().wake_by_ref();
            std::task::Poll::Pending
        })
        .await;
        self.sleeps.lock().unwrap().push(duration);
        *self.clock.lock().unwrap() += duration.as_secs_f64() * 1_000.0;
    }

    fn now_ms(&self) -> f64 {
        *self.clock.lock().unwrap()
    }

    fn random(&self) -> f64 {
        1.0
    }
}
