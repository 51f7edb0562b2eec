//! The one table of what a policy can ask for: where each system has it, and what its values are.

use crate::api::v4::signals::{
    BotInfoCategory, BotInfoIdentity, BotResult, Confidence, ProxyType, RareDevicePercentileBucket,
};
use crate::trust::verify::reason::Code;

/// The form of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Shape {
    /// An event of v4.
    V4,
    /// An event of v3, with products.
    V3,
    /// The body of a v3 webhook, without products.
    V3Webhook,
    /// An event of FingerprintIQ.
    Iq,
}

impl Shape {
    /// The shapes, each with the fields that tell it from those after it.
    pub(crate) const ALL: [(Self, &'static str); 4] = [
        (Self::V4, "event_id"),
        (Self::V3, "products"),
        (Self::V3Webhook, "requestId sdk"),
        (Self::Iq, "requestId"),
    ];
}

/// What a value is, and how a policy speaks of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A point in time, of which the policy gives the maximum age.
    Age,
    /// An IP address.
    Address,
    /// A URL, of which the policy names the origin.
    Origin,
    /// An id.
    Id,
    /// A number from 0 to 1, of which the policy gives the minimum.
    AtLeast,
    /// A number, 0 or more, of which the policy gives the maximum.
    AtMost,
    /// Whether the event was replayed.
    Replayed,
    /// A signal that is true or false.
    Flag,
    /// A signal that is true when any of several fields is, and false when all of them are.
    AnyFlag,
    /// The signal for bots, which each system gives in its own way.
    Bot,
    /// A signal that is one of these.
    Choice(&'static [&'static str]),
}

impl Kind {
    /// The values of a signal that is not just true or false.
    pub(super) fn choices(self) -> Option<&'static [&'static str]> {
        match self {
            Self::Bot => Some(BotResult::KNOWN),
            Self::Choice(known) => Some(known),
            _ => None,
        }
    }
}

/// Something that a policy can ask for.
#[derive(Debug)]
pub struct Row {
    /// The member of the policy, or the name of the signal.
    pub name: &'static str,
    pub(crate) kind: Kind,
    /// The code when it is not as wanted, and when it is not there.
    pub(super) codes: (Code, Code),
    paths: [&'static str; 4],
}

impl Row {
    /// The paths at which events of that shape have it, in the order in which they count, with a space between them.
    #[must_use]
    pub fn paths(&self, shape: Shape) -> &'static str {
        let [v4, v3, webhook, iq] = self.paths;
        match shape {
            Shape::V4 => v4,
            Shape::V3 => v3,
            Shape::V3Webhook => webhook,
            Shape::Iq => iq,
        }
    }
}

/// Writes the rows: name, kind and codes, then the paths in v4, in v3, in its webhooks and in FingerprintIQ.
macro_rules! rows {
    ($($name:literal $kind:expr, $fails:ident $missing:ident: $v4:literal, $v3:literal, $webhook:literal, $iq:literal;)+) => {
        &[$(Row {
            name: $name,
            kind: $kind,
            codes: (Code::$fails, Code::$missing),
            paths: [$v4, $v3, $webhook, $iq],
        },)+]
    };
}

/// The same for signals, which share their codes.
macro_rules! signals {
    ($($name:literal $kind:ident $(($known:expr))?: $($path:literal),+;)+) => {
        rows! { $($name Kind::$kind $(($known))?, SignalDenied SignalMissing: $($path),+;)+ }
    };
}

/// What is in the policy itself, by its names there. An empty path: the system does not say.
pub const FACTS: &[Row] = rows! {
    "maxAgeMs" Kind::Age, TooOld TimestampMissing:
        "timestamp",
        "products.identification.data.timestamp products.identification.data.time products.botd.data.time",
        "timestamp time",
        // The server's time before the one that the browser may have sent.
        "createdAt timestamp";
    "ip" Kind::Address, IpMismatch IpMissing:
        "ip_address",
        "products.identification.data.ip products.botd.data.ip",
        "ip", "ip";
    "origin" Kind::Origin, OriginMismatch OriginMissing:
        "url",
        "products.identification.data.url products.botd.data.url",
        "url", "url";
    "visitorId" Kind::Id, VisitorIdMismatch VisitorIdMissing:
        "identification.visitor_id",
        "products.identification.data.visitorId",
        "visitorId", "visitorId";
    "linkedId" Kind::Id, LinkedIdMismatch LinkedIdMissing:
        "linked_id",
        "products.identification.data.linkedId products.botd.data.linkedId",
        "linkedId", "linkedId";
    "minConfidence" Kind::AtLeast, ConfidenceTooLow ConfidenceMissing:
        "identification.confidence.score",
        "products.identification.data.confidence.score",
        "confidence.score", "confidence";
    "maxSuspectScore" Kind::AtMost, SuspectScoreTooHigh SuspectScoreMissing:
        "suspect_score",
        "products.suspectScore.data.result",
        "suspectScore.result", "suspectScore";
    "rejectReplayed" Kind::Replayed, Replayed ReplayedMissing:
        "replayed",
        "products.identification.data.replayed",
        "replayed", "";
};

/// What is under `allow` and `deny`, by v4's names.
pub const SIGNALS: &[Row] = signals! {
    "bot" Bot: "bot", "products.botd.data.bot.result", "bot.result", "verdicts.bot.result";
    "bot_info_category" Choice(BotInfoCategory::KNOWN): "bot_info.category", "", "", "";
    "bot_info_identity" Choice(BotInfoIdentity::KNOWN): "bot_info.identity", "", "", "";
    "bot_info_confidence" Choice(Confidence::KNOWN): "bot_info.confidence", "", "", "";
    "headless" Flag: "", "", "", "verdicts.headless.result";
    "vpn" Flag: "vpn", "products.vpn.data.result", "vpn.result", "verdicts.vpn.result";
    "vpn_confidence" Choice(Confidence::KNOWN): "vpn_confidence", "products.vpn.data.confidence",
        "vpn.confidence", "";
    "proxy" Flag: "proxy", "products.proxy.data.result", "proxy.result", "verdicts.proxy.result";
    "proxy_confidence" Choice(Confidence::KNOWN): "proxy_confidence", "products.proxy.data.confidence",
        "proxy.confidence", "";
    "proxy_type" Choice(ProxyType::KNOWN): "proxy_details.proxy_type", "products.proxy.data.details.proxyType",
        "proxy.details.proxyType", "";
    // v4 has the lists one by one; what the others call the result is whether any of these two is true.
    "ip_blocklist" AnyFlag: "ip_blocklist.email_spam ip_blocklist.attack_source", "products.ipBlocklist.data.result",
        "ipBlocklist.result", "verdicts.ipBlocklist.result";
    "email_spam" Flag: "ip_blocklist.email_spam", "products.ipBlocklist.data.details.emailSpam",
        "ipBlocklist.details.emailSpam", "";
    "attack_source" Flag: "ip_blocklist.attack_source", "products.ipBlocklist.data.details.attackSource",
        "ipBlocklist.details.attackSource", "";
    "tor_node" Flag: "ip_blocklist.tor_node", "products.tor.data.result", "tor.result", "verdicts.tor.result";
    "incognito" Flag: "incognito", "products.incognito.data.result products.identification.data.incognito",
        "incognito", "verdicts.incognito.result";
    "tampering" Flag: "tampering", "products.tampering.data.result",
        "tampering.result", "verdicts.tampering.result";
    "tampering_confidence" Choice(Confidence::KNOWN): "tampering_confidence", "products.tampering.data.confidence",
        "tampering.confidence", "";
    "anti_detect_browser" Flag: "tampering_details.anti_detect_browser", "products.tampering.data.antiDetectBrowser",
        "tampering.antiDetectBrowser", "";
    "virtual_machine" Flag: "virtual_machine", "products.virtualMachine.data.result",
        "virtualMachine.result", "verdicts.virtualMachine.result";
    "privacy_settings" Flag: "privacy_settings", "products.privacySettings.data.result",
        "privacySettings.result", "verdicts.privacyBrowser.result";
    "developer_tools" Flag: "developer_tools", "products.developerTools.data.result",
        "developerTools.result", "verdicts.devtools.result";
    "high_activity_device" Flag: "high_activity_device", "products.highActivity.data.result",
        "highActivity.result", "verdicts.highActivity.result";
    "rare_device" Flag: "rare_device", "products.rareDevice.data.result", "rareDevice.result", "";
    "rare_device_percentile_bucket" Choice(RareDevicePercentileBucket::KNOWN): "rare_device_percentile_bucket", "products.rareDevice.data.percentileBucket",
        "rareDevice.percentileBucket", "";
    "suspect" Flag: "suspect", "products.identification.data.suspect", "", "suspect";
    "emulator" Flag: "emulator", "products.emulator.data.result", "emulator.result", "";
    "simulator" Flag: "simulator", "", "", "";
    "root_apps" Flag: "root_apps", "products.rootApps.data.result", "rootApps.result", "";
    "jailbroken" Flag: "jailbroken", "products.jailbroken.data.result", "jailbroken.result", "";
    "frida" Flag: "frida", "products.frida.data.result", "frida.result", "";
    "cloned_app" Flag: "cloned_app", "products.clonedApp.data.result", "clonedApp.result", "";
    "location_spoofing" Flag: "location_spoofing", "products.locationSpoofing.data.result",
        "locationSpoofing.result", "";
    "mitm_attack" Flag: "mitm_attack", "products.mitmAttack.data.result", "mitmAttack.result", "";
    "active_call" Flag: "active_call", "", "", "";
};
