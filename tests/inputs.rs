//! What users build: setters set what fields show, and what is sent, for all that operations and the mock take.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::time::{Duration, SystemTime};

use fingerprint_edge::{iq, v3, v4};
use serde_json::{Map, Value, json, to_value};

#[test]
fn a_filter_of_v4_takes_texts_numbers_flags_lists_and_times() {
    let confidence = String::from("medium");
    let filter = v4::SearchEventsFilter::new()
        .limit(25)
        .bot("good")
        .vpn_confidence(confidence)
        .min_suspect_score(15)
        .incognito(false)
        .environment(["env_a", "env_b"])
        .bot_info_confidence(vec![String::from("high")])
        .source(Some("edge"))
        .start(1_767_225_600_000)
        .end("2026-01-31T23:59:59Z");
    let written = json!({
        "limit": 25, "bot": "good", "vpn_confidence": "medium", "min_suspect_score": 15.0, "incognito": false,
        "environment": ["env_a", "env_b"], "bot_info_confidence": ["high"], "source": ["edge"],
        "start": 1_767_225_600_000_i64, "end": "2026-01-31T23:59:59Z",
    });
    assert_eq!(to_value(&filter).unwrap(), written);
    assert_eq!(
        serde_json::from_value::<v4::SearchEventsFilter>(written).unwrap(),
        filter
    );
}

#[test]
fn a_time_comes_from_the_systems_clock_too() {
    let epoch = SystemTime::UNIX_EPOCH;
    for (time, ms) in [
        (epoch, 0),
        (
            epoch + Duration::from_micros(1_768_478_400_999_999),
            1_768_478_400_999,
        ),
        (epoch - Duration::from_millis(1_500), -1_500),
    ] {
        assert_eq!(v4::Time::from(time), v4::Time::Milliseconds(ms));
    }
}

#[test]
fn a_setter_replaces_what_was_there() {
    let filter = v3::SearchEventsFilter::new()
        .limit(1)
        .environment(["a"])
        .limit(2)
        .environment(["b", "c"])
        .start(1_767_225_600_000)
        .bot("bad");
    let written = json!({ "limit": 2, "environment": ["b", "c"], "start": 1_767_225_600_000_i64, "bot": "bad" });
    assert_eq!(to_value(&filter).unwrap(), written);
    let params = v3::GetVisitsParams::new().limit(3).request_id("1.a");
    assert_eq!(
        to_value(&params).unwrap(),
        json!({ "limit": 3, "request_id": "1.a" })
    );
}

#[test]
fn an_object_comes_from_pairs_and_from_a_map() {
    let pairs = v4::EventUpdate::new()
        .tags([("plan", json!("pro")), ("seats", json!(3))])
        .suspect(true);
    let map: Map<String, Value> = [
        ("plan".to_owned(), json!("pro")),
        ("seats".to_owned(), json!(3)),
    ]
    .into_iter()
    .collect();
    assert_eq!(pairs, v4::EventUpdate::new().suspect(true).tags(map));
    let update = v3::EventUpdate::new()
        .tag([("seats", 3)])
        .linked_id("order-7");
    assert_eq!(
        to_value(&update).unwrap(),
        json!({ "linkedId": "order-7", "tag": { "seats": 3 } })
    );
}

#[test]
fn requests_that_a_server_received_take_headers_as_servers_have_them() {
    let lines = [("accept", "*/*"), ("user-agent", "curl/8.5.0")];
    let request = v4::EdgeRequest::new()
        .method("GET")
        .url("https://shop.example/")
        .headers(lines)
        .tags([("zone", 7)])
        .linked_id("order-7");
    assert_eq!(
        to_value(&request).unwrap(),
        json!({
            "headers": [{ "name": "accept", "value": "*/*" }, { "name": "user-agent", "value": "curl/8.5.0" }],
            "method": "GET", "url": "https://shop.example/", "tags": { "zone": 7 }, "linked_id": "order-7",
        })
    );
    let request = iq::InspectRequest::new()
        .headers(lines)
        .path("/")
        .method("GET")
        .raw_sample_rate(0.25)
        .aggregate_only(true);
    assert_eq!(request.headers.len(), 2);
    assert_eq!(
        (request.raw_sample_rate, request.aggregate_only),
        (Some(0.25), Some(true))
    );
}

#[test]
fn an_address_goes_to_the_field_of_its_kind() {
    let v6: Ipv6Addr = "2001:db8::1".parse().unwrap();
    let mapped = Ipv4Addr::new(192, 0, 2, 1).to_ipv6_mapped();
    for (ip, v4, v6) in [
        (IpAddr::from([203, 0, 113, 7]), Some("203.0.113.7"), None),
        (v6.into(), None, Some("2001:db8::1")),
        (mapped.into(), Some("192.0.2.1"), None),
    ] {
        let request = v4::EdgeRequest::new().ip(ip);
        let found = (
            request.ipv4_address.as_deref(),
            request.ipv6_address.as_deref(),
        );
        assert_eq!(found, (v4, v6));
    }
}

#[test]
#[cfg(feature = "mock")]
fn the_mock_takes_durations_where_its_json_has_milliseconds() {
    use fingerprint_edge::mock::{Failure, Html, Options, RetryAfter};

    let options = Options::new()
        .api_key("other")
        .region(fingerprint_edge::Region::Ap)
        .not_ready(Duration::ZERO)
        .deletable_for(Duration::MAX)
        .events([json!({ "event_id": "1.a", "timestamp": 1 })])
        .rulesets([("rs_a", json!({ "type": "allow" }))])
        .related_visitors([["a".to_owned(), "b".to_owned()]])
        .kept_requests(2);
    let given = (
        options.not_ready_ms,
        options.deletable_for_ms,
        options.kept_requests,
    );
    assert_eq!(given, (0, i64::MAX, Some(2)));
    assert_eq!(options.related_visitors, [["a", "b"]]);
    assert_eq!(options.events.unwrap().len(), 1);

    let failure = Failure::new()
        .delay(Duration::from_millis(250))
        .html(true)
        .headers([("x-request-id", "7")])
        .retry_after(Duration::from_millis(1_001));
    assert!(matches!(failure.retry_after, Some(RetryAfter::Seconds(2))));
    assert!(matches!(failure.html, Some(Html::Own(true))));
    assert_eq!(
        (failure.delay, failure.headers["x-request-id"].as_str()),
        (Some(250), "7")
    );
    let failure = Failure::new()
        .retry_after("Thu, 01 Jan 2026 00:00:00 GMT")
        .html("<p>");
    assert!(matches!(failure.retry_after, Some(RetryAfter::Text(_))));
    assert!(matches!(failure.html, Some(Html::Page(page)) if page == "<p>"));
}
