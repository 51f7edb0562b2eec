//! Values of an unexpected type: each costs itself, and is kept and named.

use fingerprint_edge::v4::{EdgeResponse, Event, EventSearch};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::fixture;
use crate::leaves::{Step, is_leaf, part, written};
use crate::misfits::{any_json, keeps, misfit, misplace, places};

/// A page with the fixture between two other events.
fn page(event: Value) -> Value {
    let other = |id: &str| json!({ "event_id": id, "timestamp": 1 });
    json!({ "events": [other("first"), event, other("last")], "pagination_key": "k", "total_hits": 3 })
}

proptest! {
    #[test]
    fn one_value_costs_itself(place in any::<prop::sample::Index>(), value in any_json()) {
        let mut event = fixture("event-every-field");
        let places = places(&event, &["tags"]);
        let path: &Vec<Step> = place.get(&places);
        prop_assume!(written(path) != "event_id");
        let expected = misfit(&event, path);
        prop_assume!(misplace(&mut event, path, value, &[]));
        keeps::<Event>(&event, Event::misfits, std::slice::from_ref(&expected));
        keeps::<EventSearch>(&page(event), EventSearch::misfits, &[format!("events[1].{expected}")]);
    }

    #[test]
    fn several_values_cost_themselves(
        some in prop::collection::vec((any::<prop::sample::Index>(), any_json()), 2..6),
    ) {
        let full = fixture("event-every-field");
        let mut places = places(&full, &["tags"]);
        // Leaves only, or one would lie in another.
        places.retain(|path| is_leaf(part(&full, path)));
        let mut event = full.clone();
        let mut expected = std::collections::BTreeSet::new();
        for (place, value) in some {
            let path: &Vec<Step> = place.get(&places);
            if written(path) != "event_id" && !expected.contains(&misfit(&full, path))
                && misplace(&mut event, path, value, &[])
            {
                expected.insert(misfit(&full, path));
            }
        }
        let sorted = |event: &Event| {
            let mut misfits = event.misfits();
            misfits.sort();
            misfits
        };
        keeps::<Event>(&event, sorted, &expected.into_iter().collect::<Vec<_>>());
    }

    #[test]
    fn what_is_no_event_costs_no_page(element in any_json()) {
        prop_assume!(element.get("event_id").is_none());
        let json = page(element.clone());
        keeps::<EventSearch>(&json, EventSearch::misfits, &["events[1]".to_owned()]);
        let page: EventSearch = serde_json::from_value(json).unwrap();
        let ids: Vec<_> = page.events.iter().map(|event| event.event_id.as_str()).collect();
        assert_eq!(ids, ["first", "last"]);
        assert_eq!(page.other["events"], json!([[1, element]]));
    }

    #[test]
    fn any_object_with_an_id_is_an_event(value in any_json(), id in any::<String>()) {
        let Value::Object(mut members) = value else { return Ok(()) };
        members.insert("event_id".to_owned(), id.into());
        let event: Event = serde_json::from_value(members.into()).unwrap();
        let written = serde_json::to_value(&event).unwrap();
        prop_assert_eq!(serde_json::from_value::<Event>(written).unwrap(), event);
    }
}

#[test]
fn an_event_whose_id_does_not_fit_costs_no_page() {
    let mut event = fixture("event-every-field");
    event["event_id"] = json!(["1.a"]);
    keeps::<EventSearch>(
        &page(event),
        EventSearch::misfits,
        &["events[1]".to_owned()],
    );
}

#[test]
fn all_values_together_cost_themselves() {
    let event = json!({ "event_id": "1.a", "timestamp": "now", "vpn": "yes", "tags": [], "bot": 1,
        "bot_info": [], "labels": [{}, { "label": 5 }, null, { "label": "a", "prediction": 0 }],
        "sdk": { "platform": "js", "version": 3 }, "suspect_score": "17" });
    let named = [
        "timestamp",
        "sdk.version",
        "tags",
        "bot",
        "bot_info",
        "suspect_score",
        "vpn",
        "labels[0]",
        "labels[1].label",
        "labels[2]",
        "labels[3].prediction",
    ]
    .map(String::from);
    keeps::<Event>(&event, Event::misfits, &named);
    let event: Event = serde_json::from_value(event).unwrap();
    assert_eq!(
        (event.timestamp, event.vpn, event.suspect_score),
        (0, None, None)
    );
    assert_eq!(event.other["vpn"], "yes");
    let labels = event.labels.unwrap();
    assert_eq!(labels[1].label, "a");
    assert_eq!(event.other["labels"], json!([[0, {}], [2, null]]));
}

#[test]
fn a_member_that_stands_twice_counts_as_it_stands_last() {
    let read = |text: &str| serde_json::from_str::<Event>(text).unwrap();
    let event = read(
        r#"{"event_id":1,"event_id":"1.a","timestamp":1,"vpn":"yes","vpn":true,"labels":[7],"labels":[]}"#,
    );
    assert_eq!(
        (event.vpn, event.other.len(), event.labels),
        (Some(true), 0, Some(Vec::new()))
    );
    let event = read(r#"{"event_id":"1.a","timestamp":1,"vpn":true,"vpn":"yes","timestamp":null}"#);
    assert_eq!((event.vpn, event.timestamp), (None, 0));
    assert_eq!(event.misfits(), ["timestamp", "vpn"]);
}

#[test]
fn an_object_without_anything_guaranteed_is_none() {
    let json = json!({ "event_id": "1.a", "timestamp": 1, "identification": { "certainty": 1 },
        "velocity": {}, "proximity": { "id": "p" } });
    let event: Event = serde_json::from_value(json.clone()).unwrap();
    assert_eq!(
        (event.identification.is_none(), event.velocity.is_some()),
        (true, true)
    );
    // What is guaranteed and missing is as if it were null.
    let proximity = [
        "identification",
        "proximity.precision_radius",
        "proximity.confidence",
    ];
    assert_eq!(event.misfits(), proximity);
    let mut expected = json;
    expected["proximity"] = json!({ "id": "p", "precision_radius": null, "confidence": null });
    assert_eq!(serde_json::to_value(&event).unwrap(), expected);
}

#[test]
fn an_edge_event_keeps_what_does_not_fit() {
    let mut json = fixture("event-edge");
    json["ip_info"] = json!([]);
    json["proxy"] = json!(0);
    let misfits = ["ip_info", "proxy"].map(String::from);
    keeps::<EdgeResponse>(&json, EdgeResponse::misfits, &misfits);
}
