//! Decoding against `serde_json::Value`, what it takes to name what does not fit, and what a call costs where the answer is there at once.
#![allow(clippy::expect_used, reason = "a bench fails loudly")]
#![allow(missing_docs, reason = "criterion's macro writes a function without")]

use bench::Ready;
use criterion::{Criterion, SamplingMode, criterion_group, criterion_main};
use fingerprint_edge::{Region, iq, v3, v4};
use pollster::block_on;
use serde::de::DeserializeOwned;
use serde_json::{Value, from_slice, from_value, json};
use std::hint::black_box;
use std::time::Duration;

const EVENT: &[u8] = include_bytes!("../../../tests/fixtures/v4/event-every-field.json");
const EVENT_V3: &[u8] = include_bytes!("../../../tests/fixtures/v3/event-every-field.json");
const EVENT_IQ: &[u8] = include_bytes!("../../../tests/fixtures/iq/event.json");
const LEAST: &[u8] = include_bytes!("../../../tests/fixtures/v4/event-least.json");
const EVENT_ID: &str = "1708102555327.NLOjmg";

/// A body as a type of ours, against the same body as JSON. A row for each.
fn decoding(criterion: &mut Criterion) {
    let read = |text: &[u8]| from_slice::<Value>(text).expect("JSON");
    let (event, event_v3, event_iq) = (read(EVENT), read(EVENT_V3), read(EVENT_IQ));
    let page = |event: &Value, count| json!({ "events": vec![event; count] });
    decode::<v4::Event>(criterion, "event", &event);
    decode::<v4::EventSearch>(criterion, "page of 10", &page(&event, 10));
    decode::<v4::EventSearch>(criterion, "page of 100", &page(&event, 100));
    decode::<v3::Event>(criterion, "event, v3", &event_v3);
    decode::<v3::SearchEventsResponse>(criterion, "page of 10, v3", &page(&event_v3, 10));
    decode::<iq::Event>(criterion, "event, FingerprintIQ", &event_iq);
    decode::<v4::Event>(criterion, "event, a leaf misfits", &spoiled(&event, 1));
    decode::<v4::EventSearch>(
        criterion,
        "page of 10, each leaf misfits",
        &page(&spoiled(&event, usize::MAX), 10),
    );
}

fn decode<T: DeserializeOwned>(criterion: &mut Criterion, name: &str, body: &Value) {
    // Without the fixture's white space.
    let body = body.to_string();
    let body = body.as_bytes();
    let mut group = criterion.benchmark_group(format!("decode {name}"));
    group.sampling_mode(SamplingMode::Flat);
    group.bench_function("serde_json::Value", |bencher| {
        bencher.iter(|| from_slice::<Value>(black_box(body)).expect("JSON"));
    });
    group.bench_function("ours", |bencher| {
        bencher.iter(|| drop(from_slice::<T>(black_box(body)).expect("an answer")));
    });
    group.finish();
}

/// The event with so many of its leaves of another type; its id makes it one, and stays.
fn spoiled(event: &Value, leaves: usize) -> Value {
    fn spoil(value: &mut Value, left: &mut usize) {
        match value {
            Value::Object(members) => {
                let members = members.iter_mut().filter(|(name, _)| *name != "event_id");
                members.for_each(|(_, value)| spoil(value, left));
            }
            Value::Array(items) => items.iter_mut().for_each(|item| spoil(item, left)),
            leaf if *left > 0 => {
                *left -= 1;
                *leaf = match leaf {
                    Value::String(_) => json!(7),
                    _ => json!("seven"),
                };
            }
            _ => {}
        }
    }
    let mut event = event.clone();
    spoil(&mut event, &mut leaves.clone());
    event
}

/// What it takes to name what does not fit: nothing, a leaf, and 10,000 elements.
fn naming(criterion: &mut Criterion) {
    let read = |text: &[u8]| from_slice::<Value>(text).expect("JSON");
    let event = read(EVENT);
    let mut many = event.clone();
    let members = many.as_object_mut().expect("an object");
    members.insert("labels".into(), vec![Value::Null; 10_000].into());
    for (name, event) in [
        ("none", event.clone()),
        ("one", spoiled(&event, 1)),
        ("10,000", many),
    ] {
        let event: v4::Event = from_value(event).expect("an event");
        let mut group = criterion.benchmark_group(format!("name misfits, {name}"));
        group.bench_function("ours", |bencher| {
            bencher.iter(|| black_box(&event).misfits())
        });
        group.finish();
    }
}

/// What a call costs beside reading its answer, which a program without this crate reads as well.
fn whole_calls(criterion: &mut Criterion) {
    let event: Value = from_slice(EVENT).expect("an event");
    let page = json!({ "events": vec![&event; 10] }).to_string();
    let (event, page): (&str, &str) = (event.to_string().leak(), page.leak());
    let client =
        |body: &'static str| v4::Client::new("secret-key", Region::Eu, Ready(body.as_bytes()));
    let (getting, searching) = (client(event), client(page));
    let mut group = criterion.benchmark_group("call get, event");
    group.bench_function("ours", |bencher| {
        bencher.iter(|| block_on(async { getting.get_event(black_box(EVENT_ID)).await }));
    });
    group.bench_function("its body", |bencher| {
        bencher.iter(|| from_slice::<v4::Event>(black_box(event.as_bytes())).expect("an event"));
    });
    group.bench_function("its body as serde_json::Value", |bencher| {
        bencher.iter(|| from_slice::<Value>(black_box(event.as_bytes())).expect("JSON"));
    });
    group.finish();
    let mut group = criterion.benchmark_group("call search, page of 10");
    group.bench_function("ours", |bencher| {
        let search = || searching.search_events(v4::SearchEventsFilter::default());
        bencher.iter(|| block_on(async { search().await }).expect("a page"));
    });
    group.bench_function("its body", |bencher| {
        bencher.iter(|| from_slice::<v4::EventSearch>(black_box(page.as_bytes())).expect("a page"));
    });
    group.bench_function("its body as serde_json::Value", |bencher| {
        bencher.iter(|| from_slice::<Value>(black_box(page.as_bytes())).expect("JSON"));
    });
    group.finish();
}

/// Calls whose answer says next to nothing, or nothing.
fn calls(criterion: &mut Criterion) {
    let client = |body| v4::Client::new("secret-key", Region::Eu, Ready(body));
    let (getting, searching, sending) = (client(LEAST), client(br#"{"events":[]}"#), client(b""));
    let filter = v4::SearchEventsFilter::new().limit(10).suspect(true);
    let mut group = criterion.benchmark_group("call get, least event");
    group.bench_function("ours", |bencher| {
        bencher.iter(|| {
            block_on(async { getting.get_event(black_box(EVENT_ID)).await }).expect("an event")
        });
    });
    group.finish();
    let mut group = criterion.benchmark_group("call search, empty page");
    group.bench_function("ours", |bencher| {
        bencher.iter(|| {
            block_on(async { searching.search_events(black_box(&filter)).await }).expect("a page")
        });
    });
    group.finish();
    let mut group = criterion.benchmark_group("call delete");
    group.bench_function("ours", |bencher| {
        bencher.iter(|| {
            block_on(async {
                sending
                    .delete_visitor_data(black_box("TaDnMBz9XCpZNuSzFUqP"))
                    .await
            })
        });
    });
    group.finish();
}

criterion_group! {
    name = library;
    config = Criterion::default().warm_up_time(Duration::from_secs(1)).measurement_time(Duration::from_secs(3)).without_plots();
    targets = decoding, naming, whole_calls, calls
}
criterion_main!(library);
