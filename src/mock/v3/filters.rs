//! What each filter of v3's search asks of an event in v3's form.

use crate::api::v4::search::SearchEventsSdkPlatform;
use crate::api::v4::signals::{Confidence, RareDevicePercentileBucket};

use super::super::filter::Rule::{
    self, Above, AnyOf, Bot, EitherFlag, FactoryReset, Flag, LinkedId, Network, Number, OneOf,
    Text, Visitor,
};

/// Every filter of a search in v3. The API's other five parameters say which part of the matches
/// comes back: `limit`, `pagination_key`, `start`, `end`, `reverse`.
#[rustfmt::skip]
pub const V3_FILTERS: &[(&str, Rule)] = &[
    ("visitor_id", Visitor("products.identification.data.visitorId")),
    ("bot", Bot("products.botd.data.bot.result")),
    ("ip_address", Network("products.identification.data.ip")),
    ("linked_id", LinkedId("products.identification.data.linkedId")),
    ("suspect", Flag("products.identification.data.suspect")),
    ("vpn", Flag("products.vpn.data.result")),
    ("virtual_machine", Flag("products.virtualMachine.data.result")),
    ("tampering", Flag("products.tampering.data.result")),
    ("anti_detect_browser", Flag("products.tampering.data.antiDetectBrowser")),
    ("incognito", Flag("products.incognito.data.result")),
    ("privacy_settings", Flag("products.privacySettings.data.result")),
    ("jailbroken", Flag("products.jailbroken.data.result")),
    ("frida", Flag("products.frida.data.result")),
    ("factory_reset", FactoryReset("products.factoryReset.data.timestamp")),
    ("cloned_app", Flag("products.clonedApp.data.result")),
    ("emulator", Flag("products.emulator.data.result")),
    ("root_apps", Flag("products.rootApps.data.result")),
    ("vpn_confidence", OneOf("products.vpn.data.confidence", Confidence::KNOWN)),
    ("min_suspect_score", Above("products.suspectScore.data.result")),
    ("ip_blocklist", Flag("products.ipBlocklist.data.result")),
    (
        "datacenter",
        EitherFlag(
            "products.ipInfo.data.v4.datacenter.result",
            "products.ipInfo.data.v6.datacenter.result",
        ),
    ),
    ("developer_tools", Flag("products.developerTools.data.result")),
    ("location_spoofing", Flag("products.locationSpoofing.data.result")),
    ("mitm_attack", Flag("products.mitmAttack.data.result")),
    ("rare_device", Flag("products.rareDevice.data.result")),
    ("rare_device_percentile_bucket", OneOf("products.rareDevice.data.percentileBucket", RareDevicePercentileBucket::KNOWN)),
    ("proxy", Flag("products.proxy.data.result")),
    ("sdk_version", Text("products.identification.data.sdk.version")),
    ("sdk_platform", OneOf("products.identification.data.sdk.platform", SearchEventsSdkPlatform::KNOWN)),
    ("environment", AnyOf("products.identification.data.environmentId")),
    ("proximity_id", Text("products.proximity.data.id")),
    ("proximity_precision_radius", Number("products.proximity.data.precisionRadius", RADII)),
];

const RADII: &[i64] = &[10, 25, 65, 175, 450, 1_200, 3_300, 8_500, 22_500];
