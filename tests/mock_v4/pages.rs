//! Walks over pages.

use crate::support::{
    DAY, HOUR, NOW, crowds, error_of, full, get, ids, in_order, search, with_events,
};
use fingerprint_edge::mock::MockApi;
use proptest::prelude::{any, prop_assert_eq, proptest};
use proptest::sample;

/// The ids of all pages; `between` happens after each of them.
fn walk(api: &mut MockApi, query: &str, mut between: impl FnMut(&mut MockApi)) -> Vec<Vec<String>> {
    let mut pages = Vec::new();
    let mut key = String::new();
    loop {
        let page = search(api, &format!("{query}{key}"));
        pages.push(ids(&page));
        match page["pagination_key"].as_str() {
            Some(next) => key = format!("&pagination_key={next}"),
            None => return pages,
        }
        between(api);
    }
}

#[test]
fn every_limit_walks_over_the_same_events() {
    let mut api = full();
    let all = ids(&search(&mut api, "start=0&limit=100"));
    assert_eq!(all.len(), 23, "all but the two events of the edge");
    for limit in 1..=100 {
        for reverse in [false, true] {
            let query = format!("start=0&limit={limit}&reverse={reverse}");
            let pages = walk(&mut api, &query, |_| {});
            let (last, full_pages) = pages.split_last().unwrap();
            assert!(full_pages.iter().all(|page| page.len() == limit), "{query}");
            assert!(
                (1..=limit).contains(&last.len()),
                "{query}: an empty last page"
            );
            let mut walked = pages.concat();
            if reverse {
                walked.reverse();
            }
            assert_eq!(walked, all, "{query}");
        }
    }
}

#[test]
fn ten_events_a_page_unless_said_otherwise() {
    let mut api = full();
    let first = search(&mut api, "");
    assert_eq!(ids(&first).len(), 10);
    let timestamps: Vec<i64> = first["events"]
        .as_array()
        .unwrap()
        .iter()
        .map(|event| event["timestamp"].as_i64().unwrap())
        .collect();
    assert!(timestamps.is_sorted_by(|a, b| a > b), "the newest first");
}

#[test]
fn total_hits_counts_all_pages_up_to_its_limit() {
    let mut api = full();
    let all = walk(&mut api, "limit=3", |_| {}).concat().len();
    assert_eq!(all, 17);
    let page = search(&mut api, "limit=3&total_hits=1000");
    assert_eq!(page["total_hits"], all);
    let key = page["pagination_key"].as_str().unwrap();
    let second = search(
        &mut api,
        &format!("limit=3&total_hits=5&pagination_key={key}"),
    );
    assert_eq!(second["total_hits"], 5);
    assert_eq!(
        search(&mut api, "total_hits=1&bot=bad&linked_id=x")["total_hits"],
        0
    );
    assert!(search(&mut api, "limit=3").get("total_hits").is_none());
}

#[test]
fn the_default_range_stays_while_the_clock_moves() {
    let mut api = full();
    let all = ids(&search(&mut api, "limit=100"));
    let walked = walk(&mut api, "limit=2", |api| api.set_now(api.now() + HOUR)).concat();
    assert_eq!(walked, all);
}

#[test]
fn a_page_starts_after_an_event_that_is_gone() {
    let event = |id: &str, age: i64, visitor_id: &str| crate::support::event(id, age, visitor_id);
    let mut api = with_events(vec![
        event("a", 1, "x"),
        event("b", 2, "y"),
        event("c", 3, "y"),
        event("d", 4, "x"),
    ]);
    let mut first = true;
    let walked = walk(&mut api, "limit=2", |api| {
        if std::mem::take(&mut first) {
            assert_eq!(crate::support::delete(api, "y").status, 200);
        }
    });
    assert_eq!(walked, [vec!["a", "b"], vec!["d"]]);
}

#[test]
fn a_key_fits_its_own_question_only() {
    let mut api = full();
    let key = search(&mut api, "limit=2&vpn=false&reverse=true")["pagination_key"]
        .as_str()
        .unwrap()
        .to_owned();
    let good = format!("limit=5&total_hits=3&reverse=true&vpn=false&pagination_key={key}");
    assert_eq!(ids(&search(&mut api, &good)).len(), 5);
    let foreign = [
        format!("vpn=true&reverse=true&pagination_key={key}"),
        format!("vpn=false&pagination_key={key}"),
        format!("reverse=true&pagination_key={key}"),
        format!(
            "vpn=false&reverse=true&start={}&pagination_key={key}",
            NOW - DAY
        ),
        format!("vpn=false&reverse=true&pagination_key={key}A"),
        format!(
            "vpn=false&reverse=true&pagination_key={}",
            key.to_lowercase()
        ),
        format!("vpn=false&reverse=true&pagination_key={}", &key[1..]),
        "pagination_key=".to_owned(),
        "pagination_key=1708102555327".to_owned(),
    ];
    for query in foreign {
        let reply = get(&mut api, &format!("/v4/events?{query}"));
        let (status, _, message) = error_of(&reply);
        assert_eq!(
            (status, message.as_str()),
            (400, "invalid pagination key"),
            "{query}"
        );
    }
}

#[test]
fn the_order_of_a_question_is_no_part_of_it() {
    let mut api = full();
    let asked = "environment=ae_mock_production&environment=ae_mock_staging&vpn=false&unknown=2";
    let page = search(&mut api, &format!("limit=1&{asked}"));
    let key = page["pagination_key"].as_str().unwrap();
    let same = [
        "environment=ae_mock_staging&environment=ae_mock_production&vpn=false",
        "vpn=false&environment=ae_mock_staging&unknown=1&environment=ae_mock_production",
    ];
    for asked in same {
        let next = search(&mut api, &format!("{asked}&pagination_key={key}"));
        assert!(!ids(&next).is_empty(), "{asked}");
    }
    let other = [
        "environment=ae_mock_staging&vpn=false",
        "environment=ae_mock_staging&environment=ae_mock_staging&vpn=false",
        "environment=ae_mock_staging&environment=ae_mock_production&vpn=true",
        "environment=ae_mock_staging&environment=ae_mock_production&proxy=false",
        "environment=ae_mock_staging,ae_mock_production&vpn=false",
    ];
    for asked in other {
        let reply = get(
            &mut api,
            &format!("/v4/events?{asked}&pagination_key={key}"),
        );
        assert_eq!(reply.status, 400, "{asked}");
    }
}

proptest! {
    #[test]
    fn no_event_is_lost_or_met_twice(
        events in crowds(0..5_i64),
        limit in 1..=100_usize,
        reverse in any::<bool>(),
        filter in sample::select(vec!["", "&vpn=true"]),
    ) {
        let expected = in_order(&events, filter, reverse);
        let mut api = with_events(events);
        let pages = walk(&mut api, &format!("limit={limit}&reverse={reverse}{filter}"), |_| {});
        prop_assert_eq!(pages.len(), expected.len().div_ceil(limit).max(1));
        prop_assert_eq!(pages.concat(), expected);
    }
}
