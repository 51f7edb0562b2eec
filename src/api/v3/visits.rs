//! The visits of one visitor, which v4 has no operation for: its search takes a `visitor_id`.

use crate::api::parameter::Kind;
use crate::api::parameter_list::parameters;
use crate::api::record::record;
use crate::api::v3::identification::{BrowserDetails, IdentificationConfidence, SeenAt, Tag};
use crate::api::v3::ip_info::Geolocation;
use crate::api::v3::raw_device_attributes::RawDeviceAttributes;
use crate::api::v3::search::Milliseconds;

parameters! {
    /// Which visits of a visitor to get.
    ///
    /// The API answers at most one visit, and `limit`, `paginationKey` and `before` are deprecated. Older releases
    /// answered in pages; these scan first and filter afterwards: a page may be short, or empty, although there are more. See
    /// <https://docs.fingerprint.com/reference/getvisits>.
    pub struct GetVisitsParams;
    /// The query parameters of a visitor's visits.
    pub static PARAMETERS: 5;
    absent: "null | undefined";

    /// The id of one event.
    request_id: String => Kind::Text,
    /// Your own id for the visit, as it was sent with it or set later.
    linked_id: String => Kind::Text,
    /// Deprecated: how many visits to scan, from 0; 100 when it is left out, and the API scans at most 500.
    limit: u32 => Kind::Integer(0, u16::MAX),
    /// Deprecated: where to go on, the `paginationKey` of the previous page.
    pagination_key "paginationKey": String => Kind::Text,
    /// Deprecated: visits before this time, in Unix milliseconds.
    before: Milliseconds => Kind::Milliseconds,
}

record! {
    /// A visitor's visits: at most one, or a page of them from older releases of the API.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct Visits {
        /// The id of the visitor.
        visitor_id: String,
        /// The visits, newest first.
        visits: Vec<Visit> as key,
        /// The time of the page's last visit in Unix milliseconds, for `before`; absent on the last page.
        last_timestamp?: i64,
        /// The id of the page's last visit, which the next call passes as `paginationKey`; absent on the
        /// last page.
        pagination_key?: String,
    }
}

record! {
    /// One visit: what the product `identification` of an event says.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct Visit {
        /// The id of the event; it begins with the event's time in Unix milliseconds.
        request_id: String,
        /// The browser and its system.
        browser_details: BrowserDetails,
        /// Whether the browser is in a private mode.
        incognito: bool,
        /// The IP address of the visitor.
        ip: String,
        /// The place of the IP address; absent in workspaces created since 2024.
        ip_location?: Geolocation,
        /// Your own id for the visit, as it was sent with it or set later.
        linked_id?: String,
        /// When the visit happened, in Unix milliseconds.
        timestamp: i64,
        /// When the visit happened, as an RFC 3339 date-time in UTC.
        time: String,
        /// The URL of the page.
        url: String,
        /// Your own object, as it was sent with the visit or set later.
        tag: Tag,
        /// How sure the identification is.
        confidence?: IdentificationConfidence,
        /// Whether this visitor was known before the visit.
        visitor_found: bool,
        /// When this visitor id was seen for the first time.
        first_seen_at: SeenAt,
        /// When this visitor id was seen last.
        last_seen_at: SeenAt,
        /// The raw attributes of the browser, by their names.
        components?: RawDeviceAttributes,
    }
}
