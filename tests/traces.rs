//! Spans and events of `tracing`: what a subscriber sees of calls is what hooks are told, and nothing secret.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests fail loudly, too"
)]
#![cfg(all(not(target_arch = "wasm32"), feature = "mock", feature = "tracing"))]

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use fingerprint_edge::mock::{Failure, MockTransport, Options};
use fingerprint_edge::{HookFacts, Hooks, Region, v4};
use pollster::block_on;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

const KEY: &str = "test-secret-key";
const ID: &str = "1708102555327.secret id";

type Fields = BTreeMap<String, String>;

/// Writes down the fields of spans and events.
#[derive(Clone, Default)]
struct Log {
    spans: Arc<Mutex<Vec<Fields>>>,
    events: Arc<Mutex<Vec<Fields>>>,
    last: Arc<AtomicU64>,
}

struct Reader(Fields);

impl Visit for Reader {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.insert(field.name().to_owned(), format!("{value:?}"));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.insert(field.name().to_owned(), value.to_owned());
    }
}

impl Subscriber for Log {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("fingerprint_edge")
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let mut reader = Reader(Fields::new());
        span.record(&mut reader);
        self.spans.lock().unwrap().push(reader.0);
        Id::from_u64(1 + self.last.fetch_add(1, Ordering::Relaxed))
    }

    fn event(&self, event: &Event<'_>) {
        let mut reader = Reader(Fields::new());
        event.record(&mut reader);
        self.events.lock().unwrap().push(reader.0);
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

/// What hooks are told, by the names of the fields.
#[derive(Clone, Default)]
struct Told(Arc<Mutex<Vec<Fields>>>);

impl Told {
    fn put(&self, message: &str, facts: &HookFacts<'_>) {
        let ms = |time: Option<std::time::Duration>| time.map(|time| time.as_secs_f64() * 1_000.0);
        let fields = [
            ("message", Some(message.to_owned())),
            ("attempt", Some(facts.attempt.to_string())),
            (
                "http.response.status_code",
                facts.status.map(|status| status.to_string()),
            ),
            (
                "duration_ms",
                ms(facts.duration).map(|ms| format!("{ms:?}")),
            ),
            ("wait_ms", ms(facts.wait).map(|ms| format!("{ms:?}"))),
            ("error", facts.error.map(ToString::to_string)),
        ];
        let given = fields
            .into_iter()
            .filter_map(|(name, value)| Some((name.to_owned(), value?)));
        self.0.lock().unwrap().push(given.collect());
    }
}

impl Hooks for Told {
    fn on_response(&self, facts: &HookFacts<'_>) {
        self.put("attempt", facts);
    }

    fn on_retry(&self, facts: &HookFacts<'_>) {
        self.put("retry", facts);
    }
}

#[test]
fn a_subscriber_sees_what_hooks_are_told() {
    let api = MockTransport::new(Options::default()).unwrap();
    let told = Told::default();
    let client = v4::Client::new(KEY, Region::Eu, api.clone()).with_hooks(told.clone());
    let log = Log::default();
    tracing::subscriber::with_default(log.clone(), || {
        for failure in [r#"{"status":503}"#, r#"{"drop":true}"#, r#"{"hang":true}"#] {
            api.fail(Failure::from_json(failure).unwrap()).unwrap();
        }
        let error = block_on(async { client.get_event(ID).await }).unwrap_err();
        assert_eq!(error.attempts(), 3);
        let echoing = format!(r#"{{"status":403,"body":"<h1>no {KEY} for {ID}"}}"#);
        api.fail(Failure::from_json(&echoing).unwrap()).unwrap();
        block_on(async { client.delete_visitor_data(ID).await }).unwrap_err();
        block_on(async {
            client
                .search_events(v4::SearchEventsFilter::default())
                .await
        })
        .unwrap();
    });
    let (spans, events) = (log.spans.lock().unwrap(), log.events.lock().unwrap());
    assert_eq!(*events, *told.0.lock().unwrap());
    assert_eq!(events.len(), 7);
    let named: Vec<_> = spans
        .iter()
        .map(|span| span.values().map(String::as_str).collect::<Vec<_>>())
        .collect();
    let expected = [
        ["GET", "getEvent", "/v4/events/{event_id}"],
        ["DELETE", "deleteVisitorData", "/v4/visitors/{visitor_id}"],
        ["GET", "searchEvents", "/v4/events"],
    ];
    assert_eq!(named, expected);
    let names: Vec<_> = spans.iter().flat_map(Fields::keys).take(3).collect();
    assert_eq!(names, ["http.request.method", "operation", "url.template"]);
    let shown = format!("{spans:?}{events:?}");
    for secret in [KEY, ID, "secret%20id", "://"] {
        assert!(!shown.contains(secret), "{secret} is shown in {shown}");
    }
}

struct Panicking;

impl Hooks for Panicking {
    fn on_response(&self, _: &HookFacts<'_>) {
        panic!("in a hook");
    }
}

#[test]
fn a_hook_that_panics_takes_its_call_along_and_nothing_else() {
    let api = MockTransport::new(Options::default()).unwrap();
    let client = v4::Client::new(KEY, Region::Eu, api.clone());
    let hooked = client.clone().with_hooks(Panicking);
    let search = |client: v4::Client<MockTransport>| {
        let call = client.search_events(v4::SearchEventsFilter::default());
        std::thread::spawn(move || block_on(async { call.await })).join()
    };
    assert!(search(hooked.clone()).is_err());
    assert!(search(hooked).is_err());
    assert!(search(client).unwrap().is_ok());
}
