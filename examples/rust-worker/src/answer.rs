//! What the Worker answers with: JSON, or lines of it, that nobody in between keeps.

use futures_util::Stream;
use serde::Serialize;
use worker::{Response, ResponseBuilder, Result};

use crate::failure::Failure;

pub fn json(status: u16, body: &impl Serialize) -> Result<Response> {
    let body = serde_json::to_vec(body)?;
    Ok(private(status, "application/json")?.fixed(body))
}

pub fn lines(lines: impl Stream<Item = Result<Vec<u8>>> + 'static) -> Result<Response> {
    private(200, "application/x-ndjson")?.from_stream(lines)
}

pub fn done() -> Result<Response> {
    let response = Response::empty()?.with_status(204);
    response.headers().set("cache-control", "no-store")?;
    Ok(response)
}

fn private(status: u16, content_type: &str) -> Result<ResponseBuilder> {
    ResponseBuilder::new()
        .with_status(status)
        .with_header("cache-control", "no-store")?
        .with_header("content-type", content_type)
}

/// The host did not take a part of the answer.
impl From<worker::Error> for Failure {
    fn from(_: worker::Error) -> Self {
        Self::new(500, "internal", "internal error")
    }
}
