//! Calls by a function that knows of no transport, on the threads of a runtime.

use std::sync::Arc;

use fingerprint_edge::{DynTransport, Region, Transport, v4};

use super::upstream::upstream;
use super::{KEY, mock, v4_of};

/// As a user of the library writes it.
fn found<T: Transport + Send + Sync + 'static>(
    client: Arc<v4::Client<T>>,
) -> impl Future<Output = bool> + Send {
    async move { client.get_event("1700000000000.event0").await.is_ok() }
}

/// The same as a function that spawns what it is about, and as one that takes a reference.
async fn found_elsewhere<T: Transport>(client: &v4::Client<T>) -> bool {
    let client = Arc::new(client.clone());
    tokio::spawn(found(client)).await.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_call_is_spawned() {
    assert!(tokio::spawn(found(Arc::new(v4_of(1)))).await.unwrap());
    assert!(!tokio::spawn(found(Arc::new(v4_of(0)))).await.unwrap());
    let call = v4_of(1).get_event("1700000000000.event0");
    assert!(tokio::spawn(call.into_future()).await.unwrap().is_ok());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_call_of_any_transport_is_spawned() {
    let boxed: Box<dyn DynTransport> = Box::new(mock(1));
    let shared: Arc<dyn DynTransport> = Arc::new(mock(1));
    assert!(found_elsewhere(&v4::Client::new(KEY, Region::Global, boxed)).await);
    assert!(found_elsewhere(&v4::Client::new(KEY, Region::Global, shared)).await);
    assert!(found_elsewhere(&v4::Client::new(KEY, Region::Global, Arc::new(mock(1)))).await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_calls_share_one_client() {
    let event = r#"{"event_id":"1700000000000.event0","timestamp":1700000000000}"#;
    let client = Arc::new(upstream(Some(("200 OK", event))).await.client);
    let calls: Vec<_> = (0..200)
        .map(|_| tokio::spawn(found(Arc::clone(&client))))
        .collect();
    for call in calls {
        assert!(call.await.unwrap());
    }
}
