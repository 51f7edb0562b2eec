//! What is `null` in somebody's own events counts as absent.

use crate::support::{HOUR, NOW, body, get, ids, search, v3_event, with_events, with_v3_events};
use serde_json::{Value, json};

#[test]
fn an_event_of_v4_is_shown_without_what_is_null() {
    let members = |value: Value| {
        let mut event = json!({ "event_id": "e", "timestamp": NOW - HOUR });
        for name in [
            "bot",
            "bot_info",
            "bot_type",
            "browser_details",
            "device",
            "emulator",
            "environment_id",
            "factory_reset_timestamp",
            "identification",
            "incognito",
            "ip_address",
            "ip_blocklist",
            "ip_info",
            "labels",
            "linked_id",
            "os",
            "proximity",
            "proxy",
            "proxy_details",
            "raw_device_attributes",
            "rare_device",
            "sdk",
            "source",
            "suspect",
            "suspect_score",
            "tampering",
            "url",
            "user_agent",
            "velocity",
            "virtual_machine",
            "vpn",
            "vpn_confidence",
            "vpn_methods",
        ] {
            event[name] = value.clone();
        }
        event
    };
    let shown = |event: Value| body(&get(&mut with_events(vec![event]), "/events/e"));
    let least = shown(json!({ "event_id": "e", "timestamp": NOW - HOUR }));
    assert_eq!(shown(members(Value::Null)), least);

    let full = json!({
        "event_id": "e", "timestamp": NOW - HOUR, "tags": { "kept": null },
        "browser_details": { "os": null, "device": "Other" }, "sdk": { "platform": "js", "version": null },
        "proximity": { "id": "z", "precision_radius": null }, "ip_info": { "v4": { "address": "10.0.0.1", "asn": null }, "v6": null },
        "raw_device_attributes": { "audio": null, "canvas": { "text": null } }, "velocity": { "events": null, "distinct_ip": { "1_hour": null } },
        "labels": [{ "label": "l", "ml_score": null }],
    });
    let products = &shown(full)["products"];
    let identification = &products["identification"]["data"];
    assert_eq!(
        identification["tag"],
        json!({ "kept": null }),
        "the caller's own"
    );
    assert_eq!(
        identification["browserDetails"]["os"], "",
        "what v3 guarantees is empty"
    );
    assert_eq!(
        identification["sdk"],
        json!({ "platform": "js", "version": "" })
    );
    assert_eq!(
        products["proximity"]["data"],
        json!({ "id": "z", "precisionRadius": 0, "confidence": 0 })
    );
    assert_eq!(
        products["ipInfo"]["data"],
        json!({ "v4": { "address": "10.0.0.1", "geolocation": {} } })
    );
    assert_eq!(
        products.get("rawDeviceAttributes"),
        None,
        "an attribute is shown as a whole"
    );
    assert_eq!(products["velocity"]["data"]["events"], json!({}));
    assert_eq!(
        products["velocity"]["data"]["distinctIp"],
        json!({ "intervals": { "5m": 0, "1h": 0 } })
    );
    assert_eq!(products["labels"]["data"], json!([{ "label": "l" }]));
}

#[test]
fn an_event_of_v3_is_found_and_visited_without_what_is_null() {
    let mut event = v3_event("e", HOUR, "v");
    event["products"]["identification"]["data"]["linkedId"] = Value::Null;
    event["products"]["vpn"] = json!({ "data": { "result": null, "confidence": null } });
    event["products"]["proximity"] = Value::Null;
    let mut by_botd = json!({ "products": {
        "identification": { "data": { "requestId": null, "timestamp": null } },
        "botd": { "data": { "requestId": "b", "time": "2026-01-15T11:00:00Z", "bot": null } },
    } });
    by_botd["products"]["ipInfo"] =
        json!({ "data": { "v4": null, "v6": { "datacenter": { "result": null } } } });
    let mut api = with_v3_events(vec![event.clone(), by_botd]);
    for query in [
        "vpn=true",
        "vpn=false",
        "vpn_confidence=low",
        "linked_id=",
        "bot=none",
        "datacenter=false",
        "proximity_precision_radius=10",
    ] {
        assert_eq!(
            ids(&search(&mut api, &format!("limit=9&{query}"))),
            [""; 0],
            "{query}"
        );
    }
    let visits = body(&get(&mut api, "/visitors/v"));
    assert_eq!(
        visits["visits"],
        json!([{ "requestId": "e", "timestamp": NOW - HOUR }])
    );
    assert_eq!(body(&get(&mut api, "/events/e")), event, "as it was given");
    assert_eq!(get(&mut api, "/events/b").status, 200);
}
