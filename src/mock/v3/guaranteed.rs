//! What v3 guarantees in a product, and v4 may not know: an event shown in v3 has it empty.

use super::super::members::constant;
use super::super::store::at_mut;
use serde_json::{Map, Value};

/// Fills the gaps, each time only in what is there at all.
pub(super) fn fill(products: &mut Map<String, Value>) {
    for (path, defaults) in DEFAULTS {
        if let Some(known) = at_mut(products, path) {
            complete(known, constant(defaults));
        }
    }
}

const ADDRESS: &str = r#"{ "geolocation": {} }"#;
const ASN: &str = r#"{ "asn": "", "name": "", "network": "" }"#;
const DATACENTER: &str = r#"{ "result": false, "name": "" }"#;
const PLACE: &str = r#"{ "name": "" }"#;
const CODED_PLACE: &str = r#"{ "code": "", "name": "" }"#;

/// By the path to a product or a part of one, what it has at least.
#[rustfmt::skip]
const DEFAULTS: &[(&str, &str)] = &[
    ("identification.data", r#"{
        "visitorId": "", "visitorFound": false, "incognito": false, "ip": "", "url": "",
        "tag": {}, "replayed": false,
        "firstSeenAt": { "global": null, "subscription": null },
        "lastSeenAt": { "global": null, "subscription": null },
        "browserDetails": {
            "browserName": "", "browserMajorVersion": "", "browserFullVersion": "",
            "os": "", "osVersion": "", "device": "", "userAgent": ""
        }
    }"#),
    ("botd.data", r#"{ "url": "", "ip": "", "userAgent": "", "bot": { "result": "notDetected" } }"#),
    ("vpn.data", r#"{
        "result": false, "confidence": "low", "originTimezone": "", "originCountry": "unknown",
        "methods": {
            "timezoneMismatch": false, "publicVPN": false, "auxiliaryMobile": false,
            "osMismatch": false, "relay": false
        }
    }"#),
    ("proxy.data", r#"{ "result": false, "confidence": "low" }"#),
    ("proxy.data.details", r#"{ "proxyType": "residential" }"#),
    ("tampering.data", r#"{
        "result": false, "confidence": "low", "anomalyScore": 0, "mlScore": 0,
        "antiDetectBrowser": false
    }"#),
    ("ipBlocklist.data", r#"{ "details": { "emailSpam": false, "attackSource": false } }"#),
    ("virtualMachine.data", r#"{ "result": false }"#),
    ("velocity.data", r#"{
        "distinctIp": {}, "distinctLinkedId": {}, "distinctCountry": {}, "events": {},
        "ipEvents": {}, "distinctIpByLinkedId": {}, "distinctVisitorIdByLinkedId": {}
    }"#),
    ("ipInfo.data.v4", ADDRESS),
    ("ipInfo.data.v6", ADDRESS),
    ("ipInfo.data.v4.asn", ASN),
    ("ipInfo.data.v6.asn", ASN),
    ("ipInfo.data.v4.datacenter", DATACENTER),
    ("ipInfo.data.v6.datacenter", DATACENTER),
    ("ipInfo.data.v4.geolocation.city", PLACE),
    ("ipInfo.data.v6.geolocation.city", PLACE),
    ("ipInfo.data.v4.geolocation.country", CODED_PLACE),
    ("ipInfo.data.v6.geolocation.country", CODED_PLACE),
    ("ipInfo.data.v4.geolocation.continent", CODED_PLACE),
    ("ipInfo.data.v6.geolocation.continent", CODED_PLACE),
];

/// Adds the members that an object lacks, at all depths.
fn complete(known: &mut Value, defaults: Value) {
    if let (Value::Object(known), Value::Object(defaults)) = (known, defaults) {
        for (name, default) in defaults {
            match known.get_mut(&name) {
                Some(known) => complete(known, default),
                None => {
                    known.insert(name, default);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{DEFAULTS, constant};

    #[test]
    fn every_text_is_an_object() {
        for (path, text) in DEFAULTS {
            assert!(constant(text).is_object(), "{path}");
        }
    }
}
