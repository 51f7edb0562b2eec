//! An edge event: what a server saw of a request, judged without any device.

use crate::call::request::is_token;

use super::super::errors::v4 as errors;
use super::super::network::ip_info;
use super::super::options::Options;
use super::super::refusal::{Refusal, cannot_be_parsed};
use super::super::reply::Reply;
use super::super::store::{Event, InV3, Store};
use super::super::text;
use super::super::update::is_linked_id;
use super::agents::bot_info;
use serde_json::{Map, Value, json};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

const FIELDS: [&str; 7] = [
    "headers",
    "method",
    "url",
    "ipv4_address",
    "ipv6_address",
    "linked_id",
    "tags",
];

/// A checked request.
struct Edge {
    headers: Vec<(String, String)>,
    v4: Option<Ipv4Addr>,
    v6: Option<Ipv6Addr>,
    /// The fields that go into the event as they are.
    given: Map<String, Value>,
}

pub(in crate::mock) fn run(
    store: &mut Store,
    options: &Options,
    now: i64,
    body: &str,
) -> Result<Reply, Refusal> {
    if body.len() > options.edge_body_limit {
        return Err(errors::PAYLOAD_TOO_LARGE.into());
    }
    let event = Edge::read(body)?.into_event(store, now);
    let answer = Value::Object(event.fields.clone());
    store.insert(event);
    Ok(Reply::json(200, &answer))
}

impl Edge {
    fn read(body: &str) -> Result<Self, Refusal> {
        let Ok(Value::Object(mut fields)) = serde_json::from_str(body) else {
            return Err(errors::REQUEST_BODY_INVALID.into());
        };
        known(&fields, &FIELDS)?;
        let method = fields.get("method").and_then(Value::as_str);
        let url = fields.get("url").and_then(Value::as_str);
        let sound = method.is_some_and(is_token)
            && url.is_some_and(is_web_url)
            && fields.get("tags").is_none_or(Value::is_object)
            && fields.get("linked_id").is_none_or(Value::is_string);
        if !sound {
            return Err(errors::REQUEST_BODY_INVALID.into());
        }
        if !fields.get("linked_id").is_none_or(is_linked_id) {
            return Err(errors::LINKED_ID_INVALID.into());
        }
        let headers = headers(fields.get("headers"))?;
        let (mut v4, mut v6) = (
            address::<Ipv4Addr>(fields.get("ipv4_address"))?,
            address::<Ipv6Addr>(fields.get("ipv6_address"))?,
        );
        if v4.is_none() && v6.is_none() {
            return Err(errors::EDGE_IP_REQUIRED.into());
        }
        // An IPv4 address in IPv6 clothes is answered as the IPv4 address that it is.
        if let Some(mapped) = v6.and_then(|address| address.to_ipv4_mapped()) {
            v4 = v4.or(Some(mapped));
            v6 = None;
        }
        fields.retain(|name, _| ["url", "linked_id", "tags"].contains(&name.as_str()));
        Ok(Self {
            headers,
            v4,
            v6,
            given: fields,
        })
    }

    fn into_event(self, store: &Store, now: i64) -> Event {
        let ids = (0..).map(|index| format!("{now}.edge{index:02}"));
        let id = ids.into_iter().find(|id| store.get(id).is_none());
        let id = id.unwrap_or_default();
        let header = |wanted: &str| {
            let found = self
                .headers
                .iter()
                .find(|(name, _)| name.eq_ignore_ascii_case(wanted));
            found.map(|(_, value)| value.as_str())
        };
        let mut fields = Map::new();
        let mut set = |name: &str, value: Value| fields.insert(name.to_owned(), value);
        set("event_id", json!(id));
        set("timestamp", json!(now));
        set("source", json!("edge"));
        if let Some(bot_info) = bot_info(header) {
            set("bot_info", bot_info);
        }
        let addresses = [self.v4.map(IpAddr::V4), self.v6.map(IpAddr::V6)];
        set("ip_info", ip_info(addresses.into_iter().flatten()));
        set("proxy", json!(false));
        set("proxy_confidence", json!("high"));
        set("vpn", json!(false));
        set("vpn_confidence", json!("medium"));
        set(
            "vpn_methods",
            json!({ "public_vpn": false, "relay": false }),
        );
        fields.extend(self.given);
        Event {
            id,
            timestamp: now,
            fields,
            v3: InV3::default(),
        }
    }
}

fn known(fields: &Map<String, Value>, names: &[&str]) -> Result<(), Refusal> {
    let unknown = fields.keys().find(|name| !names.contains(&name.as_str()));
    match unknown {
        Some(name) => Err(cannot_be_parsed(format!(
            "request body contains an unknown field {name:?}"
        ))),
        None => Ok(()),
    }
}

/// The headers in their order: at least one, each of a name and a value that HTTP can carry.
fn headers(value: Option<&Value>) -> Result<Vec<(String, String)>, Refusal> {
    let invalid = || Refusal::from(errors::REQUEST_BODY_INVALID);
    let entries = value
        .and_then(Value::as_array)
        .filter(|entries| !entries.is_empty());
    let entry = |entry: &Value| {
        let fields = entry.as_object().ok_or_else(invalid)?;
        known(fields, &["name", "value"])?;
        let text = |name: &str| fields.get(name).and_then(Value::as_str);
        let name = text("name").filter(|name| is_token(name));
        let value = text("value").filter(|value| !value.contains(['\r', '\n', '\0']));
        name.zip(value)
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .ok_or_else(invalid)
    };
    entries.ok_or_else(invalid)?.iter().map(entry).collect()
}

fn address<T: std::str::FromStr>(value: Option<&Value>) -> Result<Option<T>, Refusal> {
    let parsed = value.map(|value| value.as_str().and_then(|text| text.parse().ok()));
    match parsed {
        Some(None) => Err(errors::IP_ADDRESS_INVALID.into()),
        Some(address) => Ok(address),
        None => Ok(None),
    }
}

/// An absolute `http` or `https` URL without a fragment.
fn is_web_url(url: &str) -> bool {
    let Some((scheme, rest)) = text::cut(url, "://") else {
        return false;
    };
    let known = ["http", "https"]
        .iter()
        .any(|known| scheme.eq_ignore_ascii_case(known));
    known && !rest.is_empty() && !rest.starts_with(['/', '?']) && !url.contains(['#', ' '])
}
