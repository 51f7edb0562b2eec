//! What v3 guarantees in a product, and v4 may not know: an event shown in v3 has it empty.

use super::super::store::at_mut;
use serde_json::{Map, Value, json};

/// Fills the gaps, each time only in what is there at all.
pub(super) fn fill(products: &mut Map<String, Value>) {
    for (path, defaults) in defaults() {
        if let Some(known) = at_mut(products, path) {
            complete(known, defaults);
        }
    }
}

fn defaults() -> Vec<(&'static str, Value)> {
    let never = json!({ "global": null, "subscription": null });
    let address = json!({ "geolocation": {} });
    let asn = json!({ "asn": "", "name": "", "network": "" });
    let datacenter = json!({ "result": false, "name": "" });
    let place = json!({ "name": "" });
    let coded_place = json!({ "code": "", "name": "" });
    let mut defaults = vec![
        (
            "identification.data",
            json!({
                "visitorId": "", "visitorFound": false, "incognito": false, "ip": "", "url": "",
                "tag": {}, "replayed": false, "firstSeenAt": never, "lastSeenAt": never,
                "browserDetails": {
                    "browserName": "", "browserMajorVersion": "", "browserFullVersion": "",
                    "os": "", "osVersion": "", "device": "", "userAgent": "",
                },
            }),
        ),
        (
            "botd.data",
            json!({ "url": "", "ip": "", "userAgent": "", "bot": { "result": "notDetected" } }),
        ),
        (
            "vpn.data",
            json!({
                "result": false, "confidence": "low", "originTimezone": "", "originCountry": "unknown",
                "methods": {
                    "timezoneMismatch": false, "publicVPN": false, "auxiliaryMobile": false,
                    "osMismatch": false, "relay": false,
                },
            }),
        ),
        (
            "proxy.data",
            json!({ "result": false, "confidence": "low" }),
        ),
        ("proxy.data.details", json!({ "proxyType": "residential" })),
        (
            "tampering.data",
            json!({
                "result": false, "confidence": "low", "anomalyScore": 0, "mlScore": 0,
                "antiDetectBrowser": false,
            }),
        ),
        (
            "ipBlocklist.data",
            json!({ "details": { "emailSpam": false, "attackSource": false } }),
        ),
        ("virtualMachine.data", json!({ "result": false })),
        (
            "velocity.data",
            json!({
                "distinctIp": {}, "distinctLinkedId": {}, "distinctCountry": {}, "events": {},
                "ipEvents": {}, "distinctIpByLinkedId": {}, "distinctVisitorIdByLinkedId": {},
            }),
        ),
    ];
    let address_parts = [
        ("ipInfo.data.v4", "ipInfo.data.v6", address),
        ("ipInfo.data.v4.asn", "ipInfo.data.v6.asn", asn),
        (
            "ipInfo.data.v4.datacenter",
            "ipInfo.data.v6.datacenter",
            datacenter,
        ),
        (
            "ipInfo.data.v4.geolocation.city",
            "ipInfo.data.v6.geolocation.city",
            place,
        ),
        (
            "ipInfo.data.v4.geolocation.country",
            "ipInfo.data.v6.geolocation.country",
            coded_place.clone(),
        ),
        (
            "ipInfo.data.v4.geolocation.continent",
            "ipInfo.data.v6.geolocation.continent",
            coded_place,
        ),
    ];
    for (v4, v6, part) in address_parts {
        defaults.extend([(v4, part.clone()), (v6, part)]);
    }
    defaults
}

/// Adds the members that an object lacks, at all depths.
fn complete(known: &mut Value, defaults: Value) {
    if let (Value::Object(known), Value::Object(defaults)) = (known, defaults) {
        for (name, default) in defaults {
            complete(
                known.entry(name).or_insert_with(|| default.clone()),
                default,
            );
        }
    }
}
