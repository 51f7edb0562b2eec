//! The body of a webhook: an event on one level, without products.

use crate::api::record::record;
use crate::api::v3::identification::{BrowserDetails, IdentificationConfidence, SeenAt, Tag};
use crate::api::v3::ip_info::{Geolocation, IpInfo, WebhookIpBlocklist};
use crate::api::v3::raw_device_attributes::RawDeviceAttributes;
use crate::api::v3::signals::{
    BotdBot, HighActivity, Proximity, RareDevice, WebhookFactoryReset, WebhookFlag, WebhookProxy,
    WebhookSuspectScore, WebhookTampering, WebhookVelocity, WebhookVirtualMachine, WebhookVpn,
};
use crate::api::v4::platform::Sdk;

record! {
    /// One identification of a visitor with its smart signals, as the API sends it to your server.
    ///
    /// See <https://docs.fingerprint.com/docs/webhooks>.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct Webhook {
        /// The id of the event; it begins with the event's time in Unix milliseconds.
        request_id: String,
        /// The URL of the page.
        url: String,
        /// The IP address of the visitor.
        ip: String,
        /// The id of the environment of the workspace.
        environment_id?: String,
        /// Your own object, as it was sent with the event.
        tag?: Tag,
        /// When the event happened, as an RFC 3339 date-time in UTC.
        time: String,
        /// When the event happened, in Unix milliseconds.
        timestamp: i64,
        /// The place of the IP address; workspaces created since 2024 have `ipInfo` instead.
        ip_location?: Geolocation,
        /// Your own id for the event, as it was sent with it.
        linked_id?: String,
        /// The id of the browser or the mobile device, 20 characters.
        visitor_id?: String,
        /// Whether this visitor was known before the event.
        visitor_found?: bool,
        /// How sure the identification is.
        confidence?: IdentificationConfidence,
        /// When this visitor id was seen for the first time.
        first_seen_at?: SeenAt,
        /// When this visitor id was seen last.
        last_seen_at?: SeenAt,
        /// The browser and its system.
        browser_details?: BrowserDetails,
        /// Whether the browser is in a private mode.
        incognito?: bool,
        /// The page that led here, from `document.referrer`.
        client_referrer?: String,
        /// The raw attributes of the browser, by their names.
        components?: RawDeviceAttributes,
        /// Whether the visitor is a bot; browsers only.
        bot?: BotdBot,
        /// The user agent of the visitor.
        user_agent?: String,
        /// Whether there are apps that manage root access; Android only.
        root_apps?: WebhookFlag,
        /// Whether the app runs in an emulator; Android only.
        emulator?: WebhookFlag,
        /// The place and the network of the IP address.
        ip_info?: IpInfo,
        /// The lists of bad addresses that the IP address is on.
        ip_blocklist?: WebhookIpBlocklist,
        /// Whether the IP address is an exit node of the Tor network.
        tor?: WebhookFlag,
        /// Whether a VPN or another service that hides the address was used.
        vpn?: WebhookVpn,
        /// Whether the IP address belongs to a proxy, public or residential.
        proxy?: WebhookProxy,
        /// Whether the browser or the device hides what it is.
        tampering?: WebhookTampering,
        /// Whether the app is a copy, or runs in a profile made for copies; Android only.
        cloned_app?: WebhookFlag,
        /// When the device was last reset; Android and iOS.
        factory_reset?: WebhookFactoryReset,
        /// Whether the device is jailbroken; iOS only.
        jailbroken?: WebhookFlag,
        /// Whether the app is under the control of Frida; Android and iOS.
        frida?: WebhookFlag,
        /// Whether the browser keeps itself from being recognised, as Tor's does; browsers only.
        privacy_settings?: WebhookFlag,
        /// Whether the browser runs in a virtual machine; browsers only.
        virtual_machine?: WebhookVirtualMachine,
        /// The raw attributes of the browser or the device, by their names.
        raw_device_attributes?: RawDeviceAttributes,
        /// Whether the visitor makes unusually many requests.
        high_activity?: HighActivity,
        /// Whether the device pretends to be somewhere else; Android and iOS.
        location_spoofing?: WebhookFlag,
        /// The weighted sum of all signals.
        suspect_score?: WebhookSuspectScore,
        /// Whether someone controls the device from afar; withdrawn by the vendor.
        remote_control?: WebhookFlag,
        /// How busy the visitor id, the IP address and the linked id were before.
        velocity?: WebhookVelocity,
        /// Whether the developer tools are open (browsers) or the developer options are on (mobile).
        developer_tools?: WebhookFlag,
        /// Whether someone read or changed the traffic on its way to the API; Android and iOS.
        mitm_attack?: WebhookFlag,
        /// How rare the device is; browsers only, beta.
        rare_device?: RareDevice,
        /// Whether the same payload was sent before.
        replayed?: bool,
        /// The SDK that sent the event.
        sdk: Sdk,
        /// Who the visitor is, by other methods of recognition.
        supplementary_ids?: SupplementaryIds,
        /// The zone in which the device is.
        proximity?: Proximity,
    }
}

record! {
    /// Who the visitor is, by other methods of recognition.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct SupplementaryIds {
        /// Favouring precision, as the event itself does.
        standard: SupplementaryId,
        /// Favouring coverage: fewer browsers count as new, more are mixed up.
        high_recall: SupplementaryId,
    }
}

record! {
    /// A visitor id with its confidence.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct SupplementaryId {
        /// The id of the browser or the mobile device.
        visitor_id?: String,
        /// Whether this visitor was known before the event.
        visitor_found?: bool,
        /// How sure the identification is.
        confidence?: IdentificationConfidence,
        /// When this visitor id was seen for the first time.
        first_seen_at?: SeenAt,
        /// When this visitor id was seen last.
        last_seen_at?: SeenAt,
    }
}
