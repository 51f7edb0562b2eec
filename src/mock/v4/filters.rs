//! What each filter of v4's search asks of an event.

use crate::api::v4::platform::IncrementalIdentificationStatus;
use crate::api::v4::search::SearchEventsSdkPlatform;
use crate::api::v4::signals::{
    BotInfoCategory, BotInfoIdentity, Confidence, RareDevicePercentileBucket,
};

use super::super::filter::Rule::{
    self, Above, Address, AnyOf, AnyOfThese, Asn, Bot, BotInfo, FactoryReset, Flag, LinkedId,
    OneOf, Origin, Source, Text, Visitor,
};

/// Every filter of a search in v4. The API's other six parameters say which part of the matches comes
/// back: `limit`, `pagination_key`, `start`, `end`, `reverse`, `total_hits`.
#[rustfmt::skip]
pub const FILTERS: &[(&str, Rule)] = &[
    ("visitor_id", Visitor("identification.visitor_id")),
    ("high_recall_id", Text("supplementary_id_high_recall.visitor_id")),
    ("bot", Bot("bot")),
    ("bot_info", BotInfo),
    ("bot_info_category", AnyOfThese("bot_info.category", BotInfoCategory::KNOWN)),
    ("bot_info_identity", AnyOfThese("bot_info.identity", BotInfoIdentity::KNOWN)),
    ("bot_info_confidence", AnyOfThese("bot_info.confidence", Confidence::KNOWN)),
    ("bot_info_provider", AnyOf("bot_info.provider")),
    ("bot_info_name", AnyOf("bot_info.name")),
    ("ip_address", Address),
    ("asn", Asn),
    ("linked_id", LinkedId("linked_id")),
    ("url", Text("url")),
    ("bundle_id", Text("bundle_id")),
    ("package_name", Text("package_name")),
    ("origin", Origin),
    ("suspect", Flag("suspect")),
    ("vpn", Flag("vpn")),
    ("virtual_machine", Flag("virtual_machine")),
    ("tampering", Flag("tampering")),
    ("anti_detect_browser", Flag("tampering_details.anti_detect_browser")),
    ("incognito", Flag("incognito")),
    ("privacy_settings", Flag("privacy_settings")),
    ("jailbroken", Flag("jailbroken")),
    ("frida", Flag("frida")),
    ("factory_reset", FactoryReset("factory_reset_timestamp")),
    ("cloned_app", Flag("cloned_app")),
    ("emulator", Flag("emulator")),
    ("root_apps", Flag("root_apps")),
    ("vpn_confidence", OneOf("vpn_confidence", Confidence::KNOWN)),
    ("min_suspect_score", Above("suspect_score")),
    ("developer_tools", Flag("developer_tools")),
    ("location_spoofing", Flag("location_spoofing")),
    ("mitm_attack", Flag("mitm_attack")),
    ("rare_device", Flag("rare_device")),
    ("rare_device_percentile_bucket", OneOf("rare_device_percentile_bucket", RareDevicePercentileBucket::KNOWN)),
    ("proxy", Flag("proxy")),
    ("sdk_version", Text("sdk.version")),
    ("sdk_platform", OneOf("sdk.platform", SearchEventsSdkPlatform::KNOWN)),
    ("environment", AnyOf("environment_id")),
    ("proximity_id", Text("proximity.id")),
    ("tor_node", Flag("ip_blocklist.tor_node")),
    (
        "incremental_identification_status",
        OneOf("incremental_identification_status", IncrementalIdentificationStatus::KNOWN),
    ),
    ("simulator", Flag("simulator")),
    ("active_call", Flag("active_call")),
    ("compromised_device_integrity", Flag("compromised_device_integrity")),
    ("source", Source),
];
