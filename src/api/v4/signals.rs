//! The smart signals that are more than a flag: bots, proxies, VPNs, tampering, velocity, labels.

use crate::api::open_enum::open_enum;
use crate::api::record::record;

open_enum! {
    /// How sure a detection is of its result.
    pub enum Confidence {
        /// Not sure.
        Low = "low",
        /// Fairly sure.
        Medium = "medium",
        /// Sure.
        High = "high",
    }
}

open_enum! {
    /// Whether the visitor is a bot.
    pub enum BotResult {
        /// A tool that automates browsers, such as Selenium, Puppeteer, Playwright or a headless browser.
        Bad = "bad",
        /// A bot that does useful work and says so, such as the crawler of a search engine.
        Good = "good",
        /// No bot was found.
        NotDetected = "not_detected",
    }
}

open_enum! {
    /// What a bot is for.
    pub enum BotInfoCategory {
        /// Advertising and marketing.
        AdvertisingAndMarketing = "advertising_and_marketing",
        /// Collects content from many sites.
        Aggregator = "aggregator",
        /// Acts on its own on behalf of a user, driven by a language model.
        AiAgent = "ai_agent",
        /// Fetches pages for a question that a user put to an assistant.
        AiAssistant = "ai_assistant",
        /// A browser with an assistant in it.
        AiBrowser = "ai_browser",
        /// Collects what models are trained on.
        AiCrawler = "ai_crawler",
        /// Feeds a search that answers with a language model.
        AiSearch = "ai_search",
        /// A hosted or local browser that a program drives.
        BrowserAutomation = "browser_automation",
        /// Works for shops, for example by comparing prices.
        Ecommerce = "ecommerce",
        /// Watches whether sites work and how they are used.
        MonitoringAndAnalytics = "monitoring_and_analytics",
        /// Known, and none of the others.
        Miscellaneous = "other",
        /// Copies content.
        Scraping = "scraping",
        /// Looks for weaknesses or for malware.
        Security = "security",
        /// Collects pages for a search engine.
        SearchEngineCrawler = "search_engine_crawler",
        /// Judges how sites rank in search engines.
        SearchEngineOptimization = "search_engine_optimization",
        /// Not known.
        Unknown = "unknown",
    }
}

open_enum! {
    /// Whether a bot is who it says it is.
    pub enum BotInfoIdentity {
        /// A well-known bot, run by its provider, which publishes how to check its identity.
        Verified = "verified",
        /// A bot of a provider's customer, which signs its requests with Web Bot Auth.
        Signed = "signed",
        /// A bot that claims an identity and fails the check.
        Spoofed = "spoofed",
        /// A bot that publishes nothing to check.
        Unknown = "unknown",
    }
}

record! {
    /// Which bot it is, and whose.
    #[derive(Default)]
    pub struct BotInfo {
        /// What the bot is for.
        category: BotInfoCategory,
        /// The company that runs the bot, such as `OpenAI`.
        provider: String,
        /// The web site of the company.
        provider_url?: String,
        /// The name of the bot, such as `ChatGPT-User`.
        name: String,
        /// Whether the bot is who it says it is.
        identity: BotInfoIdentity,
        /// How certain it is that this is the bot.
        confidence: Confidence,
    }
}

open_enum! {
    /// What kind of proxy an address belongs to.
    pub enum ProxyType {
        /// Goes through the addresses of homes and mobile phones, to look like their owners.
        Residential = "residential",
        /// Goes through data centres.
        DataCenter = "data_center",
        /// Found by the model alone; the lists of addresses do not name a kind.
        Unknown = "unknown",
    }
}

record! {
    /// The proxy behind the address; there when `proxy` is true.
    #[derive(Default)]
    pub struct ProxyDetails {
        /// The kind of the proxy.
        proxy_type: ProxyType,
        /// When the address was last seen as a proxy, in Unix milliseconds, to the hour.
        last_seen_at?: i64,
        /// The service that was last seen to use the address; several may share one.
        provider?: String,
    }
}

record! {
    /// What each method to find a VPN says.
    #[derive(Default)]
    pub struct VpnMethods {
        /// Whether the browser's time zone differs from that of the address.
        timezone_mismatch?: bool,
        /// Whether the address belongs to a public VPN service.
        public_vpn?: bool,
        /// Whether the methods for mobile devices found one.
        auxiliary_mobile?: bool,
        /// Whether the browser's operating system differs from the one that the network traffic shows.
        os_mismatch?: bool,
        /// Whether the address belongs to a relay, such as iCloud Private Relay or Cloudflare WARP, which
        /// hides the address but not the country.
        relay?: bool,
        /// Whether the model found one.
        ml_prediction?: bool,
    }
}

record! {
    /// The parts that make up the `tampering` signal.
    #[derive(Default)]
    pub struct TamperingDetails {
        /// How rare the browser's signature is, from 0 to 1; above 0.5 it counts as tampering.
        anomaly_score?: f64,
        /// Whether it is a browser made to escape recognition, such as AdsPower or GoLogin.
        anti_detect_browser?: bool,
    }
}

open_enum! {
    /// How rare the device is among all that were seen, as a range of percentiles.
    pub enum RareDevicePercentileBucket {
        /// Among the most common 95 per cent.
        BelowP95 = "<p95",
        /// From the 95th to the 99th percentile.
        P95ToP99 = "p95-p99",
        /// From the 99th to the 99.5th percentile.
        P99ToP99_5 = "p99-p99.5",
        /// From the 99.5th to the 99.9th percentile.
        P99_5ToP99_9 = "p99.5-p99.9",
        /// Among the rarest 0.1 per cent.
        AboveP99_9 = "p99.9+",
        /// Never seen before.
        NotSeen = "not_seen",
    }
}

record! {
    /// How busy the visitor id, the IP address and the linked id were before the event.
    ///
    /// A count that needs what the event lacks, such as a linked id, is absent.
    #[derive(Default)]
    pub struct Velocity {
        /// The IP addresses of the visitor id.
        distinct_ip?: VelocityData,
        /// The linked ids of the visitor id.
        distinct_linked_id?: VelocityData,
        /// The countries of the visitor id.
        distinct_country?: VelocityData,
        /// The events of the visitor id.
        events?: VelocityData,
        /// The events of the IP address.
        ip_events?: VelocityData,
        /// The IP addresses of the linked id.
        distinct_ip_by_linked_id?: VelocityData,
        /// The visitor ids of the linked id.
        distinct_visitor_id_by_linked_id?: VelocityData,
    }
}

record! {
    /// A count over three spans of time, each of which ends with the event.
    #[derive(Default)]
    pub struct VelocityData {
        /// The count of the last 5 minutes.
        #[serde(rename = "5_minutes")]
        five_minutes: i64,
        /// The count of the last hour.
        #[serde(rename = "1_hour")]
        one_hour: i64,
        /// The count of the last 24 hours; the counts of distinct things leave it out when the visitor id
        /// had more than 20 000 events in that time.
        #[serde(rename = "24_hours")]
        twenty_four_hours?: i64,
    }
}

record! {
    /// What a model trained for one question of one customer says.
    #[derive(Default)]
    pub struct Label {
        /// The question, such as `automation_tool`.
        label: String,
        /// The answer.
        prediction?: bool,
        /// How sure the model is, from 0 to 1.
        ml_score?: f64,
    }
}
