//! The one table of what a policy can ask for: where each system has it, what its values are, and what governs it.

use crate::api::v4::signals::{
    BotInfoCategory, BotInfoIdentity, Confidence, ProxyType, RareDevicePercentileBucket,
};
use crate::trust::verify::reason::Code;
use crate::trust::verify::row::Of::{Bot, Customer, Detected, Device, Event, Part, Request};
use crate::trust::verify::row::{Kind, Row};

pub(super) const BROWSER: &[&str] = &["js"];
const ANDROID: &[&str] = &["android"];
const IOS: &[&str] = &["ios"];
const PHONE: &[&str] = &["android", "ios"];
const BROWSER_OR_IOS: &[&str] = &["js", "ios"];
pub(super) const ANY: &[&str] = &["js", "android", "ios"];

/// Writes the rows: name, kind, what governs it and codes, then the paths in v4, in v3, in its webhooks, in
/// FingerprintIQ and in its webhooks.
macro_rules! rows {
    ($($name:literal $kind:expr, $of:expr, $fails:ident $missing:ident: $v4:literal, $v3:literal, $webhook:literal, $iq:literal $(, $iq_webhook:literal)?;)+) => {
        &[$(Row {
            name: $name,
            error: concat!("!", $name),
            kind: $kind,
            of: $of,
            codes: (Code::$fails, Code::$missing),
            columns: concat!($v4, "\t", $v3, "\t", $webhook, "\t", $iq $(, "\t", $iq_webhook)?),
        },)+]
    };
}

/// The same for signals, which share their codes.
macro_rules! signals {
    ($($name:literal $kind:ident $(($known:expr))?, $of:expr => $($path:literal),+;)+) => {
        rows! { $($name Kind::$kind $(($known))?, $of, SignalDenied SignalMissing: $($path),+;)+ }
    };
}

/// What is in the policy itself, by its names there. An empty path: the system does not say.
pub const FACTS: &[Row] = rows! {
    "maxAgeMs" Kind::Age, Event, TooOld TimestampMissing:
        "timestamp",
        "products.identification.data.timestamp products.identification.data.time products.botd.data.time",
        "timestamp time",
        // The server's time before the one that the browser may have sent.
        "createdAt timestamp",
        "timestamp";
    "ip" Kind::Address, Event, IpMismatch IpMissing:
        // Where there is none, and for the other family, what the network's own facts name.
        "ip_address ip_info.v4.address ip_info.v6.address",
        "products.identification.data.ip products.botd.data.ip products.ipInfo.data.v4.address products.ipInfo.data.v6.address",
        "ip ipInfo.v4.address ipInfo.v6.address",
        "ip";
    "origin" Kind::Origin, Event, OriginMismatch OriginMissing:
        "url",
        "products.identification.data.url products.botd.data.url",
        "url", "url";
    "visitorId" Kind::Id, Event, VisitorIdMismatch VisitorIdMissing:
        "identification.visitor_id",
        "products.identification.data.visitorId",
        "visitorId", "visitorId", "data.visitorId";
    "linkedId" Kind::Id, Event, LinkedIdMismatch LinkedIdMissing:
        "linked_id",
        "products.identification.data.linkedId products.botd.data.linkedId",
        "linkedId", "linkedId";
    "minConfidence" Kind::AtLeast, Event, ConfidenceTooLow ConfidenceMissing:
        "identification.confidence.score",
        "products.identification.data.confidence.score",
        "confidence.score", "confidence";
    "maxSuspectScore" Kind::AtMost, Request, SuspectScoreTooHigh SuspectScoreMissing:
        "suspect_score",
        "products.suspectScore.data.result",
        "suspectScore.result", "suspectScore";
    "rejectReplayed" Kind::Replayed, Event, Replayed ReplayedMissing:
        "replayed",
        "products.identification.data.replayed",
        "replayed", "";
};

/// What no policy asks for, but what decides about signals.
pub const CONTEXT: &[Row] = rows! {
    "incremental_identification_status" Kind::Flag, Event, SignalUnknown SignalMissing:
        "incremental_identification_status", "", "", "";
    "source" Kind::Flag, Event, SignalUnknown SignalMissing: "source", "", "", "";
    "sdk.platform" Kind::Flag, Event, SignalUnknown SignalMissing:
        "sdk.platform", "products.identification.data.sdk.platform", "sdk.platform", "";
    "bot_info" Kind::Flag, Event, SignalUnknown SignalMissing: "bot_info", "", "", "";
    // What has it can be marked by the customer; of FingerprintIQ nobody says so.
    "identification" Kind::Flag, Event, SignalUnknown SignalMissing:
        "event_id", "products.identification.data", "requestId", "";
};

/// What is under `allow` and `deny`, by v4's names.
pub const SIGNALS: &[Row] = signals! {
    "bot" Bot, Bot => "bot", "products.botd.data.bot.result", "bot.result", "verdicts.bot.result",
        // That it was a bot is all that such a webhook may say.
        "event";
    "bot_info_category" Choice(BotInfoCategory::KNOWN), Bot => "bot_info.category", "", "", "";
    "bot_info_identity" Choice(BotInfoIdentity::KNOWN), Bot => "bot_info.identity", "", "", "";
    "bot_info_confidence" Choice(Confidence::KNOWN), Bot => "bot_info.confidence", "", "", "";
    "headless" Flag, Request => "", "", "", "verdicts.headless.result";
    "vpn" Flag, Request => "vpn", "products.vpn.data.result", "vpn.result", "verdicts.vpn.result";
    "vpn_confidence" Choice(Confidence::KNOWN), Detected("vpn") => "vpn_confidence", "products.vpn.data.confidence",
        "vpn.confidence", "";
    "proxy" Flag, Request => "proxy", "products.proxy.data.result", "proxy.result", "verdicts.proxy.result";
    "proxy_confidence" Choice(Confidence::KNOWN), Detected("proxy") => "proxy_confidence", "products.proxy.data.confidence",
        "proxy.confidence", "";
    "proxy_type" Choice(ProxyType::KNOWN), Detected("proxy") => "proxy_details.proxy_type", "products.proxy.data.details.proxyType",
        "proxy.details.proxyType", "";
    // v4 has the lists one by one; what the others call the result is whether any of these two is true.
    "ip_blocklist" AnyFlag, Request => "ip_blocklist.email_spam ip_blocklist.attack_source", "products.ipBlocklist.data.result",
        "ipBlocklist.result", "verdicts.ipBlocklist.result";
    "email_spam" Flag, Part("ip_blocklist", &[]) => "ip_blocklist.email_spam", "products.ipBlocklist.data.details.emailSpam",
        "ipBlocklist.details.emailSpam", "";
    "attack_source" Flag, Part("ip_blocklist", &[]) => "ip_blocklist.attack_source", "products.ipBlocklist.data.details.attackSource",
        "ipBlocklist.details.attackSource", "";
    "tor_node" Flag, Request => "ip_blocklist.tor_node", "products.tor.data.result", "tor.result", "verdicts.tor.result";
    "incognito" Flag, Device(BROWSER) => "incognito", "products.incognito.data.result products.identification.data.incognito",
        "incognito", "verdicts.incognito.result";
    "tampering" Flag, Device(ANY) => "tampering", "products.tampering.data.result",
        "tampering.result", "verdicts.tampering.result";
    "tampering_confidence" Choice(Confidence::KNOWN), Detected("tampering") => "tampering_confidence", "products.tampering.data.confidence",
        "tampering.confidence", "";
    "anti_detect_browser" Flag, Part("tampering", BROWSER) => "tampering_details.anti_detect_browser", "products.tampering.data.antiDetectBrowser",
        "tampering.antiDetectBrowser", "";
    "virtual_machine" Flag, Device(BROWSER) => "virtual_machine", "products.virtualMachine.data.result",
        "virtualMachine.result", "verdicts.virtualMachine.result";
    "privacy_settings" Flag, Device(BROWSER) => "privacy_settings", "products.privacySettings.data.result",
        "privacySettings.result", "verdicts.privacyBrowser.result";
    "developer_tools" Flag, Device(ANY) => "developer_tools", "products.developerTools.data.result",
        "developerTools.result", "verdicts.devtools.result";
    "high_activity_device" Flag, Device(ANY) => "high_activity_device", "products.highActivity.data.result",
        "highActivity.result", "verdicts.highActivity.result";
    "rare_device" Flag, Device(BROWSER) => "rare_device", "products.rareDevice.data.result", "rareDevice.result", "";
    "rare_device_percentile_bucket" Choice(RareDevicePercentileBucket::KNOWN), Device(BROWSER) => "rare_device_percentile_bucket", "products.rareDevice.data.percentileBucket",
        "rareDevice.percentileBucket", "";
    "suspect" Flag, Customer => "suspect", "products.identification.data.suspect", "", "suspect";
    "emulator" Flag, Device(ANDROID) => "emulator", "products.emulator.data.result", "emulator.result", "";
    "simulator" Flag, Device(BROWSER_OR_IOS) => "simulator", "", "", "";
    "root_apps" Flag, Device(ANDROID) => "root_apps", "products.rootApps.data.result", "rootApps.result", "";
    "jailbroken" Flag, Device(IOS) => "jailbroken", "products.jailbroken.data.result", "jailbroken.result", "";
    // Inferred: no document says on which platforms it is looked for, so a device that does not say may be compromised.
    "compromised_device_integrity" Flag, Device(ANY) => "compromised_device_integrity", "", "", "";
    "frida" Flag, Device(PHONE) => "frida", "products.frida.data.result", "frida.result", "";
    "cloned_app" Flag, Device(ANDROID) => "cloned_app", "products.clonedApp.data.result", "clonedApp.result", "";
    "location_spoofing" Flag, Device(PHONE) => "location_spoofing", "products.locationSpoofing.data.result",
        "locationSpoofing.result", "";
    "mitm_attack" Flag, Device(PHONE) => "mitm_attack", "products.mitmAttack.data.result", "mitmAttack.result", "";
    "active_call" Flag, Device(PHONE) => "active_call", "", "", "";
};
