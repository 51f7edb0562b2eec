//! The other shapes of v3 for events of v4: JavaScript makes them by the same table, and is judged by the same files.

use fingerprint_edge::v3::{downgrade_visit, downgrade_webhook};
use fingerprint_edge::v4::Event;
use serde_json::{Error, Value, from_str, to_value};

const BROWSER: &str = include_str!("fixtures/v4/event-every-field.json");
const ANDROID: &str = include_str!("fixtures/v4/event-android.json");

/// Members that are null count as absent.
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
fn a_webhook_of_a_browser_and_of_a_mobile_device() -> Result<(), Error> {
    for (event, expected) in [
        (BROWSER, include_str!("fixtures/v3/downgraded-webhook.json")),
        (
            ANDROID,
            include_str!("fixtures/v3/downgraded-webhook-android.json"),
        ),
    ] {
        let made = downgrade_webhook(&from_str::<Event>(event)?).event;
        assert_eq!(
            without_nulls(to_value(made)?),
            without_nulls(from_str(expected)?)
        );
    }
    Ok(())
}

#[test]
fn a_visit_of_a_browser_and_of_a_mobile_device() -> Result<(), Error> {
    for (event, expected) in [
        (BROWSER, include_str!("fixtures/v3/downgraded-visit.json")),
        (
            ANDROID,
            include_str!("fixtures/v3/downgraded-visit-android.json"),
        ),
    ] {
        let made = downgrade_visit(&from_str::<Event>(event)?).event;
        assert_eq!(
            without_nulls(to_value(made)?),
            without_nulls(from_str(expected)?)
        );
    }
    Ok(())
}
