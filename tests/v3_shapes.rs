//! The other shapes of v3 for events of v4: JavaScript makes them by the same table, and is judged by the same files.

use fingerprint_edge::v3::{downgrade_visit, downgrade_webhook};
use fingerprint_edge::v4::Event;
use serde::Serialize;
use serde_json::Value;

fn event(json: &str) -> Event {
    serde_json::from_str(json).expect("an event of v4")
}

/// What is made, beside what is expected; members that are null count as absent.
fn same(made: &impl Serialize, expected: &str) {
    let made = serde_json::to_value(made).expect("JSON");
    let expected: Value = serde_json::from_str(expected).expect("JSON");
    assert_eq!(without_nulls(made), without_nulls(expected));
}

fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(members) => members
            .into_iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(name, value)| (name, without_nulls(value)))
            .collect(),
        Value::Array(items) => items.into_iter().map(without_nulls).collect(),
        value => value,
    }
}

#[test]
fn a_webhook_of_a_browser_and_of_a_mobile_device() {
    let browser = event(include_str!("fixtures/v4/event-every-field.json"));
    same(
        &downgrade_webhook(&browser).event,
        include_str!("fixtures/v3/downgraded-webhook.json"),
    );
    let android = event(include_str!("fixtures/v4/event-android.json"));
    same(
        &downgrade_webhook(&android).event,
        include_str!("fixtures/v3/downgraded-webhook-android.json"),
    );
}

#[test]
fn a_visit_of_a_browser_and_of_a_mobile_device() {
    let browser = event(include_str!("fixtures/v4/event-every-field.json"));
    same(
        &downgrade_visit(&browser).event,
        include_str!("fixtures/v3/downgraded-visit.json"),
    );
    let android = event(include_str!("fixtures/v4/event-android.json"));
    same(
        &downgrade_visit(&android).event,
        include_str!("fixtures/v3/downgraded-visit-android.json"),
    );
}
