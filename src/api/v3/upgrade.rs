//! How an event of v3 becomes one of v4, and which parts of it have no place there.

mod draft;
mod identification;
mod ip_info;
mod place;
mod raw_device_attributes;
mod signals;
mod velocity;
mod visitor;
mod webhook;

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use crate::api::v3::event::{Event, Product, Products};
use crate::api::v3::signals::Label;
use crate::api::v3::upgrade::draft::Draft;
use crate::api::v3::upgrade::place::Place;
use crate::api::v3::webhook::Webhook;
use crate::api::v4;

/// An event of v4 that was made from one of v3, and what had no place in it.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
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
/// - `first_seen_at` and `last_seen_at` are those of the workspace, or the vendor's where the workspace
///   has none;
/// - `incognito` is that of the smart signal, or of the identification where there is no such signal;
/// - a raw attribute is that of the product, or else of the identification's `components`;
/// - anything else is that of the identification, or of the bot detection where there is none.
///
/// A date-time in text counts as carried over when it equals the time in v4 to the millisecond. The value of
/// a raw attribute goes over as a whole, with the names in it spelt as v4 does. A count of `velocity`
/// without intervals is the same as none, and so is a null. Where neither the identification nor the bot
/// detection is there, `event_id` is empty and `timestamp` 0.
#[must_use]
pub fn upgrade(event: Event) -> Upgraded {
    let Event { products, other } = event;
    let mut upgraded = Upgraded::default();
    let mut root = Place::root(&mut upgraded.dropped);
    root.drop_fields(other);
    let mut draft = Draft::default();
    draft.take_products(products, root.field("products"));
    upgraded.event = draft.finish();
    upgraded
}

/// Turns the body of a v3 webhook into an event of v4, as [`upgrade`] does.
///
/// What a webhook may leave out and v4 always says is false, as in `visitor_found`; a `visitorFound`
/// without a visitor id is in `dropped`.
#[must_use]
pub fn upgrade_webhook(webhook: Webhook) -> Upgraded {
    let mut upgraded = Upgraded::default();
    let mut draft = Draft::default();
    draft.take_webhook(webhook, Place::root(&mut upgraded.dropped));
    upgraded.event = draft.finish();
    upgraded
}

impl From<Event> for v4::Event {
    /// As [`upgrade`], without what has no place in v4.
    fn from(event: Event) -> Self {
        upgrade(event).event
    }
}

impl From<Webhook> for v4::Event {
    /// As [`upgrade_webhook`], without what has no place in v4.
    fn from(webhook: Webhook) -> Self {
        upgrade_webhook(webhook).event
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
        /// The data of a product, and its place.
        macro_rules! take {
            ($product:ident as $name:literal, |$data:ident, $at:ident| $take:expr) => {
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
