//! The fixtures: read, understood and written again.

use fingerprint_edge::v4::signals::{BotResult, Confidence};
use fingerprint_edge::v4::{ErrorCode, ErrorResponse, Event, EventSearch, EventUpdate};
use serde_json::{Value, json};

use crate::api::{round_trip, survives};
use crate::{ERRORS, EVENTS, SEARCHES, UPDATES, fixture};

#[test]
fn fixtures_survive_a_round_trip() {
    survives::<Event>(&EVENTS);
    survives::<EventSearch>(&SEARCHES);
    survives::<ErrorResponse>(&ERRORS);
    survives::<EventUpdate>(&UPDATES);
}

#[test]
fn documented_fields_are_all_known() {
    for name in [
        "event",
        "event-every-field",
        "event-android",
        "event-edge",
        "event-blocked",
    ] {
        let event: Event = serde_json::from_value(fixture(name)).unwrap();
        let shown = format!("{event:?}");
        assert!(!shown.contains("other: {\""), "{name}: {shown}");
        assert!(!shown.contains("Other(\""), "{name}: {shown}");
    }
}

#[test]
fn an_event_says_whether_it_is_of_the_edge() {
    let is_edge = |name: &str| {
        let event: Event = serde_json::from_value(fixture(name)).unwrap();
        event.is_edge()
    };
    assert!(is_edge("event-edge"));
    assert!(!is_edge("event"));
    assert!(!is_edge("event-least"), "without a source");
    let unknown = r#"{ "event_id": "1.a", "timestamp": 1, "source": "kiosk" }"#;
    assert!(!serde_json::from_str::<Event>(unknown).unwrap().is_edge());
}

#[test]
fn fields_have_their_meaning() {
    let event: Event = serde_json::from_value(fixture("event-every-field")).unwrap();
    assert_eq!(event.event_id, "1764000000123.Qw3rTy");
    assert_eq!(event.timestamp, 1_764_000_000_123);
    assert_eq!(event.bot, Some(BotResult::Good));
    assert_eq!(event.suspect_score, Some(17.0));
    assert_eq!(event.factory_reset_timestamp, Some(0));
    assert_eq!(event.vpn_confidence, Some(Confidence::High));
    let velocity = event.velocity.unwrap();
    assert_eq!(velocity.events.unwrap().twenty_four_hours, Some(20_001));
    assert_eq!(
        velocity.distinct_ip_by_linked_id.unwrap().twenty_four_hours,
        None
    );
    let raw = event.raw_device_attributes.unwrap();
    assert_eq!(raw.screen_resolution, Some(vec![2560, 1440]));
    assert_eq!(raw.device_memory, Some(0.5));
    assert_eq!(raw.plugins.unwrap()[1].name, "Bare");
}

#[test]
fn the_unknown_can_be_read() {
    let event: Event = serde_json::from_value(fixture("event-from-the-future")).unwrap();
    assert_eq!(event.other["moon_phase"]["days"], json!([14, 15]));
    assert_eq!(event.bot, Some(BotResult::Other("undecided".to_owned())));
    assert_eq!(event.sdk.unwrap().other["channel"], Value::Null);
    assert_eq!(
        event.identification.unwrap().other["certainty"]["grade"],
        "A"
    );
    let action = event.rule_action.unwrap();
    assert_eq!(action.r#type.as_str(), "challenge");
    assert_eq!(action.other["challenge"]["kind"], "puzzle");
}

#[test]
fn an_event_needs_an_id_and_nothing_else() {
    let mut event = fixture("event-least");
    event.as_object_mut().unwrap().remove("event_id");
    let error = round_trip::<Event>(&event).unwrap_err().to_string();
    assert_eq!(error, "missing field `event_id`");
    let error = serde_json::from_str::<Event>(r#"{ "event_id": 1, "timestamp": 1 }"#).unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("invalid type of field `event_id`"),
        "{error}"
    );
    for none in ["[]", r#"["1.a", 1]"#, "null", r#""1.a""#, "1"] {
        let error = serde_json::from_str::<Event>(none).unwrap_err().to_string();
        assert!(
            error.starts_with("invalid type: expected an object"),
            "{error}"
        );
    }

    // What is guaranteed and missing is as if it were null.
    let event: Event = serde_json::from_str(r#"{ "event_id": "1.a" }"#).unwrap();
    assert_eq!(
        (event.timestamp, event.misfits()),
        (0, vec!["timestamp".to_owned()])
    );
    assert_eq!(
        serde_json::to_value(&event).unwrap(),
        json!({ "event_id": "1.a", "timestamp": null })
    );
}

#[test]
fn null_is_no_value_and_stays_null() {
    let json = json!({ "event_id": "1.a", "timestamp": 1, "vpn": null, "vpn_ml_score": null, "sdk": null });
    let event: Event = serde_json::from_value(json.clone()).unwrap();
    assert_eq!(
        (event.vpn, event.vpn_ml_score, &event.sdk),
        (None, None, &None)
    );
    assert_eq!(event.misfits(), ["sdk", "vpn", "vpn_ml_score"]);
    assert_eq!(serde_json::to_value(&event).unwrap(), json);
}

#[test]
fn a_whole_number_may_come_as_a_float() {
    let text = r#"{ "event_id": "1.a", "timestamp": 1764000000123.0, "factory_reset_timestamp": 0.0,
        "proximity": { "id": "p", "precision_radius": 1e1, "confidence": 1 },
        "raw_device_attributes": { "screen_resolution": [2560.0, 1440] } }"#;
    let event: Event = serde_json::from_str(text).unwrap();
    assert_eq!(
        serde_json::to_value(&event).unwrap(),
        json!({ "event_id": "1.a", "timestamp": 1_764_000_000_123_i64, "factory_reset_timestamp": 0,
            "proximity": { "id": "p", "precision_radius": 10, "confidence": 1 },
            "raw_device_attributes": { "screen_resolution": [2560, 1440] } })
    );
}

#[test]
fn what_is_no_whole_number_is_a_misfit() {
    for timestamp in [
        json!(0.5),
        json!(1e300),
        json!(u64::MAX),
        json!("1"),
        json!(null),
    ] {
        let json = json!({ "event_id": "1.a", "timestamp": timestamp });
        let event: Event = serde_json::from_value(json.clone()).unwrap();
        assert_eq!(
            (event.timestamp, event.misfits()),
            (0, vec!["timestamp".to_owned()])
        );
        assert_eq!(event.other["timestamp"], timestamp);
        assert_eq!(serde_json::to_value(&event).unwrap(), json);
    }
}

#[test]
fn error_codes_are_typed_and_open() {
    let codes = ERRORS.map(|(_, text)| {
        let response: ErrorResponse = serde_json::from_str(text).unwrap();
        response.error.code
    });
    assert_eq!(
        codes,
        [
            ErrorCode::EventNotFound,
            ErrorCode::Other("out_of_coffee".to_owned())
        ]
    );
    assert_eq!(ErrorCode::StateNotReady.to_string(), "state_not_ready");
}
