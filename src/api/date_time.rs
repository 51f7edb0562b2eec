//! Points in time: RFC 3339 date-times as Unix milliseconds, and back.

const DAY: i64 = 86_400_000;

/// Unix milliseconds of an RFC 3339 date-time; what is finer than a millisecond is cut off.
pub(crate) fn parse(text: &str) -> Option<i64> {
    let mut scan = Scan(text.as_bytes());
    let year = scan.digits(4)?;
    scan.one(b"-")?;
    let month = scan.digits(2)?;
    scan.one(b"-")?;
    let day = scan.digits(2)?;
    scan.one(b"Tt ")?;
    let hour = scan.digits(2)?;
    scan.one(b":")?;
    let minute = scan.digits(2)?;
    scan.one(b":")?;
    let second = scan.digits(2)?;
    let millis = scan.fraction()?;
    let offset = scan.offset()?;
    let valid = (1..=12).contains(&month)
        && (1..=days_in(year, month)).contains(&day)
        && hour <= 23
        && minute <= 59
        // 60 is a leap second, which Unix time counts as the first second of the next minute.
        && second <= 60;
    if !valid || !scan.0.is_empty() {
        return None;
    }
    let seconds = days_since_1970(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second;
    Some((seconds - offset * 60) * 1_000 + millis)
}

/// The date-time of Unix milliseconds in UTC, with a fraction only where there is one; none outside of the years from
/// 0 to 9999, for which there is no date-time.
pub(crate) fn write(ms: i64) -> Option<String> {
    let (year, month, day) = date(ms);
    if !(0..=9999).contains(&year) {
        return None;
    }
    let in_day = ms.rem_euclid(DAY);
    let (seconds, millis) = (in_day / 1_000, in_day % 1_000);
    let mut text = String::with_capacity(24);
    for (number, width, end) in [
        (year, 4, '-'),
        (month, 2, '-'),
        (day, 2, 'T'),
        (seconds / 3_600, 2, ':'),
        (seconds / 60 % 60, 2, ':'),
        (seconds % 60, 2, if millis == 0 { 'Z' } else { '.' }),
    ] {
        push_number(number, width, &mut text);
        text.push(end);
    }
    if millis != 0 {
        push_number(millis, 3, &mut text);
        text.push('Z');
    }
    Some(text)
}

/// Writes a number with so many digits or more. `format!` would do the same with several KB of code.
pub(crate) fn push_number(number: i64, width: u8, to: &mut String) {
    if number < 0 {
        to.push('-');
    }
    push_digits(number.unsigned_abs(), width, to);
}

fn push_digits(number: u64, width: u8, to: &mut String) {
    if width > 1 || number >= 10 {
        push_digits(number / 10, width.saturating_sub(1), to);
    }
    to.push(char::from(b'0' + (number % 10) as u8));
}

/// The civil date of Unix milliseconds, counted in years that begin with March, so that a leap day is the last of one:
/// <https://howardhinnant.github.io/date_algorithms.html#civil_from_days>.
pub(crate) fn date(ms: i64) -> (i64, i64, i64) {
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

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_in(year: i64, month: i64) -> i64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from 1 January 1970 to a date of the Gregorian calendar.
pub(crate) fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let before = year - 1;
    let leaps = |year: i64| year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    let years = (year - 1970) * 365 + leaps(before) - leaps(1969);
    let months: i64 = (1..month).map(|month| days_in(year, month)).sum();
    years + months + day - 1
}

/// What is left of a text. A `Peekable` would bring a panic into the npm package.
struct Scan<'a>(&'a [u8]);

impl Scan<'_> {
    fn next_if(&mut self, is_wanted: impl FnOnce(&u8) -> bool) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        is_wanted(first).then(|| {
            self.0 = rest;
            *first
        })
    }

    fn one(&mut self, allowed: &[u8]) -> Option<u8> {
        self.next_if(|byte| allowed.contains(byte))
    }

    fn digit(&mut self) -> Option<i64> {
        let digit = self.next_if(u8::is_ascii_digit)?;
        Some(i64::from(digit - b'0'))
    }

    fn digits(&mut self, count: u8) -> Option<i64> {
        (0..count).try_fold(0, |number, _| Some(number * 10 + self.digit()?))
    }

    /// The milliseconds of a fraction, 0 when there is none.
    fn fraction(&mut self) -> Option<i64> {
        if self.one(b".").is_none() {
            return Some(0);
        }
        let mut millis = self.digit()? * 100;
        let mut weight = 10;
        while let Some(digit) = self.digit() {
            millis += digit * weight;
            weight /= 10;
        }
        Some(millis)
    }

    /// The offset from UTC in minutes.
    fn offset(&mut self) -> Option<i64> {
        let sign = match self.one(b"Zz+-")? {
            b'+' => 1,
            b'-' => -1,
            _ => return Some(0),
        };
        let hours = self.digits(2)?;
        self.one(b":")?;
        let minutes = self.digits(2)?;
        (hours <= 23 && minutes <= 59).then_some(sign * (hours * 60 + minutes))
    }
}

#[cfg(test)]
mod tests {
    use super::{parse, write};

    #[test]
    fn reads_date_times() {
        let cases = [
            ("1970-01-01T00:00:00Z", 0),
            ("1969-12-31T23:59:59.999Z", -1),
            ("2026-01-01T00:00:00Z", 1_767_225_600_000),
            ("2026-01-31T23:59:59Z", 1_769_903_999_000),
            ("2026-01-01t02:30:00.5+02:30", 1_767_225_600_500),
            ("2025-12-31 19:00:00.123456789-05:00", 1_767_225_600_123),
            ("2024-02-29T12:00:00Z", 1_709_208_000_000),
            ("2000-02-29T00:00:00Z", 951_782_400_000),
            ("2016-12-31T23:59:60Z", 1_483_228_800_000),
            ("0001-01-01T00:00:00Z", -62_135_596_800_000),
            ("9999-12-31T23:59:59Z", 253_402_300_799_000),
        ];
        for (text, millis) in cases {
            assert_eq!(parse(text), Some(millis), "{text}");
        }
    }

    #[test]
    fn refuses_what_is_none() {
        let cases = [
            "",
            " ",
            "now",
            "1767225600000",
            "2026-01-01",
            "2026-01-01T00:00:00",
            "2026-13-01T00:00:00Z",
            "2026-00-01T00:00:00Z",
            "2025-02-29T00:00:00Z",
            "1900-02-29T00:00:00Z",
            "2026-04-31T00:00:00Z",
            "2026-01-01T24:00:00Z",
            "2026-01-01T00:60:00Z",
            "2026-01-01T00:00:61Z",
            "2026-01-01T00:00:00.Z",
            "2026-01-01T00:00:00+0200",
            "2026-01-01T00:00:00 02:00",
            "2026-01-01T00:00:00Zx",
            "26-01-01T00:00:00Z",
        ];
        for text in cases {
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
            (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
        ];
        for (ms, text) in cases {
            assert_eq!(write(ms).as_deref(), Some(text));
        }
        // Every day of more than 400 years, at an odd time.
        for day in -80_000..80_000_i64 {
            let ms = day * 86_400_000 + 45_296_789;
            assert_eq!(write(ms).as_deref().and_then(parse), Some(ms));
        }
        for ms in [i64::MIN, -62_167_219_200_001, 253_402_300_800_000, i64::MAX] {
            assert_eq!(write(ms), None, "{ms}");
        }
    }
}
