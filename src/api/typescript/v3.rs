//! The declarations of Fingerprint Server API v3, the npm package's `api/v3.d.ts`.

use crate::api::declared::{Declaration, KNOWN, declare, join, public};
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

/** The body of an answer of API v3 that is not a success. */
export type FingerprintV3ErrorResponse = ErrorResponse | ErrorPlainResponse;
";

/// Every declaration, each documented.
#[must_use]
pub fn declarations() -> String {
    join(&types()) + "\n\n" + KNOWN
}

/// The declarations by their public names, ready to be the file `api/v3.d.ts`.
#[must_use]
pub fn public_declarations() -> String {
    public(&declarations(), "FingerprintV3")
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
