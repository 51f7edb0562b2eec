//! The tables of parameters, and what a filter or an update gives for them.

use crate::api::sample;
use fingerprint_edge::__bindings::call::query::check;
use fingerprint_edge::__bindings::parameter::{Given, Input, Kind, Parameter};
use fingerprint_edge::__bindings::parameters::{
    GetRelatedVisitorsParams, V3_RELATED_VISITORS, V3_SEARCH, V3_UPDATE, V3_VISITS,
};
use fingerprint_edge::v3::{EventUpdate, GetVisitsParams, SearchEventsFilter};
use serde_json::{Map, Value};

use crate::UPDATES;

/// The names that the documents give, in their order.
pub(crate) const SEARCH_PARAMETERS: [&str; 37] = [
    "limit",
    "pagination_key",
    "visitor_id",
    "bot",
    "ip_address",
    "linked_id",
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
    "ip_blocklist",
    "datacenter",
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
    "proximity_precision_radius",
];

#[test]
fn the_search_table_has_every_parameter() {
    let names = V3_SEARCH.map(|parameter| parameter.name);
    assert_eq!(names, SEARCH_PARAMETERS);
}

#[test]
fn the_small_tables_say_what_the_documents_say() {
    let rows =
        |table: &[Parameter]| -> Vec<_> { table.iter().map(|row| (row.name, row.kind)).collect() };
    assert_eq!(
        rows(&V3_VISITS),
        [
            ("request_id", Kind::Text),
            ("linked_id", Kind::Text),
            ("limit", Kind::Integer(0, u16::MAX)),
            ("paginationKey", Kind::Text),
            ("before", Kind::Milliseconds),
        ]
    );
    assert_eq!(rows(&V3_RELATED_VISITORS), [("visitor_id", Kind::Text)]);
    assert_eq!(
        rows(&V3_UPDATE),
        [
            ("linkedId", Kind::Text),
            ("tag", Kind::Object),
            ("suspect", Kind::Flag),
        ]
    );
}

#[test]
fn every_parameter_is_given() {
    fn all(table: &[Parameter]) -> Value {
        let values = table
            .iter()
            .map(|row| (row.name.to_owned(), sample(row.kind).0));
        Value::Object(values.collect::<Map<_, _>>())
    }
    #[track_caller]
    fn fits(table: &[Parameter], inputs: &[Input<'_>]) {
        assert_eq!(inputs.len(), table.len());
        for (input, row) in inputs.iter().zip(table) {
            let (_, given, text) = sample(row.kind);
            assert_eq!(
                (input.name.as_ref(), input.given, input.text.as_ref()),
                (row.name, given, text)
            );
        }
        check("parameter", table, inputs).unwrap();
    }
    let filter = all(&V3_SEARCH);
    let typed: SearchEventsFilter = serde_json::from_value(filter.clone()).unwrap();
    assert_eq!(serde_json::to_value(&typed).unwrap(), filter);
    fits(&V3_SEARCH, &typed.inputs());

    let params = all(&V3_VISITS);
    let typed: GetVisitsParams = serde_json::from_value(params.clone()).unwrap();
    assert_eq!(serde_json::to_value(&typed).unwrap(), params);
    fits(&V3_VISITS, &typed.inputs());

    let params = all(&V3_RELATED_VISITORS);
    let typed: GetRelatedVisitorsParams = serde_json::from_value(params).unwrap();
    fits(&V3_RELATED_VISITORS, &typed.inputs());

    let typed: EventUpdate = serde_json::from_str(UPDATES[0].1).unwrap();
    let texts: Vec<_> = typed.inputs().into_iter().map(|input| input.text).collect();
    assert_eq!(texts, ["order-4711", r#"{"plan":"pro","seats":3}"#, "true"]);
}

#[test]
fn times_are_milliseconds_alone() {
    let refusal = |given, text| {
        let input = Input::new("start", given, text);
        check("parameter", &V3_SEARCH, &[input]).map_err(|refusal| refusal.to_string())
    };
    assert_eq!(refusal(Given::Number, "1764000000123"), Ok(()));
    assert_eq!(refusal(Given::Date, "1764000000123"), Ok(()));
    for (given, text) in [
        (Given::Text, "2026-01-01T00:00:00Z"),
        (Given::Text, "1764000000123"),
        (Given::Number, "-1"),
        (Given::Number, "1.5"),
        (Given::Date, "NaN"),
    ] {
        let message = refusal(given, text).unwrap_err();
        assert!(
            message.starts_with("`start` must be Unix milliseconds or a valid Date"),
            "{message}"
        );
    }
}
