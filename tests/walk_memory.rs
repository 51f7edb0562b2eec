//! How much memory a walk takes: as much as a page, however many there are. Nothing else runs in this process.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests fail loudly, too"
)]
#![cfg(not(target_arch = "wasm32"))]

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use fingerprint_edge::transport::{Request, Response, Transport, TransportError};
use fingerprint_edge::{Events, Page, Region, v3, v4};
use peak_alloc::PeakAlloc;
use pollster::block_on;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const EVENTS_PER_PAGE: usize = 100;
/// As large as no API has them, so that a walk that keeps them shows.
const KEY_BYTES: usize = 4_096;

/// A server that has so many pages.
struct Endless {
    event: &'static str,
    key: &'static str,
    pages: usize,
    asked: AtomicUsize,
}

impl Transport for Endless {
    async fn send(&self, _request: Request) -> Result<Response, TransportError> {
        let asked = 1 + self.asked.fetch_add(1, Ordering::Relaxed);
        let events = vec![self.event; EVENTS_PER_PAGE].join(",");
        let key = match asked < self.pages {
            true => format!(r#","{}":"{asked:0KEY_BYTES$}""#, self.key),
            false => String::new(),
        };
        Ok(Response {
            status: 200,
            headers: Vec::new(),
            body: format!(r#"{{"events":[{events}]{key}}}"#).into_bytes(),
        })
    }

    async fn sleep(&self, _duration: Duration) {
        std::future::pending().await
    }
}

fn v4_of(pages: usize) -> v4::Client<Endless> {
    let event =
        r#"{"event_id":"1.x","timestamp":1,"linked_id":"a","tags":{"b":[1,2,3]},"suspect":false}"#;
    v4::Client::new(
        "secret-key",
        Region::Eu,
        endless(event, "pagination_key", pages),
    )
}

fn v3_of(pages: usize) -> v3::Client<Endless> {
    let event = r#"{"products":{"identification":{"data":{"visitorId":"x","requestId":"1.x"}}}}"#;
    v3::Client::new(
        "secret-key",
        Region::Eu,
        endless(event, "paginationKey", pages),
    )
}

fn endless(event: &'static str, key: &'static str, pages: usize) -> Endless {
    let asked = AtomicUsize::new(0);
    Endless {
        event,
        key,
        pages,
        asked,
    }
}

/// Walks so many pages, and counts their events.
type Walk = fn(usize) -> usize;

const WALKS: [(&str, Walk); 4] = [
    ("v4 events", |pages| {
        let filter = v4::SearchEventsFilter::default();
        count(v4_of(pages).search_events(filter).events())
    }),
    ("v4 pages", |pages| {
        let filter = v4::SearchEventsFilter::default();
        let mut pages = v4_of(pages).search_events(filter).pages();
        block_on(async {
            let mut walked = 0;
            while let Some(page) = pages.next().await {
                walked += page.unwrap().events.len();
            }
            walked
        })
    }),
    ("v3 events", |pages| {
        count(v3_of(pages).search_events(v3_filter()).events())
    }),
    ("v3 pages", |pages| {
        let mut pages = v3_of(pages).search_events(v3_filter()).pages();
        block_on(async {
            let mut walked = 0;
            while let Some(page) = pages.next().await {
                walked += page.unwrap().events.unwrap().len();
            }
            walked
        })
    }),
];

fn count<P: Page>(mut events: Events<Endless, P>) -> usize {
    block_on(async {
        let mut walked = 0;
        while let Some(event) = events.next().await {
            assert!(event.is_ok());
            walked += 1;
        }
        walked
    })
}

fn v3_filter() -> v3::SearchEventsFilter {
    v3::SearchEventsFilter::new().limit(100)
}

fn peak(walk: Walk, events: usize) -> usize {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    assert_eq!(walk(events / EVENTS_PER_PAGE), events);
    let taken = MEMORY.peak_usage() - before;
    assert!(MEMORY.current_usage() <= before + 1_024);
    taken
}

#[test]
fn a_hundred_times_as_many_events_take_no_more() {
    for (name, walk) in WALKS {
        let (few, many) = (peak(walk, 1_000), peak(walk, 100_000));
        println!("{name}: {few} bytes for 1,000 events, {many} for 100,000");
        // For each page that came, a number of 8 bytes says that its key was there.
        assert!(many <= few + 32 * 1_024, "{name}: {few} bytes, then {many}");
    }
}
