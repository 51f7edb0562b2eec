//! What the downgrade makes of an event of v4: what it works out, what is empty, and what it drops.

use fingerprint_edge::v3::{downgrade, downgrade_visit, downgrade_webhook};
use fingerprint_edge::v4;
use serde_json::{Value, json};

use crate::V4_EVENTS;

pub(crate) fn event(json: Value) -> v4::Event {
    serde_json::from_value(json).unwrap()
}

pub(crate) fn fixture(name: &str) -> v4::Event {
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
