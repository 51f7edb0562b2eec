//! Policies as documents: the object that JavaScript's `verifyEvent` takes, read and written.

use serde::de::{self, Deserialize, Deserializer};
use serde::ser::{self, Serialize, SerializeMap, Serializer};
use serde_json::{Map, Number, Value as Json};

use crate::trust::verify::json::value;
use crate::trust::verify::judge::CLOCK_SKEW_MS;
use crate::trust::verify::policy::{Given, Member, Policy, PolicyError, Want};
use crate::trust::verify::row::Row;

/// Reads the object that JavaScript's `verifyEvent` takes, by the same rules; what is wrong with it is an error with the text of
/// a [`PolicyError`].
impl<'de> Deserialize<'de> for Policy {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let policy = Json::deserialize(deserializer)?;
        read(&policy).map_err(de::Error::custom)
    }
}

/// Writes the object that JavaScript's `verifyEvent` takes.
impl Serialize for Policy {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut policy = serializer.serialize_map(None)?;
        for (row, want) in &self.wants {
            if let Some(json) = fact(want).map_err(ser::Error::custom)? {
                policy.serialize_entry(row.name, &json)?;
            }
        }
        for (name, list) in [("allow", self.values(true)), ("deny", self.values(false))] {
            if !list.is_empty() {
                policy.serialize_entry(name, &list)?;
            }
        }
        if self.accept_missing {
            policy.serialize_entry("onMissing", "accept")?;
        } else if !self.may_miss.is_empty() {
            let accepted = self
                .may_miss
                .iter()
                .map(|name| ((*name).to_owned(), "accept".into()));
            policy.serialize_entry("onMissing", &accepted.collect::<Map<_, _>>())?;
        }
        if self.accept_unknown {
            policy.serialize_entry("onUnknown", "accept")?;
        }
        if self.clock_tolerance_ms != CLOCK_SKEW_MS {
            policy.serialize_entry("clockToleranceMs", &self.clock_tolerance_ms)?;
        }
        policy.end()
    }
}

impl Policy {
    /// What stands under `allow`, or under `deny`.
    fn values(&self, allowed: bool) -> Map<String, Json> {
        let signals = self.wants.iter().filter_map(|(row, want)| match want {
            Want::Signal { allow, .. } if allowed => Some((row, allow)),
            Want::Signal { deny, .. } => Some((row, deny)),
            _ => None,
        });
        signals
            .filter(|(_, values)| !values.is_empty())
            .map(|(row, values)| {
                let values = values.iter().map(|text| signal_value(row, text));
                (row.name.to_owned(), one_or_more(values))
            })
            .collect()
    }
}

/// What a policy says of a fact; nothing of a signal.
fn fact(want: &Want) -> serde_json::Result<Option<Json>> {
    Ok(Some(match want {
        Want::Age(most) => (*most).into(),
        Want::OneOf(texts) => one_or_more(texts.iter().map(|text| text.as_str().into())),
        Want::AtLeast(number) | Want::AtMost(number) => number.parse::<Number>()?.into(),
        Want::NotReplayed => true.into(),
        Want::Signal { .. } => return Ok(None),
    }))
}

fn signal_value(row: &Row, text: &str) -> Json {
    match row.kind.choices() {
        Some(_) => text.into(),
        None => (text == "true").into(),
    }
}

fn one_or_more(values: impl Iterator<Item = Json>) -> Json {
    let mut values: Vec<_> = values.collect();
    match (values.pop(), values.is_empty()) {
        (Some(only), true) => only,
        (last, _) => {
            values.extend(last);
            Json::Array(values)
        }
    }
}

fn read(policy: &Json) -> Result<Policy, PolicyError> {
    let Json::Object(members) = policy else {
        return Err(PolicyError::new(&[
            "`policy` must be an object, got ",
            value(policy).type_name(),
        ]));
    };
    let mut read = Vec::new();
    for (name, member) in members {
        match member {
            Json::Object(signals) if matches!(name.as_str(), "allow" | "deny" | "onMissing") => {
                for (signal, values) in signals {
                    push(&mut read, name, signal, values);
                }
            }
            _ => push(&mut read, "", name, member),
        }
    }
    Policy::read(&read)
}

fn push<'a>(members: &mut Vec<Member<'a>>, list: &'a str, name: &'a str, json: &'a Json) {
    let mut push = |given| members.push(Member { list, name, given });
    match json {
        Json::Array(items) if items.is_empty() => push(Given::EmptyList),
        Json::Array(items) => items.iter().for_each(|item| push(Given::Item(value(item)))),
        _ => push(Given::One(value(json))),
    }
}
