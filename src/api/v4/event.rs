//! An event: one identification, with all that the smart signals say about it.

use crate::api::record::record;
use crate::api::v4::identification::{
    BrowserDetails, DeviceDetails, Identification, Proximity, SupplementaryIdHighRecall,
};
use crate::api::v4::ip_info::{IpBlocklist, IpInfo};
use crate::api::v4::platform::{
    EventSource, IncrementalIdentificationStatus, Sdk, Tags, TriggeredBy,
};
use crate::api::v4::raw_device_attributes::RawDeviceAttributes;
use crate::api::v4::rule_action::EventRuleAction;
use crate::api::v4::signals::{
    BotInfo, BotResult, Confidence, Label, ProxyDetails, RareDevicePercentileBucket,
    TamperingDetails, Velocity, VpnMethods,
};

record! {
    /// One identification of a visitor, with its smart signals.
    ///
    /// A signal is absent when the workspace does not have it or the platform cannot give it. See
    /// <https://docs.fingerprint.com/reference/server-api-v4-get-event> and
    /// <https://docs.fingerprint.com/docs/smart-signals-reference>.
    #[derive(Default)]
    pub struct Event {
        /// The id of the event; it begins with the event's time in Unix milliseconds.
        event_id: String as key,
        /// When the event happened, in Unix milliseconds.
        timestamp: i64,
        /// What made the event.
        source?: EventSource,
        /// How far the identification has come, when it is an incremental one; browsers only.
        incremental_identification_status?: IncrementalIdentificationStatus,
        /// Your own id for the event, as it was sent with it or set later.
        linked_id?: String,
        /// The id of the environment of the workspace.
        environment_id?: String,
        /// Whether you flagged the event as suspicious; absent when you never said either way.
        suspect?: bool,
        /// The SDK that sent the event.
        sdk?: Sdk,
        /// Whether the same payload was sent before.
        replayed?: bool,
        /// The rules that caused this event to be sent; webhooks only.
        triggered_by?: Vec<TriggeredBy>,
        /// Who the visitor is, favouring precision.
        identification?: Identification,
        /// Who the visitor is, favouring coverage.
        supplementary_id_high_recall?: SupplementaryIdHighRecall,
        /// Your own object, as it was sent with the event or set later.
        tags?: Tags,
        /// The URL of the page; browsers only.
        url?: String,
        /// The bundle id of the app; iOS only.
        bundle_id?: String,
        /// The package name of the app; Android only.
        package_name?: String,
        /// The IP address of the visitor.
        ip_address?: String,
        /// The user agent of the visitor.
        user_agent?: String,
        /// The model or family of the device, by its user agent.
        device?: String,
        /// The family of the operating system, by the user agent.
        os?: String,
        /// The version of the operating system, by the user agent.
        os_version?: String,
        /// The page that led here, from `document.referrer`; empty when there was none. Browsers only.
        client_referrer?: String,
        /// The browser and its system; browsers only.
        browser_details?: BrowserDetails,
        /// The device, as the mobile SDK found it; Android and iOS.
        device_details?: DeviceDetails,
        /// The zone in which the device is.
        proximity?: Proximity,
        /// Whether the device was in a call; Android and iOS, from SDK 2.16.0 on.
        active_call?: bool,
        /// Whether the visitor is a bot; browsers only.
        bot?: BotResult,
        /// A more precise name for the kind of bot, when there is one, such as `chatgpt_agent`.
        bot_type?: String,
        /// Which bot it is, and whose.
        bot_info?: BotInfo,
        /// Whether the app is a copy, or runs in a profile made for copies; Android only.
        cloned_app?: bool,
        /// Whether the integrity of the device is compromised. No document that we know says more; that it is true or
        /// false, and on which platforms, is inferred from its neighbours.
        compromised_device_integrity?: bool,
        /// Whether the developer tools are open (browsers) or the developer options are on (mobile).
        developer_tools?: bool,
        /// Whether the app runs in an emulator; Android only.
        emulator?: bool,
        /// When the device was last reset, in Unix milliseconds; 0 when that is not known. Mobile only.
        factory_reset_timestamp?: i64,
        /// Whether the app is under the control of Frida; Android and iOS.
        frida?: bool,
        /// The lists of bad addresses that the IP address is on.
        ip_blocklist?: IpBlocklist,
        /// The place and the network of the IP address.
        ip_info?: IpInfo,
        /// Whether the IP address belongs to a proxy, public or residential.
        proxy?: bool,
        /// How sure the result of `proxy` is; always high when none was found.
        proxy_confidence?: Confidence,
        /// The proxy, when one was found.
        proxy_details?: ProxyDetails,
        /// How sure the model is that there is a proxy, from 0 to 1, to three decimals; beta.
        proxy_ml_score?: f64,
        /// Whether the browser is in a private mode; browsers only.
        incognito?: bool,
        /// Whether the device is jailbroken; iOS only.
        jailbroken?: bool,
        /// Whether the device pretends to be somewhere else; Android and iOS.
        location_spoofing?: bool,
        /// Whether someone read or changed the traffic on its way to the API; Android and iOS.
        mitm_attack?: bool,
        /// Whether the browser keeps itself from being recognised, as Tor's does; browsers only.
        privacy_settings?: bool,
        /// Whether there are apps that manage root access; Android only.
        root_apps?: bool,
        /// What the rules decided; only when the call named a ruleset, by `ruleset_id`.
        rule_action?: EventRuleAction,
        /// Whether the app or the browser runs in a simulator; iOS and browsers.
        simulator?: bool,
        /// The weighted sum of all signals: 0 is harmless, the upper end is the sum of all weights.
        suspect_score?: f64,
        /// Whether the browser or the device hides what it is.
        tampering?: bool,
        /// How sure the result of `tampering` is.
        tampering_confidence?: Confidence,
        /// How sure the model is of a browser made to escape recognition, from 0 to 1; above 0.8 it counts as one.
        tampering_ml_score?: f64,
        /// The parts that make up `tampering`.
        tampering_details?: TamperingDetails,
        /// How busy the visitor id, the IP address and the linked id were before.
        velocity?: Velocity,
        /// Whether the browser runs in a virtual machine; browsers only.
        virtual_machine?: bool,
        /// How sure the model is of a virtual machine, from 0 to 1, to three decimals; browsers only, beta.
        virtual_machine_ml_score?: f64,
        /// Whether a VPN or another service that hides the address was used.
        vpn?: bool,
        /// How sure the result of `vpn` is.
        vpn_confidence?: Confidence,
        /// How sure the model is of a VPN, from 0 to 1, to three decimals; browsers only, beta.
        vpn_ml_score?: f64,
        /// The time zone of the device, which is compared with that of the address.
        vpn_origin_timezone?: String,
        /// The country of the device as an ISO 3166-1 code of two letters, or `unknown`.
        vpn_origin_country?: String,
        /// What each method to find a VPN says.
        vpn_methods?: VpnMethods,
        /// Whether the visitor makes unusually many requests.
        high_activity_device?: bool,
        /// Whether the device is among the rarest 0.1 per cent, or was never seen; browsers only, beta.
        rare_device?: bool,
        /// How rare the device is; browsers only, beta.
        rare_device_percentile_bucket?: RareDevicePercentileBucket,
        /// The raw attributes of the browser or the device.
        raw_device_attributes?: RawDeviceAttributes,
        /// What the models that were trained for you say; beta.
        labels?: Vec<Label>,
    }
}

/// In tests one comes from JSON, as from the API, or from `Default`:
///
/// ```
/// use fingerprint_edge::v4::Event;
/// use serde_json::{from_value, json};
///
/// let event: Event = from_value(json!({ "event_id": "1708102555327.NLOjmg", "timestamp": 1_708_102_555_327_i64, "bot": "bad" }))?;
/// assert_eq!(event.bot.unwrap(), "bad");
///
/// let mut event = Event::default();
/// event.event_id = "1708102555327.NLOjmg".to_owned();
/// event.vpn = Some(true);
/// # Ok::<(), serde_json::Error>(())
/// ```
impl Event {
    /// Whether the event was made at the edge, of a request alone: it then has the fields of
    /// [`EdgeResponse`](crate::v4::EdgeResponse) and no others. An event without a source is a device's.
    #[must_use]
    pub fn is_edge(&self) -> bool {
        self.source == Some(EventSource::Edge)
    }
}
