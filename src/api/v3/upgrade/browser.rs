//! The browser and its system, and which platforms have one.

use serde::Serialize;
use serde_json::Map;

use crate::api::v3::identification::BrowserDetails;
use crate::api::v3::upgrade::draft::{Draft, settle};
use crate::api::v3::upgrade::place::{Place, guaranteed, sent};
use crate::api::v4::identification as v4;
use crate::api::v4::platform::{Sdk, SdkPlatform};

/// Whether an event comes from a mobile device, for which v4 leaves out what is of browsers alone. Where nothing
/// is said of the SDK, as in a visit, details that name no browser tell.
pub(super) fn is_mobile(sdk: Option<&Sdk>, details: Option<&BrowserDetails>) -> bool {
    match sdk {
        Some(sdk) => matches!(sdk.platform, SdkPlatform::Android | SdkPlatform::Ios),
        None => details.is_some_and(names_no_browser),
    }
}

fn names_no_browser(details: &BrowserDetails) -> bool {
    let names = [
        ("browserName", &details.browser_name),
        ("browserMajorVersion", &details.browser_major_version),
        ("browserFullVersion", &details.browser_full_version),
    ];
    let mut names = names.into_iter();
    // What did not fit, or is missing, is empty as well.
    names.all(|(name, text)| text.is_empty() && !details.other.contains_key(name))
}

impl Draft {
    /// A value that v4 has for browsers alone: that of a mobile device is dropped.
    pub(super) fn of_browsers<T: Serialize>(
        &self,
        value: Option<T>,
        at: &mut Place<'_>,
        name: &str,
    ) -> Option<T> {
        if self.is_mobile {
            at.drop_field(name, value);
            return None;
        }
        value
    }

    /// v4 has the system on top, and once more in the details of a browser; the user agent is on top alone.
    pub(super) fn browser_details(&mut self, details: BrowserDetails, mut at: Place<'_>) {
        let BrowserDetails {
            browser_name,
            browser_major_version,
            browser_full_version,
            os,
            os_version,
            device,
            user_agent,
            other,
        } = details;
        let name = sent(browser_name, "browserName", &other);
        let major = sent(browser_major_version, "browserMajorVersion", &other);
        let full = sent(browser_full_version, "browserFullVersion", &other);
        let os = sent(os, "os", &other);
        let os_version = sent(os_version, "osVersion", &other);
        let device = sent(device, "device", &other);
        let user_agent = at.some_text(sent(user_agent, "userAgent", &other), "userAgent");
        at.drop_fields(other);
        let event = &mut self.event;
        settle(&mut event.user_agent, user_agent, &mut at, "userAgent");
        let is_text = |text: &String| !text.is_empty();
        event.os = os.clone().filter(is_text);
        event.os_version = os_version.clone().filter(is_text);
        event.device = device.clone().filter(is_text);
        if self.is_mobile || ![&name, &major, &full].into_iter().flatten().any(is_text) {
            at.drop_field("browserName", name);
            at.drop_field("browserMajorVersion", major);
            at.drop_field("browserFullVersion", full);
            at.some_text(os, "os");
            at.some_text(os_version, "osVersion");
            at.some_text(device, "device");
            return;
        }
        let mut to = Map::new();
        let mut field = |value, name| guaranteed(value, name, &mut to);
        event.browser_details = Some(v4::BrowserDetails {
            browser_name: field(name, "browser_name"),
            browser_major_version: field(major, "browser_major_version"),
            browser_full_version: field(full, "browser_full_version"),
            os: field(os, "os"),
            os_version: field(os_version, "os_version"),
            device: field(device, "device"),
            other: to,
        });
    }
}
