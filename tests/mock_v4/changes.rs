//! Updates and deletions, with the clock moved.

use crate::support::{
    DAY, HOUR, NOW, SECOND, delete, error_of, event, full, get, ids, options, patch, search,
    with_events,
};
use fingerprint_edge::mock::MockApi;
use serde_json::{Value, json};
use std::time::Duration;

fn read(api: &mut MockApi, id: &str) -> Value {
    let reply = get(api, &format!("/v4/events/{id}"));
    assert_eq!(reply.status, 200, "{}", reply.body);
    serde_json::from_str(&reply.body).unwrap()
}

#[test]
fn an_update_changes_what_it_names_and_nothing_else() {
    let mut original = event("e", HOUR, "v");
    original["tags"] = json!({ "kept": false });
    original["unknown_field"] = json!({ "deep": [1.5, null, "ü"] });
    let mut api = with_events(vec![original.clone()]);
    assert_eq!(read(&mut api, "e"), original);

    let reply = patch(&mut api, "e", r#"{"suspect":true}"#);
    assert_eq!((reply.status, reply.body.as_str()), (200, ""));
    original["suspect"] = json!(true);
    assert_eq!(read(&mut api, "e"), original);
    assert_eq!(ids(&search(&mut api, "suspect=true")), ["e"]);

    let update =
        json!({ "suspect": false, "linked_id": "ü".repeat(256), "tags": { "new": { "a": 1 } } });
    assert_eq!(patch(&mut api, "e", &update.to_string()).status, 200);
    for name in ["suspect", "linked_id", "tags"] {
        original[name] = update[name].clone();
    }
    assert_eq!(read(&mut api, "e"), original);
    assert!(ids(&search(&mut api, "suspect=true")).is_empty());
    assert_eq!(patch(&mut api, "e", "{}").status, 200);
    assert_eq!(read(&mut api, "e"), original);
}

#[test]
fn a_bad_body_changes_nothing() {
    let mut api = with_events(vec![event("e", HOUR, "v")]);
    let long = json!({ "linked_id": "x".repeat(257) }).to_string();
    let bodies = [
        "",
        "null",
        "[]",
        "{",
        "suspect=true",
        r#"{"suspect":"true"}"#,
        r#"{"suspect":null}"#,
        r#"{"tags":[]}"#,
        r#"{"tags":"x"}"#,
        r#"{"linked_id":5}"#,
        r#"{"linkedId":"x"}"#,
        r#"{"suspect":true,"event_id":"f"}"#,
        &long,
    ];
    for body in bodies {
        let (status, code, message) = error_of(&patch(&mut api, "e", body));
        assert_eq!(
            (status, code.as_str()),
            (400, "request_cannot_be_parsed"),
            "{body}"
        );
        assert_eq!(message, "request body is not valid");
    }
    assert_eq!(read(&mut api, "e"), event("e", HOUR, "v"));
}

#[test]
fn an_event_can_be_updated_from_one_second_to_one_month_of_age() {
    let mut api = with_events(vec![event("e", 0, "v")]);
    let body = r#"{"suspect":true}"#;
    let cases = [
        (0, 409),
        (SECOND - 1, 409),
        (SECOND, 200),
        (10 * DAY, 200),
        (30 * DAY, 200),
        (30 * DAY + 1, 404),
        (400 * DAY, 404),
    ];
    for (age, status) in cases {
        api.set_now(NOW + age);
        assert_eq!(patch(&mut api, "e", body).status, status, "{age} ms old");
    }
    api.set_now(NOW);
    assert_eq!(error_of(&patch(&mut api, "e", body)).1, "state_not_ready");
    let mut patient = MockApi::new(
        options()
            .events([event("e", 0, "v")])
            .not_ready(Duration::ZERO),
    )
    .unwrap();
    assert_eq!(patch(&mut patient, "e", body).status, 200);
}

#[test]
fn a_deletion_takes_the_events_of_ten_days() {
    let mut api = with_events(vec![
        event("day-2", 12 * DAY, "VID1000"),
        event("edge-of-it", 10 * DAY, "VID1000"),
        event("day-13", DAY, "VID1000"),
        event("other", DAY, "VID2000"),
    ]);
    let reply = delete(&mut api, "VID1000");
    assert_eq!((reply.status, reply.body.as_str()), (200, ""));
    for (id, status) in [
        ("day-2", 200),
        ("edge-of-it", 404),
        ("day-13", 404),
        ("other", 200),
    ] {
        assert_eq!(
            get(&mut api, &format!("/v4/events/{id}")).status,
            status,
            "{id}"
        );
    }
    assert_eq!(
        ids(&search(&mut api, "start=0&reverse=true")),
        ["day-2", "other"]
    );
    // The visitor is gone although an event of it is not.
    assert_eq!(
        error_of(&delete(&mut api, "VID1000")).1,
        "visitor_not_found"
    );
    assert_eq!(
        error_of(&get(&mut api, "/v4/events?visitor_id=VID1000")).1,
        "visitor_not_found"
    );
}

#[test]
fn thirty_deletions_an_hour_and_five_hundred_a_day() {
    let visitors = 600;
    let events = (0..visitors).map(|index| event(&format!("e{index}"), HOUR, &format!("v{index}")));
    let mut api = with_events(events.collect());
    let mut deleted = 0;
    for hour in 0..16 {
        api.set_now(NOW + hour * HOUR);
        for _ in 0..30 {
            assert_eq!(
                delete(&mut api, &format!("v{deleted}")).status,
                200,
                "{deleted}"
            );
            deleted += 1;
        }
        assert_eq!(
            error_of(&delete(&mut api, &format!("v{deleted}"))).1,
            "too_many_requests"
        );
        api.set_now(NOW + (hour + 1) * HOUR - 1);
        assert_eq!(delete(&mut api, &format!("v{deleted}")).status, 429);
    }
    assert_eq!(deleted, 480);
    api.set_now(NOW + 16 * HOUR);
    for _ in 0..20 {
        assert_eq!(
            delete(&mut api, &format!("v{deleted}")).status,
            200,
            "{deleted}"
        );
        deleted += 1;
    }
    assert_eq!(
        delete(&mut api, &format!("v{deleted}")).status,
        429,
        "the day's quota"
    );
    api.set_now(NOW + DAY);
    assert_eq!(delete(&mut api, &format!("v{deleted}")).status, 200);
}

#[test]
fn a_ruleset_brings_its_action() {
    let mut api = full();
    let id = ids(&search(&mut api, "limit=1"))[0].clone();
    assert!(read(&mut api, &id).get("rule_action").is_none());
    let action = read(&mut api, &format!("{id}?ruleset_id=rs_block"))["rule_action"].clone();
    assert_eq!(
        (&action["type"], &action["ruleset_id"]),
        (&json!("block"), &json!("rs_block"))
    );
    let reply = get(&mut api, &format!("/v4/events/{id}?ruleset_id=nope"));
    assert_eq!(error_of(&reply).1, "ruleset_not_found");
    assert!(
        search(&mut api, "limit=1&ruleset_id=rs_block")["events"][0]
            .get("rule_action")
            .is_none()
    );
}

#[test]
fn ids_are_one_encoded_segment() {
    let odd = "a/b?c#d%e ü.";
    let mut api = with_events(vec![event(odd, HOUR, odd)]);
    let encoded = "a%2Fb%3Fc%23d%25e%20%C3%BC.";
    assert_eq!(read(&mut api, encoded), event(odd, HOUR, odd));
    assert_eq!(
        ids(&search(&mut api, &format!("visitor_id={encoded}"))),
        [odd]
    );
    assert_eq!(patch(&mut api, encoded, r#"{"linked_id":"x"}"#).status, 200);
    assert_eq!(delete(&mut api, encoded).status, 200);
    assert_eq!(get(&mut api, &format!("/v4/events/{encoded}")).status, 404);
}

#[test]
fn a_reset_brings_everything_back() {
    let mut api = full();
    let before = search(&mut api, "start=0&limit=100");
    assert_eq!(delete(&mut api, "mockDesktopVisitor01").status, 200);
    api.set_now(NOW + DAY);
    api.reset(NOW).unwrap();
    assert_eq!((api.now(), api.requests().len()), (NOW, 0));
    assert_eq!(search(&mut api, "start=0&limit=100"), before);
}
