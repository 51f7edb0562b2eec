//! The one table of what a policy can ask for: where each system has it, what its values are, and what governs it.

use crate::api::v4::signals::{
    BotInfoCategory, BotInfoIdentity, BotResult, Confidence, ProxyType, RareDevicePercentileBucket,
};
use crate::trust::verify::names::{Check, Signal};
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

/// The same for what is in the policy itself, with the constant that names it.
macro_rules! facts {
    ($(#[doc = $about:literal] $constant:ident $name:literal $kind:expr, $of:expr, $fails:ident $missing:ident: $($path:literal),+;)+) => {
        /// What is in the policy itself, by its names there. An empty path: the system does not say.
        pub const FACTS: &[Row] = rows! { $($name $kind, $of, $fails $missing: $($path),+;)+ };

        /// What the methods of the builder of the same names check.
        impl Check {
            $(#[doc = $about] pub const $constant: Self = Self($name);)+
        }
    };
}

/// The same for signals, which share their codes, with the constants that name them and say what their values are.
macro_rules! signals {
    ($(#[doc = $about:literal] $constant:ident $name:literal $kind:ident $(($type:ident))?, $of:expr => $($path:literal),+;)+) => {
        /// What is under `allow` and `deny`, by v4's names.
        pub const SIGNALS: &[Row] = rows! {
            $($name Kind::$kind $(($type::KNOWN))?, $of, SignalDenied SignalMissing: $($path),+;)+
        };

        $(impl Signal<values!($kind $($type)?)> {
            #[doc = $about]
            #[doc = concat!("\n\n`", $name, "`.")]
            pub const $constant: Self = Self::named($name);
        })+
    };
}

/// What the values of a signal are.
macro_rules! values {
    (Flag) => {
        bool
    };
    (AnyFlag) => {
        bool
    };
    (Bot) => {
        BotResult
    };
    (Choice $type:ident) => {
        $type
    };
}

facts! {
    /// When the event happened.
    MAX_AGE "maxAgeMs" Kind::Age, Event, TooOld TimestampMissing:
        "timestamp",
        "products.identification.data.timestamp products.identification.data.time products.botd.data.time",
        "timestamp time",
        // The server's time before the one that the browser may have sent.
        "createdAt timestamp",
        "timestamp";
    /// The visitor's IP address.
    IP "ip" Kind::Address, Event, IpMismatch IpMissing:
        // Where there is none, and for the other family, what the network's own facts name.
        "ip_address ip_info.v4.address ip_info.v6.address",
        "products.identification.data.ip products.botd.data.ip products.ipInfo.data.v4.address products.ipInfo.data.v6.address",
        "ip ipInfo.v4.address ipInfo.v6.address",
        "ip";
    /// The URL of the page.
    ORIGIN "origin" Kind::Origin, Event, OriginMismatch OriginMissing:
        "url",
        "products.identification.data.url products.botd.data.url",
        "url", "url";
    /// The visitor id.
    VISITOR_ID "visitorId" Kind::Id, Event, VisitorIdMismatch VisitorIdMissing:
        "identification.visitor_id",
        "products.identification.data.visitorId",
        "visitorId", "visitorId", "data.visitorId";
    /// Your own id for the event.
    LINKED_ID "linkedId" Kind::Id, Event, LinkedIdMismatch LinkedIdMissing:
        "linked_id",
        "products.identification.data.linkedId products.botd.data.linkedId",
        "linkedId", "linkedId";
    /// How sure the identification is.
    MIN_CONFIDENCE "minConfidence" Kind::AtLeast, Event, ConfidenceTooLow ConfidenceMissing:
        "identification.confidence.score",
        "products.identification.data.confidence.score",
        "confidence.score", "confidence";
    /// The suspect score.
    MAX_SUSPECT_SCORE "maxSuspectScore" Kind::AtMost, Request, SuspectScoreTooHigh SuspectScoreMissing:
        "suspect_score",
        "products.suspectScore.data.result",
        "suspectScore.result", "suspectScore";
    /// Whether the event was replayed.
    REJECT_REPLAYED "rejectReplayed" Kind::Replayed, Event, Replayed ReplayedMissing:
        "replayed",
        "products.identification.data.replayed",
        "replayed", "";
}

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

signals! {
    /// Whether the visitor is a bot. FingerprintIQ's `true` is `bad`, its `false` `not_detected`.
    BOT "bot" Bot, Bot => "bot", "products.botd.data.bot.result", "bot.result", "verdicts.bot.result",
        // That it was a bot is all that such a webhook may say.
        "event";
    /// What the bot is for.
    BOT_INFO_CATEGORY "bot_info_category" Choice(BotInfoCategory), Bot => "bot_info.category", "", "", "";
    /// Whether the bot is who it says it is.
    BOT_INFO_IDENTITY "bot_info_identity" Choice(BotInfoIdentity), Bot => "bot_info.identity", "", "", "";
    /// How certain it is that this is the bot.
    BOT_INFO_CONFIDENCE "bot_info_confidence" Choice(Confidence), Bot => "bot_info.confidence", "", "", "";
    /// Whether the browser has no window; FingerprintIQ alone says so.
    HEADLESS "headless" Flag, Request => "", "", "", "verdicts.headless.result";
    /// Whether a VPN or another service that hides the address was used.
    VPN "vpn" Flag, Request => "vpn", "products.vpn.data.result", "vpn.result", "verdicts.vpn.result";
    /// How sure that is, of a VPN that was detected.
    VPN_CONFIDENCE "vpn_confidence" Choice(Confidence), Detected("vpn") => "vpn_confidence", "products.vpn.data.confidence",
        "vpn.confidence", "";
    /// Whether the IP address belongs to a proxy, public or residential.
    PROXY "proxy" Flag, Request => "proxy", "products.proxy.data.result", "proxy.result", "verdicts.proxy.result";
    /// How sure that is, of a proxy that was detected.
    PROXY_CONFIDENCE "proxy_confidence" Choice(Confidence), Detected("proxy") => "proxy_confidence", "products.proxy.data.confidence",
        "proxy.confidence", "";
    /// The kind of a proxy that was detected.
    PROXY_TYPE "proxy_type" Choice(ProxyType), Detected("proxy") => "proxy_details.proxy_type", "products.proxy.data.details.proxyType",
        "proxy.details.proxyType", "";
    // v4 has the lists one by one; what the others call the result is whether any of these two is true.
    /// Whether `email_spam` or `attack_source` is true.
    IP_BLOCKLIST "ip_blocklist" AnyFlag, Request => "ip_blocklist.email_spam ip_blocklist.attack_source", "products.ipBlocklist.data.result",
        "ipBlocklist.result", "verdicts.ipBlocklist.result";
    /// Whether the address is on a list of those that send spam.
    EMAIL_SPAM "email_spam" Flag, Part("ip_blocklist", &[]) => "ip_blocklist.email_spam", "products.ipBlocklist.data.details.emailSpam",
        "ipBlocklist.details.emailSpam", "";
    /// Whether the address is on a list of those that attack.
    ATTACK_SOURCE "attack_source" Flag, Part("ip_blocklist", &[]) => "ip_blocklist.attack_source", "products.ipBlocklist.data.details.attackSource",
        "ipBlocklist.details.attackSource", "";
    /// Whether the IP address is an exit node of the Tor network.
    TOR_NODE "tor_node" Flag, Request => "ip_blocklist.tor_node", "products.tor.data.result", "tor.result", "verdicts.tor.result";
    /// Whether the browser is in a private mode; browsers only.
    INCOGNITO "incognito" Flag, Device(BROWSER) => "incognito", "products.incognito.data.result products.identification.data.incognito",
        "incognito", "verdicts.incognito.result";
    /// Whether the browser or the device hides what it is.
    TAMPERING "tampering" Flag, Device(ANY) => "tampering", "products.tampering.data.result",
        "tampering.result", "verdicts.tampering.result";
    /// How sure that is, of tampering that was detected.
    TAMPERING_CONFIDENCE "tampering_confidence" Choice(Confidence), Detected("tampering") => "tampering_confidence", "products.tampering.data.confidence",
        "tampering.confidence", "";
    /// Whether the browser is one made to escape recognition; browsers only.
    ANTI_DETECT_BROWSER "anti_detect_browser" Flag, Part("tampering", BROWSER) => "tampering_details.anti_detect_browser", "products.tampering.data.antiDetectBrowser",
        "tampering.antiDetectBrowser", "";
    /// Whether the browser runs in a virtual machine; browsers only.
    VIRTUAL_MACHINE "virtual_machine" Flag, Device(BROWSER) => "virtual_machine", "products.virtualMachine.data.result",
        "virtualMachine.result", "verdicts.virtualMachine.result";
    /// Whether the browser keeps itself from being recognised, as Tor's does; browsers only.
    PRIVACY_SETTINGS "privacy_settings" Flag, Device(BROWSER) => "privacy_settings", "products.privacySettings.data.result",
        "privacySettings.result", "verdicts.privacyBrowser.result";
    /// Whether the developer tools are open (browsers) or the developer options are on (mobile).
    DEVELOPER_TOOLS "developer_tools" Flag, Device(ANY) => "developer_tools", "products.developerTools.data.result",
        "developerTools.result", "verdicts.devtools.result";
    /// Whether the visitor makes unusually many requests.
    HIGH_ACTIVITY_DEVICE "high_activity_device" Flag, Device(ANY) => "high_activity_device", "products.highActivity.data.result",
        "highActivity.result", "verdicts.highActivity.result";
    /// Whether the device is among the rarest 0.1 per cent, or was never seen; browsers only.
    RARE_DEVICE "rare_device" Flag, Device(BROWSER) => "rare_device", "products.rareDevice.data.result", "rareDevice.result", "";
    /// How rare the device is; browsers only.
    RARE_DEVICE_PERCENTILE_BUCKET "rare_device_percentile_bucket" Choice(RareDevicePercentileBucket), Device(BROWSER) => "rare_device_percentile_bucket", "products.rareDevice.data.percentileBucket",
        "rareDevice.percentileBucket", "";
    /// Whether you flagged the event as suspicious.
    SUSPECT "suspect" Flag, Customer => "suspect", "products.identification.data.suspect", "", "suspect";
    /// Whether the app runs in an emulator; Android only.
    EMULATOR "emulator" Flag, Device(ANDROID) => "emulator", "products.emulator.data.result", "emulator.result", "";
    /// Whether the app or the browser runs in a simulator; iOS and browsers.
    SIMULATOR "simulator" Flag, Device(BROWSER_OR_IOS) => "simulator", "", "", "";
    /// Whether there are apps that manage root access; Android only.
    ROOT_APPS "root_apps" Flag, Device(ANDROID) => "root_apps", "products.rootApps.data.result", "rootApps.result", "";
    /// Whether the device is jailbroken; iOS only.
    JAILBROKEN "jailbroken" Flag, Device(IOS) => "jailbroken", "products.jailbroken.data.result", "jailbroken.result", "";
    // Inferred: no document says on which platforms it is looked for, so a device that does not say may be compromised.
    /// Whether the integrity of the device is compromised.
    COMPROMISED_DEVICE_INTEGRITY "compromised_device_integrity" Flag, Device(ANY) => "compromised_device_integrity", "", "", "";
    /// Whether the app is under the control of Frida; Android and iOS.
    FRIDA "frida" Flag, Device(PHONE) => "frida", "products.frida.data.result", "frida.result", "";
    /// Whether the app is a copy, or runs in a profile made for copies; Android only.
    CLONED_APP "cloned_app" Flag, Device(ANDROID) => "cloned_app", "products.clonedApp.data.result", "clonedApp.result", "";
    /// Whether the device pretends to be somewhere else; Android and iOS.
    LOCATION_SPOOFING "location_spoofing" Flag, Device(PHONE) => "location_spoofing", "products.locationSpoofing.data.result",
        "locationSpoofing.result", "";
    /// Whether someone read or changed the traffic on its way to the API; Android and iOS.
    MITM_ATTACK "mitm_attack" Flag, Device(PHONE) => "mitm_attack", "products.mitmAttack.data.result", "mitmAttack.result", "";
    /// Whether the device was in a call; Android and iOS.
    ACTIVE_CALL "active_call" Flag, Device(PHONE) => "active_call", "", "", "";
}
