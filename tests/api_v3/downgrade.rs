//! What the downgrade makes of an event of v4: what it works out, what is empty, and what it drops.

use fingerprint_edge::api::v3::{downgrade, downgrade_visit, downgrade_webhook, upgrade};
use fingerprint_edge::api::v4;
use serde_json::{Value, json};

use crate::V4_EVENTS;

fn event(json: Value) -> v4::Event {
    serde_json::from_value(json).unwrap()
}

fn fixture(name: &str) -> v4::Event {
    let (_, text) = V4_EVENTS.iter().find(|(known, _)| *known == name).unwrap();
    serde_json::from_str(text).unwrap()
}

#[test]
fn what_v3_says_more_often_is_worked_out() {
    let given = json!({
        "event_id": "1764000000123.Qw3rTy", "timestamp": 1_764_000_000_120_i64, "linked_id": "", "bot": "not_detected",
        "identification": { "visitor_id": "v", "visitor_found": true, "first_seen_at": 0, "last_seen_at": -1 },
        "tags": { "a": null }, "url": "https://shop.example/", "ip_address": "203.0.113.7", "user_agent": "Mozilla/5.0",
        "factory_reset_timestamp": 1_700_000_000_000_i64, "incognito": true,
        "ip_blocklist": { "email_spam": false, "attack_source": true, "tor_node": false },
        "ip_info": { "v6": { "address": "2001:db8::1", "geolocation": { "city_name": "Oslo", "country_code": "NO" } } },
        "proxy": true, "proxy_details": { "proxy_type": "unknown", "last_seen_at": 3_600_000, "provider": "P" },
    });
    let downgraded = downgrade(&event(given));
    let products = json!(downgraded.event)["products"].clone();
    let data = |product: &str| products[product]["data"].clone();
    let identification = data("identification");
    for (name, value) in [
        ("requestId", json!("1764000000123.Qw3rTy")),
        ("time", json!("2025-11-24T16:00:00.120Z")),
        ("linkedId", json!("")),
        ("incognito", json!(true)),
        (
            "firstSeenAt",
            json!({ "global": "1970-01-01T00:00:00Z", "subscription": "1970-01-01T00:00:00Z" }),
        ),
        (
            "lastSeenAt",
            json!({ "global": "1969-12-31T23:59:59.999Z", "subscription": "1969-12-31T23:59:59.999Z" }),
        ),
        // What v3 guarantees of a place is empty.
        (
            "ipLocation",
            json!({ "city": { "name": "Oslo" }, "country": { "code": "NO", "name": "" } }),
        ),
    ] {
        assert_eq!(identification[name], value, "{name}");
    }
    assert_eq!(
        data("botd"),
        json!({
            "bot": { "result": "notDetected" }, "requestId": "1764000000123.Qw3rTy", "time": "2025-11-24T16:00:00.120Z",
            "linkedId": "", "meta": { "a": null }, "url": "https://shop.example/", "ip": "203.0.113.7",
            "userAgent": "Mozilla/5.0",
        })
    );
    assert_eq!(
        data("factoryReset"),
        json!({ "time": "2023-11-14T22:13:20Z", "timestamp": 1_700_000_000_000_i64 })
    );
    assert_eq!(
        data("ipBlocklist"),
        json!({ "result": true, "details": { "emailSpam": false, "attackSource": true } })
    );
    assert_eq!(data("tor"), json!({ "result": false }));
    assert_eq!(
        data("proxy"),
        json!({ "result": true, "confidence": "low", "details": { "proxyType": "unknown", "lastSeenAt": "1970-01-01T01:00:00Z" } })
    );
    assert_eq!(
        json!(downgraded.dropped),
        json!({ "proxy_details.provider": "P" })
    );
}

#[test]
fn the_place_of_an_address_is_that_of_version_4_where_both_have_one() {
    let place = |city: &str| json!({ "address": "x", "geolocation": { "city_name": city } });
    for (info, city) in [
        (json!({ "v4": place("a"), "v6": place("b") }), "a"),
        (json!({ "v4": { "address": "x" }, "v6": place("b") }), "b"),
    ] {
        let event = event(json!({ "event_id": "e", "timestamp": 1, "ip_info": info }));
        let location =
            &json!(downgrade(&event).event)["products"]["identification"]["data"]["ipLocation"];
        assert_eq!(*location, json!({ "city": { "name": city } }));
    }
}

#[test]
fn the_lists_say_nothing_where_v4_does_not() {
    for (lists, product) in [
        (json!({ "tor_node": true }), json!(null)),
        (
            json!({ "email_spam": false }),
            json!({ "data": { "result": false, "details": { "emailSpam": false, "attackSource": false } } }),
        ),
        (json!({}), json!(null)),
    ] {
        let event = event(json!({ "event_id": "e", "timestamp": 1, "ip_blocklist": lists }));
        let products = &json!(downgrade(&event).event)["products"];
        assert_eq!(products["ipBlocklist"], product);
    }
}

#[test]
fn what_v3_guarantees_is_empty_where_v4_does_not_say_it() {
    let least = downgrade(&event(json!({ "event_id": "e", "timestamp": 1 })));
    let seen = json!({ "global": null, "subscription": null });
    let expected = json!({ "products": { "identification": { "data": {
        "requestId": "e", "timestamp": 1, "time": "1970-01-01T00:00:00.001Z", "visitorId": "", "visitorFound": false,
        "firstSeenAt": seen, "lastSeenAt": seen, "tag": {}, "url": "", "ip": "", "incognito": false, "replayed": false,
        "browserDetails": {
            "browserName": "", "browserMajorVersion": "", "browserFullVersion": "", "os": "", "osVersion": "",
            "device": "", "userAgent": "",
        },
    } } } });
    assert_eq!(json!(least.event), expected);
    assert!(least.dropped.is_empty() && least.event.misfits().is_empty());
    for (name, _) in V4_EVENTS {
        let event = fixture(name);
        assert_eq!(downgrade(&event).event.misfits(), [""; 0], "{name}");
        assert_eq!(
            downgrade_webhook(&event).event.misfits(),
            sdk(&event),
            "{name}"
        );
        assert_eq!(downgrade_visit(&event).event.misfits(), [""; 0], "{name}");
    }
}

/// A webhook guarantees an SDK, of which v4 may say nothing at all.
fn sdk(event: &v4::Event) -> Vec<String> {
    match event.sdk {
        Some(_) => Vec::new(),
        None => vec!["sdk".to_owned()],
    }
}

#[test]
fn each_shape_has_what_v3_has_in_it() {
    let full = fixture("event-every-field");
    let webhook = downgrade_webhook(&full);
    let body = json!(webhook.event);
    assert_eq!(body["clientReferrer"], "");
    assert_eq!(body["userAgent"], "Mozilla/5.0 (X11; Linux x86_64)");
    assert_eq!(
        body["bot"],
        json!({ "result": "good", "type": "chatgpt_agent" })
    );
    let ids = &body["supplementaryIds"];
    assert_eq!(
        ids["standard"]["visitorId"],
        full.identification.unwrap().visitor_id
    );
    assert_eq!(ids["highRecall"]["visitorId"], "hR7_pQ2mVx81LkTzWcB50ynAe");
    for name in ["labels", "suspect"] {
        assert!(webhook.dropped.contains_key(name), "{name}");
        assert!(body.get(name).is_none(), "{name}");
    }
    let visit = downgrade_visit(&fixture("event-every-field"));
    assert_eq!(
        visit.dropped["identification.visitor_id"],
        "Zk81nQ0xTbWc5RyLpA2m"
    );
    assert_eq!(visit.dropped["vpn"], false);
    assert!(visit.event.components.unwrap().contains_key("colorDepth"));
    assert!(visit.event.other.is_empty() && !visit.event.ip.is_empty());
}

#[test]
fn an_event_of_the_edge_is_what_v3_knows_of_it() {
    let edge = fixture("event-edge");
    let downgraded = downgrade(&edge);
    assert_eq!(downgraded.dropped["source"], "edge");
    let data = downgraded
        .event
        .products
        .identification
        .unwrap()
        .data
        .unwrap();
    assert_eq!(
        (data.request_id, data.timestamp),
        (edge.event_id, edge.timestamp)
    );
}

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
