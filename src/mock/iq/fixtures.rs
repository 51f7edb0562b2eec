//! The FingerprintIQ events of a mock that is given none: a customer, a bot, a traveller.

use super::super::fixtures::merge;
use super::super::members::constant;
use super::super::store::put;
use crate::api::date_time;
use serde_json::Value;

const MINUTE: i64 = 60 * 1_000;

/// Three events, dated back from `now`; their ids are the same at all times.
pub(super) fn events(now: i64) -> Vec<Value> {
    let mut age = 2 * MINUTE;
    let mut events = Vec::with_capacity(CHANGES.len());
    for change in CHANGES {
        let timestamp = now.saturating_sub(age);
        let mut event = constant(CUSTOMER);
        merge(&mut event, constant(change));
        if let Value::Object(event) = &mut event {
            put(event, "timestamp", Value::from(timestamp));
            put(event, "createdAt", Value::from(date_time::write(timestamp)));
        }
        events.push(event);
        age += 10 * MINUTE;
    }
    events
}

/// What sets each event apart from the customer's.
const CHANGES: [&str; 3] = [
    r#"{
        "requestId": "req_mock_customer", "linkedId": "user_123", "tag": { "page": "checkout" },
        "url": "https://www.example.com/checkout"
    }"#,
    r#"{
        "requestId": "req_mock_bot", "visitorId": "iq_mock_bot", "ip": "192.0.2.66",
        "botProbability": 0.98, "confidence": 0.4, "suspectScore": 72, "suspect": true,
        "verdicts": {
            "bot": { "result": true, "probability": 0.98 }, "headless": { "result": true },
            "highActivity": { "result": true }
        },
        "signals": { "server": {
            "asn": { "asn": 64510, "org": "Example Hosting", "category": "DATACENTER", "isDatacenter": true },
            "http": { "classification": "headless" }
        } }
    }"#,
    r#"{
        "requestId": "req_mock_traveller", "visitorId": "iq_mock_traveller", "ip": "198.51.100.23",
        "suspectScore": 18,
        "verdicts": {
            "vpn": { "result": true, "confidence": 0.9 },
            "privacyBrowser": { "result": true, "name": "Brave" }
        },
        "signals": {
            "client": { "canvas": { "isFarbled": true } },
            "server": { "vpnDetection": { "verdict": "detected", "confidence": 0.9 } }
        }
    }"#,
];

const CUSTOMER: &str = r#"{
    "visitorId": "iq_mock_customer",
    "confidence": 0.97,
    "botProbability": 0.05,
    "suspectScore": 0,
    "tag": {},
    "suspect": false,
    "ip": "203.0.113.42",
    "url": "https://www.example.com/",
    "referrer": "https://www.example.com/",
    "verdicts": {
        "bot": { "result": false, "probability": 0.05 },
        "vpn": { "result": false, "confidence": 0.92 },
        "tor": { "result": false },
        "proxy": { "result": false },
        "incognito": { "result": false },
        "tampering": { "result": false, "anomalyScore": 0 },
        "headless": { "result": false },
        "virtualMachine": { "result": false },
        "devtools": { "result": false },
        "privacyBrowser": { "result": false, "name": null },
        "highActivity": { "result": false },
        "ipBlocklist": { "result": false },
        "velocity": {
            "distinctIp": { "5m": 1, "1h": 1, "24h": 2 },
            "distinctCountry": { "5m": 1, "1h": 1, "24h": 1 },
            "events": { "5m": 1, "1h": 3, "24h": 15 }
        }
    },
    "signals": {
        "client": {
            "canvas": { "hash": "5f2d0c1b7a9e4836", "isFarbled": false },
            "webgl": { "renderer": "ANGLE (Example GPU)", "vendor": "Example" }
        },
        "server": {
            "asn": { "asn": 64500, "org": "Example Access", "category": "RESIDENTIAL_ISP", "isDatacenter": false },
            "geo": { "country": "CZ", "city": "Prague", "rttCoherence": 1 },
            "tls": { "cipher": "AEAD-AES256-GCM-SHA384", "version": "TLSv1.3", "ja4": "t13d1516h2_example" },
            "vpnDetection": { "verdict": "not_detected", "confidence": 0.92 },
            "http": { "fingerprint": "example", "classification": "chrome" }
        }
    }
}"#;

#[cfg(test)]
mod tests {
    use super::{CHANGES, CUSTOMER, constant};

    #[test]
    fn every_text_is_an_object() {
        for text in CHANGES.into_iter().chain([CUSTOMER]) {
            assert!(constant(text).is_object(), "{text}");
        }
    }
}
