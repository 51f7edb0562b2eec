//! The body of a webhook: what happened, and the visit in brief.

use crate::api::open_enum::open_enum;
use crate::api::record::record;

open_enum! {
    /// What a webhook reports.
    pub enum WebhookEvent {
        /// A device came for the first time.
        VisitNew = "visit.new",
        /// A device came back.
        VisitReturning = "visit.returning",
        /// A visit was flagged as suspicious.
        VisitFlagged = "visit.flagged",
        /// The visitor is a bot with a probability above 0.7.
        ThreatDetected = "threat.detected",
    }
}

record! {
    /// What FingerprintIQ sends to your server.
    ///
    /// See <https://docs.fingerprintiq.com/api/webhooks>.
    #[derive(Default)]
    pub struct Webhook {
        /// What happened.
        event: WebhookEvent,
        /// When the webhook was sent, in Unix milliseconds.
        timestamp: i64,
        /// The visit.
        data: WebhookData,
    }
}

record! {
    /// The visit that a webhook reports.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct WebhookData {
        /// The id of the device.
        visitor_id?: String,
        /// How many times the device has come.
        visit_count?: i64,
        /// How likely the visitor is a bot, from 0 to 1.
        bot_probability?: f64,
        /// The country of the IP address, by its code of two letters.
        country?: String,
        /// What counts against the visitor.
        risk_factors?: Vec<String>,
    }
}
