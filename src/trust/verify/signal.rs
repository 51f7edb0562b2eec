//! What an event says about a signal, in the words of v4, and whether a policy lets that pass.

use crate::trust::verify::reason::{Code, Reason};
use crate::trust::verify::row::{Kind, Of, Row, Shape};
use crate::trust::verify::table::{ANY, BROWSER, SIGNALS};
use crate::trust::verify::value::{Facts, Value};
use crate::trust::verify::words::{joined, quoted, text};

/// What is known about a signal: a value, why there is none, or both for one of several fields; neither where
/// there is nothing to say.
#[derive(Default)]
struct Seen {
    value: Option<SeenValue>,
    missing: Option<String>,
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
            missing: None,
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
            missing: None,
        }
    }

    fn missing(why: String) -> Self {
        Self {
            value: None,
            missing: Some(why),
        }
    }

    /// Where the signal cannot be. To what says more of something there is then nothing to say.
    fn not_so(row: &Row) -> Self {
        match row.kind {
            Kind::Flag | Kind::AnyFlag => Self::known(row, "false"),
            Kind::Bot => Self::known(row, "not_detected"),
            _ => Self::default(),
        }
    }

    fn is(&self, text: &str) -> bool {
        self.value.as_ref().is_some_and(|value| value.text == text)
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
    match seen.missing {
        Some(why) if !rule.accept_missing => {
            Some(Reason::of(row.name, Code::SignalMissing, why, wanted()))
        }
        _ => None,
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
    let missing = || Seen::missing(facts.nothing(row));
    if !facts.computed(row) {
        return missing();
    }
    if let Of::Detected(name) = row.of {
        let detected = signal(name, facts);
        if detected.is("false") {
            return Seen::not_so(row);
        }
        if !detected.is("true") {
            return missing();
        }
    }
    let seen = match row.kind {
        Kind::AnyFlag => any(row, facts),
        _ => facts
            .first(row)
            .map(|value| value_of(row, facts.shape, value)),
    };
    match seen {
        Some(seen) => seen,
        None if cannot_be(row, facts) => Seen::not_so(row),
        None => missing(),
    }
}

fn signal(name: &str, facts: &Facts<'_>) -> Seen {
    let row = SIGNALS.iter().find(|row| row.name == name);
    row.map(|row| seen(row, facts)).unwrap_or_default()
}

/// Whether an event without the signal is one that it cannot be so of.
fn cannot_be(row: &Row, facts: &Facts<'_>) -> bool {
    match row.of {
        Of::Customer => facts.context("identification").is_some(),
        Of::Device(platforms) => is_other(platforms, facts),
        Of::Part(name, platforms) => {
            // Only where the system has the part at all.
            facts.at(row).next().is_some() && signal(name, facts).is("false")
                || !platforms.is_empty() && is_other(platforms, facts)
        }
        Of::Bot if facts.context("bot_info").is_some() => false,
        Of::Bot if row.kind == Kind::Bot => is_other(BROWSER, facts),
        Of::Bot => signal("bot", facts).is("not_detected"),
        Of::Event | Of::Request | Of::Detected(_) => false,
    }
}

/// Whether the event is known to be of no device with one of these platforms.
fn is_other(platforms: &[&str], facts: &Facts<'_>) -> bool {
    match (facts.context("source"), facts.context("sdk.platform")) {
        (Some(Value::Text("edge")), _) => true,
        (_, Some(Value::Text(platform))) => ANY.contains(platform) && !platforms.contains(platform),
        _ => false,
    }
}

fn value_of(row: &Row, shape: Shape, value: &Value<'_>) -> Seen {
    match (row.kind, shape, value) {
        (Kind::Flag, _, Value::Flag(true)) => Seen::known(row, "true"),
        (Kind::Flag, _, Value::Flag(false)) => Seen::known(row, "false"),
        (Kind::Bot, Shape::Iq, Value::Flag(true)) => Seen::known(row, "bad"),
        (Kind::Bot, Shape::Iq, Value::Flag(false)) => Seen::known(row, "not_detected"),
        (Kind::Bot, Shape::IqWebhook, Value::Text("threat.detected")) => Seen::known(row, "bad"),
        // The webhooks for visits do not say what the visitor is.
        (Kind::Bot, Shape::IqWebhook, _) => Seen::missing("nothing".to_owned()),
        (Kind::Bot, Shape::V3 | Shape::V3Webhook, Value::Text("notDetected")) => {
            Seen::known(row, "not_detected")
        }
        (kind, _, Value::Text(text))
            if kind.choices().is_some_and(|known| known.contains(text)) =>
        {
            Seen::known(row, text)
        }
        _ => Seen::unknown(row, value),
    }
}

/// True when any is, and false only when all of them are; nothing when there is none at all.
fn any(row: &Row, facts: &Facts<'_>) -> Option<Seen> {
    let mut seen = Seen::default();
    let mut falses = 0;
    for value in facts.at(row) {
        match value {
            Some(Value::Flag(true)) => return Some(Seen::known(row, "true")),
            Some(Value::Flag(false)) => falses += 1,
            Some(value) => seen.value = Seen::unknown(row, value).value,
            None => seen.missing = Some(facts.nothing(row)),
        }
    }
    match (&seen, falses) {
        (
            Seen {
                value: None,
                missing: None,
            },
            1..,
        ) => Some(Seen::known(row, "false")),
        (Seen { value: None, .. }, 0) => None,
        _ => Some(seen),
    }
}
