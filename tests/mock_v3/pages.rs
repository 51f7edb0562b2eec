//! Walks over the pages of a search.

use crate::support::{HOUR, NOW, crowds, full, ids, in_order, search, with_events};
use fingerprint_edge::mock::MockApi;
use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};
use proptest::sample;

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

proptest! {
    #[test]
    fn no_event_is_lost_or_met_twice(
        events in crowds(0..8_i64),
        limit in 1..=80_usize,
        reverse in any::<bool>(),
        filter in sample::select(vec!["", "&vpn=true"]),
    ) {
        let expected = in_order(&events, filter, reverse);
        let mut api = with_events(events);
        let pages = walk(&mut api, &format!("limit={limit}&reverse={reverse}{filter}"));
        prop_assert!(pages.iter().all(|page| page.len() <= limit));
        prop_assert_eq!(pages.len(), expected.len().div_ceil(limit).max(1));
        prop_assert_eq!(pages.concat(), expected);
    }
}
