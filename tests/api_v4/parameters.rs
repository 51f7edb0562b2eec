//! The tables of parameters, and what a filter or an update gives for them.

use crate::api::sample;
use fingerprint_edge::__bindings::parameter::{Given, Kind};
use fingerprint_edge::__bindings::parameters::{
    GetEventParams, V4_GET_EVENT, V4_SEARCH, V4_UPDATE,
};
use fingerprint_edge::v4::signals::BotInfoCategory;
use fingerprint_edge::v4::{EventUpdate, SearchEventsFilter, Time};
use serde_json::{Map, Value};

use crate::UPDATES;

/// The names that the documents give, in their order.
pub(crate) const SEARCH_PARAMETERS: [&str; 53] = [
    "limit",
    "pagination_key",
    "visitor_id",
    "high_recall_id",
    "bot",
    "bot_info",
    "bot_info_category",
    "bot_info_identity",
    "bot_info_confidence",
    "bot_info_provider",
    "bot_info_name",
    "ip_address",
    "asn",
    "linked_id",
    "url",
    "bundle_id",
    "package_name",
    "origin",
    "start",
    "end",
    "reverse",
    "suspect",
    "vpn",
    "virtual_machine",
    "tampering",
    "anti_detect_browser",
    "incognito",
    "privacy_settings",
    "jailbroken",
    "frida",
    "factory_reset",
    "cloned_app",
    "emulator",
    "root_apps",
    "vpn_confidence",
    "min_suspect_score",
    "developer_tools",
    "location_spoofing",
    "mitm_attack",
    "rare_device",
    "rare_device_percentile_bucket",
    "proxy",
    "sdk_version",
    "sdk_platform",
    "environment",
    "proximity_id",
    "total_hits",
    "tor_node",
    "incremental_identification_status",
    "simulator",
    "active_call",
    "compromised_device_integrity",
    "source",
];

#[test]
fn the_search_table_has_every_parameter() {
    assert_eq!(V4_SEARCH.map(|parameter| parameter.name), SEARCH_PARAMETERS);
}

#[test]
fn the_tables_have_the_documented_ranges() {
    let kind = |name: &str| {
        let parameter = V4_SEARCH.iter().find(|parameter| parameter.name == name);
        parameter.unwrap().kind
    };
    assert_eq!(kind("limit"), Kind::Integer(1, 100));
    assert_eq!(kind("total_hits"), Kind::Integer(1, 1000));
    assert_eq!(kind("linked_id"), Kind::TextUpTo(256));
    assert_eq!(kind("min_suspect_score"), Kind::Number);
    assert_eq!(kind("source"), Kind::ListUpTo(1));
    assert_eq!((kind("start"), kind("end")), (Kind::Time, Kind::Time));
    let flags = V4_SEARCH
        .iter()
        .filter(|parameter| parameter.kind == Kind::Flag);
    assert_eq!(flags.count(), 23);

    let fields = V4_UPDATE.map(|parameter| (parameter.name, parameter.kind));
    assert_eq!(
        fields,
        [
            ("linked_id", Kind::TextUpTo(256)),
            ("tags", Kind::Object),
            ("suspect", Kind::Flag),
        ]
    );
}

#[test]
fn every_search_parameter_is_given() {
    let all: Map<String, Value> = V4_SEARCH
        .iter()
        .map(|parameter| (parameter.name.to_owned(), sample(parameter.kind).0))
        .collect();
    let filter: SearchEventsFilter = serde_json::from_value(all.clone().into()).unwrap();
    assert_eq!(serde_json::to_value(&filter).unwrap(), Value::Object(all));

    let inputs = filter.inputs();
    assert_eq!(inputs.len(), V4_SEARCH.len());
    for (input, parameter) in inputs.iter().zip(&V4_SEARCH) {
        let (_, given, text) = sample(parameter.kind);
        assert_eq!(input.name, parameter.name);
        assert_eq!(
            (input.given, input.text.as_ref()),
            (given, text),
            "{}",
            parameter.name
        );
    }
}

#[test]
fn inputs_are_what_was_given() {
    assert_eq!(SearchEventsFilter::default().inputs(), []);

    let filter = SearchEventsFilter {
        bot_info_category: vec![BotInfoCategory::AiAgent, "next_big_thing".into()],
        start: Some("2026-01-01T00:00:00Z".into()),
        end: Some(Time::from(1_769_903_999_000)),
        min_suspect_score: Some(f64::INFINITY),
        reverse: Some(false),
        ..SearchEventsFilter::default()
    };
    let inputs = filter.inputs();
    let shown: Vec<_> = inputs
        .iter()
        .map(|input| (input.name.as_ref(), input.given, input.text.as_ref()))
        .collect();
    assert_eq!(
        shown,
        [
            ("bot_info_category", Given::Item, "ai_agent"),
            ("bot_info_category", Given::Item, "next_big_thing"),
            ("start", Given::Text, "2026-01-01T00:00:00Z"),
            ("end", Given::Number, "1769903999000"),
            ("reverse", Given::Flag, "false"),
            ("min_suspect_score", Given::Number, "Infinity"),
        ]
    );

    let params = GetEventParams {
        ruleset_id: Some("rs_0aB1cD2eF3".to_owned()),
    };
    assert_eq!(params.inputs()[0].name, V4_GET_EVENT[0].name);

    let update: EventUpdate = serde_json::from_str(UPDATES[0].1).unwrap();
    let texts: Vec<_> = update
        .inputs()
        .into_iter()
        .map(|input| input.text)
        .collect();
    assert_eq!(texts, ["order-4711", r#"{"plan":"pro","seats":3}"#, "true"]);
}
