//! Connections that are refused, reset, not trusted or silent: what the caller learns, and what goes on behind.

use std::error::Error as _;
use std::net::TcpListener;
use std::time::Duration;

use fingerprint_edge::transport::{ReqwestTransport, TransportError};
use fingerprint_edge::{Error, ErrorKind, Limits};

use crate::server::{Server, event};
use crate::{ID, KEY, client, client_at, run, shown};

fn reason(error: &Error) -> String {
    let ErrorKind::Network(TransportError::Connection(reason)) = error.kind() else {
        panic!("{error:?}");
    };
    let source = error.source().unwrap();
    assert!(source.is::<TransportError>());
    assert_eq!(source.to_string(), *reason);
    assert!(error.may_have_arrived());
    shown(error);
    reason.clone()
}

/// A port at which nobody listens.
fn closed_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

#[test]
fn nobody_listens() {
    let url = format!("http://127.0.0.1:{}", closed_port());
    let client = client_at(&url, ReqwestTransport::new());
    let error = run(async { client.get_event(ID).await }).unwrap_err();
    assert!(reason(&error).to_lowercase().contains("refused"), "{error}");
    assert!(error.retryable());
}

#[test]
fn no_host_has_the_name() {
    let client = client_at("https://nowhere.invalid", ReqwestTransport::new());
    let call = client.get_event(ID).timeout(Duration::from_secs(20));
    let error = run(async { call.await }).unwrap_err();
    assert!(!reason(&error).contains("nowhere"), "{error}");
}

#[test]
fn what_speaks_no_tls_is_no_server() {
    let server = Server::saying("HTTP/1.1 400 Bad Request\r\n\r\n");
    let url = server.url().replace("http:", "https:");
    let error = run(async { client_at(&url, ReqwestTransport::new()).get_event(ID).await });
    shown(&error.unwrap_err());
    // The key is not sent to whom the certificate was not seen of.
    assert!(server.seen().requests.is_empty());
}

#[test]
fn what_may_have_been_done_is_not_sent_again() {
    let server = Server::start(|_, _| false);
    let client = client(&server).with_limits(
        Limits::default()
            .timeout(Duration::from_secs(5))
            .max_retries(2),
    );
    run(async {
        let error = client.delete_visitor_data("visitor").await.unwrap_err();
        assert_eq!((error.attempts(), error.retryable()), (1, false));
        reason(&error);
        assert_eq!(server.seen().requests.len(), 1);
        let error = client.get_event(ID).await.unwrap_err();
        assert_eq!((error.attempts(), error.retryable()), (3, true));
        assert_eq!(server.seen().requests.len(), 4);
    });
}

#[test]
fn a_connection_that_was_kept_and_is_gone_is_not_used() {
    // It says that the connection stays, and closes it.
    let server = Server::start(|_, connection| {
        std::io::Write::write_all(connection, event("1.x").as_bytes()).unwrap();
        false
    });
    let client = client(&server);
    run(async {
        for _ in 0..5 {
            client.get_event(ID).await.unwrap();
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    });
    assert_eq!(server.seen().requests.len(), 5);
}

#[test]
fn what_is_given_up_is_closed() {
    let server = Server::start(|_, _| true);
    let client = client(&server);
    run(async {
        // Dropped from without, and by the client's own limit.
        let call = async { client.get_event(ID).await };
        let given_up = tokio::time::timeout(Duration::from_millis(100), call).await;
        assert!(given_up.is_err());
        let call = client.get_event(ID).timeout(Duration::from_millis(100));
        let error = call.await.unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Timeout));
        shown(&error);
    });
    assert!(server.sees(|seen| seen.closed == 2), "{:?}", server.seen());
}

#[test]
fn nothing_but_the_call_is_sent() {
    let server = Server::saying(event("1.x"));
    run(async { client(&server).get_event(ID).await }).unwrap();
    let head = server.seen().requests[0].head.clone();
    let mut lines: Vec<&str> = head.trim_end().lines().collect();
    assert_eq!(lines.remove(0), format!("GET /v4/events/{ID} HTTP/1.1"));
    lines.sort_unstable();
    let host = server.url().replace("http://", "host: ");
    let key = format!("authorization: Bearer {KEY}");
    assert_eq!(lines, ["accept: application/json", &key, &host]);
}
