//! The filters of a search: what each one asks of an event.

use super::address::Range;
use super::errors::v4 as errors;
use super::ids;
use super::refusal::{Refusal, invalid_parameter};
use super::request::Target;
use super::store::Event;
use super::update::LONGEST_LINKED_ID;

/// How a filter's value is read and compared. The paths lead into the event. An event without the
/// property is left out, whatever the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// The property equals the text. An unknown value of an enum matches nothing.
    Text(&'static str),
    /// The property is `true`, or is `false`.
    Flag(&'static str),
    /// The property is one of the values of the repeated key.
    AnyOf(&'static str),
    /// As `Text`, of a visitor.
    Visitor(&'static str),
    /// As `Text`, of at most 256 characters.
    LinkedId(&'static str),
    /// The kind of bot: `all`, `good`, `bad`, `none`.
    Bot(&'static str),
    /// Whether there is `bot_info`: `all`, `none`.
    BotInfo,
    /// An address or a range in CIDR notation.
    Address(&'static str),
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
    /// The number equals this one.
    Number(&'static str),
    /// One of the two properties is `true`; or none is, and one of them is known.
    EitherFlag(&'static str, &'static str),
    /// Where the event comes from.
    Source,
}

/// Every filter of a search in v4. The API's other six parameters say which part of the matches comes
/// back: `limit`, `pagination_key`, `start`, `end`, `reverse`, `total_hits`.
pub const FILTERS: &[(&str, Rule)] = &[
    ("visitor_id", Rule::Visitor("identification.visitor_id")),
    (
        "high_recall_id",
        Rule::Text("supplementary_id_high_recall.visitor_id"),
    ),
    ("bot", Rule::Bot("bot")),
    ("bot_info", Rule::BotInfo),
    ("bot_info_category", Rule::AnyOf("bot_info.category")),
    ("bot_info_identity", Rule::AnyOf("bot_info.identity")),
    ("bot_info_confidence", Rule::AnyOf("bot_info.confidence")),
    ("bot_info_provider", Rule::AnyOf("bot_info.provider")),
    ("bot_info_name", Rule::AnyOf("bot_info.name")),
    ("ip_address", Rule::Address("ip_address")),
    ("asn", Rule::Asn),
    ("linked_id", Rule::LinkedId("linked_id")),
    ("url", Rule::Text("url")),
    ("bundle_id", Rule::Text("bundle_id")),
    ("package_name", Rule::Text("package_name")),
    ("origin", Rule::Origin),
    ("suspect", Rule::Flag("suspect")),
    ("vpn", Rule::Flag("vpn")),
    ("virtual_machine", Rule::Flag("virtual_machine")),
    ("tampering", Rule::Flag("tampering")),
    (
        "anti_detect_browser",
        Rule::Flag("tampering_details.anti_detect_browser"),
    ),
    ("incognito", Rule::Flag("incognito")),
    ("privacy_settings", Rule::Flag("privacy_settings")),
    ("jailbroken", Rule::Flag("jailbroken")),
    ("frida", Rule::Flag("frida")),
    (
        "factory_reset",
        Rule::FactoryReset("factory_reset_timestamp"),
    ),
    ("cloned_app", Rule::Flag("cloned_app")),
    ("emulator", Rule::Flag("emulator")),
    ("root_apps", Rule::Flag("root_apps")),
    ("vpn_confidence", Rule::Text("vpn_confidence")),
    ("min_suspect_score", Rule::Above("suspect_score")),
    ("developer_tools", Rule::Flag("developer_tools")),
    ("location_spoofing", Rule::Flag("location_spoofing")),
    ("mitm_attack", Rule::Flag("mitm_attack")),
    ("rare_device", Rule::Flag("rare_device")),
    (
        "rare_device_percentile_bucket",
        Rule::Text("rare_device_percentile_bucket"),
    ),
    ("proxy", Rule::Flag("proxy")),
    ("sdk_version", Rule::Text("sdk.version")),
    ("sdk_platform", Rule::Text("sdk.platform")),
    ("environment", Rule::AnyOf("environment_id")),
    ("proximity_id", Rule::Text("proximity.id")),
    ("tor_node", Rule::Flag("ip_blocklist.tor_node")),
    (
        "incremental_identification_status",
        Rule::Text("incremental_identification_status"),
    ),
    ("simulator", Rule::Flag("simulator")),
    ("active_call", Rule::Flag("active_call")),
    ("source", Rule::Source),
];

/// A rule with its value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Filter<'a> {
    AnyOf(&'static str, Vec<&'a str>),
    Flag(&'static str, bool),
    BotInfo(bool),
    Address(&'static str, Range),
    Asn(&'a str),
    Origin(&'a str),
    FactoryReset(&'static str, bool),
    Above(&'static str, f64),
    Number(&'static str, f64),
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
        let number = || {
            let number = first.parse().ok().filter(|number: &f64| number.is_finite());
            number.ok_or_else(|| invalid_parameter(name))
        };
        let range = || Range::parse(first).ok_or(errors::IP_ADDRESS_INVALID);
        Ok(match rule {
            Rule::Text(path) => Self::AnyOf(path, vec![first]),
            Rule::AnyOf(path) => Self::AnyOf(path, values.collect()),
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
            Rule::BotInfo => Self::BotInfo(match first {
                "all" => true,
                "none" => false,
                _ => return Err(errors::BOT_TYPE_INVALID.into()),
            }),
            Rule::Network(_) if !first.contains('/') => {
                return Err(errors::IP_ADDRESS_INVALID.into());
            }
            Rule::Address(path) | Rule::Network(path) => Self::Address(path, range()?),
            Rule::Asn => Self::Asn(first),
            Rule::Origin => Self::Origin(first),
            Rule::Above(path) => Self::Above(path, number()?),
            Rule::Number(path) => Self::Number(path, number()?),
            // Exactly one value is documented, and not more than one of it.
            Rule::Source => match (values.next(), values.next()) {
                (Some("edge"), None) => Self::FromEdge(true),
                _ => return Err(invalid_parameter(name)),
            },
        })
    }

    pub(super) fn matches(&self, event: &Event) -> bool {
        let flag = |path: &str| event.at(path).and_then(|value| value.as_bool());
        let number = |path: &str| event.at(path).and_then(|value| value.as_f64());
        match self {
            Self::AnyOf(path, values) => {
                event.text(path).is_some_and(|text| values.contains(&text))
            }
            Self::Flag(path, wanted) => flag(path) == Some(*wanted),
            Self::EitherFlag(paths, wanted) => {
                let known = paths.iter().filter_map(|path| flag(path));
                known.reduce(|one, other| one || other) == Some(*wanted)
            }
            Self::BotInfo(true) => event.at("bot_info").is_some(),
            // "no bot was detected, and no bot_info": a bot that only `bot` knows is one as well.
            Self::BotInfo(false) => {
                event.at("bot_info").is_none() && !matches!(event.text("bot"), Some("good" | "bad"))
            }
            Self::Address(path, range) => event.text(path).is_some_and(|ip| range.contains(ip)),
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
            Self::Above(path, threshold) => number(path).is_some_and(|score| score > *threshold),
            Self::Number(path, wanted) => number(path).is_some_and(|known| known == *wanted),
            Self::FromEdge(wanted) => (event.text("source") == Some("edge")) == *wanted,
        }
    }
}

pub(super) fn parse_flag(text: &str) -> Option<bool> {
    text.parse().ok()
}

/// The origin of an `http` or `https` URL as browsers write it: lower case, no default port.
fn origin_of(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
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
