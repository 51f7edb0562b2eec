//! What TypeScript gets.

use std::collections::BTreeSet;

use fingerprint_edge::__bindings::typescript::v3::{declarations, public_declarations};
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
fn every_type_is_declared_by_a_name_that_no_other_api_has() {
    let public = public_declarations();
    for text in [
        "export interface FingerprintV3Event {",
        "    products: FingerprintV3Products;",
        "    identification?: FingerprintV3Product<FingerprintV3Identification>;",
        "export type FingerprintV3Tag = Record<string, unknown>;",
        // Words of comments and values stay, and so does the name that was there before.
        "/** A JSON object of your own, as it was sent with the event or set later. */",
        "\"RequestCannotBeParsed\" |",
        "export interface FingerprintV3ApiErrorResponse {",
        "export type FingerprintV3ErrorResponse = FingerprintV3ApiErrorResponse | FingerprintV3ErrorPlainResponse;",
    ] {
        assert!(public.contains(text), "{text}");
    }
    for line in public.lines().filter(|line| line.starts_with("export ")) {
        let name = line.split([' ', '<']).nth(2).unwrap();
        assert!(name.starts_with("FingerprintV3"), "{line}");
    }
    assert!(!public.contains("FingerprintV3FingerprintV3"), "{public}");
    assert_eq!(public.lines().count(), declarations().lines().count());
}
