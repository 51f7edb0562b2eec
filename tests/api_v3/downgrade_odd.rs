//! What the downgrade makes of what no event should have: other types, deep nesting, times and names that are none.

use fingerprint_edge::v3::{downgrade, upgrade};
use fingerprint_edge::v4;
use serde_json::json;

use crate::downgrade::event;

#[test]
fn a_value_of_an_unexpected_type_is_dropped_by_its_path() {
    for (name, value) in [
        ("linked_id", json!(7)),
        ("timestamp", json!("today")),
        ("factory_reset_timestamp", json!(1e300)),
        ("url", json!(null)),
        ("tags", json!([])),
        ("ip_info", json!({ "v4": 4 })),
        ("velocity", json!("fast")),
        ("labels", json!({ "label": "x" })),
        ("raw_device_attributes", json!([1])),
        ("source", json!("satellite")),
        ("a name", json!({ "new": true })),
    ] {
        let mut given = json!({ "event_id": "e", "timestamp": 1, "vpn": true });
        given[name] = value.clone();
        let downgraded = downgrade(&event(given));
        let (path, value) = match name {
            "ip_info" => ("ip_info.v4", json!(4)),
            "a name" => (r#"["a name"]"#, value),
            name => (name, value),
        };
        assert_eq!(downgraded.dropped.get(path), Some(&value), "{name}");
        assert_eq!(
            json!(downgraded.event)["products"]["vpn"]["data"]["result"],
            true
        );
    }
    let lists = json!({ "event_id": "e", "timestamp": 1, "labels": [{ "label": "a", "new": 1 }, 5, { "prediction": true }],
        "raw_device_attributes": { "audio": "loud", "fonts": ["Arial", 1], "math": "x", "new": 1 } });
    let downgraded = downgrade(&event(lists));
    let products = &json!(downgraded.event)["products"];
    assert_eq!(products["labels"]["data"], json!([{ "label": "a" }]));
    assert_eq!(
        products["rawDeviceAttributes"]["data"],
        json!({ "math": { "value": "x" } })
    );
    let dropped = json!({
        "labels[0].new": 1, "labels[1]": 5, "labels[2]": { "prediction": true }, "raw_device_attributes.audio": "loud",
        "raw_device_attributes.fonts": ["Arial", 1], "raw_device_attributes.new": 1,
    });
    assert_eq!(json!(downgraded.dropped), dropped);
}

#[test]
fn what_is_nested_deep_is_kept_both_ways() {
    for depth in [60, 63, 64, 65, 120, 126, 127, 128, 150, 400] {
        let mut nested = json!("\u{1F600}\n\"\\");
        for level in 0..depth {
            nested = match level % 2 {
                0 => json!({ "a": nested, "\"\n": level }),
                _ => json!([nested]),
            };
        }
        let given = json!({ "event_id": "e", "timestamp": 1, "tags": { "deep": nested }, "strange \"name\"\n": nested });
        let event = v4::Event {
            event_id: "e".to_owned(),
            timestamp: 1,
            tags: given["tags"].as_object().cloned(),
            other: [("strange \"name\"\n".to_owned(), nested.clone())]
                .into_iter()
                .collect(),
            ..v4::Event::default()
        };
        let down = downgrade(&event);
        assert_eq!(down.dropped[r#"["strange \"name\"\n"]"#], nested, "{depth}");
        let mut old = down.event;
        let data = old
            .products
            .identification
            .as_mut()
            .unwrap()
            .data
            .as_mut()
            .unwrap();
        assert_eq!(data.tag["deep"], nested, "{depth}");
        data.other.insert("strange".to_owned(), nested.clone());
        let up = upgrade(old).unwrap();
        assert_eq!(up.event.tags, event.tags, "{depth}");
        assert_eq!(
            up.dropped["products.identification.data.strange"], nested,
            "{depth}"
        );
    }
}

#[test]
fn a_time_is_that_of_the_event_or_null() {
    for (id, timestamp, expected, time) in [
        (
            "1764000000123.Qw3rTy",
            json!(5),
            json!(5),
            json!("1970-01-01T00:00:00.005Z"),
        ),
        (
            "1764000000123.Qw3rTy",
            json!("5"),
            json!(1_764_000_000_123_i64),
            json!("2025-11-24T16:00:00.123Z"),
        ),
        (
            "0KSh65EnVoB85JBmloQK",
            json!(null),
            json!(null),
            json!(null),
        ),
        (
            "0KSh65EnVoB85JBmloQK",
            json!(i64::MAX),
            json!(i64::MAX),
            json!(null),
        ),
    ] {
        let given = json!({ "event_id": id, "timestamp": timestamp, "bot": "good" });
        let products = json!(downgrade(&event(given)).event)["products"].clone();
        let data = &products["identification"]["data"];
        assert_eq!(
            (&data["timestamp"], &data["time"]),
            (&expected, &time),
            "{id} {timestamp}"
        );
        assert_eq!(products["botd"]["data"]["requestId"], id);
    }
}

#[test]
fn a_name_that_looks_like_a_path_is_but_a_name() {
    let given = json!({
        "event_id": "e", "timestamp": 1, "identification.visitor_id": "x", "timestamp!": 2, "ip_info.v4": {},
        "velocity": { "events": { "1_hour!": 1, "5_minutes": 1, "1_hour": 2 } },
    });
    let dropped = json!(downgrade(&event(given)).dropped);
    assert_eq!(
        dropped,
        json!({
            r#"["identification.visitor_id"]"#: "x", r#"["timestamp!"]"#: 2, r#"["ip_info.v4"]"#: {},
            r#"velocity.events["1_hour!"]"#: 1,
        })
    );
}
