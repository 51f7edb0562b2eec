//! What comes along from a mobile device, and what from a browser.

use fingerprint_edge::v3::{Upgraded, upgrade, upgrade_webhook};
use serde_json::{Value, json};

use crate::{VISITS, fixture};

fn webhook(json: Value) -> Upgraded {
    upgrade_webhook(serde_json::from_value(json).unwrap()).unwrap()
}

#[test]
fn what_v4_has_for_browsers_alone_is_dropped_from_mobile_devices() {
    for (platform, is_mobile) in [
        ("android", true),
        ("ios", true),
        ("js", false),
        ("unknown", false),
        ("new", false),
    ] {
        let mut json = fixture("event-every-field");
        let products = &mut json["products"];
        products["identification"]["data"]["sdk"]["platform"] = json!(platform);
        let upgraded = upgrade(serde_json::from_value(json.clone()).unwrap()).unwrap();
        let found = serde_json::to_value(&upgraded.event).unwrap();
        for (name, path) in [
            ("url", "identification.data.url"),
            ("url", "botd.data.url"),
            (
                "browser_details",
                "identification.data.browserDetails.browserName",
            ),
            ("bot", "botd.data.bot.result"),
            ("bot_type", "botd.data.bot.type"),
            ("incognito", "incognito.data.result"),
            ("incognito", "identification.data.incognito"),
            ("privacy_settings", "privacySettings.data.result"),
            ("proxy_ml_score", "proxy.data.mlScore"),
            ("virtual_machine", "virtualMachine.data.result"),
            ("virtual_machine_ml_score", "virtualMachine.data.mlScore"),
            ("vpn_ml_score", "vpn.data.mlScore"),
            ("rare_device", "rareDevice.data.result"),
            (
                "rare_device_percentile_bucket",
                "rareDevice.data.percentileBucket",
            ),
        ] {
            let path = format!("products.{path}");
            let pointer = format!("/{}", path.replace('.', "/"));
            assert_eq!(found.get(name).is_none(), is_mobile, "{platform}: {name}");
            assert_eq!(
                upgraded.dropped.get(&path),
                is_mobile.then(|| json.pointer(&pointer).unwrap()),
                "{platform}: {path}"
            );
        }
        // What is of mobile devices alone stays: a browser's is false in the documents' example.
        for name in [
            "root_apps",
            "emulator",
            "cloned_app",
            "jailbroken",
            "frida",
            "location_spoofing",
            "mitm_attack",
            "factory_reset_timestamp",
            "vpn_origin_country",
            "os",
            "os_version",
            "device",
        ] {
            assert!(found.get(name).is_some(), "{platform}: {name}");
        }
    }
}

#[test]
fn an_empty_text_that_says_nothing_is_dropped() {
    let mut visit: Value = serde_json::from_str::<Value>(VISITS[0].1).unwrap()["visits"][0].clone();
    for name in ["url", "ip"] {
        visit[name] = json!("");
    }
    for name in [
        "browserName",
        "browserMajorVersion",
        "browserFullVersion",
        "os",
        "osVersion",
        "device",
        "userAgent",
    ] {
        visit["browserDetails"][name] = json!("");
    }
    visit["linkedId"] = json!("");
    let upgraded = webhook(visit.clone());
    let found = serde_json::to_value(&upgraded.event).unwrap();
    for name in [
        "url",
        "ip_address",
        "browser_details",
        "os",
        "os_version",
        "device",
        "user_agent",
    ] {
        assert_eq!(found.get(name), None, "{name}");
    }
    for path in [
        "url",
        "ip",
        "browserDetails.browserName",
        "browserDetails.os",
        "browserDetails.userAgent",
    ] {
        assert_eq!(upgraded.dropped[path], "", "{path}");
    }
    assert_eq!(found["linked_id"], "", "of your own");
    // Where no SDK says that this is a browser.
    assert_eq!(found.get("incognito"), None);
    assert_eq!(upgraded.dropped["incognito"], visit["incognito"]);
    let mut of_browser = visit.clone();
    of_browser["sdk"] = json!({ "platform": "js", "version": "3.11.14" });
    assert!(webhook(of_browser).event.incognito.is_some());
    for browser_details in [
        json!({}),
        json!(7),
        json!({ "browserName": 7, "browserMajorVersion": "", "browserFullVersion": "" }),
    ] {
        let body = json!({ "requestId": "1764000000123.Qw3rTy", "incognito": true, "browserDetails": browser_details });
        assert_eq!(webhook(body).event.incognito, Some(true));
    }
    // A browser with a version but without a system is one.
    visit["browserDetails"]["browserMajorVersion"] = json!("131");
    let details = webhook(visit).event.browser_details.unwrap();
    assert_eq!(
        (details.os.as_str(), details.browser_major_version.as_str()),
        ("", "131")
    );
}
