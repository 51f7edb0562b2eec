//! Runtimes: none at all, one with many threads, and several after another.

use std::time::Duration;

use fingerprint_edge::ErrorKind;
use fingerprint_edge::transport::{ReqwestTransport, Transport, TransportError};

use crate::server::{Server, answer, event};
use crate::{ID, client, run, shown};

#[test]
fn without_a_runtime_a_call_says_so() {
    let server = Server::saying(event("1.x"));
    let client = client(&server);
    for error in [
        pollster::block_on(async { client.get_event(ID).await }).unwrap_err(),
        pollster::block_on(async { client.wait_for_event(ID).await }).unwrap_err(),
    ] {
        assert!(matches!(
            error.kind(),
            ErrorKind::Network(TransportError::Permanent(_))
        ));
        assert!(shown(&error).contains("no tokio runtime"));
        assert_eq!((error.attempts(), error.retryable()), (1, false));
    }
    assert_eq!(server.seen().connections, 0);
    // It waits all the same.
    pollster::block_on(ReqwestTransport::new().sleep(Duration::from_millis(1)));
    run(async { client.get_event(ID).await }).unwrap();
}

#[test]
fn a_connection_is_used_again() {
    let server = Server::start(|request, connection| {
        let said = if request.head.starts_with("GET /v4/events/unknown") {
            answer("404 Not Found", "", "<h1>Not here")
        } else if request.head.starts_with("GET") {
            event("1.x")
        } else {
            answer("200 OK", "", "")
        };
        std::io::Write::write_all(connection, said.as_bytes()).is_ok()
    });
    let client = client(&server);
    run(async {
        for _ in 0..5 {
            client.get_event(ID).await.unwrap();
            client.get_event("unknown").await.unwrap_err();
            client.delete_visitor_data("visitor").await.unwrap();
            client.clone().get_event(ID).await.unwrap();
        }
    });
    let seen = server.seen();
    assert_eq!((seen.requests.len(), seen.connections), (20, 1));
}

#[test]
fn many_calls_at_once_on_many_threads() {
    let server = Server::start(|_, connection| {
        std::io::Write::write_all(connection, event("1.x").as_bytes()).is_ok()
    });
    let client = client(&server);
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    let runtime = runtime.worker_threads(4).enable_all().build().unwrap();
    runtime.block_on(async {
        let calls: Vec<_> = (0..100)
            .map(|_| client.get_event(ID).timeout(Duration::from_secs(20)))
            .map(|call| tokio::spawn(async { call.await }))
            .collect();
        for call in calls {
            assert_eq!(call.await.unwrap().unwrap().event_id, "1.x");
        }
    });
    assert_eq!(server.seen().requests.len(), 100);
}

#[test]
fn a_transport_outlives_a_runtime() {
    // As a static one does, of tests that have a runtime each: kept connections have ended with theirs.
    let server = Server::start(|_, connection| {
        std::io::Write::write_all(connection, event("1.x").as_bytes()).is_ok()
    });
    let client = client(&server);
    for _ in 0..10 {
        run(async { client.get_event(ID).await }).unwrap();
        run(async { client.delete_visitor_data("visitor").await }).unwrap();
    }
    assert_eq!(server.seen().requests.len(), 20);
}

#[test]
fn a_runtime_that_stands_still_holds_nothing_up_for_long() {
    let server = Server::start(|_, connection| {
        std::io::Write::write_all(connection, event("1.x").as_bytes()).is_ok()
    });
    let client = client(&server);
    let mut builder = tokio::runtime::Builder::new_current_thread();
    let still = builder.enable_all().build().unwrap();
    still
        .block_on(async { client.get_event(ID).await })
        .unwrap();
    // The connection is there, and nobody is at its end: the next attempt opens one.
    let call = client.get_event(ID).timeout(Duration::from_millis(300));
    run(async { call.max_retries(1).await }).unwrap();
}
