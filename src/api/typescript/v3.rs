//! The declarations of Fingerprint Server API v3, the npm package's `api/v3.d.ts`.

use crate::api::declared::{self, Declaration, KNOWN, declare, join};
use crate::api::v3::error_code::{ApiError, ErrorCode, ErrorPlainResponse, ErrorResponse};
use crate::api::v3::event::{Event, Product, Products};
use crate::api::v3::identification::{
    BrowserDetails, Identification, IdentificationConfidence, SeenAt,
};
use crate::api::v3::ip_info::{
    Asn, City, Continent, Country, Datacenter, Geolocation, IpAddressInfo, IpBlocklist,
    IpBlocklistDetails, IpInfo, Subdivision, WebhookIpBlocklist,
};
use crate::api::v3::raw_device_attributes::{RawDeviceAttribute, RawDeviceAttributeError};
use crate::api::v3::related_visitors::{GetRelatedVisitorsParams, RelatedVisitor, RelatedVisitors};
use crate::api::v3::search::{SearchEventsFilter, SearchEventsResponse};
use crate::api::v3::signals::{
    Botd, BotdBot, BotdBotResult, FactoryReset, Flag, HighActivity, Label, Proximity, Proxy,
    ProxyDetails, RareDevice, SuspectScore, Tampering, Velocity, VelocityData, VelocityIntervals,
    VirtualMachine, Vpn, VpnMethods, WebhookFactoryReset, WebhookFlag, WebhookProxy,
    WebhookSuspectScore, WebhookTampering, WebhookVelocity, WebhookVirtualMachine, WebhookVpn,
};
use crate::api::v3::update::EventUpdate;
use crate::api::v3::visits::{GetVisitsParams, Visit, Visits};
use crate::api::v3::webhook::{SupplementaryId, SupplementaryIds, Webhook};
use crate::api::v4::platform::{Integration, Sdk, SdkPlatform, Subintegration};
use crate::api::v4::search::{SearchEventsBot, SearchEventsSdkPlatform};
use crate::api::v4::signals::{Confidence, ProxyType, RareDevicePercentileBucket};

/// The declarations that stand for no Rust type.
const ALIASES: &str = "\
/** A JSON object of your own, as it was sent with the event or set later. */
export type Tag = Record<string, unknown>;

/** Raw attributes by their names, such as `colorDepth`; the vendor adds and removes some at any time. */
export type RawDeviceAttributes = Record<string, RawDeviceAttribute>;

/** The value of an attribute, of whatever type; also null. */
export type RawDeviceAttributeValue = unknown;

/** A point in time: Unix milliseconds, or a date. */
export type Milliseconds = number | Date;

/** One identification of a visitor by API v3: `Event` by a name that is not also the DOM's. */
export type FingerprintV3Event = Event;

/** Which events of API v3 to search for. */
export type FingerprintV3SearchEventsFilter = SearchEventsFilter;

/** What a search of API v3 answers. */
export type FingerprintV3SearchEventsResponse = SearchEventsResponse;

/** Changes to an event of API v3. */
export type FingerprintV3EventUpdate = EventUpdate;

/** Which visits of a visitor to get from API v3. */
export type FingerprintV3GetVisitsParams = GetVisitsParams;

/** A page of a visitor's visits from API v3. */
export type FingerprintV3Visits = Visits;

/** The other browsers of a mobile device, from API v3. */
export type FingerprintV3RelatedVisitors = RelatedVisitors;

/** The body of a webhook of API v3. */
export type FingerprintV3Webhook = Webhook;

/** Why API v3 refused a call, or failed. */
export type FingerprintV3ErrorCode = ErrorCode;

/** The body of an answer of API v3 that is not a success. */
export type FingerprintV3ErrorResponse = ErrorResponse | ErrorPlainResponse;
";

/// Every declaration, each documented, ready to be the file `api/v3.d.ts`.
#[must_use]
pub fn declarations() -> String {
    join(&types()) + "\n\n" + KNOWN
}

/// The names under which the package exports them, ready to be the file `api/v3names.d.ts`.
#[must_use]
pub fn public_names() -> String {
    declared::public_names(&types(), "FingerprintV3", "v3")
}

/// The types of Fingerprint Server API v3.
///
/// A type that is missing here is a name that `tsc` does not find.
#[must_use]
pub fn types() -> Vec<Declaration> {
    declare![
        ALIASES,
        Event,
        Product<()>,
        Products,
        Identification,
        IdentificationConfidence,
        SeenAt,
        BrowserDetails,
        Sdk,
        SdkPlatform,
        Integration,
        Subintegration,
        Flag,
        Botd,
        BotdBot,
        BotdBotResult,
        IpInfo,
        IpAddressInfo,
        Geolocation,
        City,
        Country,
        Continent,
        Subdivision,
        Asn,
        Datacenter,
        IpBlocklist,
        IpBlocklistDetails,
        Vpn,
        VpnMethods,
        Confidence,
        Proxy,
        ProxyDetails,
        ProxyType,
        Tampering,
        FactoryReset,
        VirtualMachine,
        RawDeviceAttribute,
        RawDeviceAttributeError,
        HighActivity,
        RareDevice,
        RareDevicePercentileBucket,
        SuspectScore,
        Velocity,
        VelocityData,
        VelocityIntervals,
        Proximity,
        Label,
        SearchEventsFilter,
        SearchEventsBot,
        SearchEventsSdkPlatform,
        SearchEventsResponse,
        GetVisitsParams,
        Visits,
        Visit,
        GetRelatedVisitorsParams,
        RelatedVisitors,
        RelatedVisitor,
        EventUpdate,
        Webhook,
        WebhookFlag,
        WebhookIpBlocklist,
        WebhookVpn,
        WebhookProxy,
        WebhookTampering,
        WebhookFactoryReset,
        WebhookVirtualMachine,
        WebhookSuspectScore,
        WebhookVelocity,
        SupplementaryIds,
        SupplementaryId,
        ErrorResponse,
        ErrorPlainResponse,
        ApiError,
        ErrorCode,
    ]
}
