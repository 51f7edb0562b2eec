//! Calls and streams where servers have them: on tokio's threads, in axum's handlers and bodies, behind tower's layers.
#![cfg(all(not(target_arch = "wasm32"), feature = "mock", feature = "reqwest"))]

#[path = "on_tokio/cancelled.rs"]
mod cancelled;
#[path = "on_tokio/handlers.rs"]
mod handlers;
#[path = "on_tokio/spawned.rs"]
mod spawned;
#[path = "on_tokio/streams.rs"]
mod streams;
#[path = "on_tokio/upstream.rs"]
mod upstream;

use fingerprint_edge::mock::{MockTransport, Options};
use fingerprint_edge::{Region, v3, v4};
use serde_json::json;

const KEY: &str = "test-secret-key";

/// A mock that knows this many events, `1700000000000.event0` and so on.
fn mock(events: i64) -> MockTransport {
    let events = (0..events).map(|number| {
        let timestamp = 1_700_000_000_000 + number;
        json!({ "event_id": format!("{timestamp}.event{number}"), "timestamp": timestamp })
    });
    let mut options = Options::default();
    options.events = Some(events.collect());
    options.now = Some(1_700_000_100_000);
    MockTransport::new(options).unwrap()
}

fn v4_of(events: i64) -> v4::Client<MockTransport> {
    v4::Client::new(KEY, Region::Global, mock(events))
}

fn v3_of(events: i64) -> v3::Client<MockTransport> {
    v3::Client::new(KEY, Region::Global, mock(events))
}

/// All events in pages of ten.
fn v4_filter() -> v4::SearchEventsFilter {
    let mut filter = v4::SearchEventsFilter::default();
    filter.limit = Some(10);
    filter
}
