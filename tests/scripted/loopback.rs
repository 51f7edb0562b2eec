//! The script over HTTP on loopback, for a transport with connections of its own.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use fingerprint_edge::transport::{Request, Response, Transport, TransportError};

use super::script::{Reply, Script};

/// What HTTP itself says of a request, and nobody else has to.
const OF_HTTP: [&str; 2] = ["host", "content-length"];

/// A server for one case after another.
pub(crate) struct Server {
    port: u16,
    playing: Arc<Playing>,
}

#[derive(Default)]
struct Playing {
    script: Mutex<Option<Arc<Script>>>,
    /// Connections on which nothing is answered.
    hanging: AtomicUsize,
}

impl Server {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let playing = Arc::new(Playing::default());
        let served = playing.clone();
        // It ends with the tests.
        thread::spawn(move || {
            for connection in listener.incoming() {
                let playing = served.clone();
                thread::spawn(move || serve(connection.unwrap(), &playing));
            }
        });
        Self { port, playing }
    }

    /// A transport to this server, which plays this script from now on.
    pub(crate) fn plays<T: Transport>(&self, script: &Arc<Script>, inner: T) -> Rerouted<T> {
        *self.playing.script.lock().unwrap() = Some(script.clone());
        Rerouted {
            port: self.port,
            inner,
        }
    }

    /// Whether what the client gave up is closed, at once or soon.
    pub(crate) fn is_left(&self) -> bool {
        (0..500).any(|_| {
            thread::sleep(Duration::from_millis(10));
            self.playing.hanging.load(Ordering::SeqCst) == 0
        })
    }
}

/// Sends to loopback what is meant for the API.
pub(crate) struct Rerouted<T> {
    port: u16,
    inner: T,
}

impl<T: Transport> Transport for Rerouted<T> {
    async fn send(&self, mut request: Request) -> Result<Response, TransportError> {
        request.url = format!("http://127.0.0.1:{}{}", self.port, target(&request.url));
        self.inner.send(request).await
    }

    async fn sleep(&self, duration: Duration) {
        self.inner.sleep(duration).await;
    }
}

fn target(url: &str) -> &str {
    let (_, rest) = url.split_once("://").unwrap();
    rest.split_at(rest.find('/').unwrap()).1
}

/// Answers the requests of a connection, as long as it lasts.
fn serve(connection: TcpStream, playing: &Playing) {
    let mut input = BufReader::new(connection.try_clone().unwrap());
    let mut output = connection;
    while let Some(received) = Received::read(&mut input) {
        let script = playing.script.lock().unwrap().clone().unwrap();
        if let Some(problem) = received.differs_from(&script.last_request()) {
            script.complain(problem);
        }
        match script.reply() {
            Reply::Fails(_) => return,
            Reply::Hang => {
                playing.hanging.fetch_add(1, Ordering::SeqCst);
                if line(&mut input).is_none() {
                    playing.hanging.fetch_sub(1, Ordering::SeqCst);
                }
                return;
            }
            Reply::Http {
                status,
                reason,
                headers,
                body,
                broken,
            } => {
                let mut head = format!("HTTP/1.1 {status} {reason}\r\n");
                for (name, value) in headers {
                    head.push_str(&format!("{name}: {value}\r\n"));
                }
                if status != 204 && status != 304 {
                    let length = body.len() + usize::from(broken);
                    head.push_str(&format!("content-length: {length}\r\n"));
                } else if broken {
                    // There is no body that could break off: the next request must not be on its way already.
                    head.push_str("connection: close\r\n");
                }
                head.push_str("\r\n");
                let answer = [head.as_bytes(), &body].concat();
                if output.write_all(&answer).is_err() || broken {
                    return;
                }
            }
        }
    }
}

/// A request as it came.
struct Received {
    method: String,
    target: String,
    headers: Vec<(String, String)>,
    body: String,
}

impl Received {
    /// The next one, unless the connection ends before it.
    fn read(input: &mut impl BufRead) -> Option<Self> {
        let first = line(input)?;
        let mut parts = first.splitn(3, ' ').map(String::from);
        let (method, target) = (parts.next()?, parts.next()?);
        let mut headers = Vec::new();
        while let Some((name, value)) = line(input)?.split_once(':') {
            headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
        }
        let length = headers.iter().find(|(name, _)| name == "content-length");
        let length = length.map_or(0, |(_, length)| length.parse().unwrap());
        let mut body = vec![0; length];
        input.read_exact(&mut body).ok()?;
        Some(Self {
            method,
            target,
            headers,
            body: String::from_utf8(body).unwrap(),
        })
    }

    /// What of it is not as the client has asked.
    fn differs_from(&self, sent: &Request) -> Option<String> {
        let headers = self.headers.iter();
        let mut own: Vec<_> = headers
            .filter(|(name, _)| !OF_HTTP.contains(&name.as_str()))
            .cloned()
            .collect();
        own.sort();
        let wanted = sent.headers.iter();
        let mut wanted: Vec<_> = wanted
            .map(|(name, value)| (name.clone().into_owned(), value.clone()))
            .collect();
        wanted.sort();
        let same = self.method == sent.method
            && self.target == target(&sent.url)
            && own == wanted
            && self.body == sent.body.as_deref().unwrap_or_default();
        (!same).then(|| {
            format!(
                "{} {} came with {own:?} and {:?}",
                self.method, self.target, self.body
            )
        })
    }
}

/// A line without its end, each byte a character.
fn line(input: &mut impl BufRead) -> Option<String> {
    let mut line = Vec::new();
    input.read_until(b'\n', &mut line).ok()?;
    let line = line.strip_suffix(b"\r\n")?;
    Some(line.iter().copied().map(char::from).collect())
}
