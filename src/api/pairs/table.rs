//! The pairs: where a value is in v3, where it is in v4, what becomes of it on the way, and to which shapes of v3 it
//! comes back. This is what a reader looks at first.
//!
//! A path in v3 begins with its product, without `data`; a webhook and a visit have the identification on top, and
//! `botd.bot` as `bot`. A `!` stands behind what its version guarantees, a `?` behind what may be null. Of rows with
//! the same path in the other version the first one counts that says something; what says another thing is dropped.

use super::attributes::ATTRIBUTES;
use super::how::How::{
    self, Attributes, Bot, Browser, Device, Each, Flag, Free, Key, Level, Listed, Lost, Number,
    Reset, Said, Seen, Table, Text, Time, Twin, Whole,
};
use Back::{All, Beside, Event, NoVisit, Only, Visit, Webhook};

/// The path in v3, that in v4, what becomes of the value, and to which shapes it comes back.
pub(crate) type Row = (&'static str, &'static str, How, Back);

/// To which shapes of v3 a value comes back from v4.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Back {
    /// To all of them; those of visits have the identification alone.
    All,
    /// To events and webhooks.
    NoVisit,
    Event,
    Webhook,
    Visit,
    /// To events, where the product has something of its own to say.
    Beside,
    /// To all of them, and it goes no other way: what v4 says in other words, where v3 does not have it yet.
    Only,
}

#[rustfmt::skip]
pub(crate) const PAIRS: &[Row] = &[
    ("identification.requestId!", "event_id!", Said, All),
    ("identification.timestamp!", "timestamp!", Whole, All),
    ("identification.time!", "timestamp!", Time, All),
    ("", "source", Device, All),
    ("identification.linkedId", "linked_id", Text, All),
    ("identification.environmentId", "environment_id", Text, NoVisit),
    ("identification.suspect", "suspect", Flag, Event),
    ("identification.sdk", "sdk", Table(SDK), NoVisit),
    ("identification.replayed!", "replayed", Flag, NoVisit),
    ("identification", "identification", Table(VISITOR), All),
    ("supplementaryIds.highRecall!", "supplementary_id_high_recall", Table(VISITOR), Webhook),
    ("supplementaryIds.standard!", "identification", Twin(VISITOR), Webhook),
    ("identification.tag!", "tags", Free, All),
    ("identification.url!", "url", Said, All),
    ("identification.ip!", "ip_address", Said, All),
    ("identification.clientReferrer", "client_referrer", Text, Webhook),
    ("identification.browserDetails!.userAgent!", "user_agent", Said, All),
    ("identification.userAgent", "user_agent", Said, Webhook),
    ("identification.browserDetails!.device!", "device", Said, All),
    ("identification.browserDetails!.os!", "os", Said, All),
    ("identification.browserDetails!.osVersion!", "os_version", Said, All),
    ("identification.browserDetails!", "browser_details", Browser(BROWSER), All),
    ("proximity.id!", "proximity.id!", Text, NoVisit),
    ("proximity.precisionRadius!", "proximity.precision_radius!", Whole, NoVisit),
    ("proximity.confidence!", "proximity.confidence!", Number, NoVisit),
    ("botd.bot!.result!", "bot", Bot, NoVisit),
    ("botd.bot!.type", "bot_type", Text, NoVisit),
    ("clonedApp.result!", "cloned_app", Flag, NoVisit),
    ("developerTools.result!", "developer_tools", Flag, NoVisit),
    ("emulator.result!", "emulator", Flag, NoVisit),
    ("factoryReset.time!", "factory_reset_timestamp", Time, NoVisit),
    ("factoryReset.timestamp!", "factory_reset_timestamp", Reset, NoVisit),
    ("frida.result!", "frida", Flag, NoVisit),
    ("ipBlocklist.details!.emailSpam!", "ip_blocklist.email_spam", Flag, NoVisit),
    ("ipBlocklist.details!.attackSource!", "ip_blocklist.attack_source", Flag, NoVisit),
    ("ipBlocklist.result!", "ip_blocklist", Listed, Only),
    ("tor.result!", "ip_blocklist.tor_node", Flag, NoVisit),
    ("ipInfo", "ip_info", Table(IP_INFO), NoVisit),
    ("identification.ipLocation", "ip_info.v4.geolocation", Table(PLACE), Only),
    ("identification.ipLocation", "ip_info.v6.geolocation", Table(PLACE), Only),
    ("proxy.result!", "proxy", Flag, NoVisit),
    ("proxy.confidence!", "proxy_confidence", Level, NoVisit),
    ("proxy.details?", "proxy_details", Table(PROXY), NoVisit),
    ("proxy.mlScore", "proxy_ml_score", Number, NoVisit),
    ("incognito.result!", "incognito", Flag, Event),
    ("identification.incognito!", "incognito", Flag, All),
    ("jailbroken.result!", "jailbroken", Flag, NoVisit),
    ("locationSpoofing.result!", "location_spoofing", Flag, NoVisit),
    ("mitmAttack.result!", "mitm_attack", Flag, NoVisit),
    ("privacySettings.result!", "privacy_settings", Flag, NoVisit),
    ("rootApps.result!", "root_apps", Flag, NoVisit),
    ("suspectScore.result!", "suspect_score", Number, NoVisit),
    ("tampering.result!", "tampering", Flag, NoVisit),
    ("tampering.confidence", "tampering_confidence", Level, NoVisit),
    ("tampering.mlScore", "tampering_ml_score", Number, NoVisit),
    ("tampering.anomalyScore!", "tampering_details.anomaly_score", Number, NoVisit),
    ("tampering.antiDetectBrowser!", "tampering_details.anti_detect_browser", Flag, NoVisit),
    ("velocity", "velocity", Table(VELOCITY), NoVisit),
    ("virtualMachine.result!", "virtual_machine", Flag, NoVisit),
    ("virtualMachine.mlScore", "virtual_machine_ml_score", Number, NoVisit),
    ("vpn.result!", "vpn", Flag, NoVisit),
    ("vpn.confidence!", "vpn_confidence", Level, NoVisit),
    ("vpn.mlScore", "vpn_ml_score", Number, NoVisit),
    ("vpn.originTimezone!", "vpn_origin_timezone", Text, NoVisit),
    ("vpn.originCountry!", "vpn_origin_country", Text, NoVisit),
    ("vpn.methods!", "vpn_methods", Table(METHODS), NoVisit),
    ("highActivity.result!", "high_activity_device", Flag, NoVisit),
    ("rareDevice.result", "rare_device", Flag, NoVisit),
    ("rareDevice.percentileBucket", "rare_device_percentile_bucket", Text, NoVisit),
    ("rawDeviceAttributes", "raw_device_attributes", Attributes(ATTRIBUTES), NoVisit),
    ("identification.components", "raw_device_attributes", Attributes(ATTRIBUTES), Visit),
    ("labels", "labels", Each(&Table(LABEL)), Event),
    // What the bot detection repeats.
    ("botd.requestId!", "event_id!", Said, Beside),
    ("botd.time!", "timestamp!", Time, Beside),
    ("botd.linkedId", "linked_id", Text, Beside),
    ("botd.meta", "tags", Free, Beside),
    ("botd.url!", "url", Said, Beside),
    ("botd.ip!", "ip_address", Said, Beside),
    ("botd.userAgent!", "user_agent", Said, Beside),
    // What v4 has no place for.
    ("highActivity.dailyRequests", "", Lost, NoVisit),
    ("remoteControl.result!", "", Lost, NoVisit),
    // What v3 has no place for.
    ("", "active_call", Lost, All),
    ("", "bot_info", Lost, All),
    ("", "bundle_id", Lost, All),
    ("", "compromised_device_integrity", Lost, All),
    ("", "device_details", Lost, All),
    ("", "incremental_identification_status", Lost, All),
    ("", "package_name", Lost, All),
    ("", "rule_action", Lost, All),
    ("", "simulator", Lost, All),
    ("", "triggered_by", Lost, All),
];

/// What v4 has for browsers alone: an event of a mobile device does without.
pub(crate) const OF_BROWSERS: &[&str] = &[
    "url",
    "client_referrer",
    "browser_details",
    "bot",
    "bot_type",
    "proxy_ml_score",
    "incognito",
    "privacy_settings",
    "virtual_machine",
    "virtual_machine_ml_score",
    "vpn_ml_score",
    "rare_device",
    "rare_device_percentile_bucket",
];

#[rustfmt::skip]
const VISITOR: &[Row] = &[
    ("visitorId!", "visitor_id!", Key, NoVisit),
    ("visitorFound!", "visitor_found!", Flag, All),
    ("confidence.score!", "confidence.score!", Number, All),
    ("confidence.revision", "confidence.version", Text, All),
    ("confidence.comment", "confidence.comment", Text, All),
    ("firstSeenAt!.global!", "first_seen_at", Seen, All),
    ("firstSeenAt!.subscription!", "first_seen_at", Seen, All),
    ("lastSeenAt!.global!", "last_seen_at", Seen, All),
    ("lastSeenAt!.subscription!", "last_seen_at", Seen, All),
];

#[rustfmt::skip]
const BROWSER: &[Row] = &[
    ("browserName!", "browser_name!", Text, All),
    ("browserMajorVersion!", "browser_major_version!", Text, All),
    ("browserFullVersion!", "browser_full_version!", Text, All),
    ("os!", "os!", Text, All),
    ("osVersion!", "os_version!", Text, All),
    ("device!", "device!", Text, All),
];

const SDK: &[Row] = &[
    ("platform!", "platform!", Text, All),
    ("version!", "version!", Text, All),
    (
        "integrations",
        "integrations",
        Each(&Table(INTEGRATION)),
        All,
    ),
];

#[rustfmt::skip]
const INTEGRATION: &[Row] = &[
    ("name", "name", Text, All),
    ("version", "version", Text, All),
    ("subintegration", "subintegration", Table(SUBINTEGRATION), All),
];

const SUBINTEGRATION: &[Row] = &[
    ("name", "name", Text, All),
    ("version", "version", Text, All),
];

const IP_INFO: &[Row] = &[
    ("v4", "v4", Table(ADDRESS), All),
    ("v6", "v6", Table(ADDRESS), All),
];

const ADDRESS: &[Row] = &[
    ("address!", "address!", Text, All),
    ("geolocation!", "geolocation", Table(PLACE), All),
    ("asn.asn!", "asn", Text, All),
    ("asn.name!", "asn_name", Text, All),
    ("asn.network!", "asn_network", Text, All),
    ("asn.type", "asn_type", Text, All),
    ("datacenter.result!", "datacenter_result", Flag, All),
    ("datacenter.name!", "datacenter_name", Text, All),
];

const PLACE: &[Row] = &[
    ("accuracyRadius", "accuracy_radius", Whole, All),
    ("latitude", "latitude", Number, All),
    ("longitude", "longitude", Number, All),
    ("postalCode", "postal_code", Text, All),
    ("timezone", "timezone", Text, All),
    ("city.name!", "city_name", Text, All),
    ("country.code!", "country_code", Text, All),
    ("country.name!", "country_name", Text, All),
    ("continent.code!", "continent_code", Text, All),
    ("continent.name!", "continent_name", Text, All),
    (
        "subdivisions",
        "subdivisions",
        Each(&Table(SUBDIVISION)),
        All,
    ),
];

const SUBDIVISION: &[Row] = &[
    ("isoCode!", "iso_code!", Text, All),
    ("name!", "name!", Text, All),
];

#[rustfmt::skip]
const PROXY: &[Row] = &[
    ("proxyType!", "proxy_type!", Text, All),
    ("lastSeenAt", "last_seen_at", Time, All),
    ("", "provider", Lost, All),
];

const METHODS: &[Row] = &[
    ("timezoneMismatch!", "timezone_mismatch", Flag, All),
    ("publicVPN!", "public_vpn", Flag, All),
    ("auxiliaryMobile!", "auxiliary_mobile", Flag, All),
    ("osMismatch!", "os_mismatch", Flag, All),
    ("relay!", "relay", Flag, All),
    ("mlPrediction", "ml_prediction", Flag, All),
];

#[rustfmt::skip]
const VELOCITY: &[Row] = &[
    ("distinctIp!.intervals", "distinct_ip", Table(COUNTS), All),
    ("distinctLinkedId!.intervals", "distinct_linked_id", Table(COUNTS), All),
    ("distinctCountry!.intervals", "distinct_country", Table(COUNTS), All),
    ("events!.intervals", "events", Table(COUNTS), All),
    ("ipEvents!.intervals", "ip_events", Table(COUNTS), All),
    ("distinctIpByLinkedId!.intervals", "distinct_ip_by_linked_id", Table(COUNTS), All),
    ("distinctVisitorIdByLinkedId!.intervals", "distinct_visitor_id_by_linked_id", Table(COUNTS), All),
];

const COUNTS: &[Row] = &[
    ("5m!", "5_minutes!", Whole, All),
    ("1h!", "1_hour!", Whole, All),
    ("24h", "24_hours", Whole, All),
];

const LABEL: &[Row] = &[
    ("label!", "label!", Key, All),
    ("prediction", "prediction", Flag, All),
    ("mlScore", "ml_score", Number, All),
];
