//! Any bytes as an event of each system: what can be read survives a round trip, and the way from v3 to v4.
#![no_main]

use std::fmt::Debug;

use fingerprint_edge::{iq, v3, v4};
use serde::Serialize;
use serde::de::DeserializeOwned;

libfuzzer_sys::fuzz_target!(|json: &[u8]| {
    round_trip::<v4::Event>(json);
    round_trip::<iq::Event>(json);
    if let Some(event) = round_trip::<v3::Event>(json) {
        written(&v3::upgrade(event));
    }
    if let Some(webhook) = round_trip::<v3::Webhook>(json) {
        written(&v3::upgrade_webhook(webhook));
    }
});

fn round_trip<T: DeserializeOwned + Serialize + PartialEq + Debug>(json: &[u8]) -> Option<T> {
    let event: T = serde_json::from_slice(json).ok()?;
    assert_eq!(
        serde_json::from_slice::<T>(&written(&event)).unwrap(),
        event
    );
    Some(event)
}

fn written(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).unwrap()
}
