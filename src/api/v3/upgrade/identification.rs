//! Who the visitor is, and from where the event came: by the identification, or by the bot detection.

use serde_json::Value;

use crate::api::v3::identification::{BrowserDetails, Identification, Tag};
use crate::api::v3::ip_info::Geolocation;
use crate::api::v3::raw_device_attributes::RawDeviceAttributes;
use crate::api::v3::signals::Botd;
use crate::api::v3::upgrade::draft::{Draft, settle, settle_time};
use crate::api::v3::upgrade::place::{Place, sent};
use crate::api::v3::upgrade::visitor::visitor;
use crate::api::v3::webhook::SupplementaryId;
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
        let request_id = at.some_text(facts.request_id, "requestId");
        settle(&mut self.event_id, request_id, &mut at, "requestId");
        settle(&mut self.timestamp, facts.timestamp, &mut at, "timestamp");
        settle_time(&mut self.timestamp, facts.time, &mut at, "time");
        if let Some(identification) = visitor(facts.identity, &mut at) {
            self.event.identification = Some(identification);
        }
        if let Some(details) = facts.browser_details {
            self.browser_details(details, at.field("browserDetails"));
        }
        let incognito = self.of_browsers(facts.incognito, &mut at, "incognito");
        let url = self.of_browsers(facts.url, &mut at, "url");
        let url = at.some_text(url, "url");
        let referrer = self.of_browsers(facts.client_referrer, &mut at, "clientReferrer");
        let user_agent = at.some_text(facts.user_agent, "userAgent");
        let ip = at.some_text(facts.ip, "ip");
        at.drop_field("ipLocation", facts.ip_location);
        let event = &mut self.event;
        /// Into the field, unless it says something else already.
        macro_rules! settle {
            ($field:ident, $value:expr, $name:expr) => {
                settle(&mut event.$field, $value, &mut at, $name)
            };
        }
        settle!(user_agent, user_agent, "userAgent");
        settle!(incognito, incognito, "incognito");
        settle!(ip_address, ip, "ip");
        settle!(linked_id, facts.linked_id, "linkedId");
        settle!(suspect, facts.suspect, "suspect");
        settle!(url, url, "url");
        settle!(client_referrer, referrer, "clientReferrer");
        settle!(tags, facts.tag, tag);
        settle!(replayed, facts.replayed, "replayed");
        settle!(environment_id, facts.environment_id, "environmentId");
        if let Some(sdk) = facts.sdk {
            event.sdk = Some(only_known(sdk, at.field("sdk")));
        }
        if let Some(components) = facts.components {
            self.raw_device_attributes(components, at.field("components"));
        }
    }
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
