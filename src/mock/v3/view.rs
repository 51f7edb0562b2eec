//! How v3 shows an event that is kept in v4's form. What v3 had no word for is left out; what v4 no
//! longer says is not made up, but for what v3 guarantees: that comes empty.

use super::super::members::object;
use super::super::store::{Event, Form, Store, at, put};
use super::super::time;
use super::guaranteed;
use How::{Attributes, Bot, Camel, Same, Table, Time, Velocity};
use serde_json::{Map, Value, json};

/// Where a value is in v4, where it is in v3, and what becomes of it on the way.
type Row = (&'static str, &'static str, How);

#[derive(Clone, Copy)]
enum How {
    Same,
    /// Milliseconds become a date-time.
    Time,
    /// The names of members become camel case, at all depths. Members that are `null` count as absent.
    Camel,
    /// The result of bot detection, whose word for "none" differs.
    Bot,
    /// The counts move into `intervals`, under shorter names.
    Velocity,
    /// Each attribute is wrapped in a `value`.
    Attributes,
    /// A table of its own.
    Table(&'static [Row]),
}

/// The rows come in an order in which later ones may add to what earlier ones have set.
#[rustfmt::skip]
const PRODUCTS: &[Row] = &[
    ("event_id", "identification.data.requestId", Same),
    ("timestamp", "identification.data.timestamp", Same),
    ("timestamp", "identification.data.time", Time),
    ("identification.visitor_id", "identification.data.visitorId", Same),
    ("identification.visitor_found", "identification.data.visitorFound", Same),
    ("identification.confidence.score", "identification.data.confidence.score", Same),
    ("identification.confidence.version", "identification.data.confidence.revision", Same),
    ("identification.confidence.comment", "identification.data.confidence.comment", Same),
    ("identification.first_seen_at", "identification.data.firstSeenAt.global", Time),
    ("identification.first_seen_at", "identification.data.firstSeenAt.subscription", Time),
    ("identification.last_seen_at", "identification.data.lastSeenAt.global", Time),
    ("identification.last_seen_at", "identification.data.lastSeenAt.subscription", Time),
    ("linked_id", "identification.data.linkedId", Same),
    ("tags", "identification.data.tag", Same),
    ("suspect", "identification.data.suspect", Same),
    ("url", "identification.data.url", Same),
    ("ip_address", "identification.data.ip", Same),
    ("incognito", "identification.data.incognito", Same),
    ("os", "identification.data.browserDetails.os", Same),
    ("os_version", "identification.data.browserDetails.osVersion", Same),
    ("device", "identification.data.browserDetails.device", Same),
    ("browser_details", "identification.data.browserDetails", Camel),
    ("user_agent", "identification.data.browserDetails.userAgent", Same),
    ("replayed", "identification.data.replayed", Same),
    ("sdk", "identification.data.sdk", Camel),
    ("environment_id", "identification.data.environmentId", Same),
    ("bot", "botd.data.bot.result", Bot),
    ("bot_type", "botd.data.bot.type", Same),
    ("root_apps", "rootApps.data.result", Same),
    ("emulator", "emulator.data.result", Same),
    ("ip_info.v4", "ipInfo.data.v4", Table(ADDRESS)),
    ("ip_info.v6", "ipInfo.data.v6", Table(ADDRESS)),
    ("ip_blocklist.email_spam", "ipBlocklist.data.details.emailSpam", Same),
    ("ip_blocklist.attack_source", "ipBlocklist.data.details.attackSource", Same),
    ("ip_blocklist.tor_node", "tor.data.result", Same),
    ("vpn", "vpn.data.result", Same),
    ("vpn_confidence", "vpn.data.confidence", Same),
    ("vpn_ml_score", "vpn.data.mlScore", Same),
    ("vpn_origin_timezone", "vpn.data.originTimezone", Same),
    ("vpn_origin_country", "vpn.data.originCountry", Same),
    ("vpn_methods", "vpn.data.methods", Table(VPN_METHODS)),
    ("proxy", "proxy.data.result", Same),
    ("proxy_confidence", "proxy.data.confidence", Same),
    ("proxy_ml_score", "proxy.data.mlScore", Same),
    ("proxy_details.proxy_type", "proxy.data.details.proxyType", Same),
    ("proxy_details.last_seen_at", "proxy.data.details.lastSeenAt", Time),
    ("incognito", "incognito.data.result", Same),
    ("tampering", "tampering.data.result", Same),
    ("tampering_confidence", "tampering.data.confidence", Same),
    ("tampering_ml_score", "tampering.data.mlScore", Same),
    ("tampering_details.anomaly_score", "tampering.data.anomalyScore", Same),
    ("tampering_details.anti_detect_browser", "tampering.data.antiDetectBrowser", Same),
    ("cloned_app", "clonedApp.data.result", Same),
    ("factory_reset_timestamp", "factoryReset.data.timestamp", Same),
    ("factory_reset_timestamp", "factoryReset.data.time", Time),
    ("jailbroken", "jailbroken.data.result", Same),
    ("frida", "frida.data.result", Same),
    ("privacy_settings", "privacySettings.data.result", Same),
    ("location_spoofing", "locationSpoofing.data.result", Same),
    ("developer_tools", "developerTools.data.result", Same),
    ("mitm_attack", "mitmAttack.data.result", Same),
    ("virtual_machine", "virtualMachine.data.result", Same),
    ("virtual_machine_ml_score", "virtualMachine.data.mlScore", Same),
    ("high_activity_device", "highActivity.data.result", Same),
    ("rare_device", "rareDevice.data.result", Same),
    ("rare_device_percentile_bucket", "rareDevice.data.percentileBucket", Same),
    ("suspect_score", "suspectScore.data.result", Same),
    ("velocity", "velocity.data", Velocity),
    ("proximity", "proximity.data", Camel),
    ("labels", "labels.data", Camel),
    ("raw_device_attributes", "rawDeviceAttributes.data", Attributes),
];

/// What bot detection repeats of the identification.
const BOTD_REPEATS: &[Row] = &[
    ("event_id", "botd.data.requestId", Same),
    ("timestamp", "botd.data.time", Time),
    ("linked_id", "botd.data.linkedId", Same),
    ("url", "botd.data.url", Same),
    ("ip_address", "botd.data.ip", Same),
    ("user_agent", "botd.data.userAgent", Same),
];

const ADDRESS: &[Row] = &[
    ("address", "address", Same),
    ("geolocation", "geolocation", Table(GEOLOCATION)),
    ("asn", "asn.asn", Same),
    ("asn_name", "asn.name", Same),
    ("asn_network", "asn.network", Same),
    ("asn_type", "asn.type", Same),
    ("datacenter_result", "datacenter.result", Same),
    ("datacenter_name", "datacenter.name", Same),
];

const GEOLOCATION: &[Row] = &[
    ("accuracy_radius", "accuracyRadius", Same),
    ("latitude", "latitude", Same),
    ("longitude", "longitude", Same),
    ("postal_code", "postalCode", Same),
    ("timezone", "timezone", Same),
    ("city_name", "city.name", Same),
    ("country_code", "country.code", Same),
    ("country_name", "country.name", Same),
    ("continent_code", "continent.code", Same),
    ("continent_name", "continent.name", Same),
    ("subdivisions", "subdivisions", Camel),
];

const VPN_METHODS: &[Row] = &[
    ("timezone_mismatch", "timezoneMismatch", Same),
    ("public_vpn", "publicVPN", Same),
    ("auxiliary_mobile", "auxiliaryMobile", Same),
    ("os_mismatch", "osMismatch", Same),
    ("relay", "relay", Same),
    ("ml_prediction", "mlPrediction", Same),
];

/// The event as v3 shows it; none for one of the edge, which v3 knows nothing of.
pub(super) fn of(store: &Store, event: &Event) -> Option<Event> {
    match store.form() {
        Form::V3 => Some(event.clone()),
        Form::V4 if event.text("source") == Some("edge") => None,
        Form::V4 => {
            let mut fields = Map::new();
            fields.insert("products".to_owned(), Value::Object(products(event)));
            Some(Event {
                id: event.id.clone(),
                timestamp: event.timestamp,
                fields,
            })
        }
    }
}

/// All events as v3 shows them, the oldest first.
pub(super) fn all(store: &Store) -> impl Iterator<Item = Event> {
    let events = store.events().iter();
    events.filter_map(|event| of(store, event))
}

fn products(event: &Event) -> Map<String, Value> {
    let mut products = shown(PRODUCTS, &event.fields);
    if products.contains_key("botd") {
        show(BOTD_REPEATS, &event.fields, &mut products);
    }
    if products.contains_key("ipBlocklist") {
        let listed = [
            "ipBlocklist.data.details.emailSpam",
            "ipBlocklist.data.details.attackSource",
        ];
        let listed = listed
            .iter()
            .any(|path| at(&products, path) == Some(&Value::Bool(true)));
        put(&mut products, "ipBlocklist.data.result", json!(listed));
    }
    guaranteed::fill(&mut products);
    products
}

fn shown(rows: &[Row], from: &Map<String, Value>) -> Map<String, Value> {
    let mut to = Map::new();
    show(rows, from, &mut to);
    to
}

fn show(rows: &[Row], from: &Map<String, Value>, to: &mut Map<String, Value>) {
    for (v4, v3, how) in rows {
        if let Some(value) = at(from, v4).and_then(|value| how.apply(value)) {
            put(to, v3, value);
        }
    }
}

impl How {
    /// The value in v3; none when it is not of the kind that v4 documents.
    fn apply(self, value: &Value) -> Option<Value> {
        Some(match self {
            Same => value.clone(),
            Time => Value::from(time::to_rfc3339(value.as_i64()?)),
            Camel => with_camel_names(value),
            Bot if value == "not_detected" => Value::from("notDetected"),
            Bot => value.clone(),
            Velocity => velocity(value.as_object()?),
            Attributes => {
                let attributes = value.as_object()?.iter();
                let known = attributes.filter(|(_, value)| !value.is_null());
                object(known.map(|(name, value)| {
                    (attribute(name), json!({ "value": with_camel_names(value) }))
                }))
            }
            Table(rows) => Value::Object(shown(rows, value.as_object()?)),
        })
    }
}

fn velocity(counts: &Map<String, Value>) -> Value {
    const INTERVALS: &[Row] = &[
        ("5_minutes", "5m", Same),
        ("1_hour", "1h", Same),
        ("24_hours", "24h", Same),
    ];
    let shown = counts.iter().filter_map(|(name, count)| {
        let intervals = shown(INTERVALS, count.as_object()?);
        Some((camel(name), json!({ "intervals": intervals })))
    });
    object(shown)
}

fn with_camel_names(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let known = members.iter().filter(|(_, value)| !value.is_null());
            object(known.map(|(name, value)| (camel(name), with_camel_names(value))))
        }
        Value::Array(items) => items.iter().map(with_camel_names).collect(),
        value => value.clone(),
    }
}

/// The name of a raw attribute, of which some are spelt as no rule has it.
fn attribute(name: &str) -> String {
    match name {
        "oscpu" => "osCpu".to_owned(),
        "webgl_basics" => "webGlBasics".to_owned(),
        "webgl_extensions" => "webGlExtensions".to_owned(),
        name => camel(name),
    }
}

/// `precision_radius` -> `precisionRadius`.
fn camel(name: &str) -> String {
    let mut words = name.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |mut joined, word| {
        let mut letters = word.chars();
        joined.extend(letters.next().map(|letter| letter.to_ascii_uppercase()));
        joined.extend(letters);
        joined
    })
}
