//! A server on loopback that may do anything that a connection allows.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// Answers a request over its connection; whether it goes on with that.
type Answer = dyn Fn(&Received, &mut TcpStream) -> bool + Send + Sync;

/// It ends with the tests.
pub(crate) struct Server {
    port: u16,
    seen: Arc<Mutex<Seen>>,
}

/// What came so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seen {
    pub(crate) connections: usize,
    /// Connections that the client closed.
    pub(crate) closed: usize,
    pub(crate) requests: Vec<Received>,
}

#[derive(Clone, Debug)]
pub(crate) struct Received {
    /// The request line and the headers.
    pub(crate) head: String,
}

impl Server {
    pub(crate) fn start(
        answer: impl Fn(&Received, &mut TcpStream) -> bool + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let answer: Arc<Answer> = Arc::new(answer);
        let seen: Arc<Mutex<Seen>> = Arc::default();
        let counted = seen.clone();
        thread::spawn(move || {
            for connection in listener.incoming() {
                let (answer, seen) = (answer.clone(), counted.clone());
                seen.lock().unwrap().connections += 1;
                thread::spawn(move || serve(connection.unwrap(), &*answer, &seen));
            }
        });
        Self { port, seen }
    }

    /// One that always says the same, byte by byte.
    pub(crate) fn saying(answer: impl Into<Vec<u8>>) -> Self {
        let answer = answer.into();
        Self::start(move |_, connection| connection.write_all(&answer).is_ok())
    }

    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    pub(crate) fn seen(&self) -> Seen {
        self.seen.lock().unwrap().clone()
    }

    /// Whether this comes to be within seconds.
    pub(crate) fn sees(&self, what: impl Fn(&Seen) -> bool) -> bool {
        (0..500).any(|_| {
            thread::sleep(Duration::from_millis(10));
            what(&self.seen())
        })
    }
}

fn serve(connection: TcpStream, answer: &Answer, seen: &Mutex<Seen>) {
    let mut input = BufReader::new(connection.try_clone().unwrap());
    let mut output = connection;
    while let Some(received) = read(&mut input) {
        seen.lock().unwrap().requests.push(received.clone());
        if !answer(&received, &mut output) {
            return;
        }
    }
    seen.lock().unwrap().closed += 1;
}

fn read(input: &mut impl BufRead) -> Option<Received> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        if input.read_until(b'\n', &mut head).ok()? == 0 {
            return None;
        }
    }
    let head: String = head.iter().copied().map(char::from).collect();
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "))
        .map_or(0, |length| length.parse().unwrap());
    input.take(length).read_to_end(&mut Vec::new()).ok()?;
    Some(Received { head })
}

/// An answer whose length is announced.
pub(crate) fn answer(status: &str, headers: &str, body: &str) -> String {
    let length = body.len();
    format!("HTTP/1.1 {status}\r\n{headers}content-length: {length}\r\n\r\n{body}")
}

/// A success with an event of this id.
pub(crate) fn event(id: &str) -> String {
    let body = format!(r#"{{"event_id":"{id}","timestamp":1}}"#);
    answer("200 OK", "", &body)
}
