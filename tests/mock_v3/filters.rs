//! What each of the 37 search parameters selects.

use crate::support::{
    DAY, HOUR, NOW, SECOND, full, ids, search, v3_event, with_events, with_v3_events,
};
use fingerprint_edge::__bindings::mock::V3_FILTERS;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// An event of an hour ago with a value at a path of its products.
fn event_with(id: &str, path: &str, value: &Value) -> Value {
    let mut event = v3_event(id, HOUR, "v");
    let mut place = &mut event["products"];
    for name in path.split('.').filter(|name| !name.is_empty()) {
        place = &mut place[name];
    }
    if !path.is_empty() {
        *place = value.clone();
    }
    event
}

/// Every filter with a value, the path that it looks at, what it selects and what it leaves out.
fn cases() -> Vec<(String, &'static str, Value, Value)> {
    let texts = [
        (
            "visitor_id=v1",
            "identification.data.visitorId",
            json!("v1"),
            json!("v2"),
        ),
        (
            "bot=all",
            "botd.data.bot.result",
            json!("good"),
            json!("notDetected"),
        ),
        (
            "bot=all",
            "botd.data.bot.result",
            json!("bad"),
            json!("newer"),
        ),
        (
            "bot=good",
            "botd.data.bot.result",
            json!("good"),
            json!("bad"),
        ),
        (
            "bot=bad",
            "botd.data.bot.result",
            json!("bad"),
            json!("good"),
        ),
        (
            "bot=none",
            "botd.data.bot.result",
            json!("notDetected"),
            json!("bad"),
        ),
        (
            "ip_address=10.0.0.1/32",
            "identification.data.ip",
            json!("10.0.0.1"),
            json!("10.0.0.2"),
        ),
        (
            "ip_address=10.0.0.0/24",
            "identification.data.ip",
            json!("10.0.0.2"),
            json!("10.0.1.2"),
        ),
        (
            "ip_address=2001:db8::/32",
            "identification.data.ip",
            json!("2001:db8::5"),
            json!("2001:db9::5"),
        ),
        (
            "linked_id=a+b%2Bc",
            "identification.data.linkedId",
            json!("a b+c"),
            json!("a+b+c"),
        ),
        (
            "factory_reset=true",
            "factoryReset.data.timestamp",
            json!(5),
            json!(0),
        ),
        (
            "factory_reset=false",
            "factoryReset.data.timestamp",
            json!(0),
            json!(5),
        ),
        (
            "vpn_confidence=low",
            "vpn.data.confidence",
            json!("low"),
            json!("high"),
        ),
        (
            "min_suspect_score=7.5",
            "suspectScore.data.result",
            json!(8),
            json!(7.5),
        ),
        (
            "datacenter=true",
            "ipInfo.data.v4.datacenter.result",
            json!(true),
            json!(false),
        ),
        (
            "datacenter=true",
            "ipInfo.data.v6.datacenter.result",
            json!(true),
            json!(false),
        ),
        (
            "datacenter=false",
            "ipInfo.data.v6.datacenter.result",
            json!(false),
            json!(true),
        ),
        (
            "datacenter=true",
            "ipInfo.data",
            json!({ "v4": { "datacenter": { "result": true } }, "v6": { "datacenter": { "result": false } } }),
            json!({ "v4": { "datacenter": { "result": false } }, "v6": { "datacenter": { "result": false } } }),
        ),
        (
            "rare_device_percentile_bucket=p99.9%2B",
            "rareDevice.data.percentileBucket",
            json!("p99.9+"),
            json!("<p95"),
        ),
        (
            "sdk_version=3.11.14",
            "identification.data.sdk.version",
            json!("3.11.14"),
            json!("3.11.1"),
        ),
        (
            "sdk_platform=ios",
            "identification.data.sdk.platform",
            json!("ios"),
            json!("js"),
        ),
        (
            "environment=ae_1&environment=ae_2",
            "identification.data.environmentId",
            json!("ae_2"),
            json!("ae_3"),
        ),
        (
            "proximity_id=z1",
            "proximity.data.id",
            json!("z1"),
            json!("z2"),
        ),
        (
            "proximity_precision_radius=65",
            "proximity.data.precisionRadius",
            json!(65),
            json!(650),
        ),
    ];
    let flags = [
        ("suspect", "identification.data.suspect"),
        ("vpn", "vpn.data.result"),
        ("virtual_machine", "virtualMachine.data.result"),
        ("tampering", "tampering.data.result"),
        ("anti_detect_browser", "tampering.data.antiDetectBrowser"),
        ("incognito", "incognito.data.result"),
        ("privacy_settings", "privacySettings.data.result"),
        ("jailbroken", "jailbroken.data.result"),
        ("frida", "frida.data.result"),
        ("cloned_app", "clonedApp.data.result"),
        ("emulator", "emulator.data.result"),
        ("root_apps", "rootApps.data.result"),
        ("ip_blocklist", "ipBlocklist.data.result"),
        ("developer_tools", "developerTools.data.result"),
        ("location_spoofing", "locationSpoofing.data.result"),
        ("mitm_attack", "mitmAttack.data.result"),
        ("rare_device", "rareDevice.data.result"),
        ("proxy", "proxy.data.result"),
    ];
    let mut cases: Vec<_> = texts
        .into_iter()
        .map(|(query, path, selected, left_out)| (query.to_owned(), path, selected, left_out))
        .collect();
    for (name, path) in flags {
        for value in [true, false] {
            cases.push((format!("{name}={value}"), path, json!(value), json!(!value)));
        }
    }
    cases
}

#[test]
fn a_filter_selects_what_it_names_and_leaves_out_events_without_the_property() {
    for (query, path, selected, left_out) in cases() {
        let mut api = with_v3_events(vec![
            event_with("selected", path, &selected),
            event_with("left out", path, &left_out),
            event_with("without", "", &json!(null)),
        ]);
        let found = ids(&search(&mut api, &format!("limit=10&{query}")));
        assert_eq!(found, ["selected"], "{query}");
    }
}

#[test]
fn all_filters_are_tried_and_select_some_of_the_fixtures() {
    let cases = cases();
    let tried: BTreeSet<&str> = cases
        .iter()
        .filter_map(|(query, ..)| query.split_once('=').map(|(name, _)| name))
        .collect();
    let known: BTreeSet<&str> = V3_FILTERS.iter().map(|(name, _)| *name).collect();
    assert_eq!(tried, known);
    assert_eq!(known.len() + 5, 37);

    let values = [
        ("visitor_id", "mockDesktopVisitor01"),
        ("bot", "bad"),
        ("ip_address", "198.51.100.0/24"),
        ("linked_id", "order-1001"),
        ("vpn_confidence", "medium"),
        ("min_suspect_score", "20"),
        ("ip_blocklist", "false"),
        ("rare_device_percentile_bucket", "p99.9%2B"),
        ("sdk_version", "4.0.1"),
        ("sdk_platform", "android"),
        ("environment", "ae_mock_staging"),
        ("proximity_id", "mockZone002"),
        ("proximity_precision_radius", "10"),
    ];
    let mut api = full();
    for (name, _) in V3_FILTERS {
        let value = values.iter().find(|(known, _)| known == name);
        let value = value.map_or("true", |(_, value)| value);
        let found = ids(&search(&mut api, &format!("{name}={value}&limit=100")));
        assert!(!found.is_empty(), "{name}={value} selects nothing");
    }
}

#[test]
fn a_visitor_that_nobody_knows_has_no_events_and_is_no_error() {
    let mut api = full();
    assert_eq!(
        search(&mut api, "limit=5&visitor_id=unknown"),
        json!({ "events": [] })
    );
    let both = search(
        &mut api,
        "limit=5&visitor_id=mockDesktopVisitor01&vpn=true&suspect=true",
    );
    assert_eq!(ids(&both).len(), 1);
}

#[test]
fn the_range_excludes_its_ends_and_defaults_to_seven_days() {
    let at = |id: &str, timestamp: i64| json!({ "event_id": id, "timestamp": timestamp });
    let mut api = with_events(vec![
        at("old", NOW - 7 * DAY - 1),
        at("a", NOW - 7 * DAY + 1),
        at("b", NOW - DAY),
        at("c", NOW),
        at("later", NOW + SECOND),
    ]);
    let day_ago = NOW - DAY;
    for (query, expected) in [
        (String::new(), "a b c"),
        ("start=0".to_owned(), "old a b c"),
        (format!("start={day_ago}"), "c"),
        (format!("start={}", day_ago - 1), "b c"),
        (format!("end={day_ago}"), "a"),
        (format!("end={}", day_ago + 1), "a b"),
        (format!("start=0&end={}", i64::MAX), "old a b c later"),
    ] {
        let found = ids(&search(&mut api, &format!("limit=9&reverse=true&{query}")));
        assert_eq!(found.join(" "), expected, "{query}");
    }
}
