//! Calls in axum's handlers, and a client as one of tower's services.

use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{Request, StatusCode};
use axum::routing::get;
use fingerprint_edge::mock::MockTransport;
use fingerprint_edge::{Error, Transport, v4};
use tower::{Service, ServiceBuilder, ServiceExt, service_fn};

use super::upstream::{Seen, upstream};
use super::v4_of;

/// A call is held while something else is awaited, and so is what came of it.
async fn event(
    State(client): State<v4::Client<MockTransport>>,
    Path(id): Path<String>,
) -> Result<String, StatusCode> {
    let call = client.get_event(id).max_retries(0);
    tokio::task::yield_now().await;
    let answer = call.await;
    tokio::task::yield_now().await;
    match answer {
        Ok(event) => Ok(event.event_id),
        Err(error) => Err(status_of(&error)),
    }
}

fn status_of(error: &Error) -> StatusCode {
    let status = error
        .status()
        .and_then(|status| StatusCode::from_u16(status).ok());
    status.unwrap_or(StatusCode::BAD_GATEWAY)
}

/// A handler of any transport, as a router has it.
fn router<T: Transport>(client: v4::Client<T>) -> Router {
    let newest = |State(client): State<v4::Client<T>>| async move {
        let mut events = client
            .search_events(v4::SearchEventsFilter::default())
            .events();
        let event = events.next().await.ok_or(StatusCode::NOT_FOUND)?;
        Ok::<_, StatusCode>(event.map_err(|error| status_of(&error))?.event_id)
    };
    Router::new()
        .route("/newest", get(newest))
        .with_state(client)
}

async fn status(router: Router, path: &str) -> StatusCode {
    let request = Request::get(path).body(Body::empty()).unwrap();
    router.oneshot(request).await.unwrap().status()
}

#[tokio::test]
async fn handlers_make_calls() {
    let app = Router::new()
        .route("/{id}", get(event))
        .with_state(v4_of(1));
    assert_eq!(status(app.clone(), "/1700000000000.event0").await, 200);
    assert_eq!(status(app.clone(), "/1700000000000.nobody").await, 404);
    assert_eq!(status(app, "/..").await, 502);
    assert_eq!(status(router(v4_of(1)), "/newest").await, 200);
    assert_eq!(status(router(v4_of(0)), "/newest").await, 404);
}

#[tokio::test]
async fn a_call_is_behind_towers_layers() {
    let client = v4_of(1);
    let mut service = ServiceBuilder::new()
        .concurrency_limit(1)
        .timeout(Duration::from_secs(10))
        .service(service_fn(move |id: &'static str| {
            client.get_event(id).into_future()
        }));
    let event = service
        .ready()
        .await
        .unwrap()
        .call("1700000000000.event0")
        .await;
    assert_eq!(event.unwrap().timestamp, 1_700_000_000_000);
    let error = service
        .ready()
        .await
        .unwrap()
        .call("1700000000000.nobody")
        .await;
    let error = error.unwrap_err().downcast::<Error>().unwrap();
    assert_eq!(error.code(), Some("event_not_found"));
}

#[tokio::test]
async fn towers_timeout_ends_the_request() {
    let mut api = upstream(None).await;
    let service = ServiceBuilder::new()
        .timeout(Duration::from_millis(300))
        .service(service_fn(|id: &'static str| {
            api.client.get_event(id).into_future()
        }));
    let error = service.oneshot("1700000000000.event0").await.unwrap_err();
    assert!(error.is::<tower::timeout::error::Elapsed>(), "{error}");
    assert_eq!(api.seen.recv().await, Some(Seen::Asked));
    assert_eq!(api.seen.recv().await, Some(Seen::Left));
}
