//! Webhooks: who sent one is checked, and each event is taken once, however often it is delivered.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use fingerprint_edge::{v4, webhook};
use tokio::sync::mpsc;

use crate::once::Once;

/// Longer than the API tries to deliver one.
const KEPT: Duration = Duration::from_secs(24 * 60 * 60);

#[derive(Clone)]
pub struct Webhooks {
    /// The new one and the old one while secrets are being changed.
    pub secrets: Arc<[String]>,
    pub once: Arc<dyn Once>,
    /// To whatever works on them. What waits there ends with the process: a database keeps it.
    pub inbox: mpsc::Sender<v4::Event>,
}

/// What is not taken is answered with no 2xx, so that the API sends it again.
pub async fn receive(State(hooks): State<Webhooks>, headers: HeaderMap, body: Bytes) -> StatusCode {
    if webhook::verify(&headers, &body, &hooks.secrets).is_err() {
        return StatusCode::UNAUTHORIZED;
    }
    let Ok(event) = serde_json::from_slice::<v4::Event>(&body) else {
        return StatusCode::BAD_REQUEST;
    };
    if event.event_id.is_empty() {
        return StatusCode::BAD_REQUEST;
    }
    // Before the event counts as taken: if there is no room for it now, there may be when it comes again.
    let Ok(room) = hooks.inbox.try_reserve() else {
        return StatusCode::SERVICE_UNAVAILABLE;
    };
    match hooks.once.claim(&event.event_id, KEPT).await {
        Ok(true) => {
            room.send(event);
            StatusCode::CREATED
        }
        Ok(false) => StatusCode::OK,
        Err(_) => StatusCode::SERVICE_UNAVAILABLE,
    }
}
