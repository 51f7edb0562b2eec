//! Points in time as a request gives them: Unix milliseconds, or an RFC 3339 date-time.

use crate::api::date_time;

/// Unix milliseconds of either form; what is finer than a millisecond is dropped.
pub(super) fn parse(text: &str) -> Option<i64> {
    text.parse().ok().or_else(|| date_time::parse(text))
}

#[cfg(test)]
mod tests {
    use super::parse;

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
            "99999999999999999999",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
