//! What the upgrade makes of the fixtures, down to the last field.

use fingerprint_edge::v3::{Event, Upgraded, Webhook, upgrade, upgrade_webhook};
use fingerprint_edge::v4;
use serde_json::{Value, json};

use crate::fixture;

fn upgraded(name: &str) -> Upgraded {
    let event = fixture(name);
    match name.starts_with("webhook") {
        true => upgrade_webhook(serde_json::from_value(event).unwrap()).unwrap(),
        false => upgrade(serde_json::from_value(event).unwrap()).unwrap(),
    }
}

#[test]
fn fixtures_become_what_is_written() {
    for name in [
        "event",
        "event-every-field",
        "event-failed",
        "event-from-the-future",
        "event-android",
        "webhook",
        "webhook-ios",
    ] {
        let found = serde_json::to_value(upgraded(name)).unwrap();
        let expected = fixture(&format!("upgraded-{name}"));
        assert_eq!(found["dropped"], expected["dropped"], "{name}");
        assert_eq!(found["event"], expected["event"], "{name}");
    }
}

#[test]
fn the_event_is_one_of_v4() {
    for name in [
        "event",
        "event-every-field",
        "event-failed",
        "event-android",
        "webhook",
        "webhook-ios",
    ] {
        let event = upgraded(name).event;
        let shown = format!("{event:?}");
        assert!(!shown.contains("other: {\""), "{name}: {shown}");
    }
    // Every field of v4 that v3 knows is there.
    let event = serde_json::to_value(upgraded("event-every-field").event).unwrap();
    assert_eq!(event.as_object().unwrap().len(), 56);
}

#[test]
fn the_least_becomes_the_least() {
    let least = upgraded("webhook-least");
    assert_eq!(least.event.event_id, "1764000000123.Qw3rTy");
    assert_eq!(least.event.identification, None);
    assert!(least.dropped.is_empty(), "{:?}", least.dropped);
}

#[test]
fn try_from_is_the_upgrade_without_the_rest() {
    let event: Event = serde_json::from_value(fixture("event-every-field")).unwrap();
    assert_eq!(
        v4::Event::try_from(event).unwrap(),
        upgraded("event-every-field").event
    );
    let webhook: Webhook = serde_json::from_value(fixture("webhook")).unwrap();
    assert_eq!(
        v4::Event::try_from(webhook).unwrap(),
        upgraded("webhook").event
    );
}

/// The full event with one value changed, upgraded.
fn changed(pointer: &str, value: Value) -> (Value, Value) {
    let mut event = fixture("event-every-field");
    *event.pointer_mut(pointer).unwrap() = value;
    let upgraded = upgrade(serde_json::from_value(event).unwrap()).unwrap();
    let upgraded = serde_json::to_value(upgraded).unwrap();
    (upgraded["event"].clone(), upgraded["dropped"].clone())
}

#[test]
fn duplicates_are_left_out_only_when_equal() {
    for (pointer, path) in [
        ("/products/botd/data/url", "products.botd.data.url"),
        ("/products/botd/data/ip", "products.botd.data.ip"),
        (
            "/products/botd/data/requestId",
            "products.botd.data.requestId",
        ),
        (
            "/products/botd/data/linkedId",
            "products.botd.data.linkedId",
        ),
        (
            "/products/botd/data/userAgent",
            "products.botd.data.userAgent",
        ),
        ("/products/botd/data/time", "products.botd.data.time"),
        (
            "/products/identification/data/time",
            "products.identification.data.time",
        ),
    ] {
        let (event, dropped) = changed(pointer, json!("2020-01-01T00:00:00Z"));
        assert_eq!(
            event,
            fixture("upgraded-event-every-field")["event"],
            "{path}"
        );
        assert_eq!(dropped[path], "2020-01-01T00:00:00Z");
    }
    let (_, dropped) = changed("/products/botd/data/meta", json!({ "another": true }));
    assert_eq!(
        dropped["products.botd.data.meta"],
        json!({ "another": true })
    );
    let (event, dropped) = changed("/products/incognito/data/result", json!(false));
    assert_eq!(event["incognito"], false);
    assert_eq!(dropped["products.identification.data.incognito"], true);
}

#[test]
fn a_factory_reset_may_be_in_seconds() {
    const TIMESTAMP: &str = "/products/factoryReset/data/timestamp";
    const PATH: &str = "products.factoryReset.data.timestamp";
    let (event, dropped) = changed(TIMESTAMP, json!(1_749_283_750));
    assert_eq!(event["factory_reset_timestamp"], 1_749_283_750_011_i64);
    assert_eq!(dropped[PATH], Value::Null);
    let (event, dropped) = changed(TIMESTAMP, json!(5));
    assert_eq!(event["factory_reset_timestamp"], 1_749_283_750_011_i64);
    assert_eq!(dropped[PATH], 5);
    let (event, dropped) = changed("/products/factoryReset/data/time", json!("long ago"));
    assert_eq!(event["factory_reset_timestamp"], 1_749_283_750_011_i64);
    assert_eq!(dropped["products.factoryReset.data.time"], "long ago");
}

#[test]
fn raw_attributes_that_do_not_fit_are_dropped_as_they_are() {
    for value in [json!("24"), json!(null), json!(24.5), json!({ "bits": 24 })] {
        let attribute = json!({ "value": value, "confidence": 1 });
        let (event, dropped) = changed(
            "/products/rawDeviceAttributes/data/colorDepth",
            attribute.clone(),
        );
        // The identification's own says it instead.
        assert_eq!(event["raw_device_attributes"]["color_depth"], 24);
        assert_eq!(
            dropped["products.rawDeviceAttributes.data.colorDepth"],
            attribute
        );
    }
    let canvas = json!({ "value": { "Winding": true, "Text": null } });
    let (event, dropped) = changed("/products/rawDeviceAttributes/data/canvas", canvas.clone());
    assert_eq!(event["raw_device_attributes"]["canvas"], Value::Null);
    assert_eq!(dropped["products.rawDeviceAttributes.data.canvas"], canvas);
}
