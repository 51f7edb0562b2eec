//! A transport over reqwest natively, `FetchTransport` on wasm32, where reqwest calls `fetch` itself.

#[cfg(not(target_arch = "wasm32"))]
mod native;
#[cfg(target_arch = "wasm32")]
mod on_workers;

use fingerprint_edge::{Error, Region, v4};

#[cfg(not(target_arch = "wasm32"))]
pub use native::Http as Host;

#[cfg(target_arch = "wasm32")]
pub use fingerprint_edge::transport::FetchTransport as Host;

/// The same call on both.
pub async fn event(host: Host, api_key: &str, event_id: &str) -> Result<v4::Event, Error> {
    let client = v4::Client::new(api_key, Region::Global, host);
    client.get_event(event_id).await
}

/// What else of an application sends requests.
pub async fn is_up(client: &reqwest::Client, url: &str) -> bool {
    let answer = client.get(url).send().await;
    answer.is_ok_and(|answer| answer.status().is_success())
}
