//! Serves a router until it is told to stop. `axum::serve` waits without end for the headers of a request, and for
//! those who hold a connection open when it is time to go.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::ConnectInfo;
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio::time::{sleep, timeout};
use tower::ServiceExt as _;

const MAX_CONNECTIONS: usize = 1_000;
/// A sealed result is longer than most headers. Room for all of them.
const MAX_HEADER_BYTES: usize = 128 * 1024;
const HEADER_PATIENCE: Duration = Duration::from_secs(10);
/// For whoever is being answered when it is time to go.
const LAST_PATIENCE: Duration = Duration::from_secs(5);

pub async fn serve(listener: TcpListener, router: Router, stop: impl Future<Output = ()>) {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(HEADER_PATIENCE)
        .max_buf_size(MAX_HEADER_BYTES);
    let connections = GracefulShutdown::new();
    let room = Arc::new(Semaphore::new(MAX_CONNECTIONS));
    let mut stop = std::pin::pin!(stop);
    loop {
        let accept = async {
            let place = Arc::clone(&room).acquire_owned().await;
            (listener.accept().await, place)
        };
        let (accepted, place) = tokio::select! {
            accepted = accept => accepted,
            () = &mut stop => break,
        };
        let Ok((stream, peer)) = accepted else {
            // Such as when there are too many open files.
            sleep(Duration::from_millis(100)).await;
            continue;
        };
        let service = router
            .clone()
            .map_request(move |mut request: Request<Incoming>| {
                request.extensions_mut().insert(ConnectInfo(peer));
                request.map(axum::body::Body::new)
            });
        let connection =
            http.serve_connection(TokioIo::new(stream), TowerToHyperService::new(service));
        let connection = connections.watch(connection);
        tokio::spawn(async move {
            // It ends in an error whenever a visitor goes away.
            let _ = connection.await;
            drop(place);
        });
    }
    drop(listener);
    let shutdown = timeout(LAST_PATIENCE, connections.shutdown());
    if shutdown.await.is_err() {
        tracing::warn!("some connections were still open");
    }
}
