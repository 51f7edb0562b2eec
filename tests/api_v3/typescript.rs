//! What TypeScript gets.

use std::collections::BTreeSet;

use fingerprint_edge::api::typescript::v3::{declarations, public_names};
use serde_json::Value;

use crate::fixture;

/// The names of all fields of a value.
fn names(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                found.insert(name.clone());
                // What is in these is the customer's own, or of any shape.
                if !["tag", "meta", "components", "rawDeviceAttributes"].contains(&name.as_str()) {
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
    for name in ["event", "event-every-field", "event-failed", "webhook"] {
        names(&fixture(name), &mut found);
    }
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
fn every_member_is_documented() {
    let all = declarations();
    let lines: Vec<_> = all.lines().map(str::trim).collect();
    for pair in lines.windows(2) {
        let member = pair[1].ends_with(';') && !pair[1].starts_with('*');
        assert!(!member || pair[0].ends_with("*/"), "{pair:?}");
    }
}

#[test]
fn the_declarations_say_what_is_there_and_what_is_null() {
    let all = declarations();
    for text in [
        "export interface Product<T> {",
        "    data?: T;",
        "    identification?: Product<Identification>;",
        "    subscription: string | null;",
        "    details?: ProxyDetails | null;",
        "    limit: number;",
        "    paginationKey?: string | null | undefined;",
        "    start?: Milliseconds | null | undefined;",
        "    linkedId?: string | undefined;",
        "    value?: RawDeviceAttributeValue;",
        "export type BotdBotResult = \"notDetected\" | \"good\" | \"bad\" | (string & {});",
        "\"429 Too Many Requests\" |",
        "export type FingerprintV3Event = Event;",
        "export type FingerprintV3Webhook = Webhook;",
    ] {
        assert!(all.contains(text), "{text}");
    }
    assert_eq!(
        all.matches("bigint").count() + all.matches("any;").count(),
        0
    );
}

#[test]
fn no_name_is_declared_twice() {
    let all = declarations();
    let mut seen = BTreeSet::new();
    for line in all.lines().filter(|line| line.starts_with("export ")) {
        let name = line.split([' ', '<']).nth(2).unwrap();
        assert!(seen.insert(name), "{name}");
    }
}

#[test]
fn every_type_has_a_name_that_no_other_api_has() {
    let names = public_names();
    for text in [
        "  Event as FingerprintV3Event,",
        "  Visits as FingerprintV3Visits,",
        "  Product as FingerprintV3Product,",
        "  Tag as FingerprintV3Tag,",
        // The one alias that is more than another name.
        "  FingerprintV3ErrorResponse as FingerprintV3ErrorResponse,",
    ] {
        assert!(names.contains(&format!("{text}\n")), "{text}");
    }
    let own = declarations().matches("\nexport interface ").count();
    assert!(names.lines().count() > own, "{names}");
    assert!(!names.contains("FingerprintV3FingerprintV3"), "{names}");
    assert!(names.ends_with("} from \"./v3.js\";\n"), "{names}");
}
