//! The mock API against what the documents of FingerprintIQ promise.

#![cfg(all(feature = "mock", not(target_arch = "wasm32")))]
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests may fail loudly, and so may what they share"
)]

mod live;

use fingerprint_edge::iq::Event;
use fingerprint_edge::mock::{Failure, IQ_ERRORS, MockApi, Options, Reply, Request};
use serde_json::{Value, json};

const KEY: &str = "fiq_secret_of_the_test";
/// 2026-01-31T23:59:59Z.
const NOW: i64 = 1_769_903_999_000;

fn mock(options: Options) -> MockApi {
    let iq_api_key = KEY.to_owned();
    MockApi::new(options.iq_api_key(iq_api_key).now(NOW)).unwrap()
}

fn get(api: &mut MockApi, id: &str) -> Reply {
    let request = Request::new("GET", format!("/v1/events/{id}"));
    api.handle(&request.with_header("Authorization", &format!("Bearer {KEY}")))
}

/// Status and body.
fn told(reply: &Reply) -> (u16, Value) {
    (reply.status, serde_json::from_str(&reply.body).unwrap())
}

#[test]
fn its_own_events_are_of_the_documented_form() {
    let mut api = mock(Options::default());
    for (id, bot) in [
        ("req_mock_customer", false),
        ("req_mock_bot", true),
        ("req_mock_traveller", false),
    ] {
        let (status, body) = told(&get(&mut api, id));
        assert_eq!((status, &body["requestId"]), (200, &json!(id)));
        let event: Event = serde_json::from_value(body.clone()).unwrap();
        assert!(event.other.is_empty(), "{:?}", event.other);
        assert!(event.timestamp.unwrap() < NOW);
        assert_eq!(body["verdicts"]["bot"]["result"], bot);
        assert_eq!(serde_json::to_value(event).unwrap(), body);
        let (verdicts, server) = (&body["verdicts"], &body["signals"]["server"]);
        let (vpn, asn) = (&server["vpnDetection"], &server["asn"]);
        let created = body["createdAt"].as_str().unwrap();
        for (what, holds) in [
            (
                "bot",
                verdicts["bot"]["probability"] == body["botProbability"],
            ),
            (
                "vpn",
                verdicts["vpn"]["result"] == (vpn["verdict"] == "detected"),
            ),
            (
                "confidence",
                verdicts["vpn"]["confidence"] == vpn["confidence"],
            ),
            (
                "datacenter",
                asn["isDatacenter"] == (asn["category"] == "DATACENTER"),
            ),
            (
                "headless",
                verdicts["headless"]["result"] == (server["http"]["classification"] == "headless"),
            ),
            (
                "privacyBrowser",
                verdicts["privacyBrowser"]["result"]
                    == verdicts["privacyBrowser"]["name"].is_string(),
            ),
            (
                "canvas",
                body["signals"]["client"]["canvas"]["isFarbled"]
                    == verdicts["privacyBrowser"]["result"],
            ),
            (
                "createdAt",
                created.starts_with("2026-01-31T23:") && created.ends_with('Z'),
            ),
        ] {
            assert!(holds, "{what} of {id}: {body:#}");
        }
    }
}

#[test]
fn events_of_the_options_are_left_untouched() {
    let odd = json!({ "requestId": "a/b ü", "newer": [1.5, null] });
    let mut api = mock(Options::new().iq_events([odd.clone()]));
    assert_eq!(told(&get(&mut api, "a%2Fb%20%C3%BC")), (200, odd));
    assert_eq!(get(&mut api, "req_mock_bot").status, 404);
}

#[test]
fn its_errors_are_plain_texts() {
    let mut api = mock(Options::default());
    for id in ["req_unknown", "", "%FF", "50%"] {
        let expected = (404, json!({ "error": "Event not found" }));
        assert_eq!(told(&get(&mut api, id)), expected, "{id}");
    }
    let url = "/v1/events/req_mock_bot";
    for request in [
        Request::new("GET", url),
        Request::new("GET", url).with_header("authorization", KEY),
        Request::new("GET", url).with_header("authorization", "Bearer test-secret-key"),
        Request::new("GET", url).with_header("authorization", "Bearer fiq_secret_other"),
        Request::new("GET", url).with_header("x-api-key", KEY),
        Request::new("GET", url).with_header("auth-api-key", KEY),
    ] {
        let expected = (401, json!({ "error": "Unauthorized" }));
        assert_eq!(told(&api.handle(&request)), expected, "{request:?}");
    }
}

#[test]
fn errors_can_be_ordered() {
    let mut api = mock(Options::default());
    let mut after = |failure: Value| {
        let failure = Failure::from_json(&failure.to_string()).unwrap();
        api.fail(failure).unwrap();
        told(&get(&mut api, "req_mock_bot"))
    };
    for row in IQ_ERRORS {
        let (status, body) = after(json!({ "error": row.name }));
        assert_eq!((status, &body["error"]), (row.status, &json!(row.message)));
    }
    let month =
        json!({ "error": "Monthly API call limit exceeded", "usage": 10_001, "limit": 10_000 });
    assert_eq!(
        after(json!({ "error": "monthly_limit_exceeded" })),
        (429, month)
    );
    for (status, message) in [
        (401, "Unauthorized"),
        (404, "Event not found"),
        (429, "Too many requests"),
    ] {
        let expected = (status, json!({ "error": message }));
        assert_eq!(after(json!({ "status": status })), expected);
    }
}

#[test]
fn a_month_has_its_limit() {
    let mut api = mock(Options::new().iq_monthly_limit(2));
    let refused = |usage: u64| {
        let error = "Monthly API call limit exceeded";
        (429, json!({ "error": error, "usage": usage, "limit": 2 }))
    };
    assert_eq!(get(&mut api, "req_mock_bot").status, 200);
    let foreign = Request::new("GET", "/v1/events/req_mock_bot");
    assert_eq!(api.handle(&foreign).status, 401, "counts for nobody");
    assert_eq!(get(&mut api, "req_unknown").status, 404, "counts as well");
    assert_eq!(told(&get(&mut api, "req_mock_bot")), refused(3));
    assert_eq!(told(&get(&mut api, "req_mock_bot")), refused(4));
    api.set_now(NOW + 1_000);
    assert_eq!(get(&mut api, "req_mock_bot").status, 200, "February");
}

#[test]
fn bad_options_are_named() {
    for (json, message) in [
        (
            json!({ "iqApiKey": "fiq_live_x" }),
            "`iqApiKey` does not begin with `fiq_secret_`",
        ),
        (
            json!({ "iqLiveKey": "fiq_secret_x" }),
            "`iqLiveKey` does not begin with `fiq_live_` or `fiq_test_`",
        ),
        (json!({ "iqEvents": [{}] }), "IQ event 0 has no `requestId`"),
        (json!({ "iqEvents": [5] }), "IQ event 0 has no `requestId`"),
        (
            json!({ "iqEvents": [{ "requestId": "a" }, { "requestId": "a" }] }),
            "`a`",
        ),
        (json!({ "iqMonthlyLimit": -1 }), "`iqMonthlyLimit`"),
    ] {
        let made = Options::from_json(&json.to_string()).and_then(MockApi::new);
        let error = made.unwrap_err().to_string();
        assert!(error.contains(message), "{json}: {error}");
    }
}

#[test]
fn the_hosts_of_the_apis_answer_their_own_paths_only() {
    let mut api = mock(Options::default());
    for (url, status) in [
        ("https://api.fingerprintiq.com/v1/events/req_mock_bot", 200),
        ("https://fingerprintiq.com/v1/events/req_mock_bot", 200),
        ("http://127.0.0.1:8080/v1/events/req_mock_bot", 200),
        ("https://api.fpjs.io/v1/events/req_mock_bot", 404),
        ("https://api.fingerprintiq.com/v4/events", 404),
        ("https://api.fingerprintiq.com/events/search?limit=1", 404),
    ] {
        let request = Request::new("GET", url);
        let reply = api.handle(&request.with_header("authorization", &format!("Bearer {KEY}")));
        assert_eq!(reply.status, status, "{url}");
        let unexpected = reply.body.contains("did not expect");
        assert_eq!(unexpected, status == 404, "{url}");
    }
}
