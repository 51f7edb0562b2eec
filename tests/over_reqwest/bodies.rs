//! Bodies that do not end, that lie about their length, or that come too slowly; and odd heads.

use std::io::Write;
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use fingerprint_edge::ErrorKind;
use fingerprint_edge::transport::MAX_BODY_BYTES;

use crate::server::{Server, answer, event};
use crate::{ID, client, run, shown};

const CHUNKED: &str = "transfer-encoding: chunked\r\n\r\n";

/// Sends chunks of a MiB until the client has enough; how many bytes that were.
fn endless(head: &'static str) -> (Server, Arc<AtomicUsize>) {
    let sent = Arc::new(AtomicUsize::new(0));
    let counted = sent.clone();
    let server = Server::start(move |_, connection| {
        let chunk = format!("100000\r\n{}\r\n", " ".repeat(1 << 20));
        let mut going = connection.write_all(head.as_bytes()).is_ok();
        while going {
            going = connection.write_all(chunk.as_bytes()).is_ok();
            counted.fetch_add(chunk.len(), Ordering::SeqCst);
        }
        false
    });
    (server, sent)
}

#[test]
fn a_success_without_an_end_is_too_large() {
    let head = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";
    let (server, sent) = endless(head);
    let call = client(&server)
        .get_event(ID)
        .timeout(Duration::from_secs(30));
    let error = run(async { call.await }).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::InvalidResponse { .. }));
    assert!(shown(&error).contains("larger than 32 MiB"));
    // What is beyond the limit is in the buffers of the sockets.
    let sent = sent.load(Ordering::SeqCst);
    assert!(
        (MAX_BODY_BYTES..MAX_BODY_BYTES + (16 << 20)).contains(&sent),
        "{sent}"
    );
}

#[test]
fn a_failure_without_an_end_is_cut() {
    let head = "HTTP/1.1 500 Sorry\r\ntransfer-encoding: chunked\r\n\r\n";
    let (server, sent) = endless(head);
    let call = client(&server)
        .get_event(ID)
        .timeout(Duration::from_secs(30));
    let error = run(async { call.await }).unwrap_err();
    let ErrorKind::Status { status, body, .. } = error.kind() else {
        panic!("{error:?}");
    };
    assert_eq!((*status, body.len()), (500, 64 * 1024));
    assert!(sent.load(Ordering::SeqCst) < 16 << 20);
}

#[test]
fn what_nobody_reads_may_be_endless() {
    let head = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";
    let (server, sent) = endless(head);
    let call = client(&server).delete_visitor_data("visitor");
    run(async { call.await }).unwrap();
    assert!(server.sees(|_| sent.load(Ordering::SeqCst) > 0));
    assert!(sent.load(Ordering::SeqCst) < 16 << 20);
}

#[test]
fn a_large_body_that_is_announced_is_not_waited_for() {
    for length in ["33554433", "9223372036854775807"] {
        let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n{{");
        let server = Server::saying(head);
        let error = run(async { client(&server).get_event(ID).await }).unwrap_err();
        assert!(shown(&error).contains("larger than 32 MiB"), "{error}");
        assert!(server.sees(|seen| seen.closed == 1));
    }
}

#[test]
fn what_follows_a_body_is_no_answer_to_the_next_call() {
    // The second answer comes with the first one, before anyone has asked.
    let server = Server::saying([event("1.first"), event("1.smuggled")].concat());
    let client = client(&server);
    run(async {
        for _ in 0..3 {
            let event = client.get_event(ID).await.unwrap();
            assert_eq!(event.event_id, "1.first");
        }
    });
    assert_eq!(server.seen().connections, 3);
}

#[test]
fn nothing_is_inflated_that_was_not_asked_for() {
    let encoded = answer("200 OK", "content-encoding: gzip\r\n", "\u{1f}");
    let server = Server::saying(encoded);
    let error = run(async { client(&server).get_event(ID).await }).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::InvalidResponse { .. }));
    assert!(!server.seen().requests[0].head.contains("accept-encoding"));
}

/// Sends a piece again and again, as slowly as that.
fn drip(head: &'static str, piece: &'static str) -> Server {
    Server::start(move |_, connection: &mut TcpStream| {
        let mut going = connection.write_all(head.as_bytes()).is_ok();
        while going {
            thread::sleep(Duration::from_millis(20));
            going = connection.write_all(piece.as_bytes()).is_ok();
        }
        false
    })
}

#[test]
fn the_timeout_is_of_the_body_too() {
    let announced = "HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\n";
    for (head, piece) in [(announced, " "), ("HTTP/1.1 200 OK\r\nx: ", "x"), ("", "H")] {
        let server = drip(head, piece);
        let began = Instant::now();
        let call = client(&server)
            .get_event(ID)
            .timeout(Duration::from_millis(200));
        let error = run(async { call.await }).unwrap_err();
        // An answer that is none may be given up before.
        let is_ended = matches!(error.kind(), ErrorKind::Timeout | ErrorKind::Network(_));
        assert!(is_ended, "{head}: {error:?}");
        assert!(began.elapsed() < Duration::from_secs(10), "{head}");
        shown(&error);
    }
}

#[test]
fn a_failure_that_hangs_in_its_body_is_that_failure() {
    let said = r#"{"error":{"code":"event_not_found","message":"no"}}"#;
    for (said, code) in [(said, Some("event_not_found")), ("<h1>", None), ("", None)] {
        let head = format!("HTTP/1.1 404 Not Found\r\ncontent-length: 9999\r\n\r\n{said}");
        let server = Server::saying(head);
        let call = client(&server)
            .get_event(ID)
            .timeout(Duration::from_millis(300));
        let error = run(async { call.await }).unwrap_err();
        assert_eq!(
            (error.status(), error.code()),
            (Some(404), code),
            "{error:?}"
        );
        assert!(server.sees(|seen| seen.closed == 1));
    }
}

#[test]
fn heads_may_be_odd() {
    let good = event("1.x");
    let with = |header: &[u8]| {
        let (line, rest) = good.split_once("\r\n").unwrap();
        [line.as_bytes(), b"\r\n", header, b"\r\n", rest.as_bytes()].concat()
    };
    let many: String = (0..90).map(|n| format!("x-{n}: {n}\r\n")).collect();
    let many = many.trim_end();
    let taken = [
        with(b"x: \x80\xff\xe9"),
        with(b"X-EMPTY:"),
        with(b"x: \t padded \t"),
        with(format!("x-long: {}", "y".repeat(20_000)).as_bytes()),
        with(many.as_bytes()),
        with(b"set-cookie: session=1; Path=/\r\nset-cookie: other=2"),
        with(b"connection: close"),
        format!("HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n{good}").into_bytes(),
        format!("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n{good}").into_bytes(),
        good.replace("1.1 200 OK", "1.0 200").into_bytes(),
        good.replace("200 OK", "299 \u{e9}").into_bytes(),
    ];
    for said in taken {
        let text = String::from_utf8_lossy(&said).into_owned();
        let server = Server::saying(said);
        let client = client(&server);
        run(async {
            for _ in 0..2 {
                let got = client.get_event(ID).await;
                assert_eq!(got.unwrap().event_id, "1.x", "{text}");
            }
        });
        for request in server.seen().requests {
            assert!(!request.head.contains("cookie"), "{}", request.head);
        }
    }
    let broken: [Vec<u8>; 6] = [
        with(b"x: a\x00b"),
        with(b"no colon"),
        with("x: y\r\n".repeat(500).trim_end().as_bytes()),
        b"SSH-2.0-OpenSSH_9.6\r\n".to_vec(),
        good.replace("HTTP/1.1 200", "HTTP/1.1 1000").into_bytes(),
        good.replace("content-length: ", "content-length: -")
            .into_bytes(),
    ];
    for said in broken {
        let text = String::from_utf8_lossy(&said).into_owned();
        let server = Server::saying(said);
        let error = run(async { client(&server).get_event(ID).await }).unwrap_err();
        assert!(
            matches!(error.kind(), ErrorKind::Network(_)),
            "{text}: {error:?}"
        );
        shown(&error);
    }
}

#[test]
fn a_retry_after_with_odd_bytes_is_none() {
    for (value, seconds) in [("7", Some(7)), ("\u{e9}", None), ("7\u{a0}", None)] {
        let header = format!("retry-after: {value}\r\n");
        let bytes: Vec<u8> = answer("429 Slow", &header, "")
            .chars()
            .map(|character| u8::try_from(u32::from(character)).unwrap())
            .collect();
        let server = Server::saying(bytes);
        let error = run(async { client(&server).get_event(ID).await }).unwrap_err();
        let expected = seconds.map(Duration::from_secs);
        assert_eq!(error.retry_after(), expected, "{value}");
    }
}

#[test]
fn chunks_are_put_together() {
    let head = "HTTP/1.1 200 OK\r\n";
    let body = "5;name=value\r\n{\"eve\r\n1B\r\nnt_id\":\"1.x\",\"timestamp\":1}\r\n0\r\nx-trailer: 1\r\n\r\n";
    let server = Server::saying([head, CHUNKED, body].concat());
    let client = client(&server);
    run(async {
        for _ in 0..2 {
            assert_eq!(client.get_event(ID).await.unwrap().event_id, "1.x");
        }
    });
    assert_eq!(server.seen().connections, 1);
}
