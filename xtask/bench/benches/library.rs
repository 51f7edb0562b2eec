//! Decoding against `serde_json::Value`, and what a call costs where the answer is there at once.
#![allow(clippy::expect_used, reason = "a bench fails loudly")]
#![allow(missing_docs, reason = "criterion's macro writes a function without")]

use bench::Ready;
use criterion::{Criterion, SamplingMode, criterion_group, criterion_main};
use fingerprint_edge::{Region, v4};
use pollster::block_on;
use serde_json::{Value, from_slice, json};
use std::hint::black_box;
use std::time::Duration;

const EVENT: &[u8] = include_bytes!("../../../tests/fixtures/v4/event-every-field.json");
const LEAST: &[u8] = include_bytes!("../../../tests/fixtures/v4/event-least.json");
const EVENT_ID: &str = "1708102555327.NLOjmg";

/// The event and pages of it, without the fixture's white space.
fn decoding(criterion: &mut Criterion) {
    let event: Value = from_slice(EVENT).expect("an event");
    let page = |count| json!({ "events": vec![&event; count] }).to_string();
    let bodies = [
        ("event", event.to_string()),
        ("page of 10", page(10)),
        ("page of 100", page(100)),
    ];
    for (name, body) in bodies {
        let body = body.as_bytes();
        let mut group = criterion.benchmark_group(format!("decode {name}"));
        group.sampling_mode(SamplingMode::Flat);
        group.bench_function("serde_json::Value", |bencher| {
            bencher.iter(|| from_slice::<Value>(black_box(body)).expect("JSON"));
        });
        group.bench_function("ours", |bencher| match name {
            "event" => {
                bencher.iter(|| drop(from_slice::<v4::Event>(black_box(body)).expect("an event")))
            }
            _ => bencher
                .iter(|| drop(from_slice::<v4::EventSearch>(black_box(body)).expect("a page"))),
        });
        group.finish();
    }
}

/// Calls whose answer says next to nothing, or nothing.
fn calls(criterion: &mut Criterion) {
    let client = |body| v4::Client::new("secret-key", Region::Eu, Ready(body));
    let (getting, searching, sending) = (client(LEAST), client(br#"{"events":[]}"#), client(b""));
    let filter = v4::SearchEventsFilter::new().limit(10).suspect(true);
    let mut group = criterion.benchmark_group("call get, least event");
    group.bench_function("ours", |bencher| {
        bencher.iter(|| block_on(getting.get_event(black_box(EVENT_ID))).expect("an event"));
    });
    group.finish();
    let mut group = criterion.benchmark_group("call search, empty page");
    group.bench_function("ours", |bencher| {
        bencher.iter(|| block_on(searching.search_events(black_box(&filter))).expect("a page"));
    });
    group.finish();
    let mut group = criterion.benchmark_group("call delete");
    group.bench_function("ours", |bencher| {
        bencher.iter(|| block_on(sending.delete_visitor_data(black_box("TaDnMBz9XCpZNuSzFUqP"))));
    });
    group.finish();
}

criterion_group! {
    name = library;
    config = Criterion::default().warm_up_time(Duration::from_secs(1)).measurement_time(Duration::from_secs(3)).without_plots();
    targets = decoding, calls
}
criterion_main!(library);
