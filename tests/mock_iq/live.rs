//! What the live key opens: visits, visitors, inspections.

use crate::{KEY, get, mock, told};
use fingerprint_edge::iq;
use fingerprint_edge::mock::{MockApi, Options, Reply, Request};
use serde_json::{Value, json};

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
    let mut api = mock(Options::new().iq_events(events));
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
    let mut api = mock(Options::new().iq_events(events.to_vec()));
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
    let mut limited = mock(Options::new().iq_monthly_limit(1));
    let visits = "/v1/demo/visits/iq_mock_bot";
    assert_eq!(live(&mut limited, "GET", visits, None).status, 200);
    assert_eq!(live(&mut limited, "GET", visits, None).status, 429);
    assert_eq!(get(&mut limited, "req_mock_bot").status, 429, "one quota");
}
