//! A visitor, and the visits of one; both as observed.

use crate::api::iq::signals::Signals;
use crate::api::record::record;

record! {
    /// The newest visits of a visitor. Its shape is that of the one example that the vendor shows.
    ///
    /// See <https://docs.fingerprintiq.com/api/visits>.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct Visits {
        /// The visits, at most 20 of them, the newest first.
        visits: Vec<Visit> as key,
        /// How many there were in all.
        total_visits?: i64,
        /// When the first one was, in Unix milliseconds.
        first_seen_at?: i64,
    }
}

record! {
    /// One visit.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct Visit {
        /// The id of the visit.
        id?: String,
        /// When it was, in Unix milliseconds.
        timestamp?: i64,
        /// The ISO 3166-1 code of the country, two letters.
        country?: Option<String>,
        /// The name of the city.
        city?: Option<String>,
        /// The name of the region.
        region?: Option<String>,
        /// The number of the autonomous system.
        asn?: Option<i64>,
        /// The organisation that runs the system.
        asn_org?: Option<String>,
        /// What the system is for, such as `RESIDENTIAL_ISP`.
        asn_category?: Option<String>,
        /// How likely the visitor was a bot, from 0 to 1.
        bot_probability?: f64,
        /// How many signals could be collected, from 0 to 1.
        confidence?: f64,
        /// What counts against the visitor.
        risk_factors?: Vec<String>,
        /// The signals behind it.
        signals?: Signals,
    }
}

record! {
    /// A visitor. Its shape is as observed, not documented.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct Visitor {
        /// The id of the device, such as `iq_01hns3k6tez83695a6t714s6n1`.
        visitor_id: String as key,
        /// How many signals could be collected, from 0 to 1.
        confidence?: f64,
        /// How likely the visitor is a bot, from 0 to 1.
        bot_probability?: f64,
        /// The place of the IP address.
        ip_location?: Option<IpLocation>,
        /// When the visitor came first, in Unix milliseconds.
        first_seen?: Option<i64>,
        /// When the visitor came last, in Unix milliseconds.
        last_seen?: Option<i64>,
        /// How many visits there were.
        visits_count?: Option<i64>,
    }
}

record! {
    /// The place of an IP address. Its shape is as observed, not documented.
    #[derive(Default)]
    pub struct IpLocation {
        /// The ISO 3166-1 code of the country, two letters.
        country?: String,
        /// The name of the city.
        city?: String,
        /// The name of the region.
        region?: String,
        /// The latitude, in degrees.
        latitude?: f64,
        /// The longitude, in degrees.
        longitude?: f64,
    }
}
