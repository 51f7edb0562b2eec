//! A transport of a user's, over reqwest.

use fingerprint_edge::transport::{Request, Response, Transport, TransportError};
use std::time::Duration;

#[derive(Default)]
pub struct Http(reqwest::Client);

impl Transport for Http {
    async fn send(&self, request: Request) -> Result<Response, TransportError> {
        let failed =
            |error: reqwest::Error| TransportError::Connection(error.without_url().to_string());
        let method = reqwest::Method::from_bytes(request.method.as_bytes())
            .map_err(|error| TransportError::Connection(error.to_string()))?;
        let mut builder = self.0.request(method, request.url);
        for (name, value) in &request.headers {
            builder = builder.header(name.as_ref(), value);
        }
        if let Some(body) = request.body {
            builder = builder.body(body);
        }
        let answer = builder.send().await.map_err(failed)?;
        let headers = answer.headers().iter().map(|(name, value)| {
            let value = String::from_utf8_lossy(value.as_bytes());
            (name.to_string(), value.into_owned())
        });
        Ok(Response {
            status: answer.status().as_u16(),
            headers: headers.collect(),
            body: answer.bytes().await.map_err(failed)?.to_vec(),
        })
    }

    async fn sleep(&self, duration: Duration) {
        tokio::time::sleep(duration).await;
    }
}
