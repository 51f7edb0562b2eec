//! The key of an environment: events of another one, or of none, do not exist for it.

use crate::mock::v4_request;
use crate::support::{delete, error_of, get, ids, options, patch, search};
use fingerprint_edge::mock::{MockApi, Options};
use serde_json::{Value, json};

const STAGING: &str = "ae_mock_staging";

fn of(environment: &str, options: Options) -> MockApi {
    MockApi::new(options.environment(environment)).unwrap()
}

/// All events, with those of the edge.
fn all(api: &mut MockApi) -> Vec<String> {
    let device = search(api, "start=0&limit=100");
    let edge = search(api, "start=0&limit=100&source=edge");
    [ids(&device), ids(&edge)].concat()
}

#[test]
fn a_key_sees_the_events_of_its_environment_alone() {
    let whole = all(&mut MockApi::new(options()).unwrap());
    let mut staging = of(STAGING, options());
    let seen = all(&mut staging);
    assert_eq!((whole.len(), seen.len()), (25, 1));
    assert_eq!(
        all(&mut of("ae_mock_production", options())).len(),
        22,
        "two are of the edge"
    );
    assert!(all(&mut of("ae_nobody", options())).is_empty());

    assert_eq!(
        get(&mut staging, &format!("/v4/events/{}", seen[0])).status,
        200
    );
    for id in whole.iter().filter(|id| **id != seen[0]) {
        let url = format!("/v4/events/{id}");
        let got = get(&mut staging, &url);
        assert_eq!(error_of(&got).1, "event_not_found", "{id}");
        let updated = patch(&mut staging, id, r#"{"suspect":true}"#);
        assert_eq!(error_of(&updated).1, "event_not_found", "{id}");
    }
    let gone = delete(&mut staging, "mockDesktopVisitor01");
    assert_eq!(error_of(&gone).1, "visitor_not_found");
    assert_eq!(delete(&mut staging, "mockIphoneVisitor003").status, 200);
    let other = search(&mut staging, "start=0&environment=ae_mock_production");
    assert_eq!(other["events"], json!([]));
}

#[test]
fn v3_sees_no_more() {
    let count = |api: &mut MockApi, url: &str, list: &str| {
        let request = v4_request("GET", url).with_header("auth-api-key", crate::mock::KEY);
        let reply = api.handle(&request);
        assert_eq!(reply.status, 200, "{}", reply.body);
        let page: Value = serde_json::from_str(&reply.body).unwrap();
        page[list].as_array().unwrap().len()
    };
    let mut api = of(STAGING, options());
    assert_eq!(
        count(&mut api, "/events/search?limit=100&start=0", "events"),
        1
    );
    assert_eq!(
        count(&mut api, "/visitors/mockIphoneVisitor003", "visits"),
        1
    );
    assert_eq!(
        count(&mut api, "/visitors/mockDesktopVisitor01", "visits"),
        0
    );
    let event = |id: &str, environment: &str| {
        let data = json!({ "requestId": id, "timestamp": crate::support::NOW, "environmentId": environment });
        json!({ "products": { "identification": { "data": data } } })
    };
    let own = options().v3_events([event("a", STAGING), event("b", "ae_other")]);
    assert_eq!(
        count(&mut of(STAGING, own), "/events/search?limit=100", "events"),
        1
    );
}

#[test]
fn what_it_makes_at_the_edge_is_its_own() {
    let mut api = of(STAGING, options());
    let body = r#"{"headers":[{"name":"a","value":"b"}],"method":"GET","url":"https://a.example/","ipv4_address":"203.0.113.9"}"#;
    let reply = api.handle(&v4_request("POST", "/v4/edge").with_body(body));
    assert_eq!(reply.status, 200, "{}", reply.body);
    assert_eq!(all(&mut api).len(), 2);
    api.reset(crate::support::NOW).unwrap();
    assert_eq!(all(&mut api).len(), 1);
}

#[test]
fn an_empty_environment_is_none() {
    let made = MockApi::new(options().environment(String::new()));
    assert_eq!(made.unwrap_err().to_string(), "`environment` is empty");
}
