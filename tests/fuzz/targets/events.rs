//! Any bytes as an event of each system: every object with what makes it one is read and survives a round trip,
//! and the way between v3 and v4.
#![no_main]

use fingerprint_edge::json;
use fingerprint_edge::{iq, v3, v4};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let value: Option<Value> = json::from_str(&text).ok();
    let has = |name: &str, fits: fn(&Value) -> bool| {
        value
            .as_ref()
            .and_then(|value| value.get(name))
            .is_some_and(fits)
    };

    let event = round_trip(&text, v4::Event::misfits);
    assert_eq!(event.is_some(), has("event_id", Value::is_string));
    if let Some(event) = event {
        let id = &event.event_id;
        let downgraded = v3::downgrade(&event).event;
        let identification = downgraded.products.identification.unwrap();
        assert_eq!(identification.data.unwrap().request_id, *id);
        assert_eq!(v3::downgrade_webhook(&event).event.request_id, *id);
        assert_eq!(v3::downgrade_visit(&event).event.request_id, *id);
    }
    let page = round_trip(&text, v4::EventSearch::misfits);
    assert_eq!(page.is_some(), has("events", Value::is_array));
    let event = round_trip(&text, iq::Event::misfits);
    assert_eq!(event.is_some(), has("requestId", Value::is_string));
    if let Some(event) = round_trip(&text, v3::Event::misfits) {
        let _ = v3::upgrade(event).map(|upgraded| written(&upgraded));
    }
    let webhook = round_trip(&text, v3::Webhook::misfits);
    assert!(webhook.is_some() || !has("requestId", |_| true));
    if let Some(webhook) = webhook {
        let _ = v3::upgrade_webhook(webhook).map(|upgraded| written(&upgraded));
    }
});

fn round_trip<T: DeserializeOwned + Serialize>(
    text: &str,
    misfits: fn(&T) -> Vec<String>,
) -> Option<T> {
    let event: T = json::from_str(text).ok()?;
    let json = written(&event);
    let again: T = serde_json::from_str(&json).unwrap();
    assert_eq!(written(&again), json);
    // What was missing is written as null, which is no misfit where the API may say null.
    let known = misfits(&event);
    for path in misfits(&again) {
        assert!(
            known.contains(&path),
            "{path} is a misfit the second time alone"
        );
    }
    Some(event)
}

fn written(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap()
}
