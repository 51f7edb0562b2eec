//! The verdicts: what each detection says.

use crate::api::record::record;

record! {
    /// What each detection says.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct Verdicts {
        /// Whether the visitor is a bot.
        bot?: BotVerdict,
        /// Whether a VPN was used.
        vpn?: VpnVerdict,
        /// Whether the IP address belongs to the Tor network.
        tor?: Verdict,
        /// Whether the IP address belongs to a proxy.
        proxy?: Verdict,
        /// Whether the browser is in a private mode.
        incognito?: Verdict,
        /// Whether the browser hides what it is.
        tampering?: TamperingVerdict,
        /// Whether the browser runs without a window.
        headless?: Verdict,
        /// Whether the browser runs in a virtual machine.
        virtual_machine?: Verdict,
        /// Whether the developer tools are open.
        devtools?: Verdict,
        /// Whether the browser keeps itself from being recognised.
        privacy_browser?: PrivacyBrowserVerdict,
        /// Whether the device makes unusually many requests.
        high_activity?: Verdict,
        /// Whether the IP address is on a list of bad addresses.
        ip_blocklist?: Verdict,
        /// How busy the device was before.
        velocity?: Velocity,
    }
}

record! {
    /// A verdict that is just true or false.
    #[derive(Default)]
    pub struct Verdict {
        /// Whether it was found.
        result?: bool,
    }
}

record! {
    /// Whether the visitor is a bot.
    #[derive(Default)]
    pub struct BotVerdict {
        /// Whether it is one.
        result?: bool,
        /// How likely it is one, from 0 to 1.
        probability?: f64,
    }
}

record! {
    /// Whether a VPN was used.
    #[derive(Default)]
    pub struct VpnVerdict {
        /// Whether one was found.
        result?: bool,
        /// How sure the result is, from 0 to 1.
        confidence?: f64,
    }
}

record! {
    /// Whether the browser hides what it is.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct TamperingVerdict {
        /// Whether it does.
        result?: bool,
        /// How unusual the browser is; 0 is usual.
        anomaly_score?: f64,
    }
}

record! {
    /// Whether the browser keeps itself from being recognised.
    #[derive(Default)]
    pub struct PrivacyBrowserVerdict {
        /// Whether it does.
        result?: bool,
        /// The name of such a browser; null when it is not one.
        name?: Option<String>,
    }
}

record! {
    /// How busy the device was before the event.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct Velocity {
        /// The IP addresses of the device.
        distinct_ip?: VelocityCount,
        /// The countries of the device.
        distinct_country?: VelocityCount,
        /// The events of the device.
        events?: VelocityCount,
    }
}

record! {
    /// A count over three spans of time, each of which ends with the event.
    #[derive(Default)]
    pub struct VelocityCount {
        /// The count of the last 5 minutes.
        #[serde(rename = "5m")]
        five_minutes?: i64,
        /// The count of the last hour.
        #[serde(rename = "1h")]
        one_hour?: i64,
        /// The count of the last 24 hours.
        #[serde(rename = "24h")]
        twenty_four_hours?: i64,
    }
}
