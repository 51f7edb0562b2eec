//! An export: the events of a time range as lines of JSON, page by page as fast as they are read.

use axum::body::Body;
use axum::extract::{Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use fingerprint_edge::{Error, Transport, v4};
use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use serde::Deserialize;

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
        Some(Err(error)) => return failed(&error).into_response(),
        first => first,
    };
    // A failure after that breaks the answer off, so that nobody takes a part for the whole.
    let lines = stream::iter(first)
        .chain(events)
        .map(|event| line(&event.inspect_err(logged)?));
    let headers = [
        (header::CONTENT_TYPE, "application/x-ndjson"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (headers, Body::from_stream(lines)).into_response()
}

fn line(event: &v4::Event) -> Result<Vec<u8>, Box<dyn std::error::Error + Send + Sync>> {
    let mut line = serde_json::to_vec(event)?;
    line.push(b'\n');
    Ok(line)
}

fn failed(error: &Error) -> StatusCode {
    logged(error);
    match error.status() {
        // Nothing was sent, or the API did not like the range.
        None if !error.may_have_arrived() => StatusCode::BAD_REQUEST,
        Some(400) => StatusCode::BAD_REQUEST,
        _ => StatusCode::BAD_GATEWAY,
    }
}

fn logged(error: &Error) {
    tracing::error!(
        status = error.status(),
        code = error.code(),
        "export failed"
    );
}
