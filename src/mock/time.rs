//! Points in time: read as Unix milliseconds or an RFC 3339 date-time.

use super::request::whole;
use crate::api::date_time;

/// Unix milliseconds of either form; what is finer than a millisecond is dropped. RFC 3339 leaves it to an application
/// whether a space may stand for the `T`; the documents show none.
pub(super) fn parse(text: &str) -> Option<i64> {
    let date_time = || date_time::parse(text).filter(|_| !text.contains(' '));
    whole(text).or_else(date_time)
}

/// The year and the month of Unix milliseconds in UTC.
pub(super) fn month(ms: i64) -> (i64, i64) {
    let (year, month, _) = date_time::date(ms);
    (year, month)
}

#[cfg(test)]
mod tests {
    use super::{month, parse};

    #[test]
    fn reads_both_forms() {
        assert_eq!(parse("0"), Some(0));
        assert_eq!(parse("-1"), Some(-1));
        assert_eq!(parse("1767225600000"), Some(1_767_225_600_000));
        assert_eq!(parse("2026-01-01T00:00:00Z"), Some(1_767_225_600_000));
    }

    #[test]
    fn refuses_what_is_neither() {
        for text in [
            "",
            " ",
            "now",
            "1.5",
            "1e3",
            "2026-01-01",
            "2026-01-01 00:00:00Z",
            "+5",
            "99999999999999999999",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn knows_months() {
        assert_eq!(month(1_769_903_999_999), (2026, 1));
        assert_eq!(month(1_769_904_000_000), (2026, 2));
    }
}
