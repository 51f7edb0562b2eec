//! What becomes of a value on the way between the versions.

use std::borrow::Cow;

use super::json::Json;
use super::table::Row;
use crate::api::date_time;

/// What a value is, and what becomes of it on the way.
#[derive(Clone, Copy)]
pub(crate) enum How {
    /// A text, the same in both.
    Text,
    /// A text that says something: an empty one is none in v4.
    Said,
    /// As `Said`; without it there is nothing of its table in the other version.
    Key,
    /// How sure a signal is.
    Level,
    Flag,
    Number,
    /// A whole number.
    Whole,
    /// An object of the customer's own.
    Free,
    /// A date-time in v3, milliseconds in v4.
    Time,
    /// As `Time`, by the vendor and by the workspace in v3: both times of a visitor in v4 are of one of them.
    Seen,
    /// A time in milliseconds, or in seconds where a date-time beside it says so.
    Reset,
    /// The result of bot detection, whose word for "none" differs.
    Bot,
    /// `device`: v3 has no other source.
    Device,
    /// An object with a table of its own.
    Table(&'static [Row]),
    /// As `Table`, for a browser that has a name or a version.
    Browser(&'static [Row]),
    /// As `Table`, on the way up for what is said elsewhere, too.
    Twin(&'static [Row]),
    /// A list.
    Each(&'static How),
    /// Attributes by their names, each wrapped in a `value` in v3.
    Attributes(&'static [Row]),
    /// Whether an address is on any list.
    Listed,
    /// The other version has no place for it.
    Lost,
}

/// Which way an event goes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// From v3 to v4.
    Up,
    /// From v4 to v3.
    Down,
}

/// A value of the other version.
pub(super) struct Converted<'a> {
    pub(super) value: Json<'a>,
    /// Whether it says all that the value said.
    pub(super) whole: bool,
}

impl How {
    /// The value in the other version; none where it is not of this kind.
    pub(super) fn convert<'a>(self, way: Way, value: &Json<'a>) -> Option<Converted<'a>> {
        let up = way == Way::Up;
        let mut whole = true;
        let value = match self {
            Self::Said | Self::Key if up && value.text()?.is_empty() => return None,
            Self::Time | Self::Seen if up => {
                let text = value.text()?;
                whole = is_of_milliseconds(text);
                let mut milliseconds = String::new();
                date_time::push_number(date_time::parse(text)?, 1, &mut milliseconds);
                Json::Leaf(Cow::Owned(milliseconds))
            }
            Self::Time | Self::Seen => {
                let mut text = String::from("\"");
                text.push_str(&date_time::write(whole_number(value)?)?);
                text.push('"');
                Json::Leaf(Cow::Owned(text))
            }
            Self::Bot => match (up, value.text()?) {
                (true, "notDetected") => Json::word("\"not_detected\""),
                (false, "not_detected") => Json::word("\"notDetected\""),
                _ => value.clone(),
            },
            Self::Listed => {
                let lists = ["email_spam", "attack_source"].map(|list| {
                    let flag = value.get(list).map(Json::leaf);
                    flag.filter(|flag| matches!(*flag, "true" | "false"))
                });
                lists.iter().flatten().next()?;
                Json::word(if lists.contains(&Some("true")) {
                    "true"
                } else {
                    "false"
                })
            }
            how => how.is(value).then(|| value.clone())?,
        };
        Some(Converted { value, whole })
    }

    /// Whether a value is of this kind in v4, as a whole; in v3 too, where both have the same.
    pub(super) fn is(self, value: &Json<'_>) -> bool {
        match self {
            Self::Text | Self::Said | Self::Key | Self::Level | Self::Bot => value.text().is_some(),
            Self::Flag => matches!(value.leaf(), "true" | "false"),
            Self::Number => value
                .leaf()
                .starts_with(|first: char| first == '-' || first.is_ascii_digit()),
            Self::Whole | Self::Reset => whole_number(value).is_some(),
            Self::Free => value.is_object(),
            Self::Device => value.leaf() == "\"device\"",
            _ => false,
        }
    }

    /// What v3 says where it must say something, and nothing is known.
    pub(super) fn unknown_in_v3(self) -> Json<'static> {
        match self {
            Self::Text | Self::Said | Self::Key => Json::word("\"\""),
            Self::Level => Json::word("\"low\""),
            Self::Bot => Json::word("\"notDetected\""),
            Self::Flag | Self::Listed => Json::word("false"),
            Self::Number | Self::Whole | Self::Reset => Json::word("0"),
            Self::Free | Self::Table(_) | Self::Browser(_) | Self::Twin(_) => {
                Json::Object(Vec::new())
            }
            _ => Json::NULL,
        }
    }

    /// The table of an object.
    pub(super) fn table(self) -> Option<&'static [Row]> {
        match self {
            Self::Table(rows) | Self::Browser(rows) | Self::Twin(rows) | Self::Attributes(rows) => {
                Some(rows)
            }
            _ => None,
        }
    }
}

/// The number that a whole one is.
pub(super) fn whole_number(value: &Json<'_>) -> Option<i64> {
    let text = value.leaf();
    match text.split_once('.') {
        Some((whole, fraction)) if fraction.bytes().all(|digit| digit == b'0') => whole,
        _ => text,
    }
    .parse()
    .ok()
}

/// Whether a date-time is of whole milliseconds.
fn is_of_milliseconds(date_time: &str) -> bool {
    let (_, fraction) = date_time.split_once('.').unwrap_or_default();
    let digits = fraction.chars().take_while(char::is_ascii_digit);
    digits.skip(3).all(|digit| digit == '0')
}
