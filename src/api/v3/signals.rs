//! The smart signals: bots, proxies, VPNs, tampering, velocity and those that are just a flag.

use crate::api::open_enum::open_enum;
use crate::api::record::record;
use crate::api::v3::identification::Tag;
use crate::api::v3::signal::signal;
use crate::api::v4::signals::{Confidence, ProxyType, RareDevicePercentileBucket};

signal! {
    /// A signal that is just true or false.
    pub struct Flag, WebhookFlag {
        /// Whether it was found.
        result: bool,
    }
}

record! {
    /// What the bot detection says, and about which event.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct Botd {
        /// The result.
        bot: BotdBot,
        /// Your own object, as it was sent with the event.
        meta?: Tag,
        /// Your own id for the event, as it was sent with it.
        linked_id?: String,
        /// The URL of the page.
        url: String,
        /// The IP address of the visitor.
        ip: String,
        /// When the event happened, as an RFC 3339 date-time in UTC.
        time: String,
        /// The user agent of the visitor.
        user_agent: String,
        /// The id of the event.
        request_id: String,
    }
}

record! {
    /// Whether the visitor is a bot, and of what kind.
    #[derive(Default)]
    pub struct BotdBot {
        /// Whether the visitor is a bot.
        result: BotdBotResult,
        /// A more precise name for the kind of bot, when there is one, such as `headlessChrome`.
        r#type?: String,
    }
}

open_enum! {
    /// Whether the visitor is a bot.
    pub enum BotdBotResult {
        /// No bot was found.
        NotDetected = "notDetected",
        /// A bot that does useful work and says so, such as the crawler of a search engine.
        Good = "good",
        /// A tool that automates browsers, such as Selenium, Puppeteer, Playwright or a headless browser.
        Bad = "bad",
    }
}

signal! {
    /// Whether a VPN or another service that hides the address was used.
    pub struct Vpn, WebhookVpn {
        /// Whether one was found.
        result: bool,
        /// How sure the result is.
        confidence: Confidence,
        /// How sure the model is of a VPN, from 0 to 1, to three decimals; beta.
        ml_score?: f64,
        /// The time zone of the device, which is compared with that of the address.
        origin_timezone: String,
        /// The country of the device as an ISO 3166 code, or `unknown`; Android, from SDK 2.4.0 on.
        origin_country: String,
        /// What each method says.
        methods: VpnMethods,
    }
}

record! {
    /// What each method to find a VPN says.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct VpnMethods {
        /// Whether the browser's time zone differs from that of the address.
        timezone_mismatch: bool,
        /// Whether the address belongs to a public VPN service.
        #[serde(rename = "publicVPN")]
        public_vpn: bool,
        /// Whether the methods for mobile devices found one.
        auxiliary_mobile: bool,
        /// Whether the browser's operating system differs from the one that the network traffic shows.
        os_mismatch: bool,
        /// Whether the address belongs to a relay, such as iCloud Private Relay or Cloudflare WARP, which
        /// hides the address but not the country.
        relay: bool,
        /// Whether the model found one.
        ml_prediction?: bool,
    }
}

signal! {
    /// Whether the IP address belongs to a proxy.
    pub struct Proxy, WebhookProxy {
        /// Whether it belongs to one, public or residential.
        result: bool,
        /// How sure the result is; always high when none was found.
        confidence: Confidence,
        /// The proxy; absent or null when none was found.
        details?: Option<ProxyDetails>,
        /// How sure the model is that there is a proxy, from 0 to 1, to three decimals; beta.
        ml_score?: f64,
    }
}

record! {
    /// The proxy behind the address.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ProxyDetails {
        /// The kind of the proxy.
        proxy_type: ProxyType,
        /// When the address was last seen as a proxy, as an RFC 3339 date-time in UTC, to the hour.
        last_seen_at?: String,
    }
}

signal! {
    /// Whether the browser or the device hides what it is.
    pub struct Tampering, WebhookTampering {
        /// Whether it does; always false on iOS.
        result: bool,
        /// How sure the result is; always high when nothing was found.
        confidence?: Confidence,
        /// How rare the browser's signature is, from 0 to 1; above 0.5 it counts as tampering.
        anomaly_score: f64,
        /// How sure the model is of a browser made to escape recognition, from 0 to 1; above 0.8 it counts as one.
        ml_score?: f64,
        /// Whether it is a browser made to escape recognition; browsers only.
        anti_detect_browser: bool,
    }
}

signal! {
    /// When the device was last reset; the beginning of 1970 when that is not known.
    pub struct FactoryReset, WebhookFactoryReset {
        /// The time as an RFC 3339 date-time in UTC.
        time: String,
        /// The same time as a Unix timestamp; 0 when it is not known.
        timestamp: i64,
    }
}

signal! {
    /// Whether the browser runs in a virtual machine.
    pub struct VirtualMachine, WebhookVirtualMachine {
        /// Whether it does.
        result: bool,
        /// How sure the model is of a virtual machine, from 0 to 1, to three decimals.
        ml_score?: f64,
    }
}

record! {
    /// Whether the visitor makes unusually many requests.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct HighActivity {
        /// Whether it does.
        result: bool,
        /// The requests of the visitor on the previous day, 1 or more.
        daily_requests?: i64,
    }
}

record! {
    /// How rare the device is among all that were seen.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct RareDevice {
        /// Whether it is among the rarest 0.1 per cent, or was never seen.
        result?: bool,
        /// How rare it is.
        percentile_bucket?: RareDevicePercentileBucket,
    }
}

signal! {
    /// The weighted sum of all signals.
    pub struct SuspectScore, WebhookSuspectScore {
        /// The sum: 0 is harmless, the upper end is the sum of all weights.
        result: f64,
    }
}

signal! {
    /// How busy the visitor id, the IP address and the linked id were before the event.
    pub struct Velocity, WebhookVelocity {
        /// The IP addresses of the visitor id.
        distinct_ip: VelocityData,
        /// The linked ids of the visitor id.
        distinct_linked_id: VelocityData,
        /// The countries of the visitor id.
        distinct_country: VelocityData,
        /// The events of the visitor id.
        events: VelocityData,
        /// The events of the IP address.
        ip_events: VelocityData,
        /// The IP addresses of the linked id.
        distinct_ip_by_linked_id: VelocityData,
        /// The visitor ids of the linked id.
        distinct_visitor_id_by_linked_id: VelocityData,
    }
}

record! {
    /// A count, where there is one.
    #[derive(Default)]
    pub struct VelocityData {
        /// The count; absent when the event lacks what it needs, such as a linked id.
        intervals?: VelocityIntervals,
    }
}

record! {
    /// A count over three spans of time, each of which ends with the event.
    #[derive(Default)]
    pub struct VelocityIntervals {
        /// The count of the last 5 minutes.
        #[serde(rename = "5m")]
        five_minutes: i64,
        /// The count of the last hour.
        #[serde(rename = "1h")]
        one_hour: i64,
        /// The count of the last 24 hours; the counts of distinct things leave it out when the visitor id
        /// had more than 20 000 events in that time.
        #[serde(rename = "24h")]
        twenty_four_hours?: i64,
    }
}

record! {
    /// The zone of a fixed worldwide grid in which the device is.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct Proximity {
        /// The id of the zone; it stays the same and does not tell where the zone is.
        id: String,
        /// The radius of the zone in metres: 10, 25, 65, 175, 450, 1200, 3300, 8500 or 22500.
        precision_radius: i64,
        /// How likely the device is in this zone and not in one next to it, from 0 to 1.
        confidence: f64,
    }
}

record! {
    /// What a model trained for one question of one customer says.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct Label {
        /// The question, such as `automation_tool`.
        label: String,
        /// The answer.
        prediction?: bool,
        /// How sure the model is, from 0 to 1.
        ml_score?: f64,
    }
}
