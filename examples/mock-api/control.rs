//! The endpoints that steer the mock: failures, clock, reset, what was received.

use crate::clock::Clock;
use crate::http::Shared;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use fingerprint_edge::mock::{Failure, Invalid, Options, Request};
use serde::Deserialize;
use serde_json::{Value, json};

pub(crate) fn router() -> Router<Shared> {
    Router::new()
        .route("/fail", post(fail))
        .route("/clock", get(time).post(set_time))
        .route("/reset", post(reset))
        .route("/requests", get(requests))
}

/// A body that cannot be used, said in a sentence.
struct Refused(String);

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let body = json!({ "error": self.0 });
        (StatusCode::BAD_REQUEST, Json(body)).into_response()
    }
}

impl From<Invalid> for Refused {
    fn from(invalid: Invalid) -> Self {
        Self(invalid.to_string())
    }
}

/// Orders a failure, with the names of `fail` in JavaScript.
async fn fail(State(shared): State<Shared>, body: String) -> Result<StatusCode, Refused> {
    let failure = Failure::from_json(&body)?;
    shared.lock().api.fail(failure)?;
    Ok(StatusCode::NO_CONTENT)
}

/// `now` stops the clock at a time, `advance` moves it on.
#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Change {
    Now(i64),
    Advance(i64),
}

async fn time(State(shared): State<Shared>) -> Json<Value> {
    Json(json!({ "now": shared.lock().clock.now() }))
}

async fn set_time(State(shared): State<Shared>, body: String) -> Result<Json<Value>, Refused> {
    let change = serde_json::from_str(&body)
        .map_err(|_| Refused("expected {\"now\": ms} or {\"advance\": ms}".to_owned()))?;
    let clock = &mut shared.lock().clock;
    *clock = match change {
        Change::Now(at) => Clock::new(Some(at)),
        Change::Advance(by) => clock.advanced(by),
    };
    Ok(Json(json!({ "now": clock.now() })))
}

/// Everything as at the program's start; a body with options makes another mock instead.
async fn reset(State(shared): State<Shared>, body: String) -> Result<Json<Value>, Refused> {
    let served = &mut *shared.lock();
    let options = match body.trim() {
        "" | "{}" => served.start.clone(),
        options => Options::from_json(options)?,
    };
    served.start_with(options)?;
    Ok(Json(json!({ "now": served.clock.now() })))
}

/// The newest requests: 1,000 of them, or as many as `keptRequests` says.
async fn requests(State(shared): State<Shared>) -> Json<Vec<Request>> {
    Json(shared.lock().api.requests().to_vec())
}
