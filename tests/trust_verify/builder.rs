//! Policies made in Rust: each method is a member of JavaScript's policies, and is refused in the same words.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::time::Duration;

use fingerprint_edge::trust::verify::{Check, PolicyBuilder};
use fingerprint_edge::v4::signals::{BotResult, Confidence, ProxyType};
use fingerprint_edge::{Policy, Signal};
use serde_json::{Value, json};

use crate::{policy, read};

pub(crate) fn made(begin: impl FnOnce(PolicyBuilder) -> PolicyBuilder) -> Policy {
    begin(Policy::builder()).build().unwrap()
}

fn refusal(begin: impl FnOnce(PolicyBuilder) -> PolicyBuilder) -> String {
    begin(Policy::builder()).build().unwrap_err().to_string()
}

/// What is made is what JavaScript would write, and is written as that.
pub(crate) fn is(made: &Policy, json: Value) {
    assert_eq!(made, &policy(&json), "{json}");
    assert_eq!(serde_json::to_value(made).unwrap(), json);
}

#[test]
fn each_method_is_a_member() {
    let v4 = IpAddr::from([203, 0, 113, 7]);
    let v6: Ipv6Addr = "2001:db8::1".parse().unwrap();
    for (made, json) in [
        (
            made(|it| it.max_age(Duration::from_secs(60))),
            json!({ "maxAgeMs": 60_000 }),
        ),
        (
            made(|it| it.max_age(Duration::ZERO)),
            json!({ "maxAgeMs": 0 }),
        ),
        (
            made(|it| it.max_age(Duration::from_micros(1_999))),
            json!({ "maxAgeMs": 1 }),
        ),
        (
            made(|it| {
                it.max_age(Duration::from_millis(5))
                    .clock_tolerance(Duration::from_secs(1))
            }),
            json!({ "maxAgeMs": 5, "clockToleranceMs": 1_000 }),
        ),
        (
            made(|it| {
                it.max_age(Duration::from_millis(5))
                    .clock_tolerance(Duration::from_secs(30))
            }),
            json!({ "maxAgeMs": 5 }),
        ),
        (made(|it| it.ip(v4)), json!({ "ip": "203.0.113.7" })),
        (
            made(|it| it.ip(Ipv4Addr::new(203, 0, 113, 7)).ip(v6)),
            json!({ "ip": ["203.0.113.7", "2001:db8::1"] }),
        ),
        (
            made(|it| it.ip(Ipv4Addr::new(192, 0, 2, 1).to_ipv6_mapped())),
            json!({ "ip": "::ffff:192.0.2.1" }),
        ),
        (
            made(|it| {
                it.origin("https://shop.example")
                    .origin(String::from("http://[::1]:8080"))
            }),
            json!({ "origin": ["https://shop.example", "http://[::1]:8080"] }),
        ),
        (
            made(|it| it.visitor_id("Ibk1527CUFmcnjLwIs4A9")),
            json!({ "visitorId": "Ibk1527CUFmcnjLwIs4A9" }),
        ),
        (
            made(|it| it.linked_id("order 1").linked_id("order 2")),
            json!({ "linkedId": ["order 1", "order 2"] }),
        ),
        (
            made(|it| it.min_confidence(0.9)),
            json!({ "minConfidence": 0.9 }),
        ),
        (
            made(|it| it.min_confidence(1.0)),
            json!({ "minConfidence": 1 }),
        ),
        (
            made(|it| it.min_confidence(-0.0)),
            json!({ "minConfidence": 0 }),
        ),
        (
            made(|it| it.min_confidence(1e-9)),
            json!({ "minConfidence": 1e-9 }),
        ),
        (
            made(|it| it.max_suspect_score(15)),
            json!({ "maxSuspectScore": 15 }),
        ),
        (
            made(|it| it.max_suspect_score(7.5)),
            json!({ "maxSuspectScore": 7.5 }),
        ),
        (
            made(|it| it.max_suspect_score(f64::MAX)),
            json!({ "maxSuspectScore": f64::MAX }),
        ),
        (
            made(|it| it.reject_replayed(true)),
            json!({ "rejectReplayed": true }),
        ),
        (
            made(|it| {
                it.allow(Signal::BOT, BotResult::Good)
                    .allow(Signal::BOT, BotResult::NotDetected)
            }),
            json!({ "allow": { "bot": ["good", "not_detected"] } }),
        ),
        (
            made(|it| {
                it.deny(Signal::VPN, true)
                    .allow(Signal::VPN_CONFIDENCE, Confidence::Low)
            }),
            json!({ "allow": { "vpn_confidence": "low" }, "deny": { "vpn": true } }),
        ),
        (
            made(|it| {
                it.allow(Signal::INCOGNITO, false)
                    .deny(Signal::INCOGNITO, true)
            }),
            json!({ "allow": { "incognito": false }, "deny": { "incognito": true } }),
        ),
        (
            made(|it| {
                it.deny(Signal::PROXY, true)
                    .accept_unknown(true)
                    .accept_missing(true)
            }),
            json!({ "deny": { "proxy": true }, "onMissing": "accept", "onUnknown": "accept" }),
        ),
        (
            made(|it| {
                let it = it
                    .deny(Signal::PROXY, true)
                    .accept_missing_of(Signal::PROXY);
                it.accept_missing_of(Check::LINKED_ID)
                    .accept_missing_of(Check::LINKED_ID)
            }),
            json!({ "deny": { "proxy": true }, "onMissing": { "linkedId": "accept", "proxy": "accept" } }),
        ),
    ] {
        is(&made, json);
    }
}

/// The last word counts, and what is the default again leaves nothing behind.
#[test]
fn what_there_is_one_of_is_said_anew() {
    let again = |it: PolicyBuilder| {
        it.max_age(Duration::from_secs(1))
            .max_age(Duration::from_secs(2))
            .min_confidence(2.0)
            .min_confidence(0.5)
            .reject_replayed(true)
            .reject_replayed(false)
            .accept_unknown(true)
            .accept_unknown(false)
            .accept_missing(true)
            .accept_missing(false)
            .clock_tolerance(Duration::from_secs(7))
            .clock_tolerance(Duration::from_secs(30))
    };
    is(
        &made(again),
        json!({ "maxAgeMs": 2_000, "minConfidence": 0.5 }),
    );
    // All may be missing: no word on one of them adds to that.
    let all = |it: PolicyBuilder| {
        it.deny(Signal::VPN, true)
            .accept_missing_of(Signal::VPN)
            .accept_missing(true)
    };
    is(
        &made(all),
        json!({ "deny": { "vpn": true }, "onMissing": "accept" }),
    );
}

#[test]
fn a_builder_is_kept_and_copied() {
    let kept = Policy::builder().deny(Signal::VPN, true);
    let [one, other] = [1, 2].map(|last| kept.clone().ip([192, 0, 2, last]).build().unwrap());
    is(&one, json!({ "ip": "192.0.2.1", "deny": { "vpn": true } }));
    is(
        &other,
        json!({ "ip": "192.0.2.2", "deny": { "vpn": true } }),
    );
    is(&kept.build().unwrap(), json!({ "deny": { "vpn": true } }));
}

#[test]
fn what_does_not_fit_is_refused_as_in_json() {
    let confidence = "`policy.minConfidence` must be a number from 0 to 1, got ";
    let score = "`policy.maxSuspectScore` must be a number of 0 or more, got ";
    for (float, text) in [
        (f64::NAN, "NaN"),
        (f64::INFINITY, "Infinity"),
        (f64::NEG_INFINITY, "-Infinity"),
        (-1.0, "-1"),
        (-0.5, "-0.5"),
    ] {
        assert_eq!(
            refusal(|it| it.min_confidence(float)),
            format!("{confidence}{text}")
        );
        // There is no score above infinity.
        assert_eq!(
            refusal(|it| it.max_suspect_score(float)),
            format!("{score}{text}")
        );
    }
    assert_eq!(
        refusal(|it| it.min_confidence(1.01)),
        format!("{confidence}1.01")
    );
    for (refused, json) in [
        (refusal(|it| it), json!({})),
        (
            refusal(|it| it.reject_replayed(false)),
            json!({ "rejectReplayed": false }),
        ),
        (
            refusal(|it| it.accept_missing(true).accept_unknown(true)),
            json!({ "onMissing": "accept" }),
        ),
        (
            refusal(|it| it.clock_tolerance(Duration::ZERO)),
            json!({ "clockToleranceMs": 0 }),
        ),
        (
            refusal(|it| it.origin("shop.example")),
            json!({ "origin": "shop.example" }),
        ),
        (
            refusal(|it| it.origin("https://a.example").origin("https://b.example/")),
            json!({ "origin": ["https://a.example", "https://b.example/"] }),
        ),
        (refusal(|it| it.visitor_id("")), json!({ "visitorId": "" })),
        (refusal(|it| it.linked_id("")), json!({ "linkedId": [""] })),
        (
            refusal(|it| it.deny(Signal::BOT, "badd".into())),
            json!({ "deny": { "bot": "badd" } }),
        ),
        (
            refusal(|it| it.allow(Signal::PROXY_TYPE, ProxyType::default())),
            json!({ "allow": { "proxy_type": "" } }),
        ),
    ] {
        assert_eq!(refused, read(&json).unwrap_err().to_string());
    }
    let ages = refusal(|it| it.max_age(Duration::MAX));
    assert!(ages.starts_with("`policy.maxAgeMs` must be a whole number of milliseconds, 0 or more, got 18446744073709551615"), "{ages}");
}
