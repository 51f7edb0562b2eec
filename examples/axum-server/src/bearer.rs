//! A bearer token in front of a route.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use subtle::ConstantTimeEq;

use crate::NO_STORE;

/// For [`from_fn_with_state`](axum::middleware::from_fn_with_state).
pub async fn bearer(State(token): State<Arc<str>>, request: Request, next: Next) -> Response {
    let mut given = request.headers().get_all(header::AUTHORIZATION).iter();
    let wanted = format!("Bearer {token}");
    // How long the token is it may tell, and nothing else.
    let is_right = given
        .next()
        .is_some_and(|given| given.as_bytes().ct_eq(wanted.as_bytes()).into());
    if is_right && given.next().is_none() {
        return next.run(request).await;
    }
    let challenge = [(header::WWW_AUTHENTICATE, "Bearer")];
    (StatusCode::UNAUTHORIZED, NO_STORE, challenge).into_response()
}
