//! The history of a visitor.

use crate::support::{
    DAY, HOUR, NOW, body, fail, full, get, header, options, plain_error_of, request, v3_event,
    with_v3_events,
};
use fingerprint_edge::mock::MockApi;
use fingerprint_edge::v3::Visits;
use proptest::prelude::{Strategy, any, prop_assert, prop_assert_eq, proptest};
use proptest::{collection, sample};
use serde_json::{Value, json};

fn visits(api: &mut MockApi, query: &str) -> Value {
    body(&get(api, &format!("/visitors/{query}")))
}

/// A mock that answers in pages, with these events of v3 where there are some.
fn paged(v3_events: Option<Vec<Value>>) -> MockApi {
    let mut options = options().v3_visits_paged(true);
    options.v3_events = v3_events;
    MockApi::new(options).unwrap()
}

fn ids(page: &Value) -> Vec<&str> {
    let visits = page["visits"].as_array().unwrap();
    visits
        .iter()
        .map(|visit| visit["requestId"].as_str().unwrap())
        .collect()
}

/// Visits named by their age in hours, every other one linked.
fn history(visits: usize) -> Vec<Value> {
    let visit = |index: usize| {
        let age = i64::try_from(index).unwrap() * HOUR;
        let mut event = v3_event(&format!("v{index}"), age, "visitor");
        if index % 2 == 1 {
            event["products"]["identification"]["data"]["linkedId"] = json!("odd");
        }
        event
    };
    (0..visits).map(visit).collect()
}

#[test]
fn a_visit_is_what_the_identification_says() {
    let mut api = paged(None);
    let page = visits(&mut api, "mockDesktopVisitor01?limit=2");
    assert_eq!(page["visitorId"], "mockDesktopVisitor01");
    let last = page["visits"].as_array().unwrap().last().unwrap();
    assert_eq!(page["paginationKey"], last["requestId"]);
    assert_eq!(page["lastTimestamp"], last["timestamp"]);
    let names: Vec<_> = last
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    for name in ["visitorId", "sdk", "replayed", "environmentId", "suspect"] {
        assert!(!names.contains(&name), "{name}");
    }
    for visitor in [
        "mockDesktopVisitor01",
        "mockAndroidVisitor02",
        "mockIphoneVisitor003",
        "mockCrawlerVisitor04",
    ] {
        let page = visits(&mut api, visitor);
        let typed: Visits = serde_json::from_value(page.clone()).unwrap();
        assert!(typed.other.is_empty() && !typed.visits.is_empty());
        assert!(
            typed.visits.iter().all(|visit| visit.other.is_empty()),
            "{page:#}"
        );
        assert!(page.get("paginationKey").is_none() && page.get("lastTimestamp").is_none());
    }
}

#[test]
fn so_many_visits_are_scanned_and_filtered_then() {
    let mut api = paged(Some(history(600)));
    for (query, seen, more) in [
        ("", 100, true),
        ("?limit=0", 100, true),
        ("?limit=500", 500, true),
        ("?limit=10&linked_id=odd", 5, true),
        ("?limit=1&linked_id=odd", 0, true),
        ("?limit=100&request_id=v50", 1, true),
        ("?limit=100&request_id=v100", 0, true),
        ("?limit=100&paginationKey=v499", 100, false),
        ("?limit=100&paginationKey=v599", 0, false),
        ("?linked_id=other", 0, true),
    ] {
        let page = visits(&mut api, &format!("visitor{query}"));
        assert_eq!(ids(&page).len(), seen, "{query}");
        assert_eq!(page.get("paginationKey").is_some(), more, "{query}");
    }
    let page = visits(&mut api, "visitor?limit=4&linked_id=odd&paginationKey=v9");
    assert_eq!(
        (ids(&page), &page["paginationKey"]),
        (vec!["v11", "v13"], &json!("v13"))
    );
    let page = visits(
        &mut api,
        &format!("visitor?limit=2&before={}", NOW - 5 * HOUR),
    );
    assert_eq!(ids(&page), ["v6", "v7"]);
    assert_eq!(page["lastTimestamp"], NOW - 7 * HOUR);
}

#[test]
fn at_most_one_visit_comes_unless_it_is_said() {
    let mut api = with_v3_events(history(600));
    for (query, seen) in [
        ("", vec!["v0"]),
        ("?limit=0", vec!["v0"]),
        ("?limit=500", vec!["v0"]),
        ("?linked_id=odd", vec!["v1"]),
        ("?limit=1&linked_id=odd", vec![]),
        ("?request_id=v50", vec!["v50"]),
        ("?request_id=nobody", vec![]),
        ("?paginationKey=v9", vec!["v10"]),
        ("?paginationKey=v599", vec![]),
        (&format!("?before={}", NOW - 5 * HOUR), vec!["v6"]),
    ] {
        let page = visits(&mut api, &format!("visitor{query}"));
        assert_eq!(ids(&page), seen, "{query}");
        assert_eq!(page.as_object().unwrap().len(), 2, "{query}: {page}");
        assert_eq!(page["visitorId"], "visitor");
    }
    let page = visits(&mut full(), "mockDesktopVisitor01");
    assert_eq!(ids(&page).len(), 1);
    assert_eq!(visits(&mut full(), "unknown")["visits"], json!([]));
}

#[test]
fn visitors_without_visits_are_no_error() {
    let mut api = paged(None);
    assert_eq!(
        visits(&mut api, "unknown"),
        json!({ "visitorId": "unknown", "visits": [] })
    );
    let all = ids(&visits(&mut api, "mockDesktopVisitor01")).len();
    assert_eq!(
        api.handle(&request("DELETE", "/visitors/mockDesktopVisitor01"))
            .status,
        200
    );
    let page = visits(&mut api, "mockDesktopVisitor01");
    let old = page["visits"].as_array().unwrap();
    assert!(!old.is_empty() && old.len() < all);
    assert!(
        old.iter()
            .all(|visit| visit["timestamp"].as_i64().unwrap() < NOW - 10 * DAY)
    );
}

#[test]
fn its_errors_are_plain_texts() {
    let mut api = full();
    let bad = [
        "?limit=501",
        "?limit=-1",
        "?limit=x",
        "?before=-1",
        "?before=now",
        "?paginationKey=nope",
    ];
    for query in bad
        .map(|query| format!("mockDesktopVisitor01{query}"))
        .iter()
        .map(String::as_str)
        .chain(["", "a%00b", "%FF"])
    {
        let reply = get(&mut api, &format!("/visitors/{query}"));
        assert_eq!(
            plain_error_of(&reply),
            (400, json!({ "error": "bad request" })),
            "{query}"
        );
    }
    for key in ["", "another-key"] {
        let request = fingerprint_edge::mock::Request::new("GET", "/visitors/v")
            .with_header("auth-api-key", key);
        assert_eq!(
            plain_error_of(&api.handle(&request)),
            (403, json!({ "error": "Forbidden (HTTP 403)" }))
        );
    }
    for (failure, after) in [
        (json!({ "status": 429 }), "1"),
        (json!({ "error": "too_many_requests" }), "1"),
        (json!({ "retryAfter": 7 }), "7"),
    ] {
        fail(&mut api, &failure);
        let reply = get(&mut api, "/visitors/v");
        assert_eq!(
            plain_error_of(&reply),
            (429, json!({ "error": "too many requests" }))
        );
        assert_eq!(header(&reply, "retry-after"), Some(after), "{failure}");
    }
    fail(&mut api, &json!({ "status": 404 }));
    assert_eq!(
        header(&get(&mut api, "/visitors/v"), "content-type"),
        Some("text/html"),
        "not documented"
    );
}

/// Visits of two visitors, some at one time, some linked.
fn crowds() -> impl Strategy<Value = Vec<Value>> {
    collection::vec((0..9_i64, any::<bool>(), any::<bool>()), 0..60).prop_map(|visits| {
        let visits = visits.into_iter().enumerate();
        visits
            .map(|(index, (age, own, linked))| {
                let mut event = v3_event(
                    &format!("v{}", index * 7919 % 61),
                    age,
                    if own { "own" } else { "other" },
                );
                if linked {
                    event["products"]["identification"]["data"]["linkedId"] = json!("l");
                }
                event
            })
            .collect()
    })
}

proptest! {
    #[test]
    fn a_walk_meets_every_matching_visit_once(
        events in crowds(),
        limit in 1..=70_usize,
        filter in sample::select(vec!["", "&linked_id=l"]),
    ) {
        let field = |event: &Value, name: &str| event["products"]["identification"]["data"][name].clone();
        let of_visitor: Vec<&Value> = events.iter().filter(|event| field(event, "visitorId") == "own").collect();
        let mut expected: Vec<(i64, String)> = of_visitor
            .iter()
            .filter(|event| filter.is_empty() || field(event, "linkedId") == "l")
            .map(|event| (field(event, "timestamp").as_i64().unwrap(), field(event, "requestId").as_str().unwrap().to_owned()))
            .collect();
        expected.sort();
        expected.reverse();
        let pages = of_visitor.len().div_ceil(limit).max(1);
        let mut api = paged(Some(events.clone()));
        let (mut walked, mut key) = (Vec::new(), String::new());
        for page in 1..=pages {
            let answer = visits(&mut api, &format!("own?limit={limit}{filter}{key}"));
            prop_assert!(ids(&answer).len() <= limit);
            walked.extend(ids(&answer).into_iter().map(str::to_owned));
            prop_assert_eq!(answer.get("paginationKey").is_some(), page < pages);
            key = format!("&paginationKey={}", answer["paginationKey"].as_str().unwrap_or_default());
        }
        let expected: Vec<String> = expected.into_iter().map(|(_, id)| id).collect();
        prop_assert_eq!(walked, expected);
    }
}
