//! The declarations of the APIs' types for TypeScript: one file each, so that no names collide.
//!
//! [`declarations`] is the npm package's `types.d.ts`, of the Fingerprint Server API v4;
//! [`v3::declarations`] its `types-v3.d.ts`, and [`iq::declarations`] its `types-iq.d.ts`. They name
//! nothing outside of the language itself, so that they compile without the DOM.

pub mod iq;
pub mod v3;

use std::borrow::Cow;

use crate::api::v4::edge::{EdgeHeader, EdgeRequest, EdgeResponse};
use crate::api::v4::error_code::{ApiError, ErrorCode, ErrorResponse};
use crate::api::v4::event::Event;
use crate::api::v4::identification::{
    BrowserDetails, Identification, IdentificationConfidence, Proximity, SupplementaryIdHighRecall,
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

/// A type with a declaration for TypeScript.
pub(crate) trait Declared {
    /// The declaration with its documentation.
    fn declaration() -> String;

    /// The fields in the order of the declaration, each with its name and its type in Rust.
    fn fields() -> &'static [(&'static str, &'static str)] {
        &[]
    }
}

/// One declaration, and what TypeScript cannot say, such as which numbers are whole.
#[derive(Clone, Debug)]
pub struct Declaration {
    /// The declaration with its documentation; of types that are none of Rust's, several.
    pub text: Cow<'static, str>,
    /// The fields in the order of the declaration, each with its name and its type in Rust.
    pub fields: &'static [(&'static str, &'static str)],
}

/// Lists the declarations of types, and of those that stand for no type of Rust.
macro_rules! declare {
    ($aliases:ident, $($name:ty),* $(,)?) => {{
        use crate::api::typescript::{Declaration, Declared};
        vec![
            $(Declaration {
                text: <$name as Declared>::declaration().into(),
                fields: <$name as Declared>::fields(),
            },)*
            Declaration {
                text: $aliases.into(),
                fields: &[],
            },
        ]
    }};
}

use declare;

/// The type by which a filter takes the known values of an open enum alone.
const KNOWN: &str = "\
/** The known values of an open enum. A filter by a misspelt value finds nothing: what this version does not know yet goes into `query`. */
export type Known<T extends string> = T extends string ? (string extends T ? never : T) : never;
";

/// The declaration of parameters, with its open enums closed: what a caller writes is checked, what
/// the API answers is not.
pub(crate) fn close_enums(declaration: &str) -> String {
    let close = |line: &str| {
        let (name, rest) = line.split_once("?: ")?;
        let (given, absent) = rest.split_once(" | ")?;
        let item = given.trim_end_matches("[]");
        let open = item.starts_with(char::is_uppercase) && !NOT_ENUMS.contains(&item);
        open.then(|| {
            format!(
                "{name}?: {} | {absent}",
                given.replace(item, &format!("Known<{item}>"))
            )
        })
    };
    declaration
        .lines()
        .map(|line| close(line).unwrap_or_else(|| line.to_owned()))
        .collect::<Vec<_>>()
        .join("\n")
}

/// The named types of parameters that are no enums.
const NOT_ENUMS: [&str; 4] = ["Milliseconds", "Tag", "Tags", "Time"];

/// The declarations as one text.
fn join(types: &[Declaration]) -> String {
    let texts: Vec<&str> = types
        .iter()
        .map(|declared| declared.text.as_ref())
        .collect();
    texts.join("\n\n")
}

/// The declarations that stand for no type of Rust.
const ALIASES: &str = "\
/** A JSON object of your own, as it was sent with the event or set later. */
export type Tags = Record<string, unknown>;

/** One identification of a visitor: `Event` by a name that is not also the DOM's. */
export type FingerprintEvent = Event;

/** What a search answers. */
export type SearchEventsResponse = EventSearch;
";

/// Every declaration, each documented, ready to be a file `types.d.ts`.
#[must_use]
pub fn declarations() -> String {
    join(&types()) + "\n\n" + KNOWN
}

/// The types of the Server API v4.
///
/// A type that is missing here is a name that `tsc` does not find.
#[must_use]
pub fn types() -> Vec<Declaration> {
    declare![
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
    ]
}
