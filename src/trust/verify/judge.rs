//! The judgement: what an event has, against what a policy wants.

use std::net::IpAddr;

use crate::api::date_time;
use crate::trust::verify::decimal;
use crate::trust::verify::origin::Origin;
use crate::trust::verify::policy::{Policy, Want};
use crate::trust::verify::reason::{Code, Reason};
use crate::trust::verify::signal::{self, Rule};
use crate::trust::verify::table::{Kind, Row};
use crate::trust::verify::value::{Facts, Value};
use crate::trust::verify::words::{digits, joined, quoted, text};

/// How far an event may be ahead of the clock, in milliseconds: the clocks of two servers differ.
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
                    accept_missing: policy.accept_missing,
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
    let Some(value) = facts.first(row) else {
        return match policy.accept_missing {
            true => None,
            false => Some(Reason::of(
                row.name,
                missing,
                "nothing".to_owned(),
                wanted(want),
            )),
        };
    };
    let as_wanted = match want {
        Want::Age(most) => match time(value) {
            Some(time) => return age(row, now_ms.saturating_sub(time), *most),
            None => None,
        },
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
    match as_wanted {
        Some(true) => None,
        Some(false) => Some(Reason::of(row.name, fails, value.shown(), wanted(want))),
        None => Some(Reason::of(
            row.name,
            Code::FactUnreadable,
            value.shown(),
            wanted(want),
        )),
    }
}

fn age(row: &Row, age: i64, most: i64) -> Option<Reason> {
    let ms = |ms: i64, after: &str| text([&digits(ms.unsigned_abs()), " ms", after]);
    if age > most {
        Some(Reason::of(
            row.name,
            Code::TooOld,
            ms(age, ""),
            wanted(&Want::Age(most)),
        ))
    } else if age < -CLOCK_SKEW_MS {
        let wanted = text(["at most ", &ms(CLOCK_SKEW_MS, " ahead")]);
        Some(Reason::of(
            row.name,
            Code::FromTheFuture,
            ms(age.saturating_neg(), " ahead"),
            wanted,
        ))
    } else {
        None
    }
}

/// What is wanted, in a reason.
fn wanted(want: &Want) -> String {
    match want {
        Want::Age(most) => text(["at most ", &digits(most.unsigned_abs()), " ms"]),
        Want::OneOf(texts) => {
            let texts: Vec<_> = texts.iter().map(|text| quoted(text)).collect();
            joined(texts.iter().map(String::as_str), " or ")
        }
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
        Kind::Address => {
            let seen = address(text)?;
            Some(texts.iter().any(|text| address(text) == Some(seen)))
        }
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

/// An address as such: an IPv4 address that is mapped into IPv6 is the IPv4 address. Brackets and a port are how proxies
/// write one down, and no part of it.
pub(super) fn address(text: &str) -> Option<IpAddr> {
    let address = text.parse::<IpAddr>().ok().or_else(|| without_port(text));
    address.map(|address| address.to_canonical())
}

/// By hand: the standard library's reader of this would make the npm package's wasm larger by a kilobyte.
fn without_port(text: &str) -> Option<IpAddr> {
    let (host, port) = match text.ends_with("]") {
        true => (text, "0"),
        false => text.rsplit_once([':'])?,
    };
    let is_port = port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok();
    let inside = host
        .strip_prefix("[")
        .and_then(|rest| rest.strip_suffix("]"));
    let address = inside.unwrap_or(host).parse::<IpAddr>().ok();
    // Brackets are for IPv6, which has a port only with them.
    address.filter(|address| is_port && address.is_ipv6() == inside.is_some())
}
