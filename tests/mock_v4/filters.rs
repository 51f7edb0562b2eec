//! What filters make of the fixtures, and where the range ends.

use crate::support::{DAY, HOUR, NOW, SECOND, full, ids, search, with_events};
use fingerprint_edge::__bindings::mock::FILTERS;
use serde_json::{Value, json};

/// An event of an hour ago with these properties.
fn event_with(id: &str, mut part: Value) -> Value {
    part["event_id"] = json!(id);
    part["timestamp"] = json!(NOW - HOUR);
    part
}

#[test]
fn without_source_only_events_of_devices_come_back() {
    let mut api = with_events(vec![
        event_with("device", json!({ "source": "device" })),
        event_with("edge", json!({ "source": "edge" })),
        event_with("older than the property", json!({})),
    ]);
    let found = ids(&search(&mut api, "reverse=true"));
    assert_eq!(found, ["device", "older than the property"]);
}

#[test]
fn every_filter_selects_some_of_the_fixtures() {
    let values = [
        ("visitor_id", "mockDesktopVisitor01"),
        ("high_recall_id", "mockAndroidRecall02"),
        ("bot", "bad"),
        ("bot_info", "all"),
        ("bot_info_category", "ai_crawler"),
        ("bot_info_identity", "spoofed"),
        ("bot_info_confidence", "medium"),
        ("bot_info_provider", "OpenAI"),
        ("bot_info_name", "GPTBot"),
        ("ip_address", "198.51.100.0/24"),
        ("asn", "64510"),
        ("linked_id", "order-1001"),
        ("url", "https://shop.example/login"),
        ("bundle_id", "com.example.shop"),
        ("package_name", "com.example.shop"),
        ("origin", "https://shop.example"),
        ("vpn_confidence", "medium"),
        ("min_suspect_score", "20"),
        ("rare_device_percentile_bucket", "p99.9%2B"),
        ("sdk_version", "4.0.1"),
        ("sdk_platform", "android"),
        ("environment", "ae_mock_staging"),
        ("proximity_id", "mockZone002"),
        ("incremental_identification_status", "completed"),
        ("source", "edge"),
    ];
    let mut api = full();
    for (name, _) in FILTERS {
        let value = values.iter().find(|(known, _)| known == name);
        let value = value.map_or("true", |(_, value)| value);
        let found = ids(&search(&mut api, &format!("{name}={value}&limit=100")));
        let all = ids(&search(&mut api, "limit=100"));
        assert!(!found.is_empty(), "{name}={value} selects nothing");
        assert!(
            found.len() < all.len() || *name == "source",
            "{name}={value} selects everything"
        );
    }
}

#[test]
fn filters_are_joined_by_and() {
    let mut api = full();
    let found = search(
        &mut api,
        "visitor_id=mockDesktopVisitor01&vpn=true&suspect=true",
    );
    assert_eq!(ids(&found).len(), 1);
    assert_eq!(found["events"][0]["suspect_score"], 21);
    let none = search(&mut api, "visitor_id=mockDesktopVisitor01&sdk_platform=ios");
    assert_eq!(none, json!({ "events": [] }));
}

#[test]
fn the_range_includes_its_ends_and_defaults_to_seven_days() {
    let at = |id: &str, timestamp: i64| json!({ "event_id": id, "timestamp": timestamp });
    let mut api = with_events(vec![
        at("old", NOW - 7 * DAY - 1),
        at("a", NOW - 7 * DAY),
        at("b", NOW - DAY),
        at("c", NOW),
        at("later", NOW + SECOND),
    ]);
    let day_ago = NOW - DAY;
    let cases = [
        (String::new(), "a b c"),
        ("start=0".to_owned(), "old a b c"),
        (format!("start={day_ago}"), "b c"),
        (format!("start={}", day_ago + 1), "c"),
        (format!("end={day_ago}"), "a b"),
        (format!("end={}", day_ago - 1), "a"),
        (format!("start=0&end={}", i64::MAX), "old a b c later"),
        ("start=2026-01-14T12:00:00.001Z".to_owned(), "c"),
        ("start=2026-01-14T14:00:00%2B02:00".to_owned(), "b c"),
        (
            "start=2026-01-01T00:00:00Z&end=2026-01-14T12:00:00Z".to_owned(),
            "old a b",
        ),
        (format!("start={NOW}&end=0"), ""),
    ];
    for (query, expected) in cases {
        let found = ids(&search(&mut api, &format!("reverse=true&{query}")));
        assert_eq!(found.join(" "), expected, "{query}");
    }
    api.set_now(NOW + 2 * SECOND);
    assert_eq!(
        ids(&search(&mut api, "reverse=true")).join(" "),
        "b c later"
    );
}

#[test]
fn unknown_parameters_and_fragments_mean_nothing() {
    let mut api = full();
    let plain = search(&mut api, "limit=3");
    assert_eq!(
        search(
            &mut api,
            "limit=3&ii=some-sdk&bot_info_name%5B%5D=x&&novalue#bot=bad"
        ),
        plain
    );
}
