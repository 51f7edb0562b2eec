//! The filters of a search: what each one asks of an event.

use super::address::Range;
use super::errors::v4 as errors;
use super::ids;
use super::refusal::{Refusal, invalid_parameter};
use super::request::{Target, whole};
use super::store::Event;
use super::text;
use super::update::LONGEST_LINKED_ID;
use serde_json::Value;

/// How a filter's value is read and compared. The paths lead into the event. An event without the
/// property is left out, whatever the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Rule {
    /// The property equals the text.
    Text(&'static str),
    /// As `Text`, of one of these: the API refuses any other value.
    OneOf(&'static str, &'static [&'static str]),
    /// The property is `true`, or is `false`.
    Flag(&'static str),
    /// The property is one of the values of the repeated key.
    AnyOf(&'static str),
    /// As `AnyOf`, where each value is one of these.
    AnyOfThese(&'static str, &'static [&'static str]),
    /// As `Text`, of a visitor.
    Visitor(&'static str),
    /// As `Text`, of at most 256 characters.
    LinkedId(&'static str),
    /// The kind of bot: `all`, `good`, `bad`, `none`.
    Bot(&'static str),
    /// Whether any kind of bot was detected, be it that `bot` or that `bot_info` says so: `all`, `none`.
    BotInfo,
    /// An address or a range in CIDR notation. An event of the edge has its addresses in `ip_info` alone.
    Address,
    /// A range in CIDR notation, be it of one address.
    Network(&'static str),
    /// The autonomous system of either address family.
    Asn,
    /// The origin of the event's URL.
    Origin,
    /// Whether a factory reset is known, by its time in milliseconds.
    FactoryReset(&'static str),
    /// The number is above this one.
    Above(&'static str),
    /// The number equals this one, which is one of these.
    Number(&'static str, &'static [i64]),
    /// One of the two properties is `true`; or none is, and one of them is known.
    EitherFlag(&'static str, &'static str),
    /// Where the event comes from.
    Source,
}

/// Where an event of the edge may have an address: in `ip_address` only where somebody's own events have it there.
const ADDRESSES: [&str; 3] = ["ip_address", "ip_info.v4.address", "ip_info.v6.address"];

/// A rule with its value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Filter<'a> {
    AnyOf(&'static str, Vec<&'a str>),
    Flag(&'static str, bool),
    BotInfo(bool),
    Address(Range),
    Network(&'static str, Range),
    Asn(&'a str),
    Origin(&'a str),
    FactoryReset(&'static str, bool),
    Above(&'static str, f64),
    Number(&'static str, i64),
    EitherFlag([&'static str; 2], bool),
    FromEdge(bool),
}

/// The filters of this table that a query names.
pub(super) fn read_all<'a>(
    table: &'static [(&'static str, Rule)],
    target: &'a Target,
) -> Result<Vec<Filter<'a>>, Refusal> {
    let named = table
        .iter()
        .filter_map(|(name, rule)| Some((*name, *rule, target.value(name)?)));
    named
        .map(|(name, rule, first)| Filter::read(name, rule, first, target.values(name)))
        .collect()
}

impl<'a> Filter<'a> {
    /// Reads a filter's values, of which there is at least one: `first`.
    fn read(
        name: &str,
        rule: Rule,
        first: &'a str,
        mut values: impl Iterator<Item = &'a str>,
    ) -> Result<Self, Refusal> {
        let flag = || parse_flag(first).ok_or_else(|| invalid_parameter(name));
        let range = || Range::parse(first).ok_or(errors::IP_ADDRESS_INVALID);
        Ok(match rule {
            Rule::Text(path) => Self::AnyOf(path, vec![first]),
            Rule::OneOf(_, known) if !known.contains(&first) => {
                return Err(invalid_parameter(name));
            }
            Rule::OneOf(path, _) => Self::AnyOf(path, vec![first]),
            Rule::AnyOf(path) => Self::AnyOf(path, values.collect()),
            Rule::AnyOfThese(path, known) => {
                let values: Vec<&str> = values.collect();
                if values.iter().any(|value| !known.contains(value)) {
                    return Err(invalid_parameter(name));
                }
                Self::AnyOf(path, values)
            }
            Rule::Flag(path) => Self::Flag(path, flag()?),
            Rule::EitherFlag(one, other) => Self::EitherFlag([one, other], flag()?),
            Rule::FactoryReset(path) => Self::FactoryReset(path, flag()?),
            Rule::Visitor(_) if !ids::is_valid(first) => {
                return Err(errors::VISITOR_ID_INVALID.into());
            }
            Rule::LinkedId(_) if first.chars().count() > LONGEST_LINKED_ID => {
                return Err(errors::LINKED_ID_INVALID.into());
            }
            Rule::Visitor(path) | Rule::LinkedId(path) => Self::AnyOf(path, vec![first]),
            Rule::Bot(path) => {
                let results: &[&str] = match first {
                    "all" => &["good", "bad"],
                    "good" => &["good"],
                    "bad" => &["bad"],
                    // v4's word, and v3's.
                    "none" => &["not_detected", "notDetected"],
                    _ => return Err(errors::BOT_TYPE_INVALID.into()),
                };
                Self::AnyOf(path, results.to_vec())
            }
            // No body of its own is documented here: "invalid bot type" speaks of four values, of which two are none.
            Rule::BotInfo => Self::BotInfo(match first {
                "all" => true,
                "none" => false,
                _ => return Err(invalid_parameter(name)),
            }),
            Rule::Network(_) if !first.contains('/') => {
                return Err(errors::IP_ADDRESS_INVALID.into());
            }
            Rule::Network(path) => Self::Network(path, range()?),
            Rule::Address => Self::Address(range()?),
            Rule::Asn => Self::Asn(first),
            Rule::Origin => Self::Origin(first),
            Rule::Above(path) => {
                let number = whole_or_not(first).ok_or_else(|| invalid_parameter(name))?;
                Self::Above(path, number)
            }
            Rule::Number(path, known) => {
                let number = whole(first).filter(|number| known.contains(number));
                Self::Number(path, number.ok_or_else(|| invalid_parameter(name))?)
            }
            // Exactly one value is documented, and not more than one of it.
            Rule::Source => match (values.next(), values.next()) {
                (Some("edge"), None) => Self::FromEdge(true),
                _ => return Err(invalid_parameter(name)),
            },
        })
    }

    pub(super) fn matches(&self, event: &Event) -> bool {
        let flag = |path: &str| event.at(path).and_then(|value| value.as_bool());
        let contains = |range: &Range, path: &str| {
            let address = event.text(path);
            address.is_some_and(|address| range.contains(address))
        };
        match self {
            Self::AnyOf(path, values) => {
                event.text(path).is_some_and(|text| values.contains(&text))
            }
            Self::Flag(path, wanted) => flag(path) == Some(*wanted),
            Self::EitherFlag(paths, wanted) => {
                let known = paths.iter().filter_map(|path| flag(path));
                known.reduce(|one, other| one || other) == Some(*wanted)
            }
            Self::BotInfo(wanted) => {
                let detected = matches!(event.text("bot"), Some("good" | "bad"));
                (detected || event.at("bot_info").is_some()) == *wanted
            }
            Self::Network(path, range) => contains(range, path),
            Self::Address(range) => {
                let of_edge = event.text("source") == Some("edge");
                let known: &[&str] = if of_edge { &ADDRESSES } else { &["ip_address"] };
                known.iter().any(|path| contains(range, path))
            }
            Self::Asn(asn) => ["ip_info.v4.asn", "ip_info.v6.asn"]
                .into_iter()
                .any(|path| event.text(path) == Some(asn)),
            Self::Origin(origin) => {
                event.text("url").and_then(origin_of).as_deref() == Some(*origin)
            }
            // 0 is the API's way to say that no reset is known.
            Self::FactoryReset(path, wanted) => event
                .at(path)
                .and_then(|value| value.as_i64())
                .is_some_and(|time| (time != 0) == *wanted),
            // "above", "exceeding": an equal score is not enough.
            Self::Above(path, threshold) => {
                let score = event.at(path).and_then(|value| value.as_f64());
                score.is_some_and(|score| score > *threshold)
            }
            Self::Number(path, wanted) => {
                event.at(path).and_then(|value| value.as_i64()) == Some(*wanted)
            }
            Self::FromEdge(wanted) => (event.text("source") == Some("edge")) == *wanted,
        }
    }
}

/// A finite number of a query, as JSON writes numbers.
fn whole_or_not(text: &str) -> Option<f64> {
    // JSON may have space around it.
    let bare = !text.contains(|letter: char| letter.is_ascii_whitespace());
    // Read as JSON, since `str::parse` brings 10 KB of tables for the same.
    let number: Value = serde_json::from_str(text).ok().filter(|_| bare)?;
    number.as_f64()
}

pub(super) fn parse_flag(text: &str) -> Option<bool> {
    text.parse().ok()
}

/// The origin of an `http` or `https` URL as browsers write it: lower case, no default port.
fn origin_of(url: &str) -> Option<String> {
    let (scheme, rest) = text::cut(url, "://")?;
    let scheme = scheme.to_ascii_lowercase();
    let default_port = match scheme.as_str() {
        "https" => ":443",
        "http" => ":80",
        _ => return None,
    };
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?.to_ascii_lowercase();
    let host = host.strip_suffix(default_port).unwrap_or(&host);
    Some(format!("{scheme}://{host}"))
}
