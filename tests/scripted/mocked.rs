//! The script as failures that the mock is told, before each request what becomes of it.

use std::sync::Arc;
use std::time::Duration;

use fingerprint_edge::mock::{Failure, MockTransport};
use fingerprint_edge::transport::{Request, Response, Transport, TransportError};
use serde_json::{Map, Value, json};

use super::case::Http;
use super::script::{Reply, Script};
use super::suite::Unsaid;

/// What of the table no failure of the mock can be.
pub(crate) const UNSAID: [Unsaid; 2] = [
    (
        |http| http.status == 0,
        "it is how a browser hides a redirect",
    ),
    (Http::is_binary, "the mock's bodies are text"),
];

pub(crate) struct Mocked {
    script: Arc<Script>,
    api: MockTransport,
}

impl Mocked {
    pub(crate) fn new(script: &Arc<Script>, api: &MockTransport) -> Self {
        Self {
            script: script.clone(),
            api: api.clone(),
        }
    }
}

impl Transport for Mocked {
    async fn send(&self, request: Request) -> Result<Response, TransportError> {
        let failure = match self.script.reply() {
            Reply::Fails(_) => json!({ "drop": true }),
            Reply::Hang => json!({ "hang": true }),
            Reply::Http {
                status,
                headers,
                body,
                broken,
                ..
            } => {
                let headers = headers.into_iter();
                let headers: Map<String, Value> =
                    headers.map(|(name, value)| (name, value.into())).collect();
                let length = body.len();
                let body = String::from_utf8(body).unwrap();
                let mut failure = json!({ "status": status, "headers": headers, "body": body });
                if broken {
                    failure["truncate"] = length.into();
                }
                failure
            }
        };
        let failure = Failure::from_json(&failure.to_string()).unwrap();
        self.api.fail(failure).unwrap();
        self.api.send(request).await
    }

    async fn sleep(&self, duration: Duration) {
        self.api.sleep(duration).await;
    }
}
