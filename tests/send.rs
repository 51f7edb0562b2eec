//! Calls move between threads, whatever the transport is: what of it compiles is the test, and it runs as well.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail loudly, too")]
#![cfg(all(not(target_arch = "wasm32"), feature = "mock"))]

use std::future::{Future, IntoFuture};
use std::sync::Arc;
use std::thread;

use fingerprint_edge::mock::{MockTransport, Options};
use fingerprint_edge::transport::{DynTransport, Transport};
use fingerprint_edge::{Error, Events, Pages, Region, iq, v3, v4};
use pollster::block_on;

const KEY: &str = "test-secret-key";

/// As a user of the library writes it, who knows of no transport.
#[allow(clippy::manual_async_fn, reason = "the bound is what is tested")]
fn found<T: Transport + Send + Sync + 'static>(
    client: Arc<v4::Client<T>>,
) -> impl Future<Output = bool> + Send {
    async move {
        client
            .search_events(v4::SearchEventsFilter::default())
            .await
            .is_ok()
    }
}

fn spawned<T: Send + 'static>(future: impl Future<Output = T> + Send + 'static) -> T {
    thread::spawn(move || block_on(future)).join().unwrap()
}

fn is_shared<T: Send + Sync + Clone + 'static>(_: &T) {}

fn is_moved<T: Send + Unpin + 'static>(_: &T) {}

fn mock() -> MockTransport {
    MockTransport::new(Options::default()).unwrap()
}

#[test]
fn a_call_is_made_on_another_thread() {
    let client = v4::Client::new(KEY, Region::Global, mock());
    assert!(spawned(found(Arc::new(client.clone()))));
    // A call borrows nothing: neither the client nor the id.
    let call = {
        let client = client.clone();
        let id = String::from("1.unknown");
        client.get_event(&*id).max_retries(0).into_future()
    };
    let error: Error = spawned(call).unwrap_err();
    assert_eq!(error.code(), Some("event_not_found"));
}

#[test]
fn clients_are_shared_and_streams_are_moved() {
    let client = v4::Client::new(KEY, Region::Global, mock());
    is_shared(&client);
    is_shared(&v3::Client::new(KEY, Region::Global, mock()));
    is_shared(&iq::Client::new("fiq_secret_test", mock()));
    let filter = v4::SearchEventsFilter {
        limit: Some(3),
        ..Default::default()
    };
    let pages: Pages<_, v4::EventSearch> = client.search_events(&filter).pages();
    is_moved(&pages);
    let events: Events<_, v4::EventSearch> = client.search_events(filter).events();
    is_moved(&events);
    let walked = spawned(async move {
        let mut events = events;
        let mut walked = 0;
        while let Some(event) = events.next().await {
            event.unwrap();
            walked += 1;
        }
        walked
    });
    assert!(walked > 3, "{walked}");
}

#[test]
fn a_transport_is_chosen_while_the_program_runs() {
    let api = mock();
    let boxed: Box<dyn DynTransport> = Box::new(api.clone());
    let shared: Arc<dyn DynTransport> = Arc::new(api.clone());
    let twice: Arc<Box<MockTransport>> = Arc::new(Box::new(api.clone()));
    assert!(spawned(found(Arc::new(v4::Client::new(
        KEY,
        Region::Global,
        boxed
    )))));
    assert!(spawned(found(Arc::new(v4::Client::new(
        KEY,
        Region::Global,
        shared
    )))));
    assert!(spawned(found(Arc::new(v4::Client::new(
        KEY,
        Region::Global,
        twice
    )))));
    assert_eq!(api.requests().len(), 3);
}

#[test]
fn an_error_goes_through_a_question_mark() {
    fn failing() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        let client = v4::Client::new("k", Region::Global, mock());
        block_on(client.get_event(".."))?;
        Ok(())
    }
    let error = failing().unwrap_err();
    assert!(error.is::<Error>());
}
