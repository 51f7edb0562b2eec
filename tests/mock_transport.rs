//! `MockTransport` as tests of users have it: faults, time that nobody spends, clients of all systems over one mock.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail loudly, too")]
#![cfg(all(not(target_arch = "wasm32"), feature = "mock"))]

use std::time::{Duration, Instant};

use fingerprint_edge::mock::{Failure, MockTransport, Options};
use fingerprint_edge::{ErrorKind, Region, iq, v3, v4};
use pollster::block_on;

const KEY: &str = "test-secret-key";

fn mock() -> (MockTransport, v4::Client<MockTransport>) {
    let api = MockTransport::new(Options::default()).unwrap();
    let client = v4::Client::new(KEY, Region::Global, api.clone());
    (api, client)
}

fn fail(api: &MockTransport, failure: &str) {
    api.fail(Failure::from_json(failure).unwrap()).unwrap();
}

async fn search(client: &v4::Client<MockTransport>) -> Result<v4::EventSearch, ErrorKind> {
    let found = client
        .search_events(v4::SearchEventsFilter::default())
        .await;
    found.map_err(|error| error.kind().clone())
}

#[test]
fn faults_take_their_time_and_none_of_the_tests() {
    let began = Instant::now();
    // What goes wrong, how many requests that makes, and how many milliseconds go by.
    for (failure, requests, ms) in [
        (r#"{"status":503,"times":2}"#, 3, 750),
        (r#"{"drop":true}"#, 2, 250),
        (r#"{"hang":true}"#, 2, 10_250),
        (r#"{"delay":4000}"#, 1, 4_000),
        (r#"{"delay":9999}"#, 1, 9_999),
        (r#"{"delay":10000}"#, 2, 10_250),
        (r#"{"truncate":7}"#, 2, 250),
        (r#"{"stall":7}"#, 2, 10_250),
        (r#"{"status":503,"stall":3}"#, 2, 9_750),
        (r#"{"retryAfter":20}"#, 2, 20_000),
    ] {
        let (api, client) = mock();
        fail(&api, failure);
        assert!(block_on(search(&client)).is_ok(), "{failure}");
        assert_eq!(api.requests().len(), requests, "{failure}");
        assert_eq!(api.elapsed(), Duration::from_millis(ms), "{failure}");
    }
    let (api, client) = mock();
    fail(&api, r#"{"hang":true,"times":9}"#);
    let late = block_on(search(&client));
    assert!(matches!(
        late,
        Err(ErrorKind::Timeout | ErrorKind::Deadline)
    ));
    fail(&api, r#"{"endless":true}"#);
    let call = async { client.get_event("1.x").max_retries(0).await };
    assert!(block_on(call).is_err());
    assert!(began.elapsed() < Duration::from_secs(20));
}

#[test]
fn clients_of_all_systems_share_a_mock() {
    let (api, v4) = mock();
    let v3 = v3::Client::new(KEY, Region::Global, api.clone());
    let iq = iq::Client::new("fiq_secret_test", api.clone());
    block_on(async {
        let page = search(&v4).await.unwrap();
        let id = &page.events.first().unwrap().event_id;
        let update = v3::EventUpdate::new().suspect(true);
        v3.update_event(id, &update).await.unwrap();
        assert_eq!(v4.clone().get_event(id).await.unwrap().suspect, Some(true));
        iq.get_event("req_mock_bot").await.unwrap();
        // A failure is for the next request, whoever sends it.
        fail(&api, r#"{"status":403}"#);
        assert_eq!(
            iq.get_event("req_mock_bot").await.unwrap_err().status(),
            Some(403)
        );
    });
    assert_eq!(api.requests().len(), 5);
}

#[test]
fn calls_at_once_wait_at_once() {
    let (api, client) = mock();
    fail(&api, r#"{"status":503,"times":20}"#);
    fail(&api, r#"{"hang":true,"times":10}"#);
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    let runtime = runtime.worker_threads(4).build().unwrap();
    runtime.block_on(async {
        let calls: Vec<_> = (0..60)
            .map(|_| client.search_events(v4::SearchEventsFilter::default()))
            .map(|call| {
                tokio::spawn(async {
                    call.max_retries(99)
                        .deadline(Duration::from_secs(600))
                        .await
                })
            })
            .collect();
        for call in calls {
            call.await.unwrap().unwrap();
        }
    });
    assert_eq!(api.requests().len(), 90);
}

#[test]
fn waits_side_by_side_do_not_add_up() {
    use fingerprint_edge::transport::Transport;
    use std::future::{Future, poll_fn};
    use std::pin::Pin;
    use std::task::Poll;

    let (api, _) = mock();
    let mut waits: Vec<Pin<Box<dyn Future<Output = ()>>>> = Vec::new();
    for _ in 0..10 {
        let api = api.clone();
        waits.push(Box::pin(
            async move { api.sleep(Duration::from_secs(3)).await },
        ));
    }
    block_on(poll_fn(|context| {
        waits.retain_mut(|wait| wait.as_mut().poll(context).is_pending());
        if waits.is_empty() {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    }));
    assert_eq!(api.elapsed(), Duration::from_secs(3));
}
