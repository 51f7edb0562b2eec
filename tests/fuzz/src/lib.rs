//! What the targets share: reading back what the core wrote, and a transport that gives one answer.

use std::time::Duration;

use fingerprint_edge::transport::{Request, Response, Transport, TransportError};

/// The key of every client here: no error may show it.
pub const KEY: &str = "fiq_secret_key_of_the_fuzzer";

/// What a server reads: percent-decoding as RFC 3986 has it. It fails on what is not encoded as it should be.
pub fn decode(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let mut hex = || char::from(rest.next().unwrap()).to_digit(16).unwrap() as u8;
        match byte {
            b'%' => bytes.push(hex() << 4 | hex()),
            b'-' | b'.' | b'_' | b'~' => bytes.push(byte),
            _ if byte.is_ascii_alphanumeric() => bytes.push(byte),
            _ => panic!("{:?} stands in the URL as it is", char::from(byte)),
        }
    }
    String::from_utf8(bytes).unwrap()
}

/// A transport whose every answer is the same, and whose time stands still.
pub struct Answering {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Transport for Answering {
    async fn send(&self, _request: Request) -> Result<Response, TransportError> {
        let Answering {
            status,
            headers,
            body,
        } = self;
        Ok(Response {
            status: *status,
            headers: headers.clone(),
            body: body.clone(),
        })
    }

    async fn sleep(&self, _duration: Duration) {
        std::future::pending().await
    }
}
