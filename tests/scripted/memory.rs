//! A transport that hands over the answers of a script as they are.

use std::future::pending;
use std::sync::Arc;
use std::time::Duration;

use fingerprint_edge::transport::{Request, Response, Transport, TransportError};

use super::script::{Reply, Script};

pub(crate) struct Memory(pub(crate) Arc<Script>);

impl Transport for Memory {
    async fn send(&self, _request: Request) -> Result<Response, TransportError> {
        match self.0.reply() {
            Reply::Fails(said) => Err(TransportError::Connection(said)),
            Reply::Hang => pending().await,
            Reply::Http {
                status,
                headers,
                body,
                broken,
                ..
            } => {
                let response = Response {
                    status,
                    headers,
                    body,
                };
                if broken {
                    Err(TransportError::Incomplete(response))
                } else {
                    Ok(response)
                }
            }
        }
    }

    async fn sleep(&self, _duration: Duration) {
        unreachable!("the script waits");
    }
}
