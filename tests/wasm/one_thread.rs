//! What is written for any transport needs no `Send` on wasm32: a transport there may hold what belongs to its thread.

use std::cell::Cell;
use std::future::{Future, IntoFuture};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use fingerprint_edge::transport::{DynTransport, Request, Response, Transport, TransportError};
use fingerprint_edge::{Region, v4};
use wasm_bindgen_test::wasm_bindgen_test;

/// Counts what it sends in a cell, which is neither `Send` nor `Sync`.
#[derive(Clone, Default)]
struct Counting(Rc<Cell<u32>>);

impl Transport for Counting {
    async fn send(&self, _: Request) -> Result<Response, TransportError> {
        self.0.set(self.0.get() + 1);
        Ok(Response {
            status: 200,
            headers: Vec::new(),
            body: br#"{"event_id":"1.a","timestamp":1,"events":[]}"#.to_vec(),
        })
    }

    /// Longer than any test.
    async fn sleep(&self, _: Duration) {
        std::future::pending().await
    }
}

/// As it is written natively, where the future is `Send` besides.
#[allow(
    clippy::manual_async_fn,
    reason = "the bound of the future is what is tried"
)]
fn found<T: Transport + 'static>(client: Arc<v4::Client<T>>) -> impl Future<Output = bool> {
    async move { client.get_event("1.a").await.is_ok() }
}

#[wasm_bindgen_test]
#[allow(
    clippy::arc_with_non_send_sync,
    reason = "generic code has an `Arc` natively"
)]
async fn a_transport_may_belong_to_its_thread() {
    let transport = Counting::default();
    let client = v4::Client::new("test-secret-key", Region::Global, transport.clone());
    let call = client.get_event("1.a").into_future();
    assert!(call.await.is_ok());
    let mut events = client
        .search_events(v4::SearchEventsFilter::default())
        .events();
    assert!(events.next().await.is_none());
    assert!(found(Arc::new(client)).await);
    let boxed: Box<dyn DynTransport> = Box::new(transport.clone());
    let client = v4::Client::new("test-secret-key", Region::Global, boxed);
    assert!(found(Arc::new(client)).await);
    assert_eq!(transport.0.get(), 4);
}
