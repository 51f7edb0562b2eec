//! Updates and deletions.

use crate::support::{
    DAY, HOUR, NOW, SECOND, body, error_of, full, get, ids, options, request, search, v3_event,
    v4_request, with_v3_events,
};
use fingerprint_edge::mock::{MockApi, Reply};
use serde_json::json;

fn put(api: &mut MockApi, id: &str, body: &str) -> Reply {
    api.handle(&request("PUT", &format!("/events/{id}")).with_body(body))
}

fn event(id: &str, age: i64, visitor_id: &str) -> serde_json::Value {
    json!({ "event_id": id, "timestamp": NOW - age, "identification": { "visitor_id": visitor_id } })
}

#[test]
fn an_update_is_seen_by_both_versions() {
    let mut api = full();
    let id = ids(&search(&mut api, "limit=9&suspect=false"))[0].clone();
    let reply = put(
        &mut api,
        &id,
        r#"{"linkedId":"l","tag":{"a":[1]},"suspect":true}"#,
    );
    assert_eq!((reply.status, reply.body.as_str()), (200, ""));
    let v4 = body(&api.handle(&v4_request("GET", &format!("/v4/events/{id}"))));
    assert_eq!(
        (&v4["linked_id"], &v4["tags"], &v4["suspect"]),
        (&json!("l"), &json!({ "a": [1] }), &json!(true))
    );
    let v3 = body(&get(&mut api, &format!("/events/{id}")));
    let data = &v3["products"]["identification"]["data"];
    assert_eq!(
        (&data["linkedId"], &data["tag"], &data["suspect"]),
        (&json!("l"), &json!({ "a": [1] }), &json!(true))
    );
}

#[test]
fn an_update_of_an_own_event_changes_what_it_names_and_nothing_else() {
    let mut api = with_v3_events(vec![v3_event("e", HOUR, "v")]);
    assert_eq!(put(&mut api, "e", r#"{"suspect":true}"#).status, 200);
    let mut expected = v3_event("e", HOUR, "v");
    expected["products"]["identification"]["data"]["suspect"] = json!(true);
    assert_eq!(body(&get(&mut api, "/events/e")), expected);
    assert_eq!(ids(&search(&mut api, "limit=1&suspect=true")), ["e"]);
}

#[test]
fn a_bad_body_changes_nothing() {
    let mut api = with_v3_events(vec![v3_event("e", HOUR, "v")]);
    let long = json!({ "linkedId": "x".repeat(257) }).to_string();
    for bad in [
        "",
        "null",
        "[]",
        "{",
        r#"{"suspect":"true"}"#,
        r#"{"suspect":null}"#,
        r#"{"tag":[]}"#,
        r#"{"linkedId":5}"#,
        r#"{"linked_id":"x"}"#,
        r#"{"tags":{}}"#,
        &long,
    ] {
        let expected = (
            400,
            "RequestCannotBeParsed".to_owned(),
            "request body is not valid".to_owned(),
        );
        assert_eq!(error_of(&put(&mut api, "e", bad)), expected, "{bad}");
    }
    assert_eq!(body(&get(&mut api, "/events/e")), v3_event("e", HOUR, "v"));
}

#[test]
fn an_event_can_be_updated_from_one_second_to_ten_days_of_age() {
    let events = [event("e", 0, "v")];
    let mut api = MockApi::new(options().events(events)).unwrap();
    for (age, status) in [
        (0, 409),
        (SECOND - 1, 409),
        (SECOND, 200),
        (10 * DAY, 200),
        (10 * DAY + 1, 404),
    ] {
        api.set_now(NOW + age);
        assert_eq!(
            put(&mut api, "e", r#"{"suspect":true}"#).status,
            status,
            "{age} ms old"
        );
    }
    let patch = v4_request("PATCH", "/v4/events/e").with_body("{}");
    assert_eq!(api.handle(&patch).status, 200, "v4 gives it a month");
    api.set_now(NOW);
    assert_eq!(error_of(&put(&mut api, "e", "{}")).1, "StateNotReady");
    assert_eq!(
        error_of(&put(&mut api, "unknown", "{}")).1,
        "RequestNotFound"
    );
}

#[test]
fn a_visitor_is_deleted_for_both_versions_and_from_one_quota() {
    let events = [event("e", HOUR, "a"), event("f", HOUR, "b")];
    let mut api = MockApi::new(options().events(events).deletes_per_hour(2)).unwrap();
    let reply = api.handle(&request("DELETE", "/visitors/a"));
    assert_eq!((reply.status, reply.body.as_str()), (200, ""));
    assert_eq!(get(&mut api, "/events/e").status, 404);
    assert_eq!(api.handle(&v4_request("GET", "/v4/events/e")).status, 404);
    assert_eq!(
        error_of(&api.handle(&request("DELETE", "/visitors/a"))).1,
        "VisitorNotFound"
    );
    assert_eq!(
        error_of(&api.handle(&request("DELETE", "/visitors/b"))).1,
        "TooManyRequests"
    );
    assert_eq!(
        api.handle(&v4_request("DELETE", "/v4/visitors/b")).status,
        429
    );
}

#[test]
fn own_events_are_deleted_alone() {
    let mut api = with_v3_events(vec![
        v3_event("e", HOUR, "mockDesktopVisitor01"),
        v3_event("old", 11 * DAY, "mockDesktopVisitor01"),
    ]);
    assert_eq!(
        api.handle(&request("DELETE", "/visitors/mockDesktopVisitor01"))
            .status,
        200
    );
    assert_eq!(get(&mut api, "/events/e").status, 404);
    assert_eq!(get(&mut api, "/events/old").status, 200);
    let v4 = body(&api.handle(&v4_request(
        "GET",
        "/v4/events?visitor_id=mockDesktopVisitor01",
    )));
    assert!(!v4["events"].as_array().unwrap().is_empty());
}
