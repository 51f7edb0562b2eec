//! The members of a policy, read and checked.

use crate::trust::verify::address::address;
use crate::trust::verify::decimal;
use crate::trust::verify::judge::CLOCK_SKEW_MS;
use crate::trust::verify::origin::Origin;
use crate::trust::verify::policy::{Given, Member, Policy, PolicyError, Want};
use crate::trust::verify::row::{Kind, Row};
use crate::trust::verify::table::{FACTS, SIGNALS};
use crate::trust::verify::value::Value;
use crate::trust::verify::words::{joined, quoted};

type Result<T> = std::result::Result<T, PolicyError>;

impl Policy {
    /// A policy from its members.
    pub(crate) fn read(members: &[Member<'_>]) -> Result<Self> {
        members.iter().try_for_each(known)?;
        let mut policy = Self {
            wants: Vec::new(),
            accept_missing: accepts(members, "", "onMissing")?,
            may_miss: Vec::new(),
            accept_unknown: accepts(members, "", "onUnknown")?,
            clock_tolerance_ms: match given(members, "", "clockToleranceMs").first() {
                Some(given) => whole_ms("clockToleranceMs", given)?,
                None => CLOCK_SKEW_MS,
            },
        };
        for row in [FACTS, SIGNALS].into_iter().flatten() {
            if accepts(members, "onMissing", row.name)? {
                policy.may_miss.push(row.name);
            }
        }
        for row in FACTS {
            if let Some(want) = fact(row, &given(members, "", row.name))? {
                policy.wants.push((row, want));
            }
        }
        for row in SIGNALS {
            let allow = values(row, members, "allow")?;
            let deny = values(row, members, "deny")?;
            if !allow.is_empty() || !deny.is_empty() {
                policy.wants.push((row, Want::Signal { allow, deny }));
            }
        }
        match policy.wants.is_empty() {
            true => Err(PolicyError::new(&[
                "`policy` names nothing to check: any event would be ok",
            ])),
            false => Ok(policy),
        }
    }
}

/// Refuses a name that there is not: a misspelt one would check nothing.
fn known(member: &Member<'_>) -> Result<()> {
    let Member { list, name, given } = member;
    let named = |rows: &[Row]| rows.iter().any(|row| row.name == *name);
    match (*list, *name) {
        ("", "allow" | "deny") => Err(refused(name, "an object of signals", given)),
        ("", "onMissing" | "onUnknown" | "clockToleranceMs") => Ok(()),
        ("" | "onMissing", _) if named(FACTS) => Ok(()),
        ("allow" | "deny" | "onMissing", _) if named(SIGNALS) => Ok(()),
        ("", _) => {
            let rest = ", allow, deny, onMissing, onUnknown, clockToleranceMs";
            Err(PolicyError::new(&[
                "`policy` has no member `",
                name,
                "`, there are ",
                &names(FACTS),
                rest,
            ]))
        }
        _ => {
            let facts = if *list == "onMissing" { FACTS } else { &[] };
            let there = facts.iter().chain(SIGNALS);
            Err(PolicyError::new(&[
                "`policy.",
                list,
                "` has no signal `",
                name,
                "`, there are ",
                &joined(there.map(|row| row.name), ", "),
            ]))
        }
    }
}

fn names(rows: &[Row]) -> String {
    joined(rows.iter().map(|row| row.name), ", ")
}

fn given<'a>(members: &'a [Member<'a>], list: &str, name: &str) -> Vec<&'a Given<'a>> {
    let members = members.iter();
    let named = members.filter(|member| member.list == list && member.name == name);
    named.map(|member| &member.given).collect()
}

fn refused(name: &str, wanted: &str, given: &Given<'_>) -> PolicyError {
    got(name, wanted, given.type_name())
}

fn got(name: &str, wanted: &str, got: &str) -> PolicyError {
    PolicyError::new(&["`policy.", name, "` must be ", wanted, ", got ", got])
}

fn accepts(members: &[Member<'_>], list: &str, name: &str) -> Result<bool> {
    let wanted = "\"reject\" or \"accept\"";
    let dot = if list.is_empty() { "" } else { "." };
    let refused = |got_it: &str| got(&joined([list, dot, name], ""), wanted, got_it);
    match given(members, list, name).as_slice() {
        [] | [Given::One(Value::Text("reject"))] => Ok(false),
        [Given::One(Value::Text("accept"))] => Ok(true),
        [Given::One(Value::Text(other)), ..] => Err(refused(&quoted(other))),
        [other, ..] => Err(refused(other.type_name())),
    }
}

fn whole_ms(name: &str, given: &Given<'_>) -> Result<i64> {
    let wanted = "a whole number of milliseconds, 0 or more";
    let Given::One(Value::Number(number)) = given else {
        return Err(refused(name, wanted, given));
    };
    let ms = number.parse().ok().filter(|ms| *ms >= 0);
    ms.ok_or_else(|| got(name, wanted, number))
}

fn fact(row: &Row, all: &[&Given<'_>]) -> Result<Option<Want>> {
    let Some(first) = all.first() else {
        return Ok(None);
    };
    let number = match first {
        Given::One(Value::Number(number)) => Some(number.as_ref()),
        _ => None,
    };
    let from = |least: &str| {
        number.filter(|number| decimal::compare(number, least).is_some_and(|order| order.is_ge()))
    };
    let (want, wanted) = match row.kind {
        Kind::Age => (Some(Want::Age(whole_ms(row.name, first)?)), ""),
        Kind::AtLeast => {
            let share = from("0")
                .filter(|number| decimal::compare(number, "1").is_some_and(|order| order.is_le()));
            (
                share.map(|share| Want::AtLeast(share.to_owned())),
                "a number from 0 to 1",
            )
        }
        Kind::AtMost => (
            from("0").map(|most| Want::AtMost(most.to_owned())),
            "a number of 0 or more",
        ),
        Kind::Replayed => match first {
            Given::One(Value::Flag(false)) => return Ok(None),
            Given::One(Value::Flag(true)) => (Some(Want::NotReplayed), ""),
            _ => (None, "true or false"),
        },
        _ => (Some(Want::OneOf(texts(row, all)?)), ""),
    };
    match (want, number) {
        (Some(want), _) => Ok(Some(want)),
        (None, Some(number)) if row.kind != Kind::Replayed => Err(got(row.name, wanted, number)),
        (None, _) => Err(refused(row.name, wanted, first)),
    }
}

/// The texts of a member that takes one or several of them.
fn texts(row: &Row, all: &[&Given<'_>]) -> Result<Vec<String>> {
    let (wanted, fits): (_, fn(&str) -> bool) = match row.kind {
        Kind::Address => ("an IP address", |text| address(text).is_some()),
        Kind::Origin => (
            "an origin such as https://shop.example, without a path",
            |text| Origin::parse(text).is_some(),
        ),
        _ => ("a text that is not empty", |text| !text.is_empty()),
    };
    let mut texts = Vec::new();
    for given in all {
        match given {
            Given::One(Value::Text(text)) | Given::Item(Value::Text(text)) => match fits(text) {
                true => texts.push((*text).to_owned()),
                false if row.kind == Kind::Address && looks_like_address(text) => {
                    let wanted = "an IP address, its numbers from 0 to 255 without leading zeros";
                    return Err(got(row.name, wanted, &quoted(text)));
                }
                false => return Err(got(row.name, wanted, &quoted(text))),
            },
            Given::Item(value) => {
                let array = joined(["an array with ", value.type_name(), " in it"], "");
                return Err(got(row.name, "a string or an array of strings", &array));
            }
            _ => return Err(refused(row.name, "a string or an array of strings", given)),
        }
    }
    Ok(texts)
}

/// Whether something about an IPv4 address is wrong that one may not see at once.
fn looks_like_address(text: &str) -> bool {
    text.contains(['.'])
        && text
            .bytes()
            .all(|byte| byte.is_ascii_hexdigit() || b".:".contains(&byte))
}

/// The values that stand under `allow` or `deny` for a signal.
fn values(row: &Row, members: &[Member<'_>], list: &str) -> Result<Vec<&'static str>> {
    let name = joined([list, ".", row.name], "");
    let choices = row.kind.choices();
    let mut values = Vec::new();
    for given in given(members, list, row.name) {
        let (Given::One(value) | Given::Item(value)) = given else {
            return Err(refused(&name, "a value or an array of values", given));
        };
        let known = match (choices, value) {
            (None, Value::Flag(true)) => Some("true"),
            (None, Value::Flag(false)) => Some("false"),
            (Some(choices), Value::Text(text)) => {
                choices.iter().find(|choice| *choice == text).copied()
            }
            _ => None,
        };
        let Some(known) = known else {
            let wanted = choices.map_or("true or false".to_owned(), |choices| {
                joined(
                    ["one or several of ", &joined(choices.iter().copied(), ", ")],
                    "",
                )
            });
            let shown = match value {
                Value::Text(text) => quoted(text),
                _ => value.type_name().to_owned(),
            };
            return Err(got(&name, &wanted, &shown));
        };
        values.push(known);
    }
    Ok(values)
}
