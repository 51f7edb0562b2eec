//! Events and policies that are JSON values, in the form in which they are judged.

use serde_json::Value as Json;

use crate::trust::verify::policy::{Given, Member, Policy, PolicyError};
use crate::trust::verify::row::Shape;
use crate::trust::verify::table::{CONTEXT, FACTS, SIGNALS};
use crate::trust::verify::value::{Facts, Value};

/// What an event has of what a policy can ask for.
pub(super) fn facts(event: &Json, shape: Shape) -> Facts<'_> {
    let mut found = Vec::new();
    for row in [FACTS, SIGNALS, CONTEXT].into_iter().flatten() {
        let errors = row.paths(shape).filter_map(|path| {
            let product = path.strip_prefix("products.")?.split('.').next()?;
            Some(["products", product, "error", "code"])
        });
        let values = row.paths(shape).map(|path| at(event, path.split('.')));
        let values = values.chain(errors.map(|path| at(event, path)));
        found.extend(values.map(|value| (row.name, value)));
    }
    Facts { shape, found }
}

fn at<'a>(event: &'a Json, path: impl IntoIterator<Item = &'a str>) -> Option<Value<'a>> {
    let found = path
        .into_iter()
        .try_fold(event, |value, name| value.get(name));
    found.filter(|found| !found.is_null()).map(value)
}

impl Policy {
    /// Reads a policy from the object that JavaScript's `verifyEvent` takes.
    ///
    /// | member | type | rejects an event |
    /// | --- | --- | --- |
    /// | `maxAgeMs` | whole number of milliseconds, 0 or more | that is older, or more than `clockToleranceMs` ahead |
    /// | `clockToleranceMs` | the same; [`CLOCK_SKEW_MS`](super::CLOCK_SKEW_MS) where it is not said | |
    /// | `ip` | IP address, or several | whose address of the same family is another; `::ffff:192.0.2.1` is `192.0.2.1`, and a port is passed over |
    /// | `origin` | origin such as `https://shop.example`, or several | whose URL has another scheme, host or port, compared as URLs are |
    /// | `visitorId`, `linkedId` | string, or several | with another id |
    /// | `minConfidence` | number from 0 to 1 | whose confidence is lower |
    /// | `maxSuspectScore` | number, 0 or more | whose suspect score is higher |
    /// | `rejectReplayed` | boolean | that was replayed |
    /// | `allow`, `deny` | object from signals to a value, or to several | with a signal that has no allowed value, or a denied one |
    /// | `onMissing` | `reject` (default) or `accept`, or an object from members and signals to these | that lacks what the policy names |
    /// | `onUnknown` | `reject` (default) or `accept` | with a value under `deny` that this version does not know |
    ///
    /// # Errors
    /// When it names nothing to check, has a member or a signal that does not exist, or has a value that does not fit.
    pub fn from_json(policy: &Json) -> Result<Self, PolicyError> {
        let Json::Object(members) = policy else {
            return Err(PolicyError::new(&[
                "`policy` must be an object, got ",
                value(policy).type_name(),
            ]));
        };
        let mut read = Vec::new();
        for (name, member) in members {
            match member {
                Json::Object(signals)
                    if matches!(name.as_str(), "allow" | "deny" | "onMissing") =>
                {
                    for (signal, values) in signals {
                        push(&mut read, name, signal, values);
                    }
                }
                _ => push(&mut read, "", name, member),
            }
        }
        Self::read(&read)
    }
}

fn push<'a>(members: &mut Vec<Member<'a>>, list: &'a str, name: &'a str, json: &'a Json) {
    let mut push = |given| members.push(Member { list, name, given });
    match json {
        Json::Array(items) if items.is_empty() => push(Given::EmptyList),
        Json::Array(items) => items.iter().for_each(|item| push(Given::Item(value(item)))),
        _ => push(Given::One(value(json))),
    }
}

fn value(json: &Json) -> Value<'_> {
    match json {
        Json::String(text) => Value::Text(text),
        Json::Number(number) => Value::Number(number.to_string().into()),
        Json::Bool(flag) => Value::Flag(*flag),
        Json::Null => Value::Other("null"),
        Json::Array(_) => Value::Other("an array"),
        Json::Object(_) => Value::Other("an object"),
    }
}
