//! The guard over an API in memory: what becomes of a visitor when a store fails, and where the layer goes.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum_server::guard::{Address, Guard, GuardLayer};
use axum_server::once::{Claim, MemoryOnce, Once};
use fingerprint_edge::mock::{MockTransport, Options};
use fingerprint_edge::{Policy, Region, v4};
use serde_json::json;
use tower::limit::ConcurrencyLimit;
use tower::{Layer, Service, ServiceExt, service_fn};

const DEADLINE: Duration = Duration::from_millis(500);

/// A guard that knows the events `new.0` to `new.9`, and what it lets through.
struct Door {
    layer: GuardLayer<MockTransport>,
    passed: Arc<AtomicUsize>,
}

impl Door {
    fn new(once: impl Once + 'static) -> Self {
        let timestamp = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
        let timestamp = i64::try_from(timestamp.as_millis()).unwrap();
        let events = (0..10).map(|number| {
            json!({ "event_id": format!("new.{number}"), "timestamp": timestamp, "ip_address": "203.0.113.7" })
        });
        let mut options = Options::default();
        options.events = Some(events.collect());
        let guard = Guard {
            client: v4::Client::new(
                "test-secret-key",
                Region::Global,
                MockTransport::new(options).unwrap(),
            ),
            keys: Vec::new(),
            policy: Policy::builder(),
            max_age: Duration::from_secs(60),
            address: Address::Peer,
            once: Arc::new(once),
            deadline: DEADLINE,
        };
        Self {
            layer: GuardLayer::new(guard),
            passed: Arc::default(),
        }
    }

    /// What is behind it is busy with one request at a time, and refuses to be called unasked.
    fn service(&self) -> impl Service<Request, Response = Response, Future: Send> + Clone + use<> {
        let passed = Arc::clone(&self.passed);
        let route = service_fn(move |request: Request| {
            let is_there = request.extensions().get::<Arc<v4::Event>>().is_some();
            passed.fetch_add(1, Ordering::Relaxed);
            async move {
                assert!(is_there, "the event is in the extensions");
                Ok::<_, std::convert::Infallible>(StatusCode::CREATED.into_response())
            }
        });
        self.layer.layer(ConcurrencyLimit::new(route, 1))
    }

    async fn status(&self, id: &str) -> u16 {
        let answer = self.service().oneshot(request(id)).await;
        answer.map_or(0, |answer| answer.status().as_u16())
    }
}

fn request(id: &str) -> Request {
    let peer: SocketAddr = ([203, 0, 113, 7], 50_000).into();
    let request = Request::post("/").header("fingerprint-event-id", id);
    request
        .extension(ConnectInfo(peer))
        .body(Body::empty())
        .unwrap()
}

/// A store that does with a claim what it is told to.
struct Told(fn() -> Claim<'static>);

impl Once for Told {
    fn claim<'a>(&'a self, _: &'a str, _: Duration) -> Claim<'a> {
        self.0()
    }
}

#[tokio::test]
async fn each_event_counts_once() {
    let door = Door::new(MemoryOnce::new(10));
    assert_eq!(door.status("new.0").await, 201);
    assert_eq!(door.status("new.0").await, 409);
    let all = (0..50).map(|_| door.status("new.1"));
    let mut statuses = futures_util::future::join_all(all).await;
    statuses.sort_unstable();
    assert_eq!(statuses[0], 201);
    assert!(statuses[1..].iter().all(|status| *status == 409));
    assert_eq!(door.passed.load(Ordering::Relaxed), 2);
}

#[tokio::test]
async fn a_store_that_fails_lets_nobody_in() {
    let broken = Door::new(Told(|| Box::pin(async { Err("no store".into()) })));
    assert_eq!(broken.status("new.0").await, 503);
    let silent = Door::new(Told(|| Box::pin(std::future::pending())));
    let began = Instant::now();
    assert_eq!(silent.status("new.0").await, 503);
    assert!(began.elapsed() >= DEADLINE);
    assert!(began.elapsed() < DEADLINE * 10);
    let full = Door::new(MemoryOnce::new(1));
    assert_eq!(full.status("new.0").await, 201);
    assert_eq!(full.status("new.1").await, 503);
    assert_eq!(full.status("new.0").await, 409);
    for door in [broken, silent] {
        assert_eq!(door.passed.load(Ordering::Relaxed), 0);
    }
}

#[tokio::test]
async fn without_an_address_nobody_gets_in() {
    let door = Door::new(MemoryOnce::new(10));
    let mut request = request("new.0");
    request.extensions_mut().clear();
    let answer = door.service().oneshot(request).await;
    assert_eq!(answer.map_or(0, |answer| answer.status().as_u16()), 403);
}

#[tokio::test]
async fn the_service_that_is_ready_is_called() {
    let door = Door::new(MemoryOnce::new(10));
    let mut service = door.service();
    // Its clones are not ready: each would be called unasked, and panic.
    for id in ["new.0", "new.1", "unknown", "new.2"] {
        let Ok(ready) = service.ready().await else {
            panic!("not ready")
        };
        let answer = ready.call(request(id));
        let answer = tokio::time::timeout(DEADLINE * 10, answer).await.unwrap();
        let wanted = if id == "unknown" { 403 } else { 201 };
        assert_eq!(answer.map_or(0, |answer| answer.status().as_u16()), wanted);
    }
}

#[tokio::test]
async fn an_id_is_forgotten_when_its_time_is_over() {
    let once = MemoryOnce::new(2);
    let short = Duration::from_millis(50);
    assert!(once.claim("a", short).await.unwrap());
    assert!(once.claim("b", Duration::from_secs(60)).await.unwrap());
    assert!(!once.claim("a", short).await.unwrap());
    assert!(once.claim("c", short).await.is_err());
    tokio::time::sleep(2 * short).await;
    assert!(once.claim("a", short).await.unwrap());
    assert!(!once.claim("b", short).await.unwrap());
    assert!(once.claim(&"x".repeat(10_000), short).await.is_err());
    assert!(once.claim("d", Duration::MAX).await.is_err());
}
