//! Every leaf that the vendor's documents have, on its way to the other version: it is carried over, or on the list of
//! what has no place there. The documents are known by their digest; with one value for each type of theirs, nothing
//! contradicts anything else.

use std::collections::BTreeMap;

use fingerprint_edge::v3::{
    downgrade, downgrade_visit, downgrade_webhook, upgrade, upgrade_visit, upgrade_webhook,
};
use fingerprint_edge::v4;
use serde_json::{Map, Value, json};

const V3: &str = include_str!("../openapi/v3.toml");
const V3_WEBHOOK: &str = include_str!("../openapi/v3-webhook.toml");
const V4: &str = include_str!("../openapi/v4.toml");

/// What an event of v3 says and one of v4 does not; what v4 says in other words comes back as v3 has it.
const LOST_IN_V4: [&str; 4] = [
    "highActivity.dailyRequests",
    "identification.ipLocation",
    "ipBlocklist.result",
    "remoteControl.result",
];

/// What is new in v4.
const LOST_IN_V3: [&str; 9] = [
    "active_call",
    "bot_info",
    "bundle_id",
    "incremental_identification_status",
    "package_name",
    "proxy_details.provider",
    "rule_action",
    "simulator",
    "triggered_by",
];

/// The facts of a digest, by their names.
struct Facts(BTreeMap<&'static str, &'static str>);

impl Facts {
    fn of(digest: &'static str) -> Self {
        let facts = digest.split("[values]").next().unwrap();
        let facts = facts.lines().filter_map(|line| line.split_once(" = "));
        Self(
            facts
                .map(|(name, kind)| (name.trim_matches('"'), kind.trim_matches('"')))
                .collect(),
        )
    }

    /// A value of a type, with all that it may have in it.
    fn value(&self, name: &str, kind: &str) -> Value {
        let kind = kind.strip_prefix("optional ").unwrap_or(kind);
        if let Some(items) = kind.strip_prefix("array of ") {
            return json!([self.value(&format!("{name}[]"), items)]);
        }
        if let Some(named) = kind
            .strip_prefix('{')
            .and_then(|kind| kind.strip_suffix('}'))
        {
            return self.value(named, self.0.get(named).unwrap());
        }
        let last = name.rsplit('.').next().unwrap();
        let nullable = kind.strip_prefix("nullable ").unwrap_or(kind);
        match nullable.split([' ', ',']).next().unwrap() {
            "object" => self.members(name),
            // The names of attributes are not documented for v3.
            "map" if name.ends_with("RawDeviceAttributes") => {
                json!({ "colorDepth": { "value": 24 } })
            }
            "map" => json!({ "free": [1, null] }),
            "boolean" => json!(true),
            "number" => json!(0.5),
            "integer" => json!(1_764_000_000_000_i64),
            "enum" | "string"
                if ["time", "global", "subscription", "lastSeenAt"].contains(&last) =>
            {
                json!("2025-11-24T16:00:00Z")
            }
            "enum" | "string" => json!("x"),
            kind => Value::from(format!("{name} is of an unknown kind: {kind}")),
        }
    }

    fn members(&self, of: &str) -> Value {
        let members = self.0.iter().filter_map(|(name, kind)| {
            let name = name.strip_prefix(of)?.strip_prefix('.')?;
            // An event whose product failed is another one.
            let is_one = !name.contains(['.', '[']) && name != "error";
            is_one.then(|| (name.to_owned(), self.value(&format!("{of}.{name}"), kind)))
        });
        Value::Object(members.collect::<Map<_, _>>())
    }
}

fn paths(dropped: &BTreeMap<String, Value>) -> Vec<&str> {
    dropped.keys().map(String::as_str).collect()
}

#[test]
fn every_leaf_of_v3_has_a_place_in_v4_or_is_listed() {
    let event = Facts::of(V3).members("EventsGetResponse");
    assert_eq!(event["products"].as_object().unwrap().len(), 28);
    let upgraded = upgrade(serde_json::from_value(event.clone()).unwrap()).unwrap();
    let lost = LOST_IN_V4.map(|path| {
        let (product, rest) = path.split_once('.').unwrap();
        format!("products.{product}.data.{rest}")
    });
    assert_eq!(paths(&upgraded.dropped), lost);
    assert_eq!(upgraded.event.misfits(), [""; 0]);
    // What it makes of it says the same, but for what v4 has no place for.
    let mut back = json!(downgrade(&upgraded.event).event);
    let products = back["products"].as_object_mut().unwrap();
    products.insert(
        "remoteControl".to_owned(),
        event["products"]["remoteControl"].clone(),
    );
    products["highActivity"]["data"]["dailyRequests"] =
        event["products"]["highActivity"]["data"]["dailyRequests"].clone();
    let components = products["rawDeviceAttributes"]["data"].clone();
    products["identification"]["data"]["components"] = components;
    assert_eq!(back, event);
}

#[test]
fn every_leaf_of_a_webhook_and_of_a_visit_has_a_place_in_v4_or_is_listed() {
    let facts = Facts::of(V3_WEBHOOK);
    let webhook = facts.members("Webhook");
    let upgraded = upgrade_webhook(serde_json::from_value(webhook.clone()).unwrap()).unwrap();
    let mut lost = LOST_IN_V4.map(|path| path.trim_start_matches("identification."));
    lost.sort_unstable();
    assert_eq!(paths(&upgraded.dropped), lost);
    assert_eq!(upgraded.event.misfits(), [""; 0]);
    let mut back = json!(downgrade_webhook(&upgraded.event).event);
    back["remoteControl"] = webhook["remoteControl"].clone();
    back["highActivity"]["dailyRequests"] = webhook["highActivity"]["dailyRequests"].clone();
    back["components"] = back["rawDeviceAttributes"].clone();
    assert_eq!(back, webhook);

    let visit = facts.members("Visit");
    let upgraded = upgrade_visit("x", serde_json::from_value(visit.clone()).unwrap()).unwrap();
    assert_eq!(paths(&upgraded.dropped), ["ipLocation"]);
    let mut back = json!(downgrade_visit(&upgraded.event).event);
    back["ipLocation"] = visit["ipLocation"].clone();
    assert_eq!(back, visit);
}

#[test]
fn every_leaf_of_v4_has_a_place_in_v3_or_is_listed() {
    let facts = Facts::of(V4);
    let mut event = facts.members("Event");
    event["source"] = json!("device");
    let typed: v4::Event = serde_json::from_value(event.clone()).unwrap();
    assert_eq!(typed.misfits(), [""; 0]);
    let of = |also: &[&'static str]| {
        let mut lost = [&LOST_IN_V3, also].concat();
        lost.sort_unstable();
        lost
    };
    let downgraded = downgrade(&typed);
    let lost = of(&["client_referrer", "supplementary_id_high_recall"]);
    assert_eq!(paths(&downgraded.dropped), lost);
    assert_eq!(downgraded.event.misfits(), [""; 0]);
    let mut back = json!(upgrade(downgraded.event).unwrap().event);
    for path in lost {
        let (of, name) = path.rsplit_once('.').unwrap_or(("", path));
        let from = if of.is_empty() { &event } else { &event[of] };
        let value = from[name].clone();
        let to = if of.is_empty() {
            &mut back
        } else {
            &mut back[of]
        };
        to[name] = value;
    }
    assert_eq!(back, event);

    let downgraded = downgrade_webhook(&typed);
    assert_eq!(paths(&downgraded.dropped), of(&["labels", "suspect"]));
    assert_eq!(downgraded.event.misfits(), [""; 0]);
    let back = json!(upgrade_webhook(downgraded.event).unwrap().event);
    for (name, value) in back.as_object().unwrap() {
        if name != "proxy_details" {
            assert_eq!(*value, event[name], "{name}");
        }
    }

    let downgraded = downgrade_visit(&typed);
    assert_eq!(downgraded.event.misfits(), [""; 0]);
    let back = json!(upgrade_visit("x", downgraded.event).unwrap().event);
    for (name, value) in back.as_object().unwrap() {
        assert_eq!(*value, event[name], "{name}");
        assert!(!downgraded.dropped.contains_key(name), "{name}");
    }
    assert_eq!(downgraded.dropped["identification.visitor_id"], "x");
}

#[test]
fn the_page_on_migrating_lists_what_is_lost() {
    let page = include_str!("../../docs/migrating.md");
    for path in LOST_IN_V4.iter().chain(&LOST_IN_V3) {
        let mut named = vec![format!("`{path}`")];
        if let Some((of, name)) = path.split_once('.') {
            named.extend([format!("`{of}`"), format!("`{of}.data.{name}`")]);
        }
        assert!(named.iter().any(|path| page.contains(path)), "{path}");
    }
}
