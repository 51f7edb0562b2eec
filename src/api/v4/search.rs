//! What the two reading operations take, and what a search answers.
//!
//! ```
//! use fingerprint_edge::v4::SearchEventsFilter;
//! use std::time::{Duration, SystemTime};
//!
//! let yesterday = SystemTime::now() - Duration::from_secs(24 * 60 * 60);
//! let filter = SearchEventsFilter::new().bot("bad").start(yesterday).environment(["env_a", "env_b"]).limit(100);
//! assert_eq!(filter.limit, Some(100));
//! ```

use std::borrow::Cow;
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

use crate::api::open_enum::open_enum;
use crate::api::parameter::{Given, Kind};
use crate::api::parameter_list::{Give, parameters};
use crate::api::record::record;
use crate::api::v4::event::Event;
use crate::api::v4::platform::IncrementalIdentificationStatus;
use crate::api::v4::signals::{
    BotInfoCategory, BotInfoIdentity, Confidence, RareDevicePercentileBucket,
};

record! {
    /// A page of the events that a search found.
    #[derive(Default)]
    pub struct EventSearch {
        /// The events, newest first unless the search asked for `reverse`.
        events: Vec<Event> as key,
        /// What the next search passes as `pagination_key` to get the next page; absent on the last page.
        pagination_key?: String,
        /// How many events the search found on all pages, up to the `total_hits` that it asked for;
        /// absent when it did not ask for that.
        total_hits?: i64,
    }
}

/// A point in time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum Time {
    /// Unix milliseconds.
    Milliseconds(i64),
    /// An RFC 3339 date-time, such as `2026-01-31T23:59:59Z`.
    DateTime(String),
}

impl From<i64> for Time {
    fn from(milliseconds: i64) -> Self {
        Self::Milliseconds(milliseconds)
    }
}

impl From<&str> for Time {
    fn from(date_time: &str) -> Self {
        Self::DateTime(date_time.to_owned())
    }
}

impl From<String> for Time {
    fn from(date_time: String) -> Self {
        Self::DateTime(date_time)
    }
}

/// Whole milliseconds of it; what is finer is cut off.
impl From<SystemTime> for Time {
    fn from(time: SystemTime) -> Self {
        let ms = |duration: Duration| i64::try_from(duration.as_millis()).unwrap_or(i64::MAX);
        Self::Milliseconds(match time.duration_since(SystemTime::UNIX_EPOCH) {
            Ok(since) => ms(since),
            Err(before) => -ms(before.duration()),
        })
    }
}

impl Give for Time {
    fn give(&self) -> (Given, Cow<'_, str>) {
        match self {
            Self::Milliseconds(number) => (Given::Number, number.to_string().into()),
            Self::DateTime(text) => (Given::Text, text.into()),
        }
    }
}

#[cfg(feature = "__typescript")]
impl crate::api::shape::Shape for Time {
    fn shape() -> serde_json::Value {
        serde_json::json!({
            "x-type": "Time",
            "oneOf": [
                { "type": "integer", "format": "int64" },
                { "type": "string", "format": "date-time" },
            ],
        })
    }
}

#[cfg(feature = "__typescript")]
impl crate::api::declared::Declared for Time {
    fn declaration() -> String {
        "/**\n * A point in time: Unix milliseconds, an RFC 3339 date-time such as `2026-01-31T23:59:59Z`, \
         or a date.\n */\nexport type Time = number | string | Date;"
            .to_owned()
    }
}

open_enum! {
    /// Which results of the bot detection a search asks for.
    pub enum SearchEventsBot {
        /// Bots of any kind.
        All = "all",
        /// Good bots.
        Good = "good",
        /// Bad bots.
        Bad = "bad",
        /// No bots.
        None = "none",
    }
}

open_enum! {
    /// Whether a search asks for events that name a bot.
    pub enum SearchEventsBotInfo {
        /// Events with a bot.
        All = "all",
        /// Events without one.
        None = "none",
    }
}

open_enum! {
    /// The platforms of an SDK that a search can ask for.
    pub enum SearchEventsSdkPlatform {
        /// The JavaScript agent in a browser.
        Js = "js",
        /// Android.
        Android = "android",
        /// iOS.
        Ios = "ios",
    }
}

open_enum! {
    /// The sources of events that a search can ask for besides the default, the visitor's device.
    pub enum SearchEventsSource {
        /// The API's edge endpoint.
        Edge = "edge",
    }
}

parameters! {
    /// What may be asked for along with an event.
    ///
    /// See <https://docs.fingerprint.com/reference/server-api-v4-get-event>.
    pub struct GetEventParams;
    /// The query parameters for getting an event.
    pub static GET_EVENT_PARAMETERS: 1;
    absent: "null | undefined";

    /// The id of a ruleset to evaluate; the event then has a `rule_action`.
    ruleset_id: String => Kind::Text,
}

parameters! {
    /// Which events to search for; an event must match every filter that is given.
    ///
    /// A filter on a signal finds only events that have the signal. Without `start` and `end` the
    /// search covers the last seven days. See
    /// <https://docs.fingerprint.com/reference/server-api-v4-search-events>.
    pub struct SearchEventsFilter;
    /// The query parameters of a search.
    pub static PARAMETERS: 53;
    absent: "null | undefined";

    /// How many events a page may have, from 1 to 100; 10 when it is left out.
    limit: u32 => Kind::Integer(1, 100),
    /// Where to go on: the `pagination_key` of the previous page, as it came.
    pagination_key: String => Kind::Text,
    /// The visitor id, `identification.visitor_id`.
    visitor_id: String => Kind::Text,
    /// The High Recall ID, `supplementary_id_high_recall.visitor_id`.
    high_recall_id: String => Kind::Text,
    /// The result of the bot detection.
    bot: SearchEventsBot => Kind::Text,
    /// Whether the event has a `bot_info`.
    bot_info: SearchEventsBotInfo => Kind::Text,
    /// What the bot is for; any of these.
    bot_info_category[]: BotInfoCategory => Kind::List,
    /// Whether the bot is who it says it is; any of these.
    bot_info_identity[]: BotInfoIdentity => Kind::List,
    /// How certain it is which bot it is; any of these.
    bot_info_confidence[]: Confidence => Kind::List,
    /// The company that runs the bot, in full, such as `OpenAI`; any of these.
    bot_info_provider[]: String => Kind::List,
    /// The name of the bot, in full, such as `ChatGPT-User`; any of these.
    bot_info_name[]: String => Kind::List,
    /// An IP address, or a range of them in CIDR notation such as `10.0.0.0/24`.
    ip_address: String => Kind::Text,
    /// The number of the autonomous system of the IP address, in digits.
    asn: String => Kind::Text,
    /// Your own id for the event, as it was sent with it or set later, at most 256 characters.
    linked_id: String => Kind::TextUpTo(256),
    /// The URL of the page.
    url: String => Kind::Text,
    /// The bundle id of the app; iOS only.
    bundle_id: String => Kind::Text,
    /// The package name of the app; Android only.
    package_name: String => Kind::Text,
    /// The origin of the page, such as `https://example.com`; browsers only.
    origin: String => Kind::Text,
    /// Events of this time and later; seven days ago when it is left out, whatever `end` is. The vendor's SDKs count this
    /// very time in; its OpenAPI document says "after".
    start: Time => Kind::Time,
    /// Events up to this time; now when it is left out, whatever `start` is. Whether this very time counts, the vendor's
    /// sources differ: "or equal" in its Python SDK, "before" in its OpenAPI document.
    end: Time => Kind::Time,
    /// Whether the oldest events come first instead of the newest.
    reverse: bool => Kind::Flag,
    /// Whether the event was flagged as suspicious; events that were never flagged either way are left out.
    suspect: bool => Kind::Flag,
    /// Whether a VPN was used.
    vpn: bool => Kind::Flag,
    /// Whether the browser runs in a virtual machine.
    virtual_machine: bool => Kind::Flag,
    /// Whether the browser or the device hides what it is.
    tampering: bool => Kind::Flag,
    /// Whether it is a browser made to escape recognition.
    anti_detect_browser: bool => Kind::Flag,
    /// Whether the browser is in a private mode.
    incognito: bool => Kind::Flag,
    /// Whether the browser keeps itself from being recognised.
    privacy_settings: bool => Kind::Flag,
    /// Whether the device is jailbroken; iOS only.
    jailbroken: bool => Kind::Flag,
    /// Whether the app is under the control of Frida; Android and iOS.
    frida: bool => Kind::Flag,
    /// Whether it is known that the device was reset; Android and iOS.
    factory_reset: bool => Kind::Flag,
    /// Whether the app is a copy; Android only.
    cloned_app: bool => Kind::Flag,
    /// Whether the app runs in an emulator; Android only.
    emulator: bool => Kind::Flag,
    /// Whether there are apps that manage root access; Android only.
    root_apps: bool => Kind::Flag,
    /// How sure the result of `vpn` is.
    vpn_confidence: Confidence => Kind::Text,
    /// The suspect score that the event's score must exceed.
    min_suspect_score: f64 => Kind::Number,
    /// Whether the developer tools are open or the developer options are on.
    developer_tools: bool => Kind::Flag,
    /// Whether the device pretends to be somewhere else; Android and iOS.
    location_spoofing: bool => Kind::Flag,
    /// Whether someone read or changed the traffic; Android and iOS.
    mitm_attack: bool => Kind::Flag,
    /// Whether the device is rare; browsers only, beta.
    rare_device: bool => Kind::Flag,
    /// How rare the device is; browsers only, beta.
    rare_device_percentile_bucket: RareDevicePercentileBucket => Kind::Text,
    /// Whether the IP address belongs to a proxy.
    proxy: bool => Kind::Flag,
    /// The version of the SDK, such as `3.11.14`.
    sdk_version: String => Kind::Text,
    /// The platform of the SDK.
    sdk_platform: SearchEventsSdkPlatform => Kind::Text,
    /// The ids of environments of the workspace; any of these. The key of an environment finds events of its own alone.
    environment[]: String => Kind::List,
    /// The id of the zone in which the device is, `proximity.id`.
    proximity_id: String => Kind::Text,
    /// How far to count the events of all pages, from 1 to 1000; the answer then has `total_hits`.
    total_hits: u32 => Kind::Integer(1, 1000),
    /// Whether the IP address is a node of the Tor network.
    tor_node: bool => Kind::Flag,
    /// How far the identification has come; leaves out identifications that are not incremental.
    incremental_identification_status: IncrementalIdentificationStatus => Kind::Text,
    /// Whether the app or the browser runs in a simulator.
    simulator: bool => Kind::Flag,
    /// Whether the device was in a call; Android and iOS.
    active_call: bool => Kind::Flag,
    /// Whether the integrity of the device is compromised; that it takes true and false is inferred from its neighbours.
    compromised_device_integrity: bool => Kind::Flag,
    /// The source of the events, at most one: `edge`, or the visitor's device when it is left out.
    source[]: SearchEventsSource => Kind::ListUpTo(1),
}
