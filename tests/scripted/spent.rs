//! A transport of which the requests are real and the time is not: waiting moves the clock of the script.

use std::future::poll_fn;
use std::sync::Arc;
use std::time::Duration;

use fingerprint_edge::transport::{Request, Response, Transport, TransportError};

use super::script::Script;

pub(crate) struct Spent<T> {
    script: Arc<Script>,
    inner: T,
}

impl<T> Spent<T> {
    pub(crate) fn new(script: &Arc<Script>, inner: T) -> Self {
        Self {
            script: script.clone(),
            inner,
        }
    }
}

impl<T: Transport> Transport for Spent<T> {
    async fn send(&self, request: Request) -> Result<Response, TransportError> {
        self.script.sends(request.clone());
        let sent = self.inner.send(request).await;
        match (sent, self.script.sent()) {
            // No server can make a host say what the case wants: it is added.
            (Err(TransportError::Connection(own)), Some(said)) => {
                Err(TransportError::Connection(format!("{own}: {said}")))
            }
            (sent, _) => sent,
        }
    }

    async fn sleep(&self, duration: Duration) {
        poll_fn(|context| self.script.poll_passed(duration, context)).await;
    }

    fn now_ms(&self) -> f64 {
        self.script.now_ms()
    }

    /// Stands still, as in a Worker: the client counts its own waits.
    fn monotonic_ms(&self) -> f64 {
        0.0
    }

    fn random(&self) -> f64 {
        self.script.random
    }
}
