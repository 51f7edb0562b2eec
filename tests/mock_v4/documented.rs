//! Whether the members of a value have a place in the digest of the vendor's document.

use serde_json::Value;

/// What the vendor has added since the document of the digest, by its releases; of the last nothing but the name.
const LATER: [(&str, &str); 5] = [
    ("Event.device_details", "optional {DeviceDetails}"),
    ("DeviceDetails.device_manufacturer", "optional string"),
    ("DeviceDetails.device_model", "optional string"),
    ("DeviceDetails.os_version", "optional string"),
    ("Event.compromised_device_integrity", "optional boolean"),
];

/// The fact that the digest of the vendor's document, or a later release, has under a name.
fn fact(name: &str) -> Option<&'static str> {
    if let Some((_, kind)) = LATER.iter().find(|(known, _)| *known == name) {
        return Some(kind);
    }
    let mut facts = include_str!("../openapi/v4.toml").lines();
    facts.find_map(|line| {
        let (known, kind) = line.split_once(" = ")?;
        (known.trim_matches('"') == name).then_some(kind.trim_matches('"'))
    })
}

/// Every member, at all depths, has its place in the document.
pub(crate) fn members_are_documented(kind: &str, value: &Value) {
    let Some(members) = value.as_object() else {
        return;
    };
    if fact(kind) == Some("map of any") {
        return;
    }
    for (name, value) in members {
        let place = format!("{kind}.{name}");
        let kind = fact(&place).unwrap_or_else(|| panic!("{place} is not documented"));
        let named = kind
            .split_once('{')
            .and_then(|(_, rest)| rest.strip_suffix('}'));
        let items = value
            .as_array()
            .cloned()
            .unwrap_or_else(|| vec![value.clone()]);
        for item in items {
            let list = format!("{place}[]");
            let inner = if value.is_array() { &list } else { &place };
            members_are_documented(named.unwrap_or(inner), &item);
        }
    }
}
