//! Points in time: read as Unix milliseconds or an RFC 3339 date-time, written as the latter.

use super::request::whole;
use crate::api::date_time;

const DAY: i64 = 86_400_000;

/// Unix milliseconds of either form; what is finer than a millisecond is dropped. RFC 3339 leaves it to an application
/// whether a space may stand for the `T`; the documents show none.
pub(super) fn parse(text: &str) -> Option<i64> {
    let date_time = || date_time::parse(text).filter(|_| !text.contains(' '));
    whole(text).or_else(date_time)
}

/// The date-time of Unix milliseconds in UTC, with a fraction only where there is one.
pub(super) fn to_rfc3339(ms: i64) -> String {
    let (year, month, day) = date(ms);
    let in_day = ms.rem_euclid(DAY);
    let (seconds, millis) = (in_day / 1_000, in_day % 1_000);
    let (hour, minute, second) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    let fraction = match millis {
        0 => String::new(),
        millis => format!(".{millis:03}"),
    };
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{fraction}Z")
}

/// The year and the month of Unix milliseconds in UTC.
pub(super) fn month(ms: i64) -> (i64, i64) {
    let (year, month, _) = date(ms);
    (year, month)
}

/// The civil date, counted in years that begin with March, so that a leap day is the last of one:
/// <https://howardhinnant.github.io/date_algorithms.html#civil_from_days>.
fn date(ms: i64) -> (i64, i64, i64) {
    let days = ms.div_euclid(DAY) + 719_468;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let (month, year) = match from_march {
        0..10 => (from_march + 3, year_of_era),
        _ => (from_march - 9, year_of_era + 1),
    };
    (era * 400 + year, month, day)
}

#[cfg(test)]
mod tests {
    use super::{month, parse, to_rfc3339};

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
    fn writes_what_it_reads() {
        let cases = [
            (0, "1970-01-01T00:00:00Z"),
            (-1, "1969-12-31T23:59:59.999Z"),
            (1_709_208_000_000, "2024-02-29T12:00:00Z"),
            (1_767_225_600_050, "2026-01-01T00:00:00.050Z"),
            (-62_135_596_800_000, "0001-01-01T00:00:00Z"),
            (253_402_300_799_000, "9999-12-31T23:59:59Z"),
        ];
        for (ms, text) in cases {
            assert_eq!(to_rfc3339(ms), text);
        }
        // Every day of more than 400 years, at an odd time.
        for day in -80_000..80_000_i64 {
            let ms = day * 86_400_000 + 45_296_789;
            let text = to_rfc3339(ms);
            assert_eq!(parse(&text), Some(ms), "{text}");
        }
        assert_eq!(month(1_769_903_999_999), (2026, 1));
        assert_eq!(month(1_769_904_000_000), (2026, 2));
    }
}
