//! When a visitor was seen: both times of one scope, wherever v3 says them.

use fingerprint_edge::v3::{Upgraded, Visits, upgrade, upgrade_visit, upgrade_webhook};
use serde_json::{Value, json};

use crate::{VISITS, fixture};

const G1: &str = "1970-01-01T00:00:01Z";
const G2: &str = "1970-01-01T00:00:02.5Z";
const S1: &str = "1970-01-01T00:00:03Z";
const S2: &str = "1970-01-01T00:00:04Z";
const FINE: &str = "1970-01-01T00:00:02.0005Z";
const ODD: &str = "yesterday";

/// What v3 says: first globally, first in the workspace, last globally, last in the workspace; then the two times
/// of v4, and the values that are dropped.
type Case = (
    [Option<&'static str>; 4],
    [Option<i64>; 2],
    &'static [&'static str],
);

const CASES: [Case; 17] = [
    (
        [Some(G1), Some(S1), Some(G2), Some(S2)],
        [Some(3000), Some(4000)],
        &[G1, G2],
    ),
    (
        [Some(G1), Some(S1), Some(G2), None],
        [Some(1000), Some(2500)],
        &[S1],
    ),
    (
        [Some(G1), None, Some(G2), Some(S2)],
        [Some(1000), Some(2500)],
        &[S2],
    ),
    (
        [Some(G1), Some(S1), None, Some(S2)],
        [Some(3000), Some(4000)],
        &[G1],
    ),
    (
        [None, Some(S1), Some(G2), Some(S2)],
        [Some(3000), Some(4000)],
        &[G2],
    ),
    ([Some(G1), Some(S1), None, None], [Some(3000), None], &[G1]),
    ([None, None, Some(G2), Some(S2)], [None, Some(4000)], &[G2]),
    ([Some(G1), None, None, Some(S2)], [None, Some(4000)], &[G1]),
    ([None, Some(S1), Some(G2), None], [Some(3000), None], &[G2]),
    (
        [Some(G1), None, Some(G2), None],
        [Some(1000), Some(2500)],
        &[],
    ),
    (
        [None, Some(S1), None, Some(S2)],
        [Some(3000), Some(4000)],
        &[],
    ),
    ([Some(G1), None, None, None], [Some(1000), None], &[]),
    ([None; 4], [None, None], &[]),
    // The same time in both scopes is said by the one that stays.
    (
        [Some(G1), Some(G1), Some(S2), Some(S2)],
        [Some(1000), Some(4000)],
        &[],
    ),
    // What is no time counts for none, and a finer one is kept as it is, too.
    (
        [Some(G1), Some(S1), Some(G2), Some(ODD)],
        [Some(1000), Some(2500)],
        &[S1, ODD],
    ),
    (
        [Some(ODD), Some(S1), Some(G2), Some(S2)],
        [Some(3000), Some(4000)],
        &[ODD, G2],
    ),
    (
        [None, Some(FINE), None, Some(S2)],
        [Some(2000), Some(4000)],
        &[FINE],
    ),
];

fn said([first_global, first, last_global, last]: [Option<&str>; 4], to: &mut Value) {
    to["firstSeenAt"] = json!({ "global": first_global, "subscription": first });
    to["lastSeenAt"] = json!({ "global": last_global, "subscription": last });
}

fn is(upgraded: Upgraded, part: &str, at: &str, (from, times, rest): Case) {
    let event = serde_json::to_value(upgraded.event).unwrap();
    let found = ["first_seen_at", "last_seen_at"].map(|name| event[part][name].as_i64());
    assert_eq!(found, times, "{from:?}");
    let mut dropped: Vec<_> = upgraded
        .dropped
        .iter()
        .filter(|(path, _)| {
            path.starts_with(&format!("{at}firstSeenAt."))
                || path.starts_with(&format!("{at}lastSeenAt."))
        })
        .map(|(_, value)| value.as_str().unwrap())
        .collect();
    let mut rest = rest.to_vec();
    dropped.sort_unstable();
    rest.sort_unstable();
    assert_eq!(dropped, rest, "{from:?}");
}

#[test]
fn both_times_of_an_event_are_of_one_scope() {
    for case in CASES {
        let mut event = fixture("event-every-field");
        said(case.0, &mut event["products"]["identification"]["data"]);
        let upgraded = upgrade(serde_json::from_value(event).unwrap()).unwrap();
        is(
            upgraded,
            "identification",
            "products.identification.data.",
            case,
        );
    }
}

#[test]
fn both_times_of_a_webhook_are_of_one_scope_and_of_each_id() {
    for case in CASES {
        let mut webhook = fixture("webhook");
        said(case.0, &mut webhook);
        let upgraded = upgrade_webhook(serde_json::from_value(webhook).unwrap()).unwrap();
        is(upgraded, "identification", "", case);
        let mut webhook = fixture("webhook");
        said(case.0, &mut webhook["supplementaryIds"]["highRecall"]);
        let upgraded = upgrade_webhook(serde_json::from_value(webhook).unwrap()).unwrap();
        is(
            upgraded,
            "supplementary_id_high_recall",
            "supplementaryIds.highRecall.",
            case,
        );
    }
}

#[test]
fn both_times_of_a_visit_are_of_one_scope() {
    for case in CASES {
        let mut page: Value = serde_json::from_str(VISITS[0].1).unwrap();
        said(case.0, &mut page["visits"][0]);
        let page: Visits = serde_json::from_value(page).unwrap();
        let visit = page.visits.into_iter().next().unwrap();
        is(
            upgrade_visit(&page.visitor_id, visit).unwrap(),
            "identification",
            "",
            case,
        );
    }
}
