//! Properties of the upgrade that hold for any event and any webhook: nothing is lost in silence.

use std::collections::BTreeSet;

use fingerprint_edge::v3::{UpgradeError, Upgraded, upgrade, upgrade_webhook};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::fixture;
use crate::leaves::{Step, is_leaf, part, part_mut, paths, written};

const FULL: [&str; 4] = [
    "event-every-field",
    "event-android",
    "webhook",
    "webhook-ios",
];

fn upgrade_any(json: Value) -> Result<Upgraded, UpgradeError> {
    match json.get("products") {
        Some(_) => upgrade(serde_json::from_value(json).unwrap()),
        None => upgrade_webhook(serde_json::from_value(json).unwrap()),
    }
}

/// Any JSON, with names of any kind.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            prop::collection::hash_map(any::<String>(), inner, 0..3)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

/// Whether a part of the event is in `dropped`, on its own or in something larger.
fn is_dropped(upgraded: &Upgraded, event: &Value, path: &[Step]) -> bool {
    (1..=path.len()).any(|length| {
        let (whole, rest) = path.split_at(length);
        let dropped = upgraded.dropped.get(&written(whole));
        dropped.is_some_and(|dropped| part(dropped, rest) == part(event, path))
    })
}

/// Where the fixtures have a date-time.
fn is_time(path: &[Step]) -> bool {
    let names: Vec<_> = path
        .iter()
        .map(|step| match step {
            Step::Field(name) => name.as_str(),
            Step::Item(_) => "",
        })
        .collect();
    matches!(
        names.as_slice(),
        [.., "time" | "global" | "subscription"] | [.., "details", "lastSeenAt"]
    )
}

/// A value that is nowhere else, of the same type as the one that it replaces.
fn unique(old: &Value, path: &[Step], seed: u32, index: usize) -> (Value, Value) {
    let number = i64::from(seed) * 10_000 + i64::try_from(index).unwrap() + 1;
    match old {
        Value::Bool(_) | Value::Null => (old.clone(), old.clone()),
        Value::Number(_) => (number.into(), number.into()),
        _ if is_time(path) => {
            let (hour, minute) = (index / 60 % 24, index % 60);
            let ms = (i64::from(seed % 28) * 86_400
                + i64::try_from(hour * 3600 + minute * 60).unwrap())
                * 1000;
            let text = format!("1970-01-{:02}T{hour:02}:{minute:02}:00Z", seed % 28 + 1);
            (text.into(), ms.into())
        }
        _ => (
            format!("text {number}").into(),
            format!("text {number}").into(),
        ),
    }
}

proptest! {
    /// With all values different from each other, none can be mistaken for another one's.
    #[test]
    fn every_leaf_is_in_the_event_or_dropped(full in prop::sample::select(&FULL[..]), seed in any::<u32>()) {
        let mut event = fixture(full);
        let leaves = paths(&event, is_leaf);
        let mut expected = Vec::new();
        for (index, path) in leaves.iter().enumerate() {
            let (value, in_v4) = unique(part(&event, path), path, seed, index);
            *part_mut(&mut event, path) = value;
            expected.push(in_v4);
        }
        let upgraded = upgrade_any(event.clone()).unwrap();
        let json = serde_json::to_value(&upgraded.event).unwrap();
        let there: BTreeSet<_> = paths(&json, is_leaf).iter().map(|path| part(&json, path).to_string()).collect();
        for (path, in_v4) in leaves.iter().zip(expected) {
            let there = there.contains(&in_v4.to_string());
            // A null of a field that v3 knows says the same as its absence.
            let says_nothing = part(&event, path).is_null();
            prop_assert!(
                there || says_nothing || is_dropped(&upgraded, &event, path),
                "{} = {}", written(path), part(&event, path)
            );
        }
    }

    /// Also of what has no value of its own, such as a flag.
    #[test]
    fn every_leaf_matters(
        full in prop::sample::select(&FULL[..]),
        place in any::<prop::sample::Index>(),
        text in any::<String>(),
        number in any::<i32>(),
    ) {
        let event = fixture(full);
        let leaves = paths(&event, is_leaf);
        let path: &Vec<_> = place.get(&leaves);
        let mut changed = event.clone();
        let leaf = part_mut(&mut changed, path);
        let other = match &*leaf {
            Value::Bool(flag) => json!(!flag),
            Value::Number(_) => json!(number),
            Value::String(_) => json!(text),
            _ => json!("2001-02-03T04:05:06Z"),
        };
        prop_assume!(*leaf != other);
        *leaf = other;
        // A null in the customer's own object takes any value, others may not.
        prop_assert_ne!(upgrade_any(changed), upgrade_any(event), "{}", written(path));
    }

    #[test]
    fn what_is_unknown_is_dropped_by_its_path(
        full in prop::sample::select(&FULL[..]),
        place in any::<prop::sample::Index>(),
        name in any::<String>(),
        value in any_json(),
    ) {
        let mut event = fixture(full);
        let mut places = paths(&event, Value::is_object);
        // What is in these is the customer's own, or of any shape: there is nothing unknown in them.
        let free = ["tag", "meta", "value"].map(|name| Step::Field(name.to_owned()));
        let raw = ["components", "rawDeviceAttributes"].map(|name| Step::Field(name.to_owned()));
        places.retain(|path| {
            !path.iter().any(|step| free.contains(step))
                && !path.last().is_some_and(|last| raw.contains(last))
                && !path.ends_with(&[raw[1].clone(), Step::Field("data".to_owned())])
        });
        let mut path = place.get(&places).clone();
        // No known name has a space: a known field takes only its own type.
        let name = format!("unknown {name}");
        part_mut(&mut event, &path)[&name] = value.clone();
        path.push(Step::Field(name));
        let upgraded = upgrade_any(event.clone()).unwrap();
        prop_assert!(is_dropped(&upgraded, &event, &path), "{}: {:?}", written(&path), upgraded.dropped);
        prop_assert_eq!(upgraded.event, upgrade_any(fixture(full)).unwrap().event);
    }

    #[test]
    fn raw_attributes_of_any_name_and_value_are_kept(name in "[a-zA-Z0-9 .\"]{0,12}", value in any_json()) {
        let mut event = json!({ "products": { "botd": { "data": fixture("event-failed")["products"]["botd"]["data"] } } });
        event["products"]["rawDeviceAttributes"]["data"][&name]["value"] = value.clone();
        let upgraded = upgrade_any(event).unwrap();
        match upgraded.event.raw_device_attributes {
            Some(_) => prop_assert!(upgraded.dropped.is_empty()),
            None => prop_assert_eq!(upgraded.dropped.into_values().collect::<Vec<_>>(), [json!({ "value": value })]),
        }
    }
}
