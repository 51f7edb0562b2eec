//! A host whose clock behaves as a test wants it.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use fingerprint_edge::transport::{Request, Response, Transport, TransportError};

/// How the clock of a host behaves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Clock {
    /// It says how much time has passed.
    Right,
    /// It stands still, also during waits.
    Frozen,
    /// It goes backwards.
    Backwards,
    /// It says nothing of use.
    Nonsense,
}

/// A host whose time passes only by waiting, and whose answers come from a function of their number.
pub(crate) struct Host<F> {
    answer: F,
    clock: Clock,
    /// By how much the time of day is set with each request.
    set_ms: f64,
    elapsed_ms: Mutex<f64>,
    requests: Mutex<u32>,
}

impl<F> Host<F> {
    pub(crate) fn new(clock: Clock, set_ms: f64, answer: F) -> Arc<Self> {
        Arc::new(Self {
            answer,
            clock,
            set_ms,
            elapsed_ms: Mutex::default(),
            requests: Mutex::default(),
        })
    }
}

impl<F> Transport for Host<F>
where
    F: Fn(u32, &Request) -> Option<Result<Response, TransportError>> + Send + Sync + 'static,
{
    async fn send(&self, request: Request) -> Result<Response, TransportError> {
        let number = {
            let mut requests = self.requests.lock().unwrap();
            *requests += 1;
            *requests
        };
        assert!(number < 1_000, "this does not end");
        match (self.answer)(number, &request) {
            Some(answer) => answer,
            None => std::future::pending().await,
        }
    }

    async fn sleep(&self, duration: Duration) {
        let mut polled = false;
        std::future::poll_fn(|context| {
            if std::mem::replace(&mut polled, true) {
                return std::task::Poll::Ready(());
            }
            context.waker().wake_by_ref();
            std::task::Poll::Pending
        })
        .await;
        *self.elapsed_ms.lock().unwrap() += duration.as_secs_f64() * 1_000.0;
    }

    fn now_ms(&self) -> f64 {
        784_111_777_000.0
            + *self.elapsed_ms.lock().unwrap()
            + self.set_ms * f64::from(*self.requests.lock().unwrap())
    }

    fn monotonic_ms(&self) -> f64 {
        match self.clock {
            Clock::Right => *self.elapsed_ms.lock().unwrap(),
            Clock::Frozen => 7.0,
            Clock::Backwards => -*self.elapsed_ms.lock().unwrap(),
            Clock::Nonsense => f64::NAN,
        }
    }

    fn random(&self) -> f64 {
        1.0
    }
}

pub(crate) fn answer(status: u16, body: &str) -> Option<Result<Response, TransportError>> {
    Some(Ok(Response {
        status,
        headers: Vec::new(),
        body: body.as_bytes().to_vec(),
    }))
}
