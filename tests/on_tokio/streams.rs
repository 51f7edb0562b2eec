//! Pages and events as streams: through the adapters of both crates that have some, and into the body of an answer.

use axum::body::{Body, to_bytes};
use fingerprint_edge::{Error, v4};
use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use serde::Serialize;

use super::{v3_of, v4_filter, v4_of};

fn line<T: Serialize>(found: &T) -> Vec<u8> {
    let mut line = serde_json::to_vec(found).unwrap();
    line.push(b'\n');
    line
}

async fn lines_of(body: Body) -> usize {
    let bytes = to_bytes(body, usize::MAX).await.unwrap();
    bytes.iter().filter(|byte| **byte == b'\n').count()
}

#[tokio::test]
async fn they_are_the_body_of_an_answer() {
    let v4 = v4_of(25);
    let events = v4.search_events(v4_filter()).events();
    let pages = v4.search_events(v4_filter()).pages();
    assert_eq!(
        lines_of(Body::from_stream(events.map_ok(|event| line(&event)))).await,
        25
    );
    assert_eq!(
        lines_of(Body::from_stream(pages.map_ok(|page| line(&page)))).await,
        3
    );
    let v3 = v3_of(25);
    let mut filter = fingerprint_edge::v3::SearchEventsFilter::default();
    filter.limit = Some(10);
    let events = v3.search_events(&filter).events();
    let pages = v3.search_events(&filter).pages();
    assert_eq!(
        lines_of(Body::from_stream(events.map_ok(|event| line(&event)))).await,
        25
    );
    assert_eq!(
        lines_of(Body::from_stream(pages.map_ok(|page| line(&page)))).await,
        3
    );
}

#[tokio::test]
async fn a_failure_breaks_the_body_off() {
    let api = super::mock(25);
    let client = v4::Client::new(super::KEY, fingerprint_edge::Region::Global, api.clone());
    let mut events = client.search_events(v4_filter()).max_retries(0).events();
    let first = events.next().await;
    api.with_api(|api| {
        let mut failure = fingerprint_edge::mock::Failure::default();
        failure.status = Some(503);
        api.fail(failure).unwrap();
    });
    let lines = stream::iter(first)
        .chain(events)
        .map_ok(|event| line(&event));
    let mut body = Body::from_stream(lines).into_data_stream();
    let mut came = 0;
    let error = loop {
        match body.next().await {
            Some(Ok(_)) => came += 1,
            Some(Err(error)) => break error.into_inner(),
            None => panic!("the body ended after {came} events as if it were whole"),
        }
    };
    assert_eq!(came, 10);
    // Within one of axum's.
    let mut behind: Option<&(dyn std::error::Error + 'static)> = Some(&*error);
    while let Some(error) = behind
        && !error.is::<Error>()
    {
        behind = error.source();
    }
    let error = behind.and_then(|error| error.downcast_ref::<Error>());
    assert_eq!(error.and_then(Error::status), Some(503));
}

#[tokio::test]
async fn adapters_take_them() {
    let client = v4_of(25);
    let ids: Vec<String> = client
        .search_events(v4_filter())
        .events()
        .take(12)
        .map_ok(|event| event.event_id)
        .try_collect()
        .await
        .unwrap();
    assert_eq!(ids.len(), 12);
    // Of two pages; nothing was asked for beyond.
    let calls = ids.iter().map(|id| client.get_event(id.as_str()));
    let events: Vec<Result<v4::Event, Error>> = stream::iter(calls)
        .map(IntoFuture::into_future)
        .buffer_unordered(4)
        .collect()
        .await;
    assert!(events.iter().all(Result::is_ok));
    let events = client.search_events(v4_filter()).events();
    let flagged = events
        .try_filter(|event| std::future::ready(event.timestamp % 2 == 0))
        .try_for_each_concurrent(3, |event| {
            let mut update = v4::EventUpdate::default();
            update.suspect = Some(true);
            client.update_event(event.event_id, update).into_future()
        });
    flagged.await.unwrap();
}

#[tokio::test]
async fn so_do_those_of_tokio_stream() {
    use tokio_stream::StreamExt as Tokios;

    let client = v4_of(25);
    let pages = client.search_events(v4_filter()).pages();
    let sizes = Tokios::map(Tokios::take(pages, 2), |page| {
        page.map(|page| page.events.len())
    });
    let sizes: Result<Vec<usize>, Error> = Tokios::collect(sizes).await;
    assert_eq!(sizes.unwrap(), [10, 10]);
    let events = client.search_events(v4_filter()).events();
    let mut both = Tokios::merge(events, client.search_events(v4_filter()).events());
    let mut came = 0;
    while let Some(event) = Tokios::next(&mut both).await {
        event.unwrap();
        came += 1;
    }
    assert_eq!(came, 50);
}
