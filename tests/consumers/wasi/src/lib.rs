//! The client over a transport of one's own; with `fetch-transport`, what only wasm32-unknown-unknown has.

#[cfg(feature = "fetch-transport")]
pub use fingerprint_edge::transport::FetchTransport;

use fingerprint_edge::transport::Transport;
use fingerprint_edge::{Error, Region, v4};

/// The clock and the chance of the transport are WASI's.
pub async fn event(host: impl Transport, api_key: &str, id: &str) -> Result<v4::Event, Error> {
    v4::Client::new(api_key, Region::Global, host)
        .get_event(id)
        .await
}
