//! A server on loopback that can be left without an answer, and tells when whoever asked has gone.

use fingerprint_edge::{Region, ReqwestTransport, v4};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::sync::mpsc;

/// What becomes of a connection.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Seen {
    /// A request has come.
    Asked,
    /// The connection was closed from the other end.
    Left,
}

pub(crate) struct Upstream {
    pub(crate) client: v4::Client<ReqwestTransport>,
    pub(crate) seen: mpsc::UnboundedReceiver<Seen>,
}

/// Answers each request with these lines and this body, or, without any, never.
pub(crate) async fn upstream(answer: Option<(&'static str, &'static str)>) -> Upstream {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let (sender, seen) = mpsc::unbounded_channel();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let sender = sender.clone();
            tokio::spawn(async move {
                let mut request = vec![0; 16 * 1024];
                while let Ok(1..) = stream.read(&mut request).await {
                    let _ = sender.send(Seen::Asked);
                    let Some((lines, body)) = answer else {
                        continue;
                    };
                    let length = body.len();
                    let head = format!("HTTP/1.1 {lines}\r\ncontent-length: {length}\r\n\r\n");
                    stream.write_all((head + body).as_bytes()).await.unwrap();
                }
                let _ = sender.send(Seen::Left);
            });
        }
    });
    let client = v4::Client::new(super::KEY, Region::Global, ReqwestTransport::new());
    Upstream {
        client: client.with_base_url(&url).unwrap(),
        seen,
    }
}
