//! The types of FingerprintIQ: nothing of the API's JSON gets lost.
#![cfg(not(target_arch = "wasm32"))]
// Tests may fail loudly; clippy.toml says so for test functions, not for what they share.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use fingerprint_edge::iq::{ErrorResponse, Event, Webhook, WebhookEvent};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// The fixtures by name. The first event is the documents' own example.
macro_rules! fixtures {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_str!(concat!("fixtures/iq/", $name, ".json")))),*]
    };
}

const EVENTS: [(&str, &str); 3] = fixtures!["event", "event-least", "event-from-the-future"];
const ERRORS: [(&str, &str); 2] = fixtures!["error-not-found", "error-quota"];
const WEBHOOKS: [(&str, &str); 2] = fixtures!["webhook", "webhook-from-the-future"];

#[track_caller]
fn survives<T: DeserializeOwned + Serialize>(fixtures: &[(&str, &str)]) {
    for (name, text) in fixtures {
        let json: Value = serde_json::from_str(text).unwrap();
        let from_text: T = serde_json::from_str(text).unwrap();
        let from_value: T = serde_json::from_value(json.clone()).unwrap();
        for typed in [from_text, from_value] {
            assert_eq!(serde_json::to_value(typed).unwrap(), json, "{name}");
        }
    }
}

#[test]
fn fixtures_survive_a_round_trip() {
    survives::<Event>(&EVENTS);
    survives::<ErrorResponse>(&ERRORS);
    survives::<Webhook>(&WEBHOOKS);
}

#[test]
fn the_example_is_all_known() {
    let event: Event = serde_json::from_str(EVENTS[0].1).unwrap();
    let shown = format!("{event:?}");
    assert!(!shown.contains("other: {\""), "{shown}");
}

#[test]
fn fields_have_their_meaning() {
    let event: Event = serde_json::from_str(EVENTS[0].1).unwrap();
    assert_eq!(event.request_id, "req_01hns3k6tez83695a6t7");
    assert_eq!(event.bot_probability, Some(0.05));
    let verdicts = event.verdicts.unwrap();
    assert_eq!(verdicts.privacy_browser.unwrap().name, Some(None));
    assert_eq!(
        verdicts.velocity.unwrap().events.unwrap().twenty_four_hours,
        Some(15)
    );
    let server = event.signals.unwrap().server.unwrap();
    assert_eq!(server.asn.unwrap().asn, Some(7922));
    assert_eq!(
        server.vpn_detection.unwrap().verdict.unwrap(),
        "not_detected"
    );
}

#[test]
fn the_unknown_can_be_read() {
    let event: Event = serde_json::from_str(EVENTS[2].1).unwrap();
    assert_eq!(event.other["sybilRisk"]["score"], 0.2);
    let verdicts = event.verdicts.unwrap();
    assert_eq!(verdicts.other["quantum"]["result"], true);
    assert_eq!(verdicts.bot.unwrap().other["kind"], "crawler");
    let signals = event.signals.unwrap();
    let client = signals.client.unwrap();
    let audio = client.audio.unwrap().unwrap();
    assert_eq!(audio.value().unwrap().hash.as_deref(), Some("9f"));
    assert_eq!(audio.value().unwrap().other["noise"], Value::Null);
    assert_eq!(client.other["quantum"], json!({ "value": 1 }));
    assert_eq!(
        signals.server.unwrap().geo.unwrap().other["elevation"],
        12.5
    );
}

#[test]
fn an_event_needs_an_id_and_nothing_else() {
    let error = serde_json::from_str::<Event>(r#"{"visitorId":"iq_1"}"#).unwrap_err();
    assert!(
        error.to_string().starts_with("missing field `requestId`"),
        "{error}"
    );
}

#[test]
fn a_value_of_an_unexpected_type_costs_itself() {
    let json = json!({ "requestId": "req_1", "confidence": "high", "tag": 7, "timestamp": 1.5,
        "verdicts": { "bot": true, "privacyBrowser": { "name": 1, "result": null } },
        "signals": { "server": { "asn": { "asn": "7922", "org": "x" } } } });
    let event: Event = serde_json::from_value(json.clone()).unwrap();
    let named = [
        "confidence",
        "tag",
        "verdicts.bot",
        "verdicts.privacyBrowser.result",
        "verdicts.privacyBrowser.name",
        "signals.server.asn.asn",
        "timestamp",
    ];
    assert_eq!(event.misfits(), named);
    assert_eq!(serde_json::to_value(&event).unwrap(), json);
    assert_eq!(
        event
            .signals
            .unwrap()
            .server
            .unwrap()
            .asn
            .unwrap()
            .org
            .unwrap(),
        "x"
    );

    let json =
        json!({ "event": ["visit.new"], "timestamp": 1, "data": { "riskFactors": [1, "vpn"] } });
    let webhook: Webhook = serde_json::from_value(json.clone()).unwrap();
    assert_eq!(webhook.misfits(), ["event", "data.riskFactors[0]"]);
    assert_eq!(webhook.data.risk_factors.as_ref().unwrap(), &["vpn"]);
    assert_eq!(serde_json::to_value(&webhook).unwrap(), json);
    for none in ["{}", "[]", r#"{"type":"visit.new"}"#] {
        assert!(serde_json::from_str::<Webhook>(none).is_err(), "{none}");
    }
}

#[test]
fn a_signal_comes_alone_or_with_its_time() {
    let json = json!({ "requestId": "req_1", "signals": { "client": {
        "canvas": { "value": { "hash": "a", "newer": 1 }, "duration": 2.5, "cached": true },
        "webgl": { "renderer": "x", "params": { "MAX_TEXTURE_SIZE": 4096 } },
        "math": { "values": [0.5, 1], "hash": "b" },
        "audio": null,
        "webrtc": { "value": null, "duration": 1 },
        "fonts": { "duration": 3 },
        "navigator": { "value": { "deviceMemory": null, "hardwareConcurrency": "8" }, "duration": "long" },
        "screen": "1920x1080",
        "codec": { "matrix": { "video/mp4": { "canPlay": "probably" } } },
        "behavioralRisk": { "value": { "classification": "quantum_like" }, "duration": 1 },
        "sensorCapabilities": { "permissionStates": { "camera": null, "gyroscope": 1 } },
        "geometryVector": { "orientation": { "type": null, "angle": 90 } },
    } } });
    let event: Event = serde_json::from_value(json.clone()).unwrap();
    assert_eq!(serde_json::to_value(&event).unwrap(), json);
    let named = [
        "signals.client.webrtc.value",
        "signals.client.navigator.value.hardwareConcurrency",
        "signals.client.navigator.duration",
        "signals.client.screen",
        "signals.client.sensorCapabilities.permissionStates.gyroscope",
    ];
    assert_eq!(event.misfits(), named);
    let client = event.signals.unwrap().client.unwrap();
    let canvas = client.canvas.unwrap().unwrap();
    assert_eq!(canvas.value().unwrap().hash.as_deref(), Some("a"));
    assert_eq!(canvas.duration(), Some(2.5));
    let math = client.math.unwrap().unwrap();
    assert_eq!(
        math.value().unwrap().values.as_deref(),
        Some(&[0.5, 1.0][..])
    );
    assert_eq!(math.duration(), None);
    assert_eq!(client.audio, Some(None));
    let fonts = client.fonts.unwrap().unwrap();
    assert_eq!(fonts.value().unwrap().count, None);
    let behavior = client.behavioral_risk.unwrap().unwrap();
    let class = behavior.value().unwrap().classification.clone();
    assert_eq!(class.unwrap().as_str(), "quantum_like");
    let orientation = client.geometry_vector.unwrap().unwrap();
    let orientation = orientation.value().unwrap().orientation.clone().unwrap();
    assert_eq!(orientation.kind, Some(None));
}

#[test]
fn all_forty_one_signals_of_the_browser_are_known() {
    let names = [
        "canvas",
        "webgl",
        "webgpu",
        "audio",
        "fonts",
        "webrtc",
        "wasmTiming",
        "navigator",
        "media",
        "screen",
        "integrity",
        "wallets",
        "storage",
        "math",
        "domRect",
        "headless",
        "speech",
        "intl",
        "timezone",
        "cssStyle",
        "cssFeatures",
        "error",
        "workerScope",
        "resistance",
        "svg",
        "windowFeatures",
        "htmlElement",
        "codec",
        "status",
        "platformFeatures",
        "uaClientHints",
        "capabilityVector",
        "geometryVector",
        "runtimeVector",
        "sensorCapabilities",
        "behavioralRisk",
        "incognito",
        "devTools",
        "virtualization",
        "rooted",
        "frameDepth",
    ];
    assert_eq!(names.len(), 41);
    for name in names {
        for form in [json!({ "value": {}, "duration": 1 }), json!({ "hash": 5 })] {
            let json = json!({ "requestId": "r", "signals": { "client": { name: form } } });
            let event: Event = serde_json::from_value(json.clone()).unwrap();
            assert_eq!(serde_json::to_value(&event).unwrap(), json);
            assert!(
                event.signals.unwrap().client.unwrap().other.is_empty(),
                "{name}"
            );
        }
    }
}

#[test]
fn the_month_may_be_used_up() {
    let error: ErrorResponse = serde_json::from_str(ERRORS[1].1).unwrap();
    assert_eq!((error.usage, error.limit), (Some(10_001), Some(10_000)));
}

#[test]
fn a_webhook_says_what_happened() {
    let read = |at: usize| serde_json::from_str::<Webhook>(WEBHOOKS[at].1).unwrap();
    assert_eq!(read(0).event, WebhookEvent::VisitFlagged);
    assert_eq!(read(0).data.risk_factors.unwrap().len(), 2);
    assert_eq!(read(1).event.as_str(), "visit.quantum");
    assert_eq!(read(1).data.other["entangled"], true);
}

#[cfg(feature = "__typescript")]
#[test]
fn the_declarations_have_every_field() {
    fn names(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Object(fields) => {
                for (name, field) in fields {
                    found.push(name.clone());
                    // What is in there is the customer's own.
                    if name != "tag" {
                        names(field, found);
                    }
                }
            }
            Value::Array(items) => items.iter().for_each(|item| names(item, found)),
            _ => {}
        }
    }
    let all = fingerprint_edge::__bindings::typescript::iq::declarations();
    let mut found = Vec::new();
    for text in [EVENTS[0].1, ERRORS[1].1, WEBHOOKS[0].1] {
        names(&serde_json::from_str(text).unwrap(), &mut found);
    }
    for name in found {
        let known = [
            format!(" {name}: "),
            format!(" {name}?: "),
            format!("\"{name}\"?: "),
        ];
        assert!(known.iter().any(|text| all.contains(text)), "{name}");
    }
    assert!(all.contains("    requestId: string;"));
    assert!(all.contains("    name?: string | null;"));
    let public = fingerprint_edge::__bindings::typescript::iq::public_declarations();
    assert!(public.contains("export interface FingerprintIqEvent {"));
    assert!(public.contains("    canvas?: FingerprintIqSignal<FingerprintIqCanvasSignal> | null;"));
}
