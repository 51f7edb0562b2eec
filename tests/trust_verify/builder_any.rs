//! Any policy that can be made: it is written and read as the same, with the same verdicts.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::time::Duration;

use fingerprint_edge::trust::verify::{Check, PolicyBuilder, verify};
use fingerprint_edge::v4::signals::{BotResult, Confidence, ProxyType};
use fingerprint_edge::{Policy, Signal, iq, v3, v4};
use proptest::prelude::*;
use serde::de::DeserializeOwned;

use crate::{THEN, fixture};

#[derive(Clone, Debug)]
enum Step {
    MaxAge(u64),
    Tolerance(u64),
    Ip(IpAddr),
    Origin(String),
    VisitorId(String),
    LinkedId(String),
    MinConfidence(f64),
    MaxSuspectScore(f64),
    RejectReplayed(bool),
    Flag {
        signal: usize,
        allow: bool,
        value: bool,
    },
    Bot {
        allow: bool,
        value: BotResult,
    },
    Confidence {
        signal: usize,
        allow: bool,
        value: Confidence,
    },
    ProxyType {
        allow: bool,
        value: ProxyType,
    },
    AcceptMissing(bool),
    AcceptMissingOf(usize),
    AcceptUnknown(bool),
}

const FLAGS: [Signal<bool>; 6] = [
    Signal::VPN,
    Signal::INCOGNITO,
    Signal::IP_BLOCKLIST,
    Signal::EMAIL_SPAM,
    Signal::JAILBROKEN,
    Signal::HEADLESS,
];
const CONFIDENCES: [Signal<Confidence>; 3] = [
    Signal::VPN_CONFIDENCE,
    Signal::PROXY_CONFIDENCE,
    Signal::TAMPERING_CONFIDENCE,
];

fn any_value<T: for<'a> From<&'a str> + Clone + std::fmt::Debug>(
    known: &'static [&'static str],
) -> impl Strategy<Value = T> {
    proptest::sample::select(known).prop_map(T::from)
}

fn any_step() -> impl Strategy<Value = Step> {
    let ms = prop_oneof![Just(0), 0..120_000_u64, Just(u64::MAX >> 1)];
    prop_oneof![
        ms.clone().prop_map(Step::MaxAge),
        ms.prop_map(Step::Tolerance),
        any::<[u8; 4]>().prop_map(|bytes| Step::Ip(Ipv4Addr::from(bytes).into())),
        any::<u128>().prop_map(|bits| Step::Ip(Ipv6Addr::from(bits).into())),
        any::<[u8; 4]>().prop_map(|bytes| Step::Ip(Ipv4Addr::from(bytes).to_ipv6_mapped().into())),
        "https?://[a-z]{1,9}\\.example(:[1-9][0-9]{0,3})?".prop_map(Step::Origin),
        ".{1,20}".prop_map(Step::VisitorId),
        ".{1,20}".prop_map(Step::LinkedId),
        (0.0..=1.0).prop_map(Step::MinConfidence),
        prop_oneof![0.0..1e3, 0.0..f64::MAX, (0..100_u8).prop_map(f64::from)]
            .prop_map(Step::MaxSuspectScore),
        any::<bool>().prop_map(Step::RejectReplayed),
        (0..FLAGS.len(), any::<bool>(), any::<bool>()).prop_map(|(signal, allow, value)| {
            Step::Flag {
                signal,
                allow,
                value,
            }
        }),
        (any::<bool>(), any_value(BotResult::KNOWN))
            .prop_map(|(allow, value)| Step::Bot { allow, value }),
        (
            0..CONFIDENCES.len(),
            any::<bool>(),
            any_value(Confidence::KNOWN)
        )
            .prop_map(|(signal, allow, value)| Step::Confidence {
                signal,
                allow,
                value
            }),
        (any::<bool>(), any_value(ProxyType::KNOWN))
            .prop_map(|(allow, value)| Step::ProxyType { allow, value }),
        any::<bool>().prop_map(Step::AcceptMissing),
        (0..FLAGS.len()).prop_map(Step::AcceptMissingOf),
        any::<bool>().prop_map(Step::AcceptUnknown),
    ]
}

fn rule<V: std::fmt::Display>(
    it: PolicyBuilder,
    signal: Signal<V>,
    allow: bool,
    value: V,
) -> PolicyBuilder {
    if allow {
        it.allow(signal, value)
    } else {
        it.deny(signal, value)
    }
}

fn take(it: PolicyBuilder, step: Step) -> PolicyBuilder {
    match step {
        Step::MaxAge(ms) => it.max_age(Duration::from_millis(ms)),
        Step::Tolerance(ms) => it.clock_tolerance(Duration::from_millis(ms)),
        Step::Ip(address) => it.ip(address),
        Step::Origin(origin) => it.origin(origin),
        Step::VisitorId(id) => it.visitor_id(id),
        Step::LinkedId(id) => it.linked_id(id),
        Step::MinConfidence(least) => it.min_confidence(least),
        Step::MaxSuspectScore(most) => it.max_suspect_score(most),
        Step::RejectReplayed(reject) => it.reject_replayed(reject),
        Step::Flag {
            signal,
            allow,
            value,
        } => rule(it, FLAGS[signal], allow, value),
        Step::Bot { allow, value } => rule(it, Signal::BOT, allow, value),
        Step::Confidence {
            signal,
            allow,
            value,
        } => rule(it, CONFIDENCES[signal], allow, value),
        Step::ProxyType { allow, value } => rule(it, Signal::PROXY_TYPE, allow, value),
        Step::AcceptMissing(accept) => it.accept_missing(accept),
        Step::AcceptMissingOf(at) => it
            .accept_missing_of(FLAGS[at])
            .accept_missing_of(Check::ORIGIN),
        Step::AcceptUnknown(accept) => it.accept_unknown(accept),
    }
}

fn parsed<T: DeserializeOwned>(path: &str) -> T {
    serde_json::from_value(fixture(path)).unwrap()
}

proptest! {
    #[test]
    fn it_is_read_as_it_was_written(steps in proptest::collection::vec(any_step(), 0..12), later in -200_000..200_000_i64) {
        match steps.into_iter().fold(Policy::builder(), take).build() {
            Err(error) => prop_assert_eq!(error.message(), "`policy` names nothing to check: any event would be ok"),
            Ok(made) => {
                let text = serde_json::to_string(&made).unwrap();
                let read: Policy = serde_json::from_str(&text).unwrap();
                prop_assert_eq!(&read, &made, "{}", text);
                prop_assert_eq!(serde_json::to_string(&read).unwrap(), text);
                let now = THEN + later;
                for path in ["v4/event-every-field", "v4/event-least", "v4/event-edge"] {
                    let event: v4::Event = parsed(path);
                    prop_assert_eq!(verify(&event, &read, now), verify(&event, &made, now));
                }
                let event: v3::Event = parsed("v3/event-every-field");
                prop_assert_eq!(verify(&event, &read, now), verify(&event, &made, now));
                let event: iq::Event = parsed("iq/event");
                prop_assert_eq!(verify(&event, &read, now), verify(&event, &made, now));
            }
        }
    }
}
