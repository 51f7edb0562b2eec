//! Whether the mock's own events are such as the API's: fields of their platform alone, values that agree.

use crate::documented::members_are_documented;
use crate::support::{DAY, NOW, full, get, options, request, search};
use fingerprint_edge::mock::MockApi;
use fingerprint_edge::v4::{EdgeResponse, Event};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The fields of an event and where the documents have them: b(rowser), a(ndroid), i(os), e(dge).
const FIELDS: &[(&str, &str)] = &[
    ("event_id", "baie"),
    ("timestamp", "baie"),
    ("source", "baie"),
    ("linked_id", "baie"),
    ("tags", "baie"),
    ("ip_info", "baie"),
    ("proxy", "baie"),
    ("proxy_confidence", "baie"),
    ("proxy_details", "baie"),
    ("vpn", "baie"),
    ("vpn_confidence", "baie"),
    ("vpn_methods", "baie"),
    ("url", "be"),
    ("bot_info", "be"),
    ("environment_id", "bai"),
    ("suspect", "bai"),
    ("sdk", "bai"),
    ("replayed", "bai"),
    ("identification", "bai"),
    ("supplementary_id_high_recall", "bai"),
    ("ip_address", "bai"),
    ("user_agent", "bai"),
    ("device", "bai"),
    ("os", "bai"),
    ("os_version", "bai"),
    ("proximity", "bai"),
    ("developer_tools", "bai"),
    ("ip_blocklist", "bai"),
    ("suspect_score", "bai"),
    ("tampering", "bai"),
    ("tampering_confidence", "bai"),
    ("tampering_details", "bai"),
    ("velocity", "bai"),
    ("vpn_origin_timezone", "bai"),
    ("high_activity_device", "bai"),
    ("incremental_identification_status", "b"),
    ("client_referrer", "b"),
    ("browser_details", "b"),
    ("bot", "b"),
    ("bot_type", "b"),
    ("incognito", "b"),
    ("privacy_settings", "b"),
    ("virtual_machine", "b"),
    ("rare_device", "b"),
    ("rare_device_percentile_bucket", "b"),
    ("vpn_methods.os_mismatch", "b"),
    ("tampering_details.anti_detect_browser", "b"),
    ("active_call", "ai"),
    ("device_details", "ai"),
    ("compromised_device_integrity", "ai"),
    ("factory_reset_timestamp", "ai"),
    ("frida", "ai"),
    ("location_spoofing", "ai"),
    ("mitm_attack", "ai"),
    ("vpn_origin_country", "ai"),
    ("cloned_app", "a"),
    ("emulator", "a"),
    ("package_name", "a"),
    ("root_apps", "a"),
    ("bundle_id", "i"),
    ("jailbroken", "i"),
    ("simulator", "bi"),
];

/// Fields that an event of a platform has only at times.
const AT_TIMES: &[&str] = &[
    "linked_id",
    "suspect",
    "tags",
    "proxy_details",
    "proximity",
    "incremental_identification_status",
    "bot_info",
    "bot_type",
];

/// What an event has whose smart signals were not computed.
const NO_SIGNALS: &str = "event_id timestamp source linked_id tags url environment_id suspect sdk replayed identification \
    supplementary_id_high_recall ip_address user_agent device os os_version proximity client_referrer browser_details \
    incremental_identification_status";

fn platform(event: &Value) -> char {
    match (event["source"].as_str(), event["sdk"]["platform"].as_str()) {
        (Some("edge"), None) => 'e',
        (Some("device"), Some("js")) => 'b',
        (Some("device"), Some("android")) => 'a',
        (Some("device"), Some("ios")) => 'i',
        other => panic!("{other:?}: {event:#}"),
    }
}

/// Every event of the mock, with those of the edge.
fn stored(api: &mut MockApi) -> Vec<Value> {
    let mut all = Vec::new();
    for query in ["start=0&limit=100", "start=0&limit=100&source=edge"] {
        all.extend(search(api, query)["events"].as_array().unwrap().clone());
    }
    all
}

/// An answer of `POST /v4/edge`, which must be the event that is kept.
fn made(api: &mut MockApi, changes: Value) -> Value {
    let mut body = json!({
        "headers": [{ "name": "User-Agent", "value": "Mozilla/5.0 (X11)" }], "method": "GET", "url": "https://a.example/",
    });
    let changes: Map<String, Value> = serde_json::from_value(changes).unwrap();
    body.as_object_mut().unwrap().extend(changes);
    let reply = api.handle(&request("POST", "/v4/edge").with_body(body.to_string()));
    assert_eq!(reply.status, 200, "{body}: {}", reply.body);
    let answer: Value = serde_json::from_str(&reply.body).unwrap();
    let id = answer["event_id"].as_str().unwrap();
    let kept: Value = serde_json::from_str(&get(api, &format!("/v4/events/{id}")).body).unwrap();
    assert_eq!(kept, answer);
    answer
}

fn all() -> Vec<Value> {
    let mut api = full();
    let mut events = stored(&mut api);
    assert_eq!(events.len(), 25);
    let agent = json!([{ "name": "user-agent", "value": "curl/8" }]);
    events.extend([
        made(&mut api, json!({ "ipv4_address": "203.0.113.9" })),
        made(
            &mut api,
            json!({ "ipv4_address": "192.0.2.9", "ipv6_address": "2001:db8::9", "headers": agent }),
        ),
        made(
            &mut api,
            json!({ "ipv6_address": "2a02:3100::1", "linked_id": "l", "tags": { "a": null } }),
        ),
        made(&mut api, json!({ "ipv6_address": "::ffff:8.8.8.8" })),
    ]);
    // The same at another time.
    let mut later = MockApi::new(options()).unwrap();
    later.reset(NOW + 300 * DAY).unwrap();
    events.extend(stored(&mut later));
    events
}

#[test]
fn an_event_has_the_fields_of_its_platform_and_no_other() {
    let mut met = BTreeSet::new();
    for event in all() {
        let platform = platform(&event);
        let partial = event["incremental_identification_status"] == "partially_completed";
        let fields = event.as_object().unwrap();
        let nested = ["vpn_methods", "tampering_details"]
            .into_iter()
            .flat_map(|name| {
                let members = event[name].as_object().into_iter().flatten();
                members.map(move |(member, _)| format!("{name}.{member}"))
            });
        for name in fields.keys().cloned().chain(nested) {
            let row = FIELDS.iter().find(|(known, _)| *known == name);
            let (known, _) = match row {
                Some((_, platforms)) => (platforms.contains(platform), name.as_str()),
                None => (name.contains('.'), name.as_str()),
            };
            assert!(known, "{name} of {platform}: {event:#}");
            met.insert(name);
        }
        if partial {
            let names: Vec<&str> = NO_SIGNALS.split_whitespace().collect();
            assert!(
                fields.keys().all(|name| names.contains(&name.as_str())),
                "{event:#}"
            );
            continue;
        }
        for (name, platforms) in FIELDS {
            if platforms.contains(platform) && !AT_TIMES.contains(name) {
                let pointer = format!("/{}", name.replace('.', "/"));
                assert!(
                    event.pointer(&pointer).is_some(),
                    "{name} of {platform}: {event:#}"
                );
            }
        }
    }
    for (name, _) in FIELDS {
        assert!(met.contains(*name), "no event has {name}");
    }
}

#[test]
fn every_value_is_of_its_type_and_none_is_null() {
    for event in all() {
        let typed: Event = serde_json::from_value(event.clone()).unwrap();
        assert!(
            typed.other.is_empty() && typed.misfits().is_empty(),
            "{event:#}"
        );
        members_are_documented("Event", &event);
        if platform(&event) == 'e' {
            let typed: EdgeResponse = serde_json::from_value(event.clone()).unwrap();
            assert!(typed.other.is_empty(), "{event:#}");
        }
        let mut plain = event;
        plain.as_object_mut().unwrap().remove("tags");
        assert!(!plain.to_string().contains("null"), "{plain:#}");
    }
}

/// What must hold of an event, where it says anything about it.
#[rustfmt::skip]
fn rules(event: &Value) -> Vec<(&'static str, bool)> {
    let is = |name: &str, wanted: &str| event[name] == wanted;
    let has = |name: &str| event.get(name).is_some();
    let bot = is("bot", "good") || is("bot", "bad");
    let browser = &event["browser_details"];
    let methods = event["vpn_methods"].as_object();
    let method = methods.is_some_and(|methods| methods.values().any(|found| *found == true));
    let addresses = ["v4", "v6"].map(|family| event["ip_info"][family]["address"].as_str());
    let score = event["tampering_details"]["anomaly_score"].as_f64();
    let anomalous = score.is_some_and(|score| score > 0.5);
    let bucket = event["rare_device_percentile_bucket"].as_str();
    let time = event["timestamp"].as_i64().unwrap();
    let seen = ["identification", "supplementary_id_high_recall"].map(|name| &event[name]);
    let ip = event["ip_address"].as_str();
    vec![
        ("details of a proxy only where there is one", has("proxy_details") == (event["proxy"] == true)),
        ("certain that there is no proxy", event["proxy"] != false || is("proxy_confidence", "high")),
        ("certain that nothing is tampered with", event["tampering"] != false || is("tampering_confidence", "high")),
        ("a reason for tampering", !has("tampering") || event["tampering"] == anomalous),
        ("how a VPN was found", !has("vpn") || event["vpn"] == method),
        ("bot_info where there is a bot", platform(event) == 'e' || has("bot_info") == bot),
        ("bot_type where there is a bot", has("bot_type") == bot),
        ("rare from 99.9 % on", !has("rare_device")
            || event["rare_device"] == bucket.is_some_and(|bucket| ["p99.9+", "not_seen"].contains(&bucket))),
        ("the address is that of the network", !has("ip_info") || ip.is_none_or(|ip| addresses.contains(&Some(ip)))),
        ("an event of the edge has an address", platform(event) != 'e' || addresses.iter().flatten().count() > 0),
        ("each family is its own", ["v4", "v6"].iter().zip(addresses).all(|(family, address)|
            address.is_none_or(|address| address.contains(':') == (*family == "v6")))),
        ("data centres host", ["v4", "v6"].iter().map(|family| &event["ip_info"][family]).filter(|info| info.is_object())
            .all(|info| info["datacenter_result"] == (info["asn_type"] == "hosting")
                && info.get("datacenter_name").is_some() == (info["datacenter_result"] == true)
                && info["geolocation"]["country_code"].as_str().is_some_and(|code| code.len() == 2)
                && info["asn_network"].is_string())),
        ("the browser is that of the device", browser.is_null()
            || ["os", "os_version", "device"].iter().all(|name| browser[name] == event[name])),
        ("seen before, and now", platform(event) == 'e' || seen.iter().all(|seen|
            seen["first_seen_at"].as_i64().unwrap() <= time && seen["last_seen_at"] == time && seen["visitor_found"] == true)),
        ("a visitor id of 20 characters", platform(event) == 'e' || seen[0]["visitor_id"].as_str().unwrap().len() == 20),
        ("the user agent names the device", ["device", "os_version"].iter().all(|name| {
            let said = event[name].as_str().unwrap_or_default();
            let agent = event["user_agent"].as_str().unwrap_or_default();
            ["Other", "Spider"].contains(&said) || agent.contains(said) || agent.contains(&said.replace('.', "_"))
        })),
        ("the mobile SDK knows the device", event["device_details"].as_object().is_none_or(|details| details.len() == 3
            && details["os_version"] == event["os_version"] && (event["os"] != "iOS" || details["device_manufacturer"] == "Apple"))),
        ("counts grow", event["velocity"].as_object().into_iter().flatten().all(|(_, counts)|
            counts["5_minutes"].as_i64() <= counts["1_hour"].as_i64() && counts["1_hour"].as_i64() <= counts["24_hours"].as_i64())),
        ("no more places than events", event["velocity"].as_object().into_iter().flatten().all(|(_, counts)|
            counts["24_hours"].as_i64() <= event["velocity"]["events"]["24_hours"].as_i64())),
        ("the proxy was seen by the hour, before", event["proxy_details"]["last_seen_at"].as_i64()
            .is_none_or(|seen| seen % 3_600_000 == 0 && seen <= time)),
        ("the id begins with the time", event["event_id"].as_str().unwrap().starts_with(&format!("{time}."))),
    ]
}

#[test]
fn what_an_event_says_agrees() {
    for event in all() {
        for (rule, holds) in rules(&event) {
            assert!(holds, "{rule}: {event:#}");
        }
    }
}

#[test]
fn a_visitor_is_the_same_at_all_times() {
    let mut visitors: BTreeMap<String, Value> = BTreeMap::new();
    for event in stored(&mut full()) {
        let Some(id) = event["identification"]["visitor_id"].as_str() else {
            continue;
        };
        let named = ["os", "os_version", "device", "user_agent"].map(|name| event[name].clone());
        let seen = event["identification"]["first_seen_at"].clone();
        let also = event["supplementary_id_high_recall"].clone();
        let who = json!([named, seen, also["visitor_id"], also["first_seen_at"]]);
        let known = visitors.entry(id.to_owned()).or_insert_with(|| who.clone());
        assert_eq!(*known, who, "{id}");
    }
    assert_eq!(visitors.len(), 4);
}
