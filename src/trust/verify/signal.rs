//! What an event says about a signal, in the words of v4, and whether a policy lets that pass.

use crate::trust::verify::reason::{Code, Reason};
use crate::trust::verify::table::{Kind, Row, Shape};
use crate::trust::verify::value::{Facts, Value};
use crate::trust::verify::words::{joined, quoted, text};

/// What is known about a signal. At least one of these is there; a signal of several fields may have two.
#[derive(Default)]
struct Seen {
    value: Option<SeenValue>,
    missing: bool,
}

struct SeenValue {
    /// As a policy writes it; empty for what no policy can write.
    text: String,
    shown: String,
    /// Whether this version knows it.
    known: bool,
}

impl Seen {
    fn known(row: &Row, text: &str) -> Self {
        let value = SeenValue {
            text: text.to_owned(),
            shown: show(row, text),
            known: true,
        };
        Self {
            value: Some(value),
            missing: false,
        }
    }

    fn unknown(row: &Row, value: &Value<'_>) -> Self {
        let text = match value {
            Value::Text(text) if row.kind.choices().is_some() => *text,
            _ => "",
        };
        let value = SeenValue {
            text: text.to_owned(),
            shown: value.shown(),
            known: false,
        };
        Self {
            value: Some(value),
            missing: false,
        }
    }
}

/// The values that a policy allows and denies for a signal, and whether it accepts what is not one of them.
pub(super) struct Rule<'a> {
    pub(super) allow: &'a [&'static str],
    pub(super) deny: &'a [&'static str],
    pub(super) accept_missing: bool,
    pub(super) accept_unknown: bool,
}

/// Why the signal does not pass, when it does not.
pub(super) fn check(row: &Row, facts: &Facts<'_>, rule: &Rule<'_>) -> Option<Reason> {
    let Rule { allow, deny, .. } = rule;
    let allowed = || listed(row, allow, "", " or ");
    let not_denied = || match deny.len() {
        1 => listed(row, deny, "not ", ""),
        _ => listed(row, deny, "neither ", " nor "),
    };
    let wanted = || match allow.is_empty() {
        true => not_denied(),
        false => allowed(),
    };
    let seen = seen(row, facts);
    if let Some(SeenValue { text, shown, known }) = seen.value {
        let is_allowed = allow.contains(&text.as_str());
        if deny.contains(&text.as_str()) {
            return Some(Reason::of(
                row.name,
                Code::SignalDenied,
                shown,
                not_denied(),
            ));
        }
        if !allow.is_empty() && !is_allowed {
            return Some(Reason::of(
                row.name,
                Code::SignalNotAllowed,
                shown,
                allowed(),
            ));
        }
        if !known && !is_allowed && !rule.accept_unknown {
            return Some(Reason::of(row.name, Code::SignalUnknown, shown, wanted()));
        }
    }
    match seen.missing && !rule.accept_missing {
        true => Some(Reason::of(
            row.name,
            Code::SignalMissing,
            "nothing".to_owned(),
            wanted(),
        )),
        false => None,
    }
}

fn listed(row: &Row, values: &[&str], before: &str, between: &str) -> String {
    let values: Vec<_> = values.iter().map(|value| show(row, value)).collect();
    text([before, &joined(values.iter().map(String::as_str), between)])
}

fn show(row: &Row, text: &str) -> String {
    match row.kind.choices() {
        Some(_) => quoted(text),
        None => text.to_owned(),
    }
}

fn seen(row: &Row, facts: &Facts<'_>) -> Seen {
    if row.kind == Kind::AnyFlag {
        return any(row, facts);
    }
    let Some(value) = facts.first(row) else {
        return Seen {
            missing: true,
            ..Seen::default()
        };
    };
    match (row.kind, facts.shape, value) {
        (Kind::Flag, _, Value::Flag(true)) => Seen::known(row, "true"),
        (Kind::Flag, _, Value::Flag(false)) => Seen::known(row, "false"),
        (Kind::Bot, Shape::Iq, Value::Flag(true)) => Seen::known(row, "bad"),
        (Kind::Bot, Shape::Iq, Value::Flag(false)) => Seen::known(row, "not_detected"),
        (Kind::Bot, Shape::V3 | Shape::V3Webhook, Value::Text("notDetected")) => {
            Seen::known(row, "not_detected")
        }
        // The API's own way to say that it does not know.
        (_, _, Value::Text("unknown")) => Seen::unknown(row, value),
        (kind, _, Value::Text(text))
            if kind.choices().is_some_and(|known| known.contains(text)) =>
        {
            Seen::known(row, text)
        }
        _ => Seen::unknown(row, value),
    }
}

/// True when any is, and false only when all of them are.
fn any(row: &Row, facts: &Facts<'_>) -> Seen {
    let mut seen = Seen::default();
    let mut falses = 0;
    for value in facts.at(row) {
        match value {
            Some(Value::Flag(true)) => return Seen::known(row, "true"),
            Some(Value::Flag(false)) => falses += 1,
            Some(value) => seen.value = Seen::unknown(row, value).value,
            None => seen.missing = true,
        }
    }
    match (&seen, falses) {
        (
            Seen {
                value: None,
                missing: false,
            },
            1..,
        ) => Seen::known(row, "false"),
        // No path at all: the system does not have it.
        (Seen { value: None, .. }, _) => Seen {
            value: None,
            missing: true,
        },
        _ => seen,
    }
}
