//! The declarations of the APIs' types for TypeScript: one file each, so that no names collide.
//!
//! [`declarations`] is the npm package's `api/v4.d.ts`, of the Fingerprint Server API v4;
//! [`v3::declarations`] its `api/v3.d.ts`, and [`iq::declarations`] its `api/iq.d.ts`, each with a list of names
//! that no other has. They name nothing outside the language itself, so that they compile without the DOM.

mod by_source;
pub mod iq;
pub mod v3;

pub use crate::api::declared::Declaration;
use crate::api::declared::{KNOWN, declare, given, join};
use crate::api::pairs::print;
use crate::api::v4::edge::{EdgeHeader, EdgeRequest, EdgeResponse};
use crate::api::v4::error_code::{ApiError, ErrorCode, ErrorResponse};
use crate::api::v4::event::Event;
use crate::api::v4::identification::{
    BrowserDetails, DeviceDetails, Identification, IdentificationConfidence, Proximity,
    SupplementaryIdHighRecall,
};
use crate::api::v4::ip_info::{Geolocation, IpAddressInfo, IpBlocklist, IpInfo, Subdivision};
use crate::api::v4::platform::{
    EventSource, IncrementalIdentificationStatus, Integration, Sdk, SdkPlatform, Subintegration,
    TriggeredBy,
};
use crate::api::v4::raw_device_attributes::{
    Canvas, Emoji, FontPreferences, Plugin, PluginMimeType, RawDeviceAttributes, TouchSupport,
    WebGlBasics, WebGlExtensions,
};
use crate::api::v4::rule_action::{
    EventRuleAction, RequestHeaderModifications, RuleActionHeaderField, RuleActionType,
};
use crate::api::v4::search::{
    EventSearch, GetEventParams, SearchEventsBot, SearchEventsBotInfo, SearchEventsFilter,
    SearchEventsSdkPlatform, SearchEventsSource, Time,
};
use crate::api::v4::signals::{
    BotInfo, BotInfoCategory, BotInfoIdentity, BotResult, Confidence, Label, ProxyDetails,
    ProxyType, RareDevicePercentileBucket, TamperingDetails, Velocity, VelocityData, VpnMethods,
};
use crate::api::v4::update::EventUpdate;
use serde_json::Value;

/// The declarations that stand for no Rust type.
const ALIASES: &str = "\
/** A JSON object of your own, as it was sent with the event or set later. */
export type Tags = Record<string, unknown>;

/** What a search answers. */
export type SearchEventsResponse = EventSearch;
";

/// Every declaration, each documented, ready to be the file `api/v4.d.ts`.
#[must_use]
pub fn declarations() -> String {
    join(&types()) + "\n\n" + KNOWN
}

/// The types of the Server API v4.
///
/// A type that is missing here is a name that `tsc` does not find.
#[must_use]
pub fn types() -> Vec<Declaration> {
    let types = declare![
        ALIASES,
        Event,
        EventSource,
        IncrementalIdentificationStatus,
        Sdk,
        SdkPlatform,
        Integration,
        Subintegration,
        TriggeredBy,
        Identification,
        IdentificationConfidence,
        SupplementaryIdHighRecall,
        BrowserDetails,
        DeviceDetails,
        Proximity,
        Confidence,
        BotResult,
        BotInfo,
        BotInfoCategory,
        BotInfoIdentity,
        IpBlocklist,
        IpInfo,
        IpAddressInfo,
        Geolocation,
        Subdivision,
        ProxyDetails,
        ProxyType,
        TamperingDetails,
        Velocity,
        VelocityData,
        VpnMethods,
        RareDevicePercentileBucket,
        Label,
        RawDeviceAttributes,
        FontPreferences,
        Emoji,
        Canvas,
        WebGlExtensions,
        WebGlBasics,
        TouchSupport,
        Plugin,
        PluginMimeType,
        EventRuleAction,
        RuleActionType,
        RequestHeaderModifications,
        RuleActionHeaderField,
        GetEventParams,
        SearchEventsFilter,
        SearchEventsBot,
        SearchEventsBotInfo,
        SearchEventsSdkPlatform,
        SearchEventsSource,
        Time,
        EventSearch,
        EventUpdate,
        EdgeRequest,
        EdgeHeader,
        EdgeResponse,
        ErrorResponse,
        ApiError,
        ErrorCode,
    ];
    let edge_request = |declared: &Declaration| {
        declared.shape.get("x-type").and_then(Value::as_str) == Some("EdgeRequest")
    };
    by_source::by_source(types)
        .into_iter()
        .map(|declared| match edge_request(&declared) {
            true => given(declared),
            false => declared,
        })
        .collect()
}

/// The table of pairs, by which JavaScript makes v3's events of v4's: a module, ready to be bundled.
#[must_use]
pub fn pairs() -> String {
    print::javascript()
}
