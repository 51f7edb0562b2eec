//! The values that v3's parameters are refused for, and those that they are not.

use crate::support::{error_of, full, get, plain_error_of, search};
use fingerprint_edge::__bindings::mock::V3_FILTERS;
use serde_json::json;
use std::collections::BTreeSet;

const FLAG: &[&str] = &["", "TRUE", "True", "1", "0", "yes", "true,false", "null"];
const TIME: &[&str] = &[
    "",
    "now",
    "1.5",
    "%2B5",
    "2026-01-01T00:00:00Z",
    "9223372036854775808",
];
/// Any text is a value.
const NOTHING: &[&str] = &[];

/// Every parameter of a search: what it is refused for in which words, and what it takes.
#[rustfmt::skip]
const PARAMETERS: &[(&str, &str, &[&str], &[&str])] = &[
    ("limit", "invalid limit", &["", "0", "-1", "1.5", "%2B5", "ten", "2147483648"], &["1", "101", "2147483647"]),
    ("pagination_key", "invalid pagination key", &["", "x", "1.5", "%2B5", "x e"], &["5", "-5", "5 e"]),
    ("start", "invalid start time", TIME, &["0", "-1", "1768478400000"]),
    ("end", "invalid end time", TIME, &["0", "-1", "1768478400000"]),
    ("reverse", "invalid reverse param", FLAG, &["true", "false"]),
    ("visitor_id", "invalid visitor id", &["", "a%00"], &["nobody"]),
    ("bot", "invalid bot type", &["", "any", "ALL", "notDetected", "good,bad"], &["all", "good", "bad", "none"]),
    ("ip_address", "invalid ip address", &["", "10.0.0.1", "::1", "10.0.0.0/33", "10.0.0/8"], &["10.0.0.1/32", "::/0"]),
    ("linked_id", "", NOTHING, &["", "a"]),
    ("sdk_version", "", NOTHING, &["", "a"]),
    ("environment", "", NOTHING, &["", "a,b"]),
    ("proximity_id", "", NOTHING, &["", "a"]),
    ("vpn_confidence", "invalid vpn_confidence param", &["", "zzz", "High", "low,high"], &["high", "medium", "low"]),
    ("min_suspect_score", "invalid min_suspect_score param", &["", "high", "NaN", "inf", "7,5", "07", "7.", ".7", "%207", "7%0A", "7 8", "%2B7", "1e999", "[7]", "true"], &["7.5", "-1", "1e1", "0.25E-2", "-0"]),
    (
        "rare_device_percentile_bucket", "invalid rare_device_percentile_bucket param",
        &["", "p95", "p99.9", "P95-P99", "zzz"],
        &["%3Cp95", "p95-p99", "p99-p99.5", "p99.5-p99.9", "p99.9%2B", "not_seen"],
    ),
    ("sdk_platform", "invalid sdk_platform param", &["", "JS", "unknown", "web"], &["js", "android", "ios"]),
    (
        "proximity_precision_radius", "invalid proximity_precision_radius param",
        &["", "0", "11", "-10", "10.0", "%2B10", "ten"],
        &["10", "25", "65", "175", "450", "1200", "3300", "8500", "22500"],
    ),
];

/// The parameters that are `true` or `false`.
const FLAGS: &str = "suspect vpn virtual_machine tampering anti_detect_browser incognito privacy_settings jailbroken frida \
    factory_reset cloned_app emulator root_apps ip_blocklist datacenter developer_tools location_spoofing mitm_attack \
    rare_device proxy";

#[test]
fn what_the_documents_do_not_allow_is_refused() {
    let mut api = full();
    let message = |name: &str| format!("invalid {name} param");
    let flags: Vec<(&str, String, &[&str], &[&str])> = FLAGS
        .split_whitespace()
        .map(|name| (name, message(name), FLAG, &["true", "false"] as &[&str]))
        .collect();
    let rows = PARAMETERS.iter();
    let rows = rows.map(|(name, message, bad, good)| (*name, (*message).to_owned(), *bad, *good));
    let rows: Vec<_> = rows.chain(flags).collect();

    let tried: BTreeSet<&str> = rows.iter().map(|(name, ..)| *name).collect();
    let filters = V3_FILTERS.iter().map(|(name, _)| *name);
    let known: BTreeSet<&str> = filters
        .chain(["limit", "pagination_key", "start", "end", "reverse"])
        .collect();
    assert_eq!((tried.len(), &tried), (37, &known));

    for (name, message, bad, good) in rows {
        let limit = if name == "limit" { "" } else { "&limit=9" };
        for value in bad {
            let reply = get(&mut api, &format!("/events/search?{name}={value}{limit}"));
            let expected = (400, "RequestCannotBeParsed".to_owned(), message.clone());
            assert_eq!(error_of(&reply), expected, "{name}={value}");
        }
        for value in good {
            search(&mut api, &format!("{name}={value}{limit}"));
        }
    }
}

#[test]
fn a_history_is_refused_in_its_own_words() {
    let mut api = full();
    for (name, bad, good) in [
        (
            "limit",
            vec!["", "-1", "501", "1.5", "%2B5", "ten"],
            vec!["0", "1", "500"],
        ),
        (
            "before",
            vec!["", "-1", "now", "1.5", "%2B5"],
            vec!["0", "1768478400000"],
        ),
        ("paginationKey", vec!["", "nobody"], vec![]),
        ("request_id", vec![], vec!["", "nobody"]),
        ("linked_id", vec![], vec!["", "nobody"]),
    ] {
        for value in bad {
            let reply = get(
                &mut api,
                &format!("/visitors/mockDesktopVisitor01?{name}={value}"),
            );
            let expected = (400, json!({ "error": "bad request" }));
            assert_eq!(plain_error_of(&reply), expected, "{name}={value}");
        }
        for value in good {
            let reply = get(
                &mut api,
                &format!("/visitors/mockDesktopVisitor01?{name}={value}"),
            );
            assert_eq!(reply.status, 200, "{name}={value}: {}", reply.body);
        }
    }
}
