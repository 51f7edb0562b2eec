//! What a search takes, and what it answers.

use crate::api::parameter::Kind;
use crate::api::parameter_list::parameters;
use crate::api::record::record;
use crate::api::v3::event::Event;
use crate::api::v4::search::{SearchEventsBot, SearchEventsSdkPlatform};
use crate::api::v4::signals::{Confidence, RareDevicePercentileBucket};

/// A point in time in Unix milliseconds.
pub(crate) type Milliseconds = i64;

record! {
    /// A page of the events that a search found.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct SearchEventsResponse {
        /// The events, newest first unless the search asked for `reverse`.
        events?: Vec<Event>,
        /// What the next search passes as `pagination_key` to get the next page; absent on the last page.
        pagination_key?: String,
    }
}

parameters! {
    /// Which events to search for; an event must match every filter that is given.
    ///
    /// A filter on a signal finds only events that have the signal. See
    /// <https://docs.fingerprint.com/reference/searchevents>.
    pub struct SearchEventsFilter;
    /// The query parameters of a search.
    pub static PARAMETERS: 37;
    absent: "null | undefined" except "limit";

    /// How many events a page may have, 1 or more; required. The API names no upper end.
    limit: u32 => Kind::Integer(1, u16::MAX),
    /// Where to go on: the `paginationKey` of the previous page.
    pagination_key: String => Kind::Text,
    /// The visitor id, `products.identification.data.visitorId`.
    visitor_id: String => Kind::Text,
    /// The result of the bot detection.
    bot: SearchEventsBot => Kind::Text,
    /// A range of IP addresses in CIDR notation, such as `10.0.0.0/24`; for one address `192.0.2.1/32`.
    ip_address: String => Kind::Text,
    /// Your own id for the event, as it was sent with it or set later.
    linked_id: String => Kind::Text,
    /// Events after this time, in Unix milliseconds.
    start: Milliseconds => Kind::Milliseconds,
    /// Events before this time, in Unix milliseconds.
    end: Milliseconds => Kind::Milliseconds,
    /// Whether the oldest events come first instead of the newest; `false` when it is left out.
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
    /// Whether the IP address is on a list of bad addresses.
    ip_blocklist: bool => Kind::Flag,
    /// Whether the IP address belongs to a data centre.
    datacenter: bool => Kind::Flag,
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
    /// The ids of environments of the workspace; any of these.
    environment[]: String => Kind::List,
    /// The id of the zone in which the device is, `products.proximity.data.id`.
    proximity_id: String => Kind::Text,
    /// The radius of the zone in metres: 10, 25, 65, 175, 450, 1200, 3300, 8500 or 22500.
    proximity_precision_radius: u32 => Kind::Integer(10, 22_500),
}
