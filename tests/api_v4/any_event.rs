//! Properties that hold for any event: the unknown is kept, and numbers and texts keep their value.

use fingerprint_edge::v4::{ErrorCode, Event};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::api::round_trip;
use crate::fixture;
use crate::misfits::any_json;

/// The paths of all objects of a value, as JSON pointers.
fn objects(value: &Value, path: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            found.push(path.to_owned());
            for (name, field) in fields {
                objects(field, &format!("{path}/{name}"), found);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                objects(item, &format!("{path}/{index}"), found);
            }
        }
        _ => {}
    }
}

/// Where the full event has an open enum.
const ENUMS: [&str; 13] = [
    "/source",
    "/incremental_identification_status",
    "/sdk/platform",
    "/bot",
    "/bot_info/category",
    "/bot_info/identity",
    "/bot_info/confidence",
    "/proxy_confidence",
    "/proxy_details/proxy_type",
    "/tampering_confidence",
    "/vpn_confidence",
    "/rare_device_percentile_bucket",
    "/rule_action/type",
];

proptest! {
    #[test]
    fn unknown_fields_survive_at_every_level(
        place in any::<prop::sample::Index>(),
        name in "[a-z]{0,8}\\PC{0,4}",
        value in any_json(),
    ) {
        let mut event = fixture("event-every-field");
        let mut places = Vec::new();
        objects(&event, "", &mut places);
        let place: &String = place.get(&places);
        let object = event.pointer_mut(place).unwrap().as_object_mut().unwrap();
        // No known name has a space: a known field takes only its own type.
        object.insert(format!("unknown {name}"), value);
        prop_assert_eq!(round_trip::<Event>(&event).unwrap(), event);
    }

    #[test]
    fn unknown_enum_values_survive(place in prop::sample::select(&ENUMS[..]), value in any::<String>()) {
        let mut event = fixture("event-every-field");
        *event.pointer_mut(place).unwrap() = value.into();
        prop_assert_eq!(round_trip::<Event>(&event).unwrap(), event);
    }

    #[test]
    fn scores_keep_their_value(score in any::<f64>().prop_filter("finite", |score| score.is_finite())) {
        let json = json!({ "event_id": "1.a", "timestamp": 1, "vpn_ml_score": score });
        let event: Event = serde_json::from_value(json).unwrap();
        // Through values, not through text: serde_json reads the text of a float to a bit or two.
        let again: Event = serde_json::from_value(serde_json::to_value(&event).unwrap()).unwrap();
        prop_assert_eq!(again.vpn_ml_score, Some(score));
    }

    #[test]
    fn timestamps_keep_their_value(timestamp in any::<i64>()) {
        let json = json!({ "event_id": "1.a", "timestamp": timestamp });
        prop_assert_eq!(round_trip::<Event>(&json).unwrap(), json);
    }

    #[test]
    fn an_open_enum_is_its_text(value in any::<String>()) {
        let code = ErrorCode::from(value.as_str());
        prop_assert_eq!(code.as_str(), &value);
        prop_assert_eq!(&code, &ErrorCode::from(value));
    }
}
