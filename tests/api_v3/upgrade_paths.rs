//! Every leaf of every fixture, by the table of paths in `tests/documents/upgrade-paths.json`, as in JavaScript.

use std::collections::BTreeSet;

use fingerprint_edge::v3::{Upgraded, upgrade, upgrade_webhook};
use serde_json::{Value, json};

use crate::leaves::{Step, part, paths, written};
use crate::upgrade_table::{
    in_products, is_in_none, is_known, is_named, key, millis, place, table, targets,
};
use crate::{VISITS, fixture};

/// Has what this version does not know.
const FUTURE: &str = "event-from-the-future";

fn is_end(value: &Value) -> bool {
    match value {
        Value::Object(fields) => fields.is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => true,
    }
}

fn is_dropped(upgraded: &Upgraded, v3: &Value, path: &[Step]) -> bool {
    (1..=path.len()).any(|length| {
        let (whole, rest) = path.split_at(length);
        let dropped = upgraded.dropped.get(&written(whole));
        dropped.is_some_and(|dropped| part(dropped, rest) == part(v3, path))
    })
}

/// Whether the leaf is of a member that says what the same member of another part says.
fn is_twin(table: &Value, v3: &Value, path: &[Step]) -> bool {
    table["twins"]
        .as_object()
        .unwrap()
        .iter()
        .any(|(from, to)| {
            let from = place(from, &[]);
            let whole = match to.as_str().unwrap() {
                "identification" => v3,
                to => &v3[to],
            };
            path.strip_prefix(from.as_slice())
                .is_some_and(|rest| part(v3, &path[..=from.len()]) == part(whole, &rest[..1]))
        })
}

/// Where v3 says nothing.
fn is_nothing(value: &Value) -> bool {
    value.is_null() || value.is_object() || value.is_array()
}

fn judge(name: &str, v3: &Value) -> (usize, usize) {
    let table = table();
    let upgraded = match v3.get("products") {
        Some(_) => upgrade(serde_json::from_value(v3.clone()).unwrap()).unwrap(),
        None => upgrade_webhook(serde_json::from_value(v3.clone()).unwrap()).unwrap(),
    };
    let event = serde_json::to_value(&upgraded.event).unwrap();
    let identification = match v3.get("products") {
        Some(products) => &products["identification"]["data"],
        None => v3,
    };
    let names_no_browser = ["browserName", "browserMajorVersion", "browserFullVersion"]
        .iter()
        .all(|name| identification["browserDetails"][name] == "");
    let is_mobile = identification.get("sdk").is_none() && names_no_browser
        || ["android", "ios"]
            .iter()
            .any(|name| identification["sdk"]["platform"] == *name);
    let mut said = BTreeSet::from(["source".to_owned()]);
    let (mut carried, mut dropped) = (0, 0);
    for path in paths(v3, is_end) {
        let value = part(v3, &path);
        let at = format!("{name}: {}", written(&path));
        let leaf = in_products(&table, v3, &path).unwrap_or_default();
        let (group, mut to) = targets(&table, &leaf);
        // What the API leaves to others: here an empty value says something, too.
        let is_free = group == "whole"
            || key(&leaf).contains("rawDeviceAttributes")
            || key(&leaf).contains("components");
        if !is_free && is_nothing(value) && is_known(&table, &key(&leaf)) {
            continue;
        }
        let to_nowhere = to.is_empty();
        to.retain(|place| {
            !(is_mobile
                && table["browsers"]
                    .as_array()
                    .unwrap()
                    .contains(&json!(written(&place[..1]))))
        });
        let wanted = match group.as_str() {
            "time" => json!(millis(value.as_str().unwrap())),
            "bot" => json!(
                value
                    .as_str()
                    .unwrap()
                    .replace("notDetected", "not_detected")
            ),
            _ => value.clone(),
        };
        let is = |place: &Vec<Step>| *part(&event, place) == wanted;
        let equal: Vec<_> = to
            .iter()
            .filter(|place| is(place))
            .map(|place| written(place))
            .collect();
        said.extend(equal.iter().cloned());
        // An empty text stands where v4 guarantees one, and nowhere else.
        let is_everywhere = equal.len() == to.len() || *value == "";
        if (!equal.is_empty() && is_everywhere) || is_twin(&table, v3, &path) {
            carried += 1;
        } else {
            assert!(is_dropped(&upgraded, v3, &path), "{at} = {value} is lost");
            dropped += 1;
            let is_listed =
                !to_nowhere || leaf.is_empty() || is_free || is_in_none(&table, &key(&leaf));
            assert!(is_listed || name == FUTURE, "{at} is not in the table");
            let is_seen = written(&path).contains("SeenAt.");
            let may_stay_out =
                *value == "" || is_free || is_seen || event.get("identification").is_none();
            let is_free_place = to.iter().any(|place| part(&event, place).is_null());
            assert!(
                may_stay_out || !is_free_place,
                "{at} is dropped for nothing"
            );
        }
    }
    for path in paths(&event, is_end) {
        let is_empty = !is_named(&path[0], "tags") && is_nothing(part(&event, &path));
        assert!(
            is_empty || said.contains(&written(&path)),
            "{name}: {} is invented",
            written(&path)
        );
    }
    assert_eq!(event["source"], "device", "{name}");
    (carried, dropped)
}

#[test]
fn every_leaf_of_a_fixture_is_where_the_table_says() {
    for (name, expected) in [
        ("event", (130, 22)),
        ("event-every-field", (226, 25)),
        ("event-failed", (7, 8)),
        ("event-from-the-future", (45, 12)),
        ("event-android", (51, 15)),
        ("webhook", (222, 25)),
        ("webhook-ios", (46, 15)),
        ("webhook-least", (11, 0)),
    ] {
        assert_eq!(judge(name, &fixture(name)), expected, "{name}");
    }
}

#[test]
fn every_leaf_of_a_visit_is_where_the_table_says() {
    let page: Value = serde_json::from_str(VISITS[0].1).unwrap();
    for visit in page["visits"].as_array().unwrap() {
        judge("visit of nobody", visit);
        let mut visit = visit.clone();
        visit["visitorId"] = page["visitorId"].clone();
        let (carried, _) = judge("visit", &visit);
        assert!(carried > 20);
    }
}
