//! Who the visitor is: the visitor id with its confidence, the browser, the times.

use crate::api::record::record;
use crate::api::v3::ip_info::Geolocation;
use crate::api::v3::raw_device_attributes::RawDeviceAttributes;
use crate::api::v4::platform::Sdk;

/// A JSON object of the customer's own, as it was sent with the event or set later.
pub type Tag = serde_json::Map<String, serde_json::Value>;

record! {
    /// Who the visitor is, and where the event came from.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct Identification {
        /// The id of the browser or the mobile device, 20 characters.
        visitor_id: String,
        /// The id of the event; it begins with the event's time in Unix milliseconds.
        request_id: String,
        /// The browser and its system.
        browser_details: BrowserDetails,
        /// Whether the browser is in a private mode.
        incognito: bool,
        /// The IP address of the visitor.
        ip: String,
        /// The place of the IP address; workspaces created since 2024 have the product `ipInfo` instead.
        ip_location?: Geolocation,
        /// Your own id for the event, as it was sent with it or set later.
        linked_id?: String,
        /// Whether you flagged the event as suspicious; absent when you never said either way.
        suspect?: bool,
        /// When the event happened, in Unix milliseconds.
        timestamp: i64,
        /// When the event happened, as an RFC 3339 date-time in UTC.
        time: String,
        /// The URL of the page.
        url: String,
        /// Your own object, as it was sent with the event or set later.
        tag: Tag,
        /// How sure the identification is.
        confidence?: IdentificationConfidence,
        /// Whether this visitor was known before the event.
        visitor_found: bool,
        /// When this visitor id was seen for the first time.
        first_seen_at: SeenAt,
        /// When this visitor id was seen last.
        last_seen_at: SeenAt,
        /// The raw attributes of the browser, by their names.
        components?: RawDeviceAttributes,
        /// Whether the same payload was sent before.
        replayed: bool,
        /// The SDK that sent the event.
        sdk?: Sdk,
        /// The id of the environment of the workspace.
        environment_id?: String,
    }
}

record! {
    /// How sure an identification is.
    #[derive(Default)]
    pub struct IdentificationConfidence {
        /// How likely the identification is right, from 0 to 1.
        score: f64,
        /// The version of the method behind the score; only where it is not the usual one.
        revision?: String,
        /// Why the score is what it is, in words.
        comment?: String,
    }
}

record! {
    /// When a visitor id was seen, as RFC 3339 date-times in UTC.
    #[derive(Default)]
    pub struct SeenAt {
        /// By any customer of the vendor; null when it never was.
        global: Option<String>,
        /// By your workspace; null when it never was.
        subscription: Option<String>,
    }
}

record! {
    /// The browser, as its user agent names it.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct BrowserDetails {
        /// The name of the browser, such as `Chrome`.
        browser_name: String,
        /// The first part of the browser's version, such as `74`.
        browser_major_version: String,
        /// The whole version of the browser, such as `74.0.3729`.
        browser_full_version: String,
        /// The family of the operating system, such as `Windows`.
        os: String,
        /// The version of the operating system.
        os_version: String,
        /// The model or family of the device; `Other` where the user agent does not name one.
        device: String,
        /// The user agent itself.
        user_agent: String,
    }
}
