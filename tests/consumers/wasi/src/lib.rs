//! The client over a transport of one's own; with `fetch-transport`, what only wasm32-unknown-unknown has.

#[cfg(feature = "fetch-transport")]
pub use fingerprint_edge::transport::FetchTransport;

use fingerprint_edge::transport::{Request, Response, Transport, TransportError};
use fingerprint_edge::{Error, Region, v4};
use std::rc::Rc;
use std::time::Duration;

/// The clock and the chance of the transport are WASI's.
pub async fn event(host: impl Transport, api_key: &str, id: &str) -> Result<v4::Event, Error> {
    v4::Client::new(api_key, Region::Global, host)
        .get_event(id)
        .await
}

/// A transport that blocks, over what does not move between threads: WASI has one.
pub struct Blocking(pub Rc<dyn Fn(Request) -> Result<Response, TransportError>>);

impl Transport for Blocking {
    async fn send(&self, request: Request) -> Result<Response, TransportError> {
        (self.0)(request)
    }

    async fn sleep(&self, duration: Duration) {
        std::thread::sleep(duration);
    }
}

/// The same call over it.
pub async fn blocking_event(host: Blocking, api_key: &str, id: &str) -> Result<v4::Event, Error> {
    event(host, api_key, id).await
}
