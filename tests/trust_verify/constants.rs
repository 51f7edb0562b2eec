//! The constants of signals and facts, against the one table of what a policy can ask for.

use std::collections::BTreeMap;

use fingerprint_edge::__bindings::verify::{FACTS, SIGNALS};
use fingerprint_edge::Signal;
use fingerprint_edge::trust::verify::Check;
use fingerprint_edge::v4::signals::{
    BotInfoCategory, BotInfoIdentity, BotResult, Confidence, ProxyType, RareDevicePercentileBucket,
};
use serde_json::json;

use crate::builder::{is, made};

/// Each signal of the table has its constant, with values of its own type.
#[test]
fn the_constants_are_the_table() {
    let flags = [
        Signal::HEADLESS,
        Signal::VPN,
        Signal::PROXY,
        Signal::IP_BLOCKLIST,
        Signal::EMAIL_SPAM,
        Signal::ATTACK_SOURCE,
        Signal::TOR_NODE,
        Signal::INCOGNITO,
        Signal::TAMPERING,
        Signal::ANTI_DETECT_BROWSER,
        Signal::VIRTUAL_MACHINE,
        Signal::PRIVACY_SETTINGS,
        Signal::DEVELOPER_TOOLS,
        Signal::HIGH_ACTIVITY_DEVICE,
        Signal::RARE_DEVICE,
        Signal::SUSPECT,
        Signal::EMULATOR,
        Signal::SIMULATOR,
        Signal::ROOT_APPS,
        Signal::JAILBROKEN,
        Signal::COMPROMISED_DEVICE_INTEGRITY,
        Signal::FRIDA,
        Signal::CLONED_APP,
        Signal::LOCATION_SPOOFING,
        Signal::MITM_ATTACK,
        Signal::ACTIVE_CALL,
    ];
    let mut named = BTreeMap::new();
    for flag in flags {
        named.insert(flag.name(), json!([true, false]));
        for value in [true, false] {
            is(
                &made(|it| it.deny(flag, value)),
                json!({ "deny": { flag.name(): value } }),
            );
        }
    }
    macro_rules! choices {
        ($($constant:ident $type:ident,)+) => {
            $(
                named.insert(Signal::$constant.name(), json!($type::KNOWN));
                for value in $type::KNOWN {
                    let made = made(|it| it.allow(Signal::$constant, $type::from(*value)));
                    is(&made, json!({ "allow": { Signal::$constant.name(): value } }));
                }
            )+
        };
    }
    choices! {
        BOT BotResult,
        BOT_INFO_CATEGORY BotInfoCategory,
        BOT_INFO_IDENTITY BotInfoIdentity,
        BOT_INFO_CONFIDENCE Confidence,
        VPN_CONFIDENCE Confidence,
        PROXY_CONFIDENCE Confidence,
        TAMPERING_CONFIDENCE Confidence,
        PROXY_TYPE ProxyType,
        RARE_DEVICE_PERCENTILE_BUCKET RareDevicePercentileBucket,
    }
    let names: Vec<_> = named.keys().copied().collect();
    let mut rows: Vec<_> = SIGNALS.iter().map(|row| row.name).collect();
    rows.sort_unstable();
    assert_eq!(names, rows);

    let checks = [
        Check::MAX_AGE,
        Check::IP,
        Check::ORIGIN,
        Check::VISITOR_ID,
        Check::LINKED_ID,
        Check::MIN_CONFIDENCE,
        Check::MAX_SUSPECT_SCORE,
        Check::REJECT_REPLAYED,
    ];
    assert!(
        checks
            .iter()
            .map(|check| check.name())
            .eq(FACTS.iter().map(|row| row.name))
    );
    for check in checks {
        let made = made(|it| it.deny(Signal::VPN, true).accept_missing_of(check));
        is(
            &made,
            json!({ "deny": { "vpn": true }, "onMissing": { check.name(): "accept" } }),
        );
    }
}
