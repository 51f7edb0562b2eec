//! Values of an unexpected type: each costs itself, and is kept and named, also on the way to v4.

use fingerprint_edge::v3::{
    Event, RelatedVisitors, SearchEventsResponse, Upgraded, Visits, Webhook, upgrade,
    upgrade_webhook,
};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::leaves::{Step, is_leaf, part, paths, written};
use crate::misfits::{any_json, keeps, misfit, misplace, places};
use crate::{VISITS, fixture};

const FREE: [&str; 3] = ["tag", "meta", "value"];
const NULLABLE: [&str; 3] = ["details", "global", "subscription"];

/// A documented place in a fixture, and a value of another type there.
fn misplaced(json: &mut Value, place: prop::sample::Index, value: Value) -> Option<Vec<Step>> {
    let mut places = places(json, &FREE);
    let any = Step::Field("value".to_owned());
    places.retain(|path| written(path) != "products" && path.last() != Some(&any));
    let path: &Vec<Step> = place.get(&places);
    misplace(json, path, value, &NULLABLE).then(|| path.clone())
}

/// Whether a part is dropped, on its own, in something larger, or part by part.
fn is_dropped(upgraded: &Upgraded, json: &Value, path: &[Step]) -> bool {
    (1..=path.len()).any(|length| {
        let (whole, rest) = path.split_at(length);
        let dropped = upgraded.dropped.get(&written(whole));
        dropped.is_some_and(|dropped| part(dropped, rest) == part(json, path))
    })
}

proptest! {
    #[test]
    fn one_value_costs_itself(place in any::<prop::sample::Index>(), value in any_json()) {
        let mut event = fixture("event-every-field");
        let full = event.clone();
        let Some(path) = misplaced(&mut event, place, value) else { return Ok(()) };
        let expected = misfit(&full, &path);
        keeps::<Event>(&event, Event::misfits, std::slice::from_ref(&expected));
        let page = json!({ "events": [full, event], "paginationKey": "k" });
        keeps::<SearchEventsResponse>(&page, SearchEventsResponse::misfits, &[format!("events[1].{expected}")]);
    }

    #[test]
    fn one_value_of_a_webhook_costs_itself(place in any::<prop::sample::Index>(), value in any_json()) {
        let mut webhook = fixture("webhook");
        let full = webhook.clone();
        let Some(path) = misplaced(&mut webhook, place, value) else { return Ok(()) };
        keeps::<Webhook>(&webhook, Webhook::misfits, &[misfit(&full, &path)]);
    }

    #[test]
    fn one_value_among_visits_costs_itself(place in any::<prop::sample::Index>(), value in any_json()) {
        let full: Value = serde_json::from_str(VISITS[0].1).unwrap();
        let mut visits = full.clone();
        let Some(path) = misplaced(&mut visits, place, value) else { return Ok(()) };
        prop_assume!(written(&path) != "visits");
        keeps::<Visits>(&visits, Visits::misfits, &[misfit(&full, &path)]);
    }

    #[test]
    fn the_upgrade_drops_it_by_its_path(
        full in prop::sample::select(&["event-every-field", "webhook"][..]),
        place in any::<prop::sample::Index>(),
        value in any_json(),
    ) {
        let mut json = fixture(full);
        let Some(path) = misplaced(&mut json, place, value) else { return Ok(()) };
        let upgraded = |json: &Value| match json.get("products") {
            Some(_) => upgrade(serde_json::from_value(json.clone()).unwrap()),
            None => upgrade_webhook(serde_json::from_value(json.clone()).unwrap()),
        };
        let before = upgraded(&fixture(full)).unwrap();
        // Without its id there is no event.
        let Ok(after) = upgraded(&json) else {
            let lost = ["products", "requestId", "products.identification", "products.botd"];
            prop_assert!(lost.contains(&&*written(&path)) , "{}", written(&path));
            return Ok(());
        };
        prop_assert!(is_dropped(&after, &json, &path), "{}: {:?}", written(&path), after.dropped);
        // A visitor without an id, or without a time of yours, has another time in v4, or none; and without its
        // platform a mobile device may have what is of browsers.
        let moves = ["visitorId", "SeenAt", "subscription", "global", "sdk", "platform", "identification", "data"];
        prop_assume!(!moves.iter().any(|name| written(&path).ends_with(name)));
        // All other leaves are in the event or dropped: no more is missing than what lay there.
        let leaves = |upgraded: &Upgraded| {
            let event = serde_json::to_value(&upgraded.event).unwrap();
            let all = [&event, &json!(upgraded.dropped)].map(|value| {
                paths(value, is_leaf).iter().map(|path| part(value, path).to_string()).collect::<Vec<_>>()
            });
            all.concat()
        };
        let old = fixture(full);
        let lay_there = part(&old, &path);
        let mut missing = leaves(&before);
        for leaf in leaves(&after) {
            if let Some(at) = missing.iter().position(|known| *known == leaf) {
                missing.swap_remove(at);
            }
        }
        // The system of a browser stands twice in v4.
        let twice = 1 + usize::from(written(&path).contains("browserDetails"));
        let few = twice * paths(lay_there, is_leaf).len();
        prop_assert!(missing.len() <= few, "{}: {missing:?}", written(&path));
    }
}

#[test]
fn what_does_not_fit_is_not_invented_in_v4() {
    let mut json = fixture("event-every-field");
    let data = "/products/identification/data";
    *json.pointer_mut(&format!("{data}/visitorFound")).unwrap() = json!("yes");
    *json.pointer_mut(&format!("{data}/replayed")).unwrap() = json!(0);
    *json
        .pointer_mut(&format!("{data}/browserDetails/os"))
        .unwrap() = json!(null);
    *json.pointer_mut("/products/vpn/data/result").unwrap() = json!("no");
    json["products"]["labels"]["data"] = json!([{ "label": "a" }, "b", { "label": 1 }, { "label": "c", "new": 1 }, { "prediction": true }, {}]);
    let Upgraded { event, dropped } = upgrade(serde_json::from_value(json).unwrap()).unwrap();
    assert_eq!((event.replayed, event.vpn), (None, None));
    assert_eq!(
        event.misfits(),
        ["identification.visitor_found", "browser_details.os"]
    );
    let labels: Vec<_> = event
        .labels
        .unwrap()
        .into_iter()
        .map(|label| label.label)
        .collect();
    assert_eq!(labels, ["a", "c"]);
    let dropped = |path: &str| dropped.get(path).cloned();
    for (path, value) in [
        ("products.identification.data.visitorFound", json!("yes")),
        ("products.identification.data.replayed", json!(0)),
        (
            "products.identification.data.browserDetails.os",
            json!(null),
        ),
        ("products.vpn.data.result", json!("no")),
        ("products.labels.data[1]", json!("b")),
        ("products.labels.data[2]", json!({ "label": 1 })),
        ("products.labels.data[3].new", json!(1)),
        ("products.labels.data[4]", json!({ "prediction": true })),
        ("products.labels.data[5]", json!({})),
    ] {
        assert_eq!(dropped(path), Some(value), "{path}");
    }
}

#[test]
fn what_is_no_visitor_costs_no_list() {
    let json = json!({ "relatedVisitors": [{ "visitorId": "a" }, null, { "visitorId": 1 }, {}] });
    let misfits = [
        "relatedVisitors[1]",
        "relatedVisitors[2].visitorId",
        "relatedVisitors[3]",
    ];
    keeps::<RelatedVisitors>(&json, RelatedVisitors::misfits, &misfits.map(String::from));
}
