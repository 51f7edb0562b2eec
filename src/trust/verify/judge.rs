//! The judgement: what an event has, against what a policy wants.

use crate::api::date_time;
use crate::trust::verify::address::check as check_address;
use crate::trust::verify::decimal;
use crate::trust::verify::origin::Origin;
use crate::trust::verify::policy::{Policy, Want};
use crate::trust::verify::reason::{Code, Reason};
use crate::trust::verify::row::{Kind, Row};
use crate::trust::verify::signal::{self, Rule};
use crate::trust::verify::value::{Facts, Value};
use crate::trust::verify::words::{any_of, ms, quoted, text};

/// How far an event may be ahead of the clock, in milliseconds, where a policy does not say: the clocks of two servers
/// differ.
pub const CLOCK_SKEW_MS: i64 = 30_000;

/// Everything about the event that is not as the policy wants it.
#[must_use]
pub fn judge(facts: &Facts<'_>, policy: &Policy, now_ms: i64) -> Vec<Reason> {
    let wants = policy.wants.iter();
    wants
        .filter_map(|(row, want)| match want {
            Want::Signal { allow, deny } => {
                let rule = Rule {
                    allow,
                    deny,
                    accept_missing: policy.accepts_missing(row),
                    accept_unknown: policy.accept_unknown,
                };
                signal::check(row, facts, &rule)
            }
            _ => fact(row, want, facts, policy, now_ms),
        })
        .collect()
}

fn fact(row: &Row, want: &Want, facts: &Facts<'_>, policy: &Policy, now_ms: i64) -> Option<Reason> {
    let (fails, missing) = row.codes;
    let Some(value) = facts.first(row).filter(|_| facts.computed(row)) else {
        return match policy.accepts_missing(row) {
            true => None,
            false => Some(Reason::of(
                row.name,
                missing,
                facts.nothing(row),
                wanted(want),
            )),
        };
    };
    let as_wanted = match want {
        Want::Age(most) => match time(value) {
            Some(time) => return age(row, now_ms.saturating_sub(time), *most, policy),
            None => None,
        },
        Want::OneOf(texts) if row.kind == Kind::Address => {
            return check_address(row, facts, value, texts);
        }
        Want::OneOf(texts) => match value {
            Value::Text(text) => one_of(row.kind, text, texts),
            _ => None,
        },
        Want::AtLeast(least) => order(value, least).map(std::cmp::Ordering::is_ge),
        Want::AtMost(most) => order(value, most).map(std::cmp::Ordering::is_le),
        Want::NotReplayed => match value {
            Value::Flag(replayed) => Some(!replayed),
            _ => None,
        },
        Want::Signal { .. } => None,
    };
    let code = match as_wanted {
        Some(true) => return None,
        Some(false) => fails,
        None => Code::FactUnreadable,
    };
    let shown = match (row.kind, value) {
        // The rest of a URL may be a secret, and no log's business.
        (Kind::Origin, Value::Text(url)) => match as_wanted {
            Some(_) => quoted(Origin::in_url(url)),
            None => "a text that is no URL".to_owned(),
        },
        _ => value.shown(),
    };
    Some(Reason::of(row.name, code, shown, wanted(want)))
}

fn age(row: &Row, age: i64, most: i64, policy: &Policy) -> Option<Reason> {
    let tolerance = policy.clock_tolerance_ms;
    let (code, observed, wanted) = if age > most {
        (Code::TooOld, ms(age), text(["at most ", &ms(most)]))
    } else if age < -tolerance {
        let wanted = text(["at most ", &ms(tolerance), " ahead"]);
        (Code::FromTheFuture, text([&ms(age), " ahead"]), wanted)
    } else {
        return None;
    };
    Some(Reason::of(row.name, code, observed, wanted))
}

/// What is wanted, in a reason.
fn wanted(want: &Want) -> String {
    match want {
        Want::Age(most) => text(["at most ", &ms(*most)]),
        Want::OneOf(texts) => any_of(texts.iter().map(String::as_str)),
        Want::AtLeast(least) => text(["at least ", least]),
        Want::AtMost(most) => text(["at most ", most]),
        Want::NotReplayed => "false".to_owned(),
        Want::Signal { .. } => String::new(),
    }
}

/// Unix milliseconds, of a number or of an RFC 3339 date-time.
fn time(value: &Value<'_>) -> Option<i64> {
    match value {
        Value::Number(number) => number.parse().ok(),
        Value::Text(text) => date_time::parse(text),
        _ => None,
    }
}

fn order(value: &Value<'_>, other: &str) -> Option<std::cmp::Ordering> {
    match value {
        Value::Number(number) => decimal::compare(number, other),
        _ => None,
    }
}

/// Whether the text is one of these, each read as what it is; nothing when it cannot be read so.
fn one_of(kind: Kind, text: &str, texts: &[String]) -> Option<bool> {
    match kind {
        Kind::Origin => {
            let seen = Origin::of_url(text)?;
            Some(
                texts
                    .iter()
                    .any(|text| Origin::parse(text).as_ref() == Some(&seen)),
            )
        }
        _ => Some(texts.iter().any(|known| known == text)),
    }
}
