//! The core natively: an operation and its input -> the request.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail loudly, too")]
#![cfg(not(target_arch = "wasm32"))]

use fingerprint_edge::__bindings::call::operation::Operation;
use fingerprint_edge::__bindings::call::operation::v4::{
    DELETE_VISITOR_DATA, GET_EVENT, SEARCH_EVENTS, UPDATE_EVENT,
};
use fingerprint_edge::__bindings::call::request::{check_header, path};
use fingerprint_edge::__bindings::parameter::{Given, Input};

fn text<'a>(name: &'a str, value: &'a str) -> Input<'a> {
    Input::new(name, Given::Text, value)
}

fn number<'a>(name: &'a str, value: &'a str) -> Input<'a> {
    Input::new(name, Given::Number, value)
}

fn item<'a>(name: &'a str, value: &'a str) -> Input<'a> {
    Input::new(name, Given::Item, value)
}

fn refusal(operation: &Operation, inputs: &[Input<'_>]) -> String {
    path(operation, inputs, &[]).unwrap_err().to_string()
}

#[test]
fn paths_follow_the_templates() {
    let id = |name| [text(name, "1708102555327.NLOjmg")];
    assert_eq!(
        path(&GET_EVENT, &id("event_id"), &[]).unwrap(),
        "/v4/events/1708102555327.NLOjmg"
    );
    assert_eq!(
        path(&DELETE_VISITOR_DATA, &id("visitor_id"), &[]).unwrap(),
        "/v4/visitors/1708102555327.NLOjmg"
    );
    assert_eq!(path(&SEARCH_EVENTS, &[], &[]).unwrap(), "/v4/events");
}

#[test]
fn an_id_is_one_segment() {
    let of = |id| path(&GET_EVENT, &[text("event_id", id)], &[]).unwrap();
    assert_eq!(of("a/b?c#d"), "/v4/events/a%2Fb%3Fc%23d");
    assert_eq!(of("../x"), "/v4/events/..%2Fx");
    assert_eq!(of("..."), "/v4/events/...");
    assert_eq!(of("é %"), "/v4/events/%C3%A9%20%25");
}

#[test]
fn an_id_that_is_no_segment_is_refused() {
    for (id, message) in [
        ("", "`event_id` is empty"),
        (".", "`event_id` must not be \".\""),
        ("..", "`event_id` must not be \"..\""),
        ("\u{FFFD}", "`event_id` is not well-formed Unicode"),
    ] {
        assert_eq!(refusal(&GET_EVENT, &[text("event_id", id)]), message);
    }
    assert_eq!(refusal(&GET_EVENT, &[]), "`event_id` is missing");
    assert_eq!(
        refusal(&GET_EVENT, &[Input::new("event_id", Given::Other, "null")]),
        "`event_id` must be a string, got null"
    );
}

#[test]
fn search_parameters_are_sent_in_their_order() {
    let inputs = [
        text("visitor_id", "Ibk1527CUFmcnjLwIs4A9"),
        number("limit", "10"),
        Input::new("suspect", Given::Flag, "true"),
        item("environment", "ae_1"),
        item("environment", "ae 2"),
        Input::new("start", Given::Date, "1767225600000"),
        text("end", "2026-01-31T23:59:59.5+02:00"),
        number("min_suspect_score", "7.5"),
        text("bot", "a value of next year"),
    ];
    assert_eq!(
        path(&SEARCH_EVENTS, &inputs, &[]).unwrap(),
        "/v4/events?visitor_id=Ibk1527CUFmcnjLwIs4A9&limit=10&suspect=true&environment=ae_1&environment=ae%202\
         &start=1767225600000&end=2026-01-31T23%3A59%3A59.5%2B02%3A00&min_suspect_score=7.5&bot=a%20value%20of%20next%20year"
    );
}

#[test]
fn extra_parameters_are_sent_unchecked() {
    let extra = [text("brand_new", "1"), number("limit", "1000")];
    assert_eq!(
        path(&SEARCH_EVENTS, &[], &extra).unwrap(),
        "/v4/events?brand_new=1&limit=1000"
    );
    assert_eq!(
        path(
            &UPDATE_EVENT,
            &[
                text("event_id", "x"),
                Input::new("suspect", Given::Flag, "true")
            ],
            &extra[..1]
        )
        .unwrap(),
        "/v4/events/x?brand_new=1"
    );
    let object = [Input::new("a", Given::Object, "an object")];
    assert!(
        path(&SEARCH_EVENTS, &[], &object)
            .unwrap_err()
            .to_string()
            .starts_with("`query.a` must be")
    );
}

#[test]
fn what_the_api_would_refuse_is_refused_before() {
    for (input, message) in [
        (
            text("visitorId", "x"),
            "unknown search parameter `visitorId`, did you mean `visitor_id`?",
        ),
        (
            text("pagnation_key", "x"),
            "unknown search parameter `pagnation_key`, did you mean `pagination_key`?",
        ),
        (
            text("LIMIT", "x"),
            "unknown search parameter `LIMIT`, did you mean `limit`?",
        ),
        (
            text("something_else_entirely", "x"),
            "unknown search parameter `something_else_entirely`",
        ),
        (
            number("limit", "0"),
            "`limit` must be a whole number from 1 to 100, got 0",
        ),
        (
            number("limit", "101"),
            "`limit` must be a whole number from 1 to 100, got 101",
        ),
        (
            number("limit", "1.5"),
            "`limit` must be a whole number from 1 to 100, got 1.5",
        ),
        (
            number("limit", "NaN"),
            "`limit` must be a whole number from 1 to 100, got NaN",
        ),
        (
            text("limit", "10"),
            "`limit` must be a whole number, got a string",
        ),
        (
            number("total_hits", "1001"),
            "`total_hits` must be a whole number from 1 to 1000, got 1001",
        ),
        (
            number("min_suspect_score", "Infinity"),
            "`min_suspect_score` must be a finite number, got Infinity",
        ),
        (
            text("vpn", "true"),
            "`vpn` must be true or false, got a string",
        ),
        (
            text("environment", "a"),
            "`environment` must be an array of strings, got a string",
        ),
        (
            item("environment", ""),
            "`environment` is empty: leave it out instead",
        ),
        (
            item("visitor_id", "a"),
            "`visitor_id` must be a string, got an array",
        ),
        (
            text("visitor_id", ""),
            "`visitor_id` is empty: leave it out instead",
        ),
        (
            number("visitor_id", "5"),
            "`visitor_id` must be a string, got 5",
        ),
        (
            Input::new("end", Given::Date, "NaN"),
            "`end` must be Unix milliseconds, an RFC 3339 date-time with its offset, or a valid Date, got an invalid Date",
        ),
    ] {
        assert_eq!(refusal(&SEARCH_EVENTS, &[input]), message);
    }
    assert_eq!(
        refusal(
            &SEARCH_EVENTS,
            &[item("source", "edge"), item("source", "edge")]
        ),
        "`source` takes at most 1 value, got 2"
    );
    let long = "x".repeat(257);
    assert_eq!(
        refusal(&SEARCH_EVENTS, &[text("linked_id", &long)]),
        "`linked_id` must have at most 256 characters"
    );
    assert!(path(&SEARCH_EVENTS, &[text("linked_id", &"é".repeat(256))], &[]).is_ok());
}

#[test]
fn times_have_three_forms() {
    for good in [
        number("start", "1708102555327"),
        text("start", "1708102555327"),
        text("start", "2026-01-01T00:00:00Z"),
        text("start", "2026-01-01t00:00:00.123456z"),
        text("start", "2026-06-30T23:59:60-08:00"),
        number("start", "0"),
    ] {
        assert!(
            path(&SEARCH_EVENTS, std::slice::from_ref(&good), &[]).is_ok(),
            "{good:?}"
        );
    }
    for bad in [
        text("start", "yesterday"),
        text("start", "2026-01-01"),
        text("start", "2026-01-01T00:00:00"),
        text("start", "2026-13-01T00:00:00Z"),
        text("start", "2026-01-01T24:00:00Z"),
        text("start", "2026-01-01T00:00Z"),
        text("start", "2026-01-01T00:00:00+1"),
        text("start", "2026-01-01T00:00:00.Z"),
        text("start", "Thu Jan 01 2026"),
        number("start", "-1"),
        number("start", "1.5"),
        number("start", "1e21"),
    ] {
        assert!(
            refusal(&SEARCH_EVENTS, std::slice::from_ref(&bad))
                .starts_with("`start` must be Unix milliseconds"),
            "{bad:?}"
        );
    }
}

#[test]
fn updates_are_checked_as_well() {
    let with = |input| [text("event_id", "x"), input];
    let suspect = Input::new("suspect", Given::Flag, "true");
    assert_eq!(
        path(&UPDATE_EVENT, &with(suspect), &[]).unwrap(),
        "/v4/events/x"
    );
    assert_eq!(
        refusal(&UPDATE_EVENT, &with(text("linkedId", "a"))),
        "unknown update field `linkedId`, did you mean `linked_id`?"
    );
    assert_eq!(
        refusal(&UPDATE_EVENT, &with(text("suspect", "yes"))),
        "`suspect` must be true or false, got a string"
    );
    assert_eq!(
        refusal(&UPDATE_EVENT, &with(text("tags", "x"))),
        "`tags` must be an object, got a string"
    );
    assert_eq!(
        refusal(&UPDATE_EVENT, &[text("event_id", "x")]),
        "the update field `linked_id` or `tags` or `suspect` is missing"
    );
}

#[test]
fn a_refused_header_is_told_what_is_wrong() {
    let refused = |name, value| {
        let refusal = check_header(name, value, "authorization").unwrap_err();
        refusal.message().to_string()
    };
    assert!(refused("x y", "1").ends_with("is not an HTTP header name"));
    assert!(refused("x-a", "1\r\nx-b: 2").starts_with("the header `x-a` "));
    assert!(refused("Authorization", "1").contains("carries the API key"));
}
