//! The signals behind the verdicts. Those of the browser are as observed, since the vendor documents hardly
//! any of them; what is not known here is in `other`.

pub mod browser;
pub mod deception;
pub mod device;
pub mod rendering;
pub mod server;
mod signal;

pub use signal::{Measured, Signal};

use crate::api::iq::signals::browser::{
    CapabilityVectorSignal, CssFeatureSignal, CssStyleSignal, ErrorSignal, HtmlElementSignal,
    IntegritySignal, PlatformFeaturesSignal, RuntimeVectorSignal, StorageSignal,
    UaClientHintsSignal, WalletSignal, WindowFeaturesSignal, WorkerScopeSignal,
};
use crate::api::iq::signals::deception::{
    BehavioralRiskSignal, DevToolsSignal, FrameDepthSignal, HeadlessSignal, IncognitoSignal,
    ResistanceSignal, RootedSignal, VirtualizationSignal,
};
use crate::api::iq::signals::device::{
    GeometryVectorSignal, IntlSignal, MediaSignal, NavigatorSignal, ScreenSignal,
    SensorCapabilitiesSignal, SpeechSignal, StatusSignal, TimezoneSignal, WebRtcSignal,
};
use crate::api::iq::signals::rendering::{
    AudioSignal, CanvasSignal, CodecSignal, DomRectSignal, FontSignal, MathSignal, SvgSignal,
    WasmTimingSignal, WebGlSignal, WebGpuSignal,
};
use crate::api::iq::signals::server::ServerSignals;
use crate::api::record::record;

record! {
    /// The signals behind the verdicts; only the server API hands them out.
    #[derive(Default)]
    pub struct Signals {
        /// What the browser said.
        client?: ClientSignals,
        /// What the connection said.
        server?: ServerSignals,
    }
}

record! {
    /// What the browser said, null for a signal that it could not give.
    ///
    /// The names and shapes are as observed in answers and in the vendor's SDK, not documented, and there may
    /// be more of them.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct ClientSignals {
        /// What the browser draws on a canvas.
        canvas?: Option<Signal<CanvasSignal>>,
        /// What the WebGL context says about itself.
        webgl?: Option<Signal<WebGlSignal>>,
        /// What WebGPU says about the graphics adapter.
        webgpu?: Option<Signal<WebGpuSignal>>,
        /// How the browser processes sound.
        audio?: Option<Signal<AudioSignal>>,
        /// The installed fonts.
        fonts?: Option<Signal<FontSignal>>,
        /// What WebRTC says about the network.
        webrtc?: Option<Signal<WebRtcSignal>>,
        /// How fast WebAssembly runs.
        wasm_timing?: Option<Signal<WasmTimingSignal>>,
        /// What the browser's `navigator` says.
        navigator?: Option<Signal<NavigatorSignal>>,
        /// What the media queries of CSS say.
        media?: Option<Signal<MediaSignal>>,
        /// The screen.
        screen?: Option<Signal<ScreenSignal>>,
        /// Whether the browser's functions were replaced.
        integrity?: Option<Signal<IntegritySignal>>,
        /// The wallets for crypto currencies.
        wallets?: Option<Signal<WalletSignal>>,
        /// The places in which the browser keeps data.
        storage?: Option<Signal<StorageSignal>>,
        /// The last digits of mathematical functions.
        math?: Option<Signal<MathSignal>>,
        /// The measures of elements on the page.
        dom_rect?: Option<Signal<DomRectSignal>>,
        /// Whether the browser runs without a window.
        headless?: Option<Signal<HeadlessSignal>>,
        /// The voices of speech synthesis.
        speech?: Option<Signal<SpeechSignal>>,
        /// How the browser writes numbers, times and lists.
        intl?: Option<Signal<IntlSignal>>,
        /// The time zone.
        timezone?: Option<Signal<TimezoneSignal>>,
        /// The computed style of an element.
        css_style?: Option<Signal<CssStyleSignal>>,
        /// The features of CSS.
        css_features?: Option<Signal<CssFeatureSignal>>,
        /// The engine's error messages.
        error?: Option<Signal<ErrorSignal>>,
        /// What a worker says about the browser.
        worker_scope?: Option<Signal<WorkerScopeSignal>>,
        /// What resists fingerprinting.
        resistance?: Option<Signal<ResistanceSignal>>,
        /// The measures of text in SVG.
        svg?: Option<Signal<SvgSignal>>,
        /// The properties of the global object.
        window_features?: Option<Signal<WindowFeaturesSignal>>,
        /// The properties of an HTML element.
        html_element?: Option<Signal<HtmlElementSignal>>,
        /// The media formats that the browser can play and record.
        codec?: Option<Signal<CodecSignal>>,
        /// The state of the device and the limits of the browser.
        status?: Option<Signal<StatusSignal>>,
        /// The features by which platforms differ.
        platform_features?: Option<Signal<PlatformFeaturesSignal>>,
        /// The client hints in place of the user agent.
        ua_client_hints?: Option<Signal<UaClientHintsSignal>>,
        /// What the browser can do, and what is odd about it.
        capability_vector?: Option<Signal<CapabilityVectorSignal>>,
        /// The measures of screen and window, and what is wrong with them.
        geometry_vector?: Option<Signal<GeometryVectorSignal>>,
        /// The limits of the browser, and what is odd about them.
        runtime_vector?: Option<Signal<RuntimeVectorSignal>>,
        /// The sensors, and who may read them.
        sensor_capabilities?: Option<Signal<SensorCapabilitiesSignal>>,
        /// How the visitor moved, clicked and wrote.
        behavioral_risk?: Option<Signal<BehavioralRiskSignal>>,
        /// Whether the browser is in a private mode.
        incognito?: Option<Signal<IncognitoSignal>>,
        /// Whether the developer tools are open.
        dev_tools?: Option<Signal<DevToolsSignal>>,
        /// Whether the device is a virtual one.
        virtualization?: Option<Signal<VirtualizationSignal>>,
        /// Whether the device is rooted or jailbroken.
        rooted?: Option<Signal<RootedSignal>>,
        /// Whether the page is in a frame of another.
        frame_depth?: Option<Signal<FrameDepthSignal>>,
    }
}
