//! How an event of v4 looks in v3.

use crate::support::{NOW, body, fail, full, get, ids, search, v4_request, with_events};
use fingerprint_edge::v3;
use serde_json::{Value, json};

fn fixture(name: &str) -> Value {
    let path = format!(
        "{}/tests/fixtures/v4/{name}.json",
        env!("CARGO_MANIFEST_DIR")
    );
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn data(result: impl Into<Value>) -> Value {
    json!({ "data": { "result": result.into() } })
}

/// What v3 shows of the fixture that has every field, but for its raw attributes.
fn every_field() -> Value {
    let seen = |time: &str| json!({ "global": time, "subscription": time });
    let place = json!({
        "accuracyRadius": 100, "latitude": -33, "longitude": 151.25, "postalCode": "2000",
        "timezone": "Australia/Sydney", "city": { "name": "Sydney" },
        "country": { "code": "AU", "name": "Australia" }, "continent": { "code": "OC", "name": "Oceania" },
        "subdivisions": [{ "isoCode": "NSW", "name": "New South Wales" }],
    });
    let tag = json!({ "cart": { "total": 12.5, "items": [1, 2] }, "beta": null });
    let intervals = |five: i64, one: i64, day: i64| json!({ "intervals": { "5m": five, "1h": one, "24h": day } });
    json!({
        "identification": { "data": {
            "requestId": "1764000000123.Qw3rTy", "timestamp": 1_764_000_000_123_i64,
            "time": "2025-11-24T16:00:00.123Z", "visitorId": "Zk81nQ0xTbWc5RyLpA2m", "visitorFound": true,
            "confidence": { "score": 1, "revision": "1.1", "comment": "no doubt" },
            "firstSeenAt": seen("2025-06-15T15:06:40Z"), "lastSeenAt": seen("2025-11-23T12:13:20Z"),
            "linkedId": "order-4711", "tag": tag, "ipLocation": place,
            "suspect": true, "url": "https://shop.example/checkout?step=2", "ip": "198.51.100.23",
            "incognito": false, "replayed": false, "environmentId": "ae_0123456789abcdef",
            "browserDetails": {
                "browserName": "Firefox", "browserMajorVersion": "153", "browserFullVersion": "153.0.1",
                "os": "Linux", "osVersion": "6", "device": "Other", "userAgent": "Mozilla/5.0 (X11; Linux x86_64)",
            },
            "sdk": { "platform": "js", "version": "4.0.2", "integrations": [
                { "name": "fingerprint-vue", "version": "2.1.0", "subintegration": { "name": "nuxt", "version": "4.1.0" } },
            ] },
        } },
        "botd": { "data": {
            "bot": { "result": "good", "type": "chatgpt_agent" }, "requestId": "1764000000123.Qw3rTy",
            "time": "2025-11-24T16:00:00.123Z", "linkedId": "order-4711", "meta": tag, "ip": "198.51.100.23",
            "url": "https://shop.example/checkout?step=2", "userAgent": "Mozilla/5.0 (X11; Linux x86_64)",
        } },
        "ipInfo": { "data": {
            "v4": {
                "address": "198.51.100.23",
                "geolocation": place,
                "asn": { "asn": "64496", "name": "Example Net", "network": "198.51.100.0/24", "type": "hosting" },
                "datacenter": { "result": true, "name": "Example Hosting" },
            },
            "v6": { "address": "2001:db8::1", "geolocation": {} },
        } },
        "ipBlocklist": { "data": { "result": true, "details": { "emailSpam": false, "attackSource": true } } },
        "tor": data(false),
        "vpn": { "data": {
            "result": false, "confidence": "high", "mlScore": 0, "originTimezone": "Australia/Sydney", "originCountry": "AU",
            "methods": {
                "timezoneMismatch": false, "publicVPN": false, "auxiliaryMobile": false, "osMismatch": false,
                "relay": false, "mlPrediction": false,
            },
        } },
        "proxy": { "data": {
            "result": true, "confidence": "medium", "mlScore": 0.875,
            "details": { "proxyType": "data_center", "lastSeenAt": "2025-11-24T15:00:00Z" },
        } },
        "tampering": { "data": {
            "result": true, "confidence": "low", "mlScore": 0.125, "anomalyScore": 0.75, "antiDetectBrowser": false,
        } },
        "factoryReset": { "data": { "timestamp": 0, "time": "1970-01-01T00:00:00Z" } },
        "virtualMachine": { "data": { "result": false, "mlScore": 0.001 } },
        "rareDevice": { "data": { "result": true, "percentileBucket": "p99.9+" } },
        "velocity": { "data": {
            "distinctIp": intervals(1, 1, 2), "distinctLinkedId": intervals(1, 1, 1),
            "distinctCountry": intervals(1, 1, 1), "events": intervals(2, 3, 20_001),
            "ipEvents": intervals(2, 4, 9), "distinctIpByLinkedId": { "intervals": { "5m": 1, "1h": 1 } },
            "distinctVisitorIdByLinkedId": intervals(1, 1, 1),
        } },
        "proximity": { "data": { "id": "p9XyZ1", "precisionRadius": 450, "confidence": 0.5 } },
        "labels": { "data": [
            { "label": "automation_tool", "prediction": true, "mlScore": 0.9375 }, { "label": "reseller" },
        ] },
        "rootApps": data(false), "emulator": data(false), "incognito": data(false), "clonedApp": data(false),
        "jailbroken": data(false), "frida": data(false), "privacySettings": data(true),
        "highActivity": data(false), "locationSpoofing": data(false), "suspectScore": data(17),
        "developerTools": data(true), "mitmAttack": data(false),
    })
}

#[test]
fn every_field_that_v3_has_is_shown_and_no_other() {
    let mut api = with_events(vec![fixture("event-every-field")]);
    let mut event = body(&get(&mut api, "/events/1764000000123.Qw3rTy"));
    let products = event["products"].as_object_mut().unwrap();
    let raw = products.remove("rawDeviceAttributes").unwrap();
    assert_eq!(event, json!({ "products": every_field() }));
    assert_eq!(raw["data"]["deviceMemory"], json!({ "value": 0.5 }));
    let expected = json!({ "value": { "Winding": true, "Geometry": "0f1e2d3c4b5a69788796a5b4c3d2e1f0", "Text": "unsupported" } });
    assert_eq!(raw["data"]["canvas"], expected);
    assert_eq!(
        raw["data"]["webGlBasics"]["value"]["vendorUnmasked"],
        "Example GPU Co."
    );
    let fixture = fixture("event-every-field");
    let all = fixture["raw_device_attributes"].as_object().unwrap();
    assert_eq!(raw["data"].as_object().unwrap().len(), all.len());
}

#[test]
fn every_event_is_one_of_v3_without_a_field_that_v3_does_not_know() {
    let names = [
        "event",
        "event-every-field",
        "event-android",
        "event-least",
        "event-blocked",
    ];
    let mut events: Vec<Value> = Vec::new();
    for name in names {
        let event = fixture(name);
        let id = event["event_id"].as_str().unwrap().to_owned();
        let mut api = with_events(vec![event]);
        events.push(body(&get(&mut api, &format!("/events/{id}"))));
    }
    let page = search(&mut full(), "limit=100&start=0");
    events.extend(page["events"].as_array().unwrap().iter().cloned());
    assert!(events.len() > 25);
    for event in events {
        let typed: v3::Event = serde_json::from_value(event.clone())
            .unwrap_or_else(|error| panic!("{error}: {event:#}"));
        let products = &typed.products;
        assert!(
            typed.other.is_empty() && products.other.is_empty(),
            "{event:#}"
        );
        let data = products
            .identification
            .as_ref()
            .unwrap()
            .data
            .as_ref()
            .unwrap();
        assert!(data.other.is_empty(), "{:?}", data.other);
    }
}

#[test]
fn v3_guarantees_what_v4_may_not_know() {
    let mut api = with_events(vec![
        json!({ "event_id": "e", "timestamp": NOW, "vpn": true }),
    ]);
    let event = body(&get(&mut api, "/events/e"));
    let data = &event["products"]["identification"]["data"];
    assert_eq!(
        data["firstSeenAt"],
        json!({ "global": null, "subscription": null })
    );
    assert_eq!((&data["visitorId"], &data["tag"]), (&json!(""), &json!({})));
    assert_eq!(
        event["products"]["vpn"]["data"]["methods"]["publicVPN"],
        false
    );
    let products: Vec<_> = event["products"].as_object().unwrap().keys().collect();
    assert_eq!(products, ["identification", "vpn"]);
}

#[test]
fn an_event_is_the_same_one_in_both_versions() {
    let mut api = full();
    let page = search(&mut api, "limit=100");
    let url = format!("/v4/events/{}", ids(&page)[0]);
    let v4 = body(&api.handle(&v4_request("GET", &url)));
    let v3 = &page["events"][0]["products"];
    assert_eq!(
        v3["identification"]["data"]["visitorId"],
        v4["identification"]["visitor_id"]
    );
    assert_eq!(v3["botd"]["data"]["bot"]["result"], "notDetected");
    let edge = body(&api.handle(&v4_request("GET", "/v4/events?source=edge")));
    let edge = edge["events"][0]["event_id"].as_str().unwrap();
    assert_eq!(
        get(&mut api, &format!("/events/{edge}")).status,
        404,
        "v3 has no edge"
    );
}

#[test]
fn products_fail_in_a_success() {
    let mut api = full();
    let id = ids(&search(&mut api, "limit=1"))[0].clone();
    let url = format!("/events/{id}");
    let whole = body(&get(&mut api, &url));
    let errors =
        json!({ "productErrors": { "botd": "Failed", "labels": "429 Too Many Requests" } });
    fail(&mut api, &errors);
    assert_eq!(
        get(&mut api, "/visitors/v").status,
        200,
        "no products in there"
    );
    let mut expected = whole.clone();
    expected["products"]["botd"] =
        json!({ "error": { "code": "Failed", "message": "internal server error" } });
    expected["products"]["labels"] =
        json!({ "error": { "code": "429 Too Many Requests", "message": "too many requests" } });
    assert_eq!(body(&get(&mut api, &url)), expected);
    assert_eq!(body(&get(&mut api, &url)), whole, "only once");

    fail(&mut api, &json!({ "productErrors": { "*": "Failed" } }));
    let page = search(&mut api, "limit=3");
    for event in page["events"].as_array().unwrap() {
        let products = event["products"].as_object().unwrap();
        assert!(
            products
                .values()
                .all(|product| product["error"]["code"] == "Failed")
        );
        assert_eq!(
            serde_json::from_value::<v3::Event>(event.clone())
                .unwrap()
                .products
                .botd
                .is_some(),
            products.contains_key("botd")
        );
    }
}

#[test]
fn the_way_back_to_v4_loses_only_what_v3_has_no_word_for() {
    let mut original = fixture("event-every-field");
    let mut api = with_events(vec![original.clone()]);
    let shown = body(&get(&mut api, "/events/1764000000123.Qw3rTy"));
    let upgraded = v3::upgrade(serde_json::from_value(shown).unwrap()).unwrap();
    let fields = original.as_object_mut().unwrap();
    for name in [
        "active_call",
        "bot_info",
        "bundle_id",
        "client_referrer",
        "incremental_identification_status",
        "package_name",
        "rule_action",
        "simulator",
        "compromised_device_integrity",
        "device_details",
        "supplementary_id_high_recall",
        "triggered_by",
    ] {
        assert!(fields.remove(name).is_some(), "{name}");
    }
    original["proxy_details"]
        .as_object_mut()
        .unwrap()
        .remove("provider");
    // v3 guarantees it, be it empty.
    original["ip_info"]["v6"]["geolocation"] = json!({});
    assert_eq!(serde_json::to_value(upgraded.event).unwrap(), original);
    let dropped: Vec<_> = upgraded.dropped.keys().collect();
    assert_eq!(
        dropped,
        [
            "products.identification.data.ipLocation",
            "products.ipBlocklist.data.result"
        ]
    );
}
