//! The mock API against what the documents of FingerprintIQ promise.

#![cfg(all(feature = "mock", not(target_arch = "wasm32")))]
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests may fail loudly, and so may what they share"
)]

use fingerprint_edge::iq::{self, Event};
use fingerprint_edge::mock::{Failure, IQ_ERRORS, MockApi, Options, Reply, Request};
use serde_json::{Value, json};

const KEY: &str = "fiq_secret_of_the_test";
/// 2026-01-31T23:59:59Z.
const NOW: i64 = 1_769_903_999_000;

fn mock(options: Options) -> MockApi {
    let iq_api_key = KEY.to_owned();
    MockApi::new(Options {
        iq_api_key,
        now: Some(NOW),
        ..options
    })
    .unwrap()
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
    let mut api = mock(Options {
        iq_events: Some(vec![odd.clone()]),
        ..Options::default()
    });
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
    let mut api = mock(Options {
        iq_monthly_limit: Some(2),
        ..Options::default()
    });
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

/// A live call, which has its own key in its own header.
fn live(api: &mut MockApi, method: &str, url: &str, body: Option<&Value>) -> Reply {
    let mut request = Request::new(method, url).with_header("X-API-Key", "fiq_test_key");
    request.body = body.map(Value::to_string);
    api.handle(&request)
}

#[test]
fn visits_and_visitors_are_made_of_events() {
    let events: Vec<Value> = (0..25)
        .map(|at| {
            json!({ "requestId": format!("req_{at}"), "visitorId": "iq_a/b", "timestamp": 1_000 + at,
                "confidence": 0.5, "signals": { "server": { "geo": { "country": "CZ" }, "asn": { "asn": 1 } } } })
        })
        .collect();
    let mut api = mock(Options {
        iq_events: Some(events),
        ..Options::default()
    });
    let (status, body) = told(&live(&mut api, "GET", "/v1/demo/visits/iq_a%2Fb", None));
    assert_eq!(status, 200);
    let visits: iq::Visits = serde_json::from_value(body.clone()).unwrap();
    assert_eq!((visits.visits.len(), visits.total_visits), (20, Some(25)));
    assert_eq!(visits.first_seen_at, Some(1_000));
    assert_eq!(visits.visits[0].id.as_deref(), Some("req_24"));
    assert_eq!(visits.visits[0].country, Some(Some("CZ".to_owned())));
    let (status, body) = told(&live(&mut api, "GET", "/v1/identify/iq_a%2Fb", None));
    let visitor: iq::Visitor = serde_json::from_value(body).unwrap();
    assert_eq!((status, visitor.visits_count), (200, Some(Some(25))));
    assert_eq!(visitor.last_seen, Some(Some(1_024)));
    for url in [
        "/v1/demo/visits/iq_other",
        "/v1/identify/iq_other",
        "/v1/identify/",
    ] {
        let expected = (404, json!({ "error": "Visitor not found" }));
        assert_eq!(told(&live(&mut api, "GET", url, None)), expected, "{url}");
    }
}

#[test]
fn visits_come_newest_first_and_of_one_time_by_their_ids() {
    let times = [
        ("d", Some(5)),
        ("b", Some(7)),
        ("e", None),
        ("a", Some(5)),
        ("c", Some(9)),
        ("f", Some(7)),
        ("g", Some(-1)),
    ];
    let events = times.map(|(id, at)| match at {
        Some(at) => json!({ "requestId": id, "visitorId": "iq_v", "timestamp": at }),
        None => json!({ "requestId": id, "visitorId": "iq_v" }),
    });
    let mut api = mock(Options {
        iq_events: Some(events.to_vec()),
        ..Options::default()
    });
    let (_, body) = told(&live(&mut api, "GET", "/v1/demo/visits/iq_v", None));
    let visits = body["visits"].as_array().unwrap().iter();
    let shown: Vec<_> = visits.map(|visit| visit["id"].as_str().unwrap()).collect();
    assert_eq!(shown, ["c", "b", "f", "a", "d", "g", "e"]);
    assert_eq!(body["firstSeenAt"], -1);
    let newest = &body["visits"][0];
    for absent in ["country", "asn", "asnOrg", "confidence", "signals"] {
        assert!(newest.get(absent).is_some_and(Value::is_null), "{absent}");
    }
    assert_eq!(newest["riskFactors"], json!([]));
    let (_, visitor) = told(&live(&mut api, "GET", "/v1/identify/iq_v", None));
    assert_eq!(
        visitor["ipLocation"],
        json!({ "country": null, "city": null })
    );
    assert_eq!(
        (&visitor["firstSeen"], &visitor["lastSeen"]),
        (&json!(-1), &json!(9))
    );
}

#[test]
fn a_request_is_inspected_by_its_user_agent() {
    let mut api = mock(Options::default());
    let url = "/v1/sentinel/inspect";
    for (agent, caller) in [
        ("curl/8.5.0", "CLI_TOOL"),
        ("Mozilla/5.0 (X11) HeadlessChrome/120", "BROWSER_AUTOMATED"),
        ("Mozilla/5.0 (compatible; GPTBot/1.0)", "AI_AGENT"),
        ("Mozilla/5.0 (compatible; Examplebot/2.1)", "BOT_SCRAPER"),
        ("Mozilla/5.0 (X11; Linux x86_64)", "BROWSER_HUMAN"),
        ("", "UNKNOWN"),
    ] {
        let body = json!({ "userAgent": agent, "headers": {}, "method": "GET", "path": "/" });
        let (status, said) = told(&live(&mut api, "POST", url, Some(&body)));
        assert_eq!(
            (status, &said["callerType"]),
            (200, &json!(caller)),
            "{agent}"
        );
        let typed: iq::Inspection = serde_json::from_value(said.clone()).unwrap();
        assert!(typed.misfits().is_empty() && typed.other.is_empty());
        assert_eq!(serde_json::to_value(typed).unwrap(), said);
    }
    for body in [
        json!([]),
        json!({}),
        json!({ "userAgent": "x", "method": "GET", "path": "/" }),
        json!({ "userAgent": "x", "headers": { "a": 1 }, "method": "GET", "path": "/" }),
        json!({ "userAgent": 5, "headers": {}, "method": "GET", "path": "/" }),
    ] {
        let expected = (400, json!({ "error": "Invalid request" }));
        assert_eq!(
            told(&live(&mut api, "POST", url, Some(&body))),
            expected,
            "{body}"
        );
    }
    assert_eq!(live(&mut api, "GET", url, None).status, 405);
}

#[test]
fn each_key_opens_its_own_operations() {
    let mut api = mock(Options::default());
    for (url, name, key) in [
        ("/v1/events/req_mock_bot", "x-api-key", "fiq_test_key"),
        (
            "/v1/events/req_mock_bot",
            "authorization",
            "Bearer fiq_test_key",
        ),
        (
            "/v1/identify/iq_mock_bot",
            "authorization",
            "Bearer fiq_test_key",
        ),
        ("/v1/identify/iq_mock_bot", "x-api-key", KEY),
        ("/v1/demo/visits/iq_mock_bot", "x-api-key", "fiq_live_other"),
        ("/v1/demo/visits/iq_mock_bot", "accept", "*/*"),
    ] {
        let request = Request::new("GET", url).with_header(name, key);
        assert_eq!(api.handle(&request).status, 401, "{url} {name}");
    }
    let mut limited = mock(Options {
        iq_monthly_limit: Some(1),
        ..Options::default()
    });
    let visits = "/v1/demo/visits/iq_mock_bot";
    assert_eq!(live(&mut limited, "GET", visits, None).status, 200);
    assert_eq!(live(&mut limited, "GET", visits, None).status, 429);
    assert_eq!(get(&mut limited, "req_mock_bot").status, 429, "one quota");
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
