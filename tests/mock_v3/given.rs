//! Events that were given to the workspace as v3 has them: both versions answer them.

use crate::support::{
    HOUR, NOW, body, error_of, get, ids, options, request, search, v3_event, v4_request,
    with_events, with_v3_events,
};
use fingerprint_edge::mock::MockApi;
use serde_json::{Value, json};

const ID: &str = "1768474800000.aB3dE5";

/// A browser's event with a product that v4 has no place for.
fn given() -> Value {
    let mut event = v3_event(ID, HOUR, "visitorOfV3");
    let products = &mut event["products"];
    let data = &mut products["identification"]["data"];
    data["linkedId"] = json!("order-7");
    data["environmentId"] = json!("ae_old");
    data["url"] = json!("https://shop.example/cart");
    data["sdk"] = json!({ "platform": "js", "version": "3.11.14" });
    products["botd"] = json!({ "data": { "bot": { "result": "notDetected" }, "requestId": ID } });
    products["highActivity"] = json!({ "data": { "result": true, "dailyRequests": 77 } });
    products["tomorrow"] = json!({ "data": 1 });
    event
}

#[test]
fn v3_answers_what_it_was_given_and_v4_what_that_becomes() {
    let mut api = with_events(vec![
        given(),
        json!({ "event_id": "e4", "timestamp": NOW - 2 * HOUR }),
    ]);
    assert_eq!(body(&get(&mut api, &format!("/events/{ID}"))), given());
    let v4 = body(&api.handle(&v4_request("GET", &format!("/v4/events/{ID}"))));
    let expected = json!({
        "event_id": ID, "timestamp": NOW - HOUR, "source": "device", "linked_id": "order-7",
        "environment_id": "ae_old", "url": "https://shop.example/cart", "bot": "not_detected",
        "sdk": { "platform": "js", "version": "3.11.14" }, "high_activity_device": true,
        "identification": { "visitor_id": "visitorOfV3", "visitor_found": null },
    });
    assert_eq!(v4, expected);
    // Both are on the pages of both versions.
    assert_eq!(ids(&search(&mut api, "limit=9")), [ID, "e4"]);
    let page = body(&api.handle(&v4_request("GET", "/v4/events?visitor_id=visitorOfV3")));
    assert_eq!(page["events"], json!([expected]));
    assert_eq!(ids(&search(&mut api, "limit=9&bot=none")), [ID]);
    let visits = body(&get(&mut api, "/visitors/visitorOfV3"));
    assert_eq!(visits["visits"][0]["requestId"], ID);
}

#[test]
fn a_change_through_one_version_is_seen_by_the_other() {
    let mut api = with_events(vec![given()]);
    let put = request("PUT", &format!("/events/{ID}"));
    let reply = api.handle(&put.with_body(r#"{"tag":{"a":1},"suspect":true}"#));
    assert_eq!(reply.status, 200);
    let patch = v4_request("PATCH", &format!("/v4/events/{ID}"));
    let reply = api.handle(&patch.with_body(r#"{"linked_id":"order-8"}"#));
    assert_eq!(reply.status, 200);
    let v4 = body(&api.handle(&v4_request("GET", &format!("/v4/events/{ID}"))));
    assert_eq!(
        (&v4["tags"], &v4["suspect"], &v4["linked_id"]),
        (&json!({ "a": 1 }), &json!(true), &json!("order-8"))
    );
    let mut expected = given();
    let data = &mut expected["products"]["identification"]["data"];
    data["tag"] = json!({ "a": 1 });
    data["suspect"] = json!(true);
    data["linkedId"] = json!("order-8");
    assert_eq!(body(&get(&mut api, &format!("/events/{ID}"))), expected);
    let reply = api.handle(&v4_request("DELETE", "/v4/visitors/visitorOfV3"));
    assert_eq!(reply.status, 200);
    assert_eq!(get(&mut api, &format!("/events/{ID}")).status, 404);
}

#[test]
fn an_event_whose_identification_failed_is_one_of_both() {
    let partial = json!({ "products": {
        "identification": { "error": { "code": "Failed", "message": "internal server error" } },
        "botd": { "data": { "requestId": "partial", "time": "2026-01-15T11:00:00Z", "bot": { "result": "bad" } } },
    } });
    let mut api = with_events(vec![partial.clone()]);
    assert_eq!(body(&get(&mut api, "/events/partial")), partial);
    let v4 = body(&api.handle(&v4_request("GET", "/v4/events/partial")));
    assert_eq!(
        v4,
        json!({ "event_id": "partial", "timestamp": NOW - HOUR, "source": "device", "bot": "bad" })
    );
}

#[test]
fn the_environment_of_a_key_holds_for_them_too() {
    let environment = |name: &str| MockApi::new(options().events([given()]).environment(name));
    let url = format!("/events/{ID}");
    assert_eq!(get(&mut environment("ae_old").unwrap(), &url).status, 200);
    assert_eq!(get(&mut environment("ae_new").unwrap(), &url).status, 404);
}

#[test]
fn what_is_none_is_named() {
    for (event, says) in [
        (
            json!({ "products": {} }),
            "event 0 has no `products.identification.data.requestId`",
        ),
        (
            json!({ "products": { "identification": { "data": { "requestId": "e" } } } }),
            "event 0 has no `products.identification.data.timestamp` in whole milliseconds",
        ),
        (
            json!({ "products": [], "event_id": 7 }),
            "event 0 has no `event_id`",
        ),
    ] {
        let options = options().events([event]);
        assert_eq!(MockApi::new(options).unwrap_err().to_string(), says);
    }
    let twice = vec![given(), json!({ "event_id": ID, "timestamp": NOW })];
    let twice = options().events(twice);
    let error = MockApi::new(twice).unwrap_err().to_string();
    assert_eq!(error, format!("two events have the id `{ID}`"));
    let mut api = with_events(vec![given()]);
    assert_eq!(error_of(&get(&mut api, "/events/none")).0, 404);
}

#[test]
fn events_of_its_own_are_left_untouched() {
    let mut event = v3_event("1708683625245.tuJ4nD", 0, "v");
    event["products"]["newer"] = json!({ "data": [1.5, null] });
    let partial = json!({ "products": {
        "identification": { "error": { "code": "Failed", "message": "internal server error" } },
        "botd": { "data": { "requestId": "partial", "time": "2026-01-15T11:00:00Z", "bot": { "result": "bad" } } },
    } });
    let mut api = with_v3_events(vec![event.clone(), partial.clone()]);
    assert_eq!(body(&get(&mut api, "/events/1708683625245.tuJ4nD")), event);
    assert_eq!(body(&get(&mut api, "/events/partial")), partial);
    let found = search(&mut api, "limit=5&bot=bad");
    assert_eq!(found["events"], json!([partial]));
    assert_eq!(
        search(&mut api, "limit=5")["events"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
    assert_eq!(
        api.handle(&v4_request("GET", "/v4/events/partial")).status,
        404
    );
}
