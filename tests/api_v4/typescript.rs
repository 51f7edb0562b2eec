//! What TypeScript gets.

use std::collections::BTreeSet;

use fingerprint_edge::__bindings::typescript::declarations;
use fingerprint_edge::v4::EdgeResponse;

use serde_json::Value;

use crate::fixture;
use crate::parameters::SEARCH_PARAMETERS;

/// The members of an interface, each without its documentation.
fn members(interface: &str) -> Vec<String> {
    let all = declarations();
    let (_, rest) = all
        .split_once(&format!("export interface {interface} {{\n"))
        .unwrap();
    let (body, _) = rest.split_once("\n}").unwrap();
    let lines = body.lines().map(str::trim);
    lines
        .filter(|line| line.ends_with(';') && !line.starts_with('*'))
        .map(str::to_owned)
        .collect()
}

/// The names of all fields of a value.
fn names(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                found.insert(name.clone());
                // What is in there is the customer's own.
                if name != "tags" {
                    names(field, found);
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| names(item, found)),
        _ => {}
    }
}

#[test]
fn every_field_is_declared() {
    let mut found = BTreeSet::new();
    names(&fixture("event-every-field"), &mut found);
    names(&fixture("event-blocked"), &mut found);
    let all = declarations();
    for name in found {
        let known = [
            format!(" {name}: "),
            format!(" {name}?: "),
            format!("\"{name}\""),
        ];
        assert!(known.iter().any(|text| all.contains(text)), "{name}");
    }
}

#[test]
fn the_full_fixture_is_full() {
    let event = fixture("event-every-field");
    let event = event.as_object().unwrap();
    assert_eq!(members("Event").len(), event.len());
}

#[test]
fn an_event_is_an_interface_with_optional_fields() {
    let event = members("Event");
    assert!(event.contains(&"event_id: string;".to_owned()), "{event:?}");
    assert!(
        event.contains(&"timestamp: number;".to_owned()),
        "{event:?}"
    );
    assert_eq!(
        event
            .iter()
            .filter(|member| !member.contains("?: "))
            .count(),
        2
    );
    assert!(event.contains(&"tags?: Tags;".to_owned()), "{event:?}");
    assert!(members("VelocityData").contains(&"\"5_minutes\": number;".to_owned()));
}

#[test]
fn an_edge_event_says_what_it_never_has() {
    let edge: EdgeResponse = serde_json::from_value(fixture("event-edge")).unwrap();
    let edge = serde_json::to_value(edge).unwrap();
    let members = members("EventEdge extends Event");
    assert!(members.contains(&"source: \"edge\";".to_owned()));
    assert!(members.contains(&"ip_info: IpInfo;".to_owned()));
    let event = fixture("event-every-field");
    let (only_device, both): (Vec<_>, Vec<_>) = event
        .as_object()
        .unwrap()
        .keys()
        .partition(|name| members.contains(&format!("{name}?: never;")));
    assert_eq!(members.len(), only_device.len() + both.len());
    assert_eq!(both.len(), 14);
    for name in edge.as_object().unwrap().keys() {
        assert!(both.contains(&name), "{name}");
    }
}

#[test]
fn a_filter_takes_null_and_undefined_for_each_parameter() {
    let filter = members("SearchEventsFilter");
    assert_eq!(filter.len(), SEARCH_PARAMETERS.len());
    for (member, name) in filter.iter().zip(SEARCH_PARAMETERS) {
        assert!(member.starts_with(&format!("{name}?: ")), "{member}");
        assert!(member.ends_with(" | null | undefined;"), "{member}");
    }
    assert!(
        filter.contains(&"start?: Time | null | undefined;".to_owned()),
        "{filter:?}"
    );
}

#[test]
fn an_edge_request_takes_undefined_for_what_may_be_left_out() {
    let request = members("EdgeRequest");
    let (optional, required): (Vec<_>, Vec<_>) =
        request.iter().partition(|member| member.contains("?: "));
    assert_eq!((optional.len(), required.len()), (4, 3), "{request:?}");
    for (members, undefined) in [(optional, true), (required, false)] {
        for member in members {
            assert_eq!(member.ends_with(" | undefined;"), undefined, "{member}");
        }
    }
}

#[test]
fn every_member_is_documented() {
    let all = declarations();
    let lines: Vec<_> = all.lines().map(str::trim).collect();
    for pair in lines.windows(2) {
        let member = pair[1].ends_with(';') && !pair[1].starts_with('*');
        assert!(!member || pair[0].ends_with("*/"), "{pair:?}");
    }
}

#[test]
fn enums_are_open_and_the_official_names_are_there() {
    let all = declarations();
    assert!(all.contains(
        "export type BotResult = \"bad\" | \"good\" | \"not_detected\" | (string & {});"
    ));
    for name in [
        "interface Event",
        "interface EventUpdate",
        "interface SearchEventsFilter",
        "interface EventRuleAction",
        "interface ErrorResponse",
        "type ErrorCode",
        "type SearchEventsResponse",
        "type FingerprintEvent = EventDevice | EventEdge",
        "type EdgeResponse = EventEdge",
        "type Time = number | string | Date;",
    ] {
        assert!(all.contains(&format!("export {name}")), "{name}");
    }
    assert_eq!(
        all.matches("bigint").count() + all.matches("any;").count(),
        1,
        "the `source` of `Event`, and nothing else"
    );
}
