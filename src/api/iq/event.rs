//! An event: one identification, with the verdicts and the signals behind them.

use crate::api::iq::signals::Signals;
use crate::api::iq::verdicts::Verdicts;
use crate::api::record::record;

/// A JSON object of the customer's own, as it was sent with the event.
pub type Tag = serde_json::Map<String, serde_json::Value>;

record! {
    /// One identification of a visitor, with its verdicts and signals.
    ///
    /// See <https://docs.fingerprintiq.com/api/events>.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct Event {
        /// The id of the event, such as `req_01hns3k6tez83695a6t7`.
        request_id: String as key,
        /// The id of the device, such as `iq_01hns3k6tez83695a6t714s6n1`.
        visitor_id?: String,
        /// How many signals could be collected, from 0 to 1; a low value may itself mean a bot or a tool
        /// that protects privacy.
        confidence?: f64,
        /// How likely the visitor is a bot, from 0 to 1.
        bot_probability?: f64,
        /// How suspicious the event is; 0 is harmless.
        suspect_score?: f64,
        /// Your own id for the event, as it was sent with it.
        linked_id?: String,
        /// Your own object, as it was sent with the event.
        tag?: Tag,
        /// Whether you flagged the event as suspicious.
        suspect?: bool,
        /// The IP address of the visitor.
        ip?: String,
        /// The URL of the page.
        url?: String,
        /// The page that led here.
        referrer?: String,
        /// What each detection says.
        verdicts?: Verdicts,
        /// The signals behind the verdicts.
        signals?: Signals,
        /// When the event happened, in Unix milliseconds.
        timestamp?: i64,
        /// When the event was stored, as an ISO 8601 date-time in UTC.
        created_at?: String,
    }
}
