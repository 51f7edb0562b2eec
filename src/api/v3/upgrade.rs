//! How an event of v3 becomes one of v4, and which parts of it have no place there.

mod browser;
mod draft;
mod error;
mod identification;
mod ip_info;
mod place;
mod raw_device_attributes;
mod signals;
mod velocity;
mod visit;
mod visitor;
mod webhook;

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use crate::api::v3::event::{Event, Product, Products};
use crate::api::v3::signals::Label;
use crate::api::v3::upgrade::browser::is_mobile;
use crate::api::v3::upgrade::draft::Draft;
use crate::api::v3::upgrade::place::{Place, sent};
use crate::api::v3::upgrade::visit::as_webhook;
use crate::api::v3::visits::Visit;
use crate::api::v3::webhook::Webhook;
use crate::api::v4;

pub use error::UpgradeError;

/// An event of v4 that was made from one of v3, and what had no place in it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Upgraded {
    /// The event.
    pub event: v4::Event,
    /// What v4 has no place for, by its path in the v3 value, such as
    /// `products.remoteControl.data.result`; a name that is not an identifier is in brackets, as in
    /// JavaScript, such as `products["a name"]`.
    pub dropped: BTreeMap<String, Value>,
}

/// Turns an event of v3 into one of v4. Whatever the event of v4 does not say is in `dropped`: products
/// that failed, signals that were withdrawn, values of an unexpected type, and everything that this
/// version does not know. A guaranteed field of v4 for which there is then no value is null in JSON, and
/// among the event's `misfits`; one that is missing in v3 is null in `dropped`.
///
/// Where v3 says a thing twice, v4 says it once, and what differs from it is in `dropped`:
/// - `first_seen_at` and `last_seen_at` are both those of the workspace, or both the vendor's where those
///   of the workspace are fewer: the two are never mixed, as the last time would then lie before the first;
/// - `incognito` is that of the smart signal, or of the identification where there is no such signal;
/// - a raw attribute is that of the product, or else of the identification's `components`;
/// - anything else is that of the identification, or of the bot detection where there is none.
///
/// What the documents have for browsers alone is dropped from an event of a mobile SDK, and from one that says
/// nothing of its SDK and names no browser: `url`,
/// `client_referrer`, `browser_details`, `bot`, `bot_type`, `incognito`, `privacy_settings`,
/// `proxy_ml_score`, `virtual_machine`, `vpn_ml_score` and `rare_device`, with what belongs to them. What they
/// have for mobile devices alone stays on an event of a browser, as in the documents' own example, where it is
/// false. An empty text is dropped where it says nothing: an id, an address, a URL, a user agent, an operating
/// system, a device, and the details of a browser that has neither a name nor a version.
///
/// The `source` is a device, as v3 has no other. `os`, `os_version` and `device` are those of the browser's
/// details. Without a `timestamp` the time is that of `time`, or else the one with which the event id begins.
/// A date-time in text counts as carried over when it equals the time in v4 to the millisecond. The value of
/// a raw attribute goes over as a whole, with the names in it spelt as v4 does. A count of `velocity`
/// without intervals is the same as none, and so is a null.
///
/// # Errors
/// There is no event without its id, which the identification and the bot detection have.
pub fn upgrade(event: Event) -> Result<Upgraded, UpgradeError> {
    let Event { products, other } = event;
    upgraded(|draft, mut root| {
        root.drop_fields(other);
        draft.take_products(products, root.field("products"));
    })
}

/// Turns the body of a v3 webhook into an event of v4, as [`upgrade`] does.
///
/// What a webhook may leave out and v4 always says is false, as in `visitor_found`; a `visitorFound`
/// without a visitor id is in `dropped`.
///
/// # Errors
/// There is no event without its id.
pub fn upgrade_webhook(webhook: Webhook) -> Result<Upgraded, UpgradeError> {
    upgraded(|draft, root| draft.take_webhook(webhook, root))
}

/// Turns a visit of v3 into an event of v4, as [`upgrade`] does. The visitor id is that of the page on which
/// the visit stands.
///
/// # Errors
/// There is no event without its id.
pub fn upgrade_visit(visitor_id: &str, visit: Visit) -> Result<Upgraded, UpgradeError> {
    upgrade_webhook(as_webhook(visitor_id, visit))
}

fn upgraded(take: impl FnOnce(&mut Draft, Place<'_>)) -> Result<Upgraded, UpgradeError> {
    let mut dropped = BTreeMap::new();
    let mut draft = Draft::default();
    take(&mut draft, Place::root(&mut dropped));
    let event = draft.finish()?;
    Ok(Upgraded { event, dropped })
}

impl TryFrom<Event> for v4::Event {
    type Error = UpgradeError;

    /// As [`upgrade`], without what has no place in v4.
    fn try_from(event: Event) -> Result<Self, UpgradeError> {
        upgrade(event).map(|upgraded| upgraded.event)
    }
}

impl TryFrom<Webhook> for v4::Event {
    type Error = UpgradeError;

    /// As [`upgrade_webhook`], without what has no place in v4.
    fn try_from(webhook: Webhook) -> Result<Self, UpgradeError> {
        upgrade_webhook(webhook).map(|upgraded| upgraded.event)
    }
}

impl Draft {
    fn take_products(&mut self, products: Products, mut at: Place<'_>) {
        // Without `..`, so that no product can be forgotten; the same holds for all that follows.
        let Products {
            identification,
            botd,
            root_apps,
            emulator,
            ip_info,
            ip_blocklist,
            tor,
            vpn,
            proxy,
            incognito,
            tampering,
            cloned_app,
            factory_reset,
            jailbroken,
            frida,
            privacy_settings,
            virtual_machine,
            raw_device_attributes,
            high_activity,
            rare_device,
            location_spoofing,
            suspect_score,
            remote_control,
            velocity,
            developer_tools,
            mitm_attack,
            proximity,
            labels,
            other,
        } = products;
        at.drop_fields(other);
        // The two that know which event it is come first.
        self.note_failure("identification", identification.as_ref());
        self.note_failure("botd", botd.as_ref());
        let data_of_visitor = identification
            .as_ref()
            .and_then(|product| product.data.as_ref());
        self.is_mobile = data_of_visitor.is_some_and(|data| {
            let details = sent(&data.browser_details, "browserDetails", &data.other);
            is_mobile(data.sdk.as_ref(), details)
        });
        /// The data of a product, and its place.
        macro_rules! take {
            ($product:ident as $name:literal, |$data:ident, $at:ident| $take:expr) => {
                self.note_failure($name, $product.as_ref());
                if let Some(($data, $at)) = data($product, at.field($name)) {
                    $take;
                }
            };
        }
        // In the order of precedence: what comes first stands where two say different things.
        take!(incognito as "incognito", |flag, at| self.incognito(flag.into(), at));
        take!(raw_device_attributes as "rawDeviceAttributes", |raw, at| self.raw_device_attributes(raw, at));
        take!(identification as "identification", |data, at| self.identification(data, at));
        take!(botd as "botd", |data, at| self.botd(data, at));
        take!(root_apps as "rootApps", |flag, at| self.root_apps(flag.into(), at));
        take!(emulator as "emulator", |flag, at| self.emulator(flag.into(), at));
        take!(ip_info as "ipInfo", |info, at| self.ip_info(info, at));
        take!(ip_blocklist as "ipBlocklist", |list, at| self.ip_blocklist(list.into(), at));
        take!(tor as "tor", |flag, at| self.tor(flag.into(), at));
        take!(vpn as "vpn", |signal, at| self.vpn(signal.into(), at));
        take!(proxy as "proxy", |signal, at| self.proxy(signal.into(), at));
        take!(tampering as "tampering", |signal, at| self.tampering(signal.into(), at));
        take!(cloned_app as "clonedApp", |flag, at| self.cloned_app(flag.into(), at));
        take!(factory_reset as "factoryReset", |signal, at| self.factory_reset(signal.into(), at));
        take!(jailbroken as "jailbroken", |flag, at| self.jailbroken(flag.into(), at));
        take!(frida as "frida", |flag, at| self.frida(flag.into(), at));
        take!(privacy_settings as "privacySettings", |flag, at| self.privacy_settings(flag.into(), at));
        take!(virtual_machine as "virtualMachine", |signal, at| self.virtual_machine(signal.into(), at));
        take!(high_activity as "highActivity", |signal, at| self.high_activity(signal, at));
        take!(rare_device as "rareDevice", |signal, at| self.rare_device(signal, at));
        take!(location_spoofing as "locationSpoofing", |flag, at| self.location_spoofing(flag.into(), at));
        take!(suspect_score as "suspectScore", |score, at| self.suspect_score(score.into(), at));
        take!(remote_control as "remoteControl", |flag, at| self.remote_control(flag.into(), at));
        take!(velocity as "velocity", |signal, at| self.velocity(signal.into(), at));
        take!(developer_tools as "developerTools", |flag, at| self.developer_tools(flag.into(), at));
        take!(mitm_attack as "mitmAttack", |flag, at| self.mitm_attack(flag.into(), at));
        take!(proximity as "proximity", |zone, at| self.proximity(zone, at));
        let labels = numbered(labels, at.field("labels"));
        take!(labels as "labels", |labels, at| self.labels(labels, at));
    }
}

/// The data of a product, and its place; an error of the product has no place in v4.
fn data<'a, T>(product: Option<Product<T>>, mut at: Place<'a>) -> Option<(T, Place<'a>)> {
    let Product {
        data,
        error,
        mut other,
    } = product?;
    at.drop_field("error", error);
    if data.is_some() {
        at.drop_entries("data", &mut other);
    }
    at.drop_fields(other);
    data.map(|data| (data, at.into_field("data")))
}

/// The labels with their places in the array.
fn numbered(
    product: Option<Product<Vec<Label>>>,
    mut at: Place<'_>,
) -> Option<Product<Vec<(usize, Label)>>> {
    let Product {
        data,
        error,
        mut other,
    } = product?;
    let data = data.map(|labels| at.items("data", labels, &mut other));
    Some(Product { data, error, other })
}
