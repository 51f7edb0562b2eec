//! The guard as a tower layer: it lets real visitors through alone, each event once, and leaves the event as an
//! `Arc<v4::Event>` in the extensions of the request.

mod address;
mod judge;
mod reason;

use std::mem;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use axum::extract::Request;
use axum::response::{IntoResponse, Response};
use fingerprint_edge::Transport;
use tower::{Layer, Service};

pub use address::Address;
pub use judge::Guard;
pub use reason::Reason;

/// Goes onto any route: `post(sign_up).route_layer(GuardLayer::new(guard))`.
pub struct GuardLayer<T>(Arc<Guard<T>>);

impl<T> GuardLayer<T> {
    pub fn new(guard: Guard<T>) -> Self {
        Self(Arc::new(guard))
    }
}

impl<T> Clone for GuardLayer<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<S, T> Layer<S> for GuardLayer<T> {
    type Service = Guarded<S, T>;

    fn layer(&self, inner: S) -> Self::Service {
        Guarded {
            inner,
            layer: self.clone(),
        }
    }
}

/// A service that is asked only for requests that the guard lets through.
pub struct Guarded<S, T> {
    inner: S,
    layer: GuardLayer<T>,
}

impl<S: Clone, T> Clone for Guarded<S, T> {
    fn clone(&self) -> Self {
        Self {
            inner: self.inner.clone(),
            layer: self.layer.clone(),
        }
    }
}

impl<S, T> Service<Request> for Guarded<S, T>
where
    S: Service<Request, Response = Response, Future: Send> + Clone + Send + 'static,
    T: Transport,
{
    type Response = Response;
    type Error = S::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Response, S::Error>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, request: Request) -> Self::Future {
        // The one that said that it is ready is called: a clone of it may not be.
        let clone = self.inner.clone();
        let mut inner = mem::replace(&mut self.inner, clone);
        let Self { layer, .. } = self.clone();
        Box::pin(async move {
            // A body is not `Sync`: held across the wait by reference, it would keep this future from being `Send`.
            let (mut parts, body) = request.into_parts();
            match layer.0.judge(&parts).await {
                Ok(event) => {
                    parts.extensions.insert(Arc::new(event));
                    inner.call(Request::from_parts(parts, body)).await
                }
                Err(reason) => {
                    tracing::warn!(%reason, "refused");
                    Ok(reason.into_response())
                }
            }
        })
    }
}
