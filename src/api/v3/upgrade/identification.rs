//! Who the visitor is, and from where the event came: by the identification, or by the bot detection.

use serde_json::{Map, Value};

use crate::api::v3::identification::{BrowserDetails, Identification, Tag};
use crate::api::v3::ip_info::Geolocation;
use crate::api::v3::raw_device_attributes::RawDeviceAttributes;
use crate::api::v3::signals::Botd;
use crate::api::v3::upgrade::draft::{Draft, settle, settle_time};
use crate::api::v3::upgrade::place::{Place, guaranteed, sent};
use crate::api::v3::upgrade::visitor::visitor;
use crate::api::v3::webhook::SupplementaryId;
use crate::api::v4::identification as v4;
use crate::api::v4::platform::Sdk;

/// What an identification, the bot detection and a webhook say about the event as such.
#[derive(Default)]
pub(super) struct Facts {
    pub(super) request_id: Option<String>,
    pub(super) timestamp: Option<i64>,
    pub(super) time: Option<String>,
    pub(super) identity: SupplementaryId,
    pub(super) browser_details: Option<BrowserDetails>,
    pub(super) user_agent: Option<String>,
    pub(super) incognito: Option<bool>,
    pub(super) ip: Option<String>,
    pub(super) ip_location: Option<Geolocation>,
    pub(super) linked_id: Option<String>,
    pub(super) suspect: Option<bool>,
    pub(super) url: Option<String>,
    pub(super) client_referrer: Option<String>,
    pub(super) tag: Option<Tag>,
    pub(super) components: Option<RawDeviceAttributes>,
    pub(super) replayed: Option<bool>,
    pub(super) sdk: Option<Sdk>,
    pub(super) environment_id: Option<String>,
}

impl Draft {
    pub(super) fn identification(&mut self, data: Identification, mut at: Place<'_>) {
        let Identification {
            visitor_id,
            request_id,
            browser_details,
            incognito,
            ip,
            ip_location,
            linked_id,
            suspect,
            timestamp,
            time,
            url,
            tag,
            confidence,
            visitor_found,
            first_seen_at,
            last_seen_at,
            components,
            replayed,
            sdk,
            environment_id,
            mut other,
        } = data;
        if components.is_some() {
            at.drop_entries("components", &mut other);
        }
        let identity = SupplementaryId {
            visitor_id: sent(visitor_id, "visitorId", &other),
            visitor_found: sent(visitor_found, "visitorFound", &other),
            confidence,
            first_seen_at: sent(first_seen_at, "firstSeenAt", &other),
            last_seen_at: sent(last_seen_at, "lastSeenAt", &other),
            ..SupplementaryId::default()
        };
        let facts = Facts {
            request_id: sent(request_id, "requestId", &other),
            timestamp: sent(timestamp, "timestamp", &other),
            time: sent(time, "time", &other),
            identity,
            browser_details: sent(browser_details, "browserDetails", &other),
            incognito: sent(incognito, "incognito", &other),
            ip: sent(ip, "ip", &other),
            ip_location,
            linked_id,
            suspect,
            url: sent(url, "url", &other),
            tag: sent(tag, "tag", &other),
            components,
            replayed: sent(replayed, "replayed", &other),
            sdk,
            environment_id,
            ..Facts::default()
        };
        at.drop_fields(other);
        self.facts(facts, at, "tag");
    }

    pub(super) fn botd(&mut self, data: Botd, mut at: Place<'_>) {
        let Botd {
            bot,
            meta,
            linked_id,
            url,
            ip,
            time,
            user_agent,
            request_id,
            other,
        } = data;
        if let Some(bot) = sent(bot, "bot", &other) {
            self.bot(bot, at.field("bot"));
        }
        let facts = Facts {
            request_id: sent(request_id, "requestId", &other),
            time: sent(time, "time", &other),
            user_agent: sent(user_agent, "userAgent", &other),
            ip: sent(ip, "ip", &other),
            linked_id,
            url: sent(url, "url", &other),
            tag: meta,
            ..Facts::default()
        };
        at.drop_fields(other);
        self.facts(facts, at, "meta");
    }

    /// `tag` is the name that the customer's own object has here.
    pub(super) fn facts(&mut self, facts: Facts, mut at: Place<'_>, tag: &str) {
        let event = &mut self.event;
        settle(&mut self.event_id, facts.request_id, &mut at, "requestId");
        settle(&mut self.timestamp, facts.timestamp, &mut at, "timestamp");
        settle_time(&mut self.timestamp, facts.time, &mut at, "time");
        if let Some(identification) = visitor(facts.identity, &mut at) {
            event.identification = Some(identification);
        }
        if let Some(details) = facts.browser_details {
            let mut at = at.field("browserDetails");
            let (details, user_agent) = browser_details(details, &mut at);
            event.browser_details = Some(details);
            settle(&mut event.user_agent, user_agent, &mut at, "userAgent");
        }
        settle(
            &mut event.user_agent,
            facts.user_agent,
            &mut at,
            "userAgent",
        );
        settle(&mut event.incognito, facts.incognito, &mut at, "incognito");
        settle(&mut event.ip_address, facts.ip, &mut at, "ip");
        at.drop_field("ipLocation", facts.ip_location);
        settle(&mut event.linked_id, facts.linked_id, &mut at, "linkedId");
        settle(&mut event.suspect, facts.suspect, &mut at, "suspect");
        settle(&mut event.url, facts.url, &mut at, "url");
        settle(
            &mut event.client_referrer,
            facts.client_referrer,
            &mut at,
            "clientReferrer",
        );
        settle(&mut event.tags, facts.tag, &mut at, tag);
        settle(&mut event.replayed, facts.replayed, &mut at, "replayed");
        settle(
            &mut event.environment_id,
            facts.environment_id,
            &mut at,
            "environmentId",
        );
        if let Some(sdk) = facts.sdk {
            event.sdk = Some(only_known(sdk, at.field("sdk")));
        }
        if let Some(components) = facts.components {
            self.raw_device_attributes(components, at.field("components"));
        }
    }
}

/// The user agent is no part of the details in v4.
fn browser_details(
    details: BrowserDetails,
    at: &mut Place<'_>,
) -> (v4::BrowserDetails, Option<String>) {
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
    let user_agent = sent(user_agent, "userAgent", &other);
    let mut to = Map::new();
    let mut field = |value, name, in_v4| guaranteed(sent(value, name, &other), in_v4, &mut to);
    let details = v4::BrowserDetails {
        browser_name: field(browser_name, "browserName", "browser_name"),
        browser_major_version: field(
            browser_major_version,
            "browserMajorVersion",
            "browser_major_version",
        ),
        browser_full_version: field(
            browser_full_version,
            "browserFullVersion",
            "browser_full_version",
        ),
        os: field(os, "os", "os"),
        os_version: field(os_version, "osVersion", "os_version"),
        device: field(device, "device", "device"),
        other: to,
    };
    at.drop_fields(other);
    (details, user_agent)
}

/// v3 and v4 say the same about the SDK, apart from what this version does not know.
fn only_known(mut sdk: Sdk, mut at: Place<'_>) -> Sdk {
    let mut other = std::mem::take(&mut sdk.other);
    for name in ["platform", "version"] {
        if other.contains_key(name) {
            sdk.other.insert(name.to_owned(), Value::Null);
        }
    }
    let integrations = sdk.integrations.take();
    let integrations = integrations.map(|list| at.items("integrations", list, &mut other));
    at.drop_fields(other);
    let mut at = at.into_field("integrations");
    sdk.integrations = integrations.map(|list| {
        let known = list.into_iter().map(|(index, mut integration)| {
            let mut at = at.item(index);
            at.drop_fields(std::mem::take(&mut integration.other));
            if let Some(inner) = &mut integration.subintegration {
                at.field("subintegration")
                    .drop_fields(std::mem::take(&mut inner.other));
            }
            integration
        });
        known.collect()
    });
    sdk
}
