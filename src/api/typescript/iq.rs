//! The declarations of FingerprintIQ, the npm package's `api/iq.d.ts`.

use crate::api::declared::{Declaration, declare, join, public};
use crate::api::iq::error::ErrorResponse;
use crate::api::iq::event::Event;
use crate::api::iq::inspect::{
    CallerClassification, CallerFingerprint, CallerType, InspectRequest, Inspection,
};
use crate::api::iq::signals::browser::{
    CapabilityVectorSignal, CssFeatureSignal, CssStyleSignal, ErrorSignal, HtmlElementSignal,
    IntegritySignal, PlatformFeaturesSignal, RuntimeVectorSignal, StorageSignal,
    UaClientHintsBrand, UaClientHintsSignal, WalletSignal, WindowFeaturesSignal, WorkerNavigator,
    WorkerScopeSignal, WorkerWebGl,
};
use crate::api::iq::signals::deception::{
    BehaviorClass, BehavioralRiskSignal, DevToolsSignal, FrameDepthSignal, HeadlessSignal,
    IncognitoSignal, ResistanceSignal, RootedSignal, SignalConfidence, VirtualizationSignal,
};
use crate::api::iq::signals::device::{
    BatteryStatus, GeometryVectorSignal, IntlSignal, MediaSignal, NavigatorSignal, ScreenGeometry,
    ScreenOrientationState, ScreenSignal, SensorCapabilitiesSignal, SpeechSignal, StatusSignal,
    TimezoneSignal, ViewportGeometry, WebRtcSignal, WindowGeometry,
};
use crate::api::iq::signals::rendering::{
    AudioSignal, CanvasSignal, CodecSignal, CodecSupport, DomRectSignal, FontSignal, MathSignal,
    SvgSignal, WasmTimingSignal, WebGlSignal, WebGpuSignal,
};
use crate::api::iq::signals::server::{
    AsnSignal, GeoSignal, HttpSignal, ServerSignals, TlsSignal, VpnDetectionSignal,
};
use crate::api::iq::signals::{ClientSignals, Signals};
use crate::api::iq::verdicts::{
    BotVerdict, PrivacyBrowserVerdict, TamperingVerdict, Velocity, VelocityCount, Verdict,
    Verdicts, VpnVerdict,
};
use crate::api::iq::visits::{IpLocation, Visit, Visitor, Visits};
use crate::api::iq::webhook::{Webhook, WebhookData, WebhookEvent};

/// The declarations that stand for no Rust type.
const ALIASES: &str = "\
/** A JSON object of your own, as it was sent with the event. */
export type Tag = Record<string, unknown>;

/** What else is known of who sends a request. */
export type Metadata = Record<string, unknown>;

/** Yes or no, by name. */
export type Flags = Record<string, boolean>;

/** Numbers by name. */
export type Numbers = Record<string, number>;

/** Texts by name. */
export type Texts = Record<string, string>;

/** The state of each permission; null when it is not known. */
export type Permissions = Record<string, string | null>;

/** What the browser can do with each media format. */
export type Codecs = Record<string, CodecSupport>;

/**
 * A signal of the browser: its value alone, or beside the time that it took, in milliseconds. Both forms were observed, so
 * each has the members of the other as `undefined`: `signal.value ?? signal` is the value.
 */
export type Signal<T> =
  | (T & { value?: undefined; duration?: undefined })
  | ({ value: T; duration?: number } & { [Name in keyof T]?: undefined });
";

/// Every declaration, each documented.
#[must_use]
pub fn declarations() -> String {
    join(&types())
}

/// The declarations by their public names, ready to be the file `api/iq.d.ts`.
#[must_use]
pub fn public_declarations() -> String {
    public(&declarations(), "FingerprintIq")
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
        AudioSignal,
        CanvasSignal,
        CodecSignal,
        CodecSupport,
        DomRectSignal,
        FontSignal,
        MathSignal,
        SvgSignal,
        WasmTimingSignal,
        WebGlSignal,
        WebGpuSignal,
        BatteryStatus,
        GeometryVectorSignal,
        IntlSignal,
        MediaSignal,
        NavigatorSignal,
        ScreenGeometry,
        ScreenOrientationState,
        ScreenSignal,
        SensorCapabilitiesSignal,
        SpeechSignal,
        StatusSignal,
        TimezoneSignal,
        ViewportGeometry,
        WebRtcSignal,
        WindowGeometry,
        CapabilityVectorSignal,
        CssFeatureSignal,
        CssStyleSignal,
        ErrorSignal,
        HtmlElementSignal,
        IntegritySignal,
        PlatformFeaturesSignal,
        RuntimeVectorSignal,
        StorageSignal,
        UaClientHintsBrand,
        UaClientHintsSignal,
        WalletSignal,
        WindowFeaturesSignal,
        WorkerNavigator,
        WorkerScopeSignal,
        WorkerWebGl,
        BehaviorClass,
        BehavioralRiskSignal,
        DevToolsSignal,
        FrameDepthSignal,
        HeadlessSignal,
        IncognitoSignal,
        ResistanceSignal,
        RootedSignal,
        SignalConfidence,
        VirtualizationSignal,
        ServerSignals,
        AsnSignal,
        GeoSignal,
        TlsSignal,
        VpnDetectionSignal,
        HttpSignal,
        Visits,
        Visit,
        Visitor,
        IpLocation,
        InspectRequest,
        Inspection,
        CallerType,
        CallerClassification,
        CallerFingerprint,
        Webhook,
        WebhookEvent,
        WebhookData,
        ErrorResponse,
    ]
}
