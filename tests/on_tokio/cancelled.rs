//! A call that is dropped ends its request on the wire, and no other follows.

use std::time::Duration;

use tokio::time::{sleep, timeout};

use super::upstream::{Seen, Upstream, upstream};
use super::v4_filter;

/// Whoever asked has gone, and does not come back.
async fn has_left(mut api: Upstream) {
    assert_eq!(api.seen.recv().await, Some(Seen::Left));
    let more = timeout(Duration::from_millis(500), api.seen.recv()).await;
    assert!(more.is_err(), "{more:?}");
}

#[tokio::test]
async fn a_call_loses_a_race() {
    let mut api = upstream(None).await;
    tokio::select! {
        answer = api.client.get_event("1700000000000.event0").into_future() => panic!("{answer:?}"),
        seen = api.seen.recv() => assert_eq!(seen, Some(Seen::Asked)),
    }
    has_left(api).await;
}

#[tokio::test]
async fn a_task_is_aborted() {
    let mut api = upstream(None).await;
    let call = api.client.wait_for_event("1700000000000.event0");
    let task = tokio::spawn(call.into_future());
    assert_eq!(api.seen.recv().await, Some(Seen::Asked));
    task.abort();
    assert!(task.await.unwrap_err().is_cancelled());
    has_left(api).await;
}

#[tokio::test]
async fn a_stream_is_dropped() {
    let mut api = upstream(None).await;
    let mut events = api.client.search_events(v4_filter()).events();
    tokio::select! {
        event = events.next() => panic!("{event:?}"),
        seen = api.seen.recv() => assert_eq!(seen, Some(Seen::Asked)),
    }
    // The stream itself lives on, and with it the request: its next turn waits for the same answer.
    let still = timeout(Duration::from_millis(300), events.next()).await;
    assert!(still.is_err());
    assert!(api.seen.try_recv().is_err());
    drop(events);
    has_left(api).await;
}

#[tokio::test]
async fn a_call_is_dropped_between_its_attempts() {
    let busy = "503 Service Unavailable\r\nretry-after: 1";
    let mut api = upstream(Some((busy, ""))).await;
    let call = api.client.get_event("1700000000000.event0").into_future();
    let answer = timeout(Duration::from_millis(500), call).await;
    assert!(answer.is_err(), "{answer:?}");
    assert_eq!(api.seen.recv().await, Some(Seen::Asked));
    sleep(Duration::from_millis(1_500)).await;
    assert_eq!(api.seen.try_recv().ok(), None);
}
