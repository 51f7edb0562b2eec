//! The declarations of FingerprintIQ, the npm package's `api/iq.d.ts`.

use crate::api::declared::{self, Declaration, declare, join};
use crate::api::iq::error::ErrorResponse;
use crate::api::iq::event::Event;
use crate::api::iq::signals::{
    AsnSignal, CanvasSignal, ClientSignals, GeoSignal, HttpSignal, ServerSignals, Signals,
    TlsSignal, VpnDetectionSignal, WebGlSignal,
};
use crate::api::iq::verdicts::{
    BotVerdict, PrivacyBrowserVerdict, TamperingVerdict, Velocity, VelocityCount, Verdict,
    Verdicts, VpnVerdict,
};
use crate::api::iq::webhook::{Webhook, WebhookData, WebhookEvent};

/// The declarations that stand for no Rust type.
const ALIASES: &str = "\
/** A JSON object of your own, as it was sent with the event. */
export type Tag = Record<string, unknown>;

/** One identification of a visitor by FingerprintIQ: `Event` by a name that is not also the DOM's. */
export type FingerprintIqEvent = Event;

/** What FingerprintIQ sends to your server. */
export type FingerprintIqWebhook = Webhook;

/** The body of an answer of FingerprintIQ that is not a success. */
export type FingerprintIqErrorResponse = ErrorResponse;
";

/// Every declaration, each documented, ready to be the file `api/iq.d.ts`.
#[must_use]
pub fn declarations() -> String {
    join(&types())
}

/// The names under which the package exports them, ready to be the file `api/iqnames.d.ts`.
#[must_use]
pub fn public_names() -> String {
    declared::public_names(&types(), "FingerprintIq", "iq")
}

/// The types of FingerprintIQ.
///
/// A type that is missing here is a name that `tsc` does not find.
#[must_use]
pub fn types() -> Vec<Declaration> {
    declare![
        ALIASES,
        Event,
        Verdicts,
        Verdict,
        BotVerdict,
        VpnVerdict,
        TamperingVerdict,
        PrivacyBrowserVerdict,
        Velocity,
        VelocityCount,
        Signals,
        ClientSignals,
        CanvasSignal,
        WebGlSignal,
        ServerSignals,
        AsnSignal,
        GeoSignal,
        TlsSignal,
        VpnDetectionSignal,
        HttpSignal,
        Webhook,
        WebhookEvent,
        WebhookData,
        ErrorResponse,
    ]
}
