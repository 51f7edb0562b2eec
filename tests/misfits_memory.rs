//! To ask an answer that fits for its misfits takes no memory.
#![cfg(not(target_arch = "wasm32"))]

use fingerprint_edge::{iq, json, v3, v4};
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

#[test]
fn what_fits_is_asked_without_memory() {
    let event: v4::Event =
        json::from_str(include_str!("fixtures/v4/event-every-field.json")).unwrap();
    let event_v3: v3::Event =
        json::from_str(include_str!("fixtures/v3/event-every-field.json")).unwrap();
    let event_iq: iq::Event = json::from_str(include_str!("fixtures/iq/event.json")).unwrap();
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let found = [event.misfits(), event_v3.misfits(), event_iq.misfits()];
    assert_eq!(MEMORY.peak_usage(), before);
    assert!(found.iter().all(Vec::is_empty), "{found:?}");
}
