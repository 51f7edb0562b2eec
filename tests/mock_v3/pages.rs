//! Walks over the pages of a search.

use crate::support::{HOUR, NOW, full, ids, search, with_events};
use fingerprint_edge::mock::MockApi;
use proptest::prelude::{Strategy, any, prop_assert, prop_assert_eq, proptest};
use proptest::{collection, sample};
use serde_json::{Value, json};

/// The ids of all pages.
fn walk(api: &mut MockApi, query: &str) -> Vec<Vec<String>> {
    let mut pages = Vec::new();
    let mut key = String::new();
    loop {
        let page = search(api, &format!("{query}{key}"));
        pages.push(ids(&page));
        match page["paginationKey"].as_str() {
            Some(next) => key = format!("&pagination_key={}", next.replace(' ', "%20")),
            None => return pages,
        }
    }
}

#[test]
fn the_key_is_the_time_of_the_last_event_and_the_last_page_has_none() {
    let mut api = full();
    let first = search(&mut api, "limit=3");
    let last = &first["events"][2]["products"]["identification"]["data"]["timestamp"];
    assert_eq!(first["paginationKey"], last.to_string());
    let all = search(&mut api, "limit=2000000000&start=0");
    assert_eq!(ids(&all).len(), 23, "all but the two events of the edge");
    assert!(all.get("paginationKey").is_none());
    // Newest first, and a key fits whatever question it is sent with.
    let from = format!("limit=100&pagination_key={}", NOW - HOUR);
    let found = search(&mut api, &from);
    let times: Vec<i64> = found["events"]
        .as_array()
        .unwrap()
        .iter()
        .map(|event| {
            event["products"]["identification"]["data"]["timestamp"]
                .as_i64()
                .unwrap()
        })
        .collect();
    assert!(times.is_sorted_by(|a, b| a > b) && times[0] < NOW - HOUR);
}

/// Events with few different times, so that many share one, in any order.
fn crowds() -> impl Strategy<Value = Vec<Value>> {
    let event = (0..8_i64, any::<bool>());
    collection::vec(event, 0..60).prop_map(|events| {
        let event = |(index, (age, vpn)): (usize, (i64, bool))| {
            json!({ "event_id": format!("event {}", index * 7919 % 61), "timestamp": NOW - age, "vpn": vpn })
        };
        events.into_iter().enumerate().map(event).collect()
    })
}

proptest! {
    #[test]
    fn no_event_is_lost_or_met_twice(
        events in crowds(),
        limit in 1..=80_usize,
        reverse in any::<bool>(),
        filter in sample::select(vec!["", "&vpn=true"]),
    ) {
        let mut expected: Vec<(i64, String)> = events
            .iter()
            .filter(|event| filter.is_empty() || event["vpn"] == true)
            .map(|event| (event["timestamp"].as_i64().unwrap(), event["event_id"].as_str().unwrap().to_owned()))
            .collect();
        expected.sort();
        if !reverse {
            expected.reverse();
        }
        let expected: Vec<String> = expected.into_iter().map(|(_, id)| id).collect();
        let mut api = with_events(events);
        let pages = walk(&mut api, &format!("limit={limit}&reverse={reverse}{filter}"));
        prop_assert!(pages.iter().all(|page| page.len() <= limit));
        prop_assert_eq!(pages.len(), expected.len().div_ceil(limit).max(1));
        prop_assert_eq!(pages.concat(), expected);
    }
}
