//! A server over one client: sign-ups behind a guard, webhooks, an export as lines of JSON.

pub mod bearer;
pub mod export;
pub mod guard;
pub mod once;
pub mod serve;
pub mod settings;
pub mod webhook;

use std::sync::Arc;
use std::time::Duration;

use axum::http::{HeaderName, StatusCode, header};
use axum::middleware::from_fn_with_state;
use axum::response::IntoResponse;
use axum::routing::{get, post};
use axum::{Extension, Json, Router};
use fingerprint_edge::{Transport, v4};
use serde_json::json;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::TimeoutLayer;

use crate::guard::{Guard, GuardLayer};
use crate::webhook::Webhooks;

/// Until an answer begins, and all of the body of the request has come.
const PATIENCE: Duration = Duration::from_secs(15);

/// No answer is the same for another visitor.
pub(crate) const NO_STORE: [(HeaderName, &str); 1] = [(header::CACHE_CONTROL, "no-store")];

pub fn router<T: Transport>(guard: Guard<T>, webhooks: Webhooks, export_token: Arc<str>) -> Router {
    let client = guard.client.clone();
    let export = get(export::export::<T>)
        .layer(from_fn_with_state(export_token, bearer::bearer))
        .with_state(client);
    let patience = TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, PATIENCE);
    Router::new()
        // For its method alone, so that another one does not use up an event.
        .route(
            "/sign-up",
            post(sign_up).route_layer(GuardLayer::new(guard)),
        )
        .route("/webhook", post(webhook::receive).with_state(webhooks))
        .route("/export", export)
        // For whatever takes a body: axum's own limit is one of its extractors alone.
        .layer(RequestBodyLimitLayer::new(
            fingerprint_edge::webhook::MAX_BYTES,
        ))
        .layer(patience)
}

async fn sign_up(Extension(event): Extension<Arc<v4::Event>>) -> impl IntoResponse {
    let visitor = event
        .identification
        .as_ref()
        .map(|identification| &identification.visitor_id);
    (
        StatusCode::CREATED,
        NO_STORE,
        Json(json!({ "visitor": visitor })),
    )
}
