//! An export: the events of a time range as lines of JSON, page by page as fast as they are read.

use axum::body::Body;
use axum::extract::{Query, State};
use axum::http::{StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Response};
use fingerprint_edge::{Error, Transport, v4};
use futures_util::{StreamExt as _, stream};
use serde::Deserialize;

use crate::NO_STORE;

/// Unix milliseconds or RFC 3339. By default the last seven days.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Range {
    start: Option<String>,
    end: Option<String>,
}

pub async fn export<T: Transport>(
    State(client): State<v4::Client<T>>,
    Query(range): Query<Range>,
) -> Response {
    let mut filter = v4::SearchEventsFilter::default();
    filter.start = range.start.map(v4::Time::from);
    filter.end = range.end.map(v4::Time::from);
    filter.limit = Some(100);
    let mut events = client.search_events(filter).events();
    // Until the first event has come, a failure can still have a status of its own.
    let first = match events.next().await {
        Some(Err(error)) => return failed(&error),
        first => first,
    };
    // A failure after that breaks the answer off, so that nobody takes a part for the whole.
    let lines = stream::iter(first)
        .chain(events)
        .map(|event| line(&event.inspect_err(logged)?));
    let kind = [(header::CONTENT_TYPE, "application/x-ndjson")];
    (NO_STORE, kind, Body::from_stream(lines)).into_response()
}

fn line(event: &v4::Event) -> Result<Vec<u8>, Box<dyn std::error::Error + Send + Sync>> {
    let mut line = serde_json::to_vec(event)?;
    line.push(b'\n');
    Ok(line)
}

/// What the API or the way to it is to blame for, and what whoever asked can do about it.
fn failed(error: &Error) -> Response {
    logged(error);
    let status = match error.status() {
        Some(400) => StatusCode::BAD_REQUEST,
        None if !error.may_have_arrived() => StatusCode::BAD_REQUEST,
        Some(429 | 503) => StatusCode::SERVICE_UNAVAILABLE,
        _ => StatusCode::BAD_GATEWAY,
    };
    let seconds = error.retry_after().map(|wait| wait.as_secs().to_string());
    let later = seconds.map(|seconds| (header::RETRY_AFTER, seconds));
    (status, NO_STORE, AppendHeaders(later)).into_response()
}

fn logged(error: &Error) {
    tracing::error!(
        status = error.status(),
        code = error.code(),
        "export failed"
    );
}
