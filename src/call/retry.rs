//! The decision to repeat, pure: which failures allow it, and how long to wait.

use crate::api::date_time::days_since_1970;

/// How an operation may be repeated: by what a second execution would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeat {
    /// It changes nothing.
    Read,
    /// Executing it twice has the effect of executing it once.
    Update,
    /// It counts against a small quota, and its second answer differs.
    Delete,
    /// It is billed and makes a new event each time.
    Edge,
    /// It changes nothing, and asks again for what is not there yet.
    Wait,
}

/// What came of an attempt, when it was not a success.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Setback<'a> {
    /// The connection failed or the time of the attempt ran out: nobody knows whether the API acted.
    NoAnswer,
    /// The API answered with a status that is not 2xx.
    Status {
        /// The HTTP status.
        status: u16,
        /// The code in the API's error body; its text if it has no code.
        code: Option<&'a str>,
    },
}

/// What [FingerprintIQ](https://docs.fingerprintiq.com/api/authentication) says with a 429 that only
/// the next month ends.
const MONTHLY_QUOTA: &str = "Monthly API call limit exceeded";

const FIRST_DELAY_MS: f64 = 250.0;
const LONGEST_DELAY_MS: f64 = 5_000.0;

impl Repeat {
    /// Whether this setback only says that what is asked for is not there yet: no failure, and so
    /// none of those that a limit counts.
    #[must_use]
    pub fn waits_for(self, setback: Setback<'_>) -> bool {
        let not_there = Setback::Status {
            status: 404,
            code: Some("event_not_found"),
        };
        matches!(self, Repeat::Wait) && setback == not_there
    }

    /// Whether a call may go on after this setback: it is repeated, or asks again.
    #[must_use]
    pub fn allows(self, setback: Setback<'_>) -> bool {
        self.waits_for(setback) || self.after(setback)
    }

    /// Whether an operation of this kind is sent again after this failure.
    #[must_use]
    pub fn after(self, setback: Setback<'_>) -> bool {
        use Repeat::{Delete, Edge, Read, Update, Wait};
        match setback {
            Setback::NoAnswer => matches!(self, Read | Update | Wait),
            Setback::Status { status, code } => match (status, code) {
                (409, Some("state_not_ready" | "StateNotReady")) => matches!(self, Update),
                (429, Some(MONTHLY_QUOTA)) => false,
                (429 | 503, _) => !matches!(self, Delete),
                // From 520 on they are those of the proxies in front of an API.
                (408 | 425 | 500 | 502 | 504 | 520..=527 | 529 | 530, _)
                | (400, Some("request_read_timeout")) => !matches!(self, Delete | Edge),
                _ => false,
            },
        }
    }
}

/// How long to wait before sending again, in milliseconds: full jitter under a ceiling that doubles
/// with each failure. `random` is from 0 to 1, `failures` counts those so far.
#[must_use]
pub fn delay_ms(failures: u32, random: f64) -> f64 {
    ceiling_ms(failures) * chance(random)
}

/// How long to wait before asking again for what is not there yet, in milliseconds: under the same
/// ceiling, but at least half of it, since each question is a request that the API counts. `polls`
/// counts those so far.
#[must_use]
pub fn poll_delay_ms(polls: u32, random: f64) -> f64 {
    ceiling_ms(polls) * (0.5 + chance(random) / 2.0)
}

/// From 0 to 1, also where the host's number is none.
fn chance(random: f64) -> f64 {
    random.clamp(0.0, 1.0).max(0.0)
}

fn ceiling_ms(times: u32) -> f64 {
    let doublings = times.saturating_sub(1).min(16);
    (FIRST_DELAY_MS * f64::from(1_u32 << doublings)).min(LONGEST_DELAY_MS)
}

/// Reads [`Retry-After`](https://www.rfc-editor.org/rfc/rfc9110#field.retry-after), seconds or an
/// HTTP date, as milliseconds from `now_ms` (Unix time). A date in the past is 0; what is neither is `None`.
/// A header that came several times is joined by commas: the longest wait counts.
#[must_use]
pub fn retry_after_ms(value: &str, now_ms: f64) -> Option<f64> {
    let mut longest: Option<f64> = None;
    let mut after_word = false;
    for part in value.split([',']) {
        let part = part.trim_ascii();
        let ms = if is_number(part) {
            // More digits than fit mean "not in this call", which the largest number says as well.
            Some(f64::from(part.parse::<u32>().unwrap_or(u32::MAX)) * 1_000.0)
        } else {
            http_date_ms(part, after_word, now_ms).map(|date| (date - now_ms).max(0.0))
        };
        if let Some(ms) = ms {
            longest = Some(longest.unwrap_or_default().max(ms));
        }
        after_word = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    }
    longest
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The [three forms of a date in HTTP](https://www.rfc-editor.org/rfc/rfc9110#http.date) as Unix milliseconds:
/// `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT`, and `Sun Nov  6 08:49:37 1994`. Of the
/// first two it takes what comes after the comma, where a word came before it.
fn http_date_ms(value: &str, after_word: bool, now_ms: f64) -> Option<f64> {
    let mut words = value.split([' ', '-', ':']).filter(|word| !word.is_empty());
    let first = words.next()?;
    let second = words.next()?;
    let (day, month, year, clock) = if after_word {
        let year = words.next()?;
        let clock = [words.next()?, words.next()?, words.next()?];
        (words.next() == Some("GMT")).then_some((first, second, year, clock))?
    } else {
        let day = words.next()?;
        let clock = [words.next()?, words.next()?, words.next()?];
        (day, second, words.next()?, clock)
    };
    if words.next().is_some() {
        return None;
    }
    let date = Date {
        day: number(day)?,
        month: month_number(month)?,
        second: second_of_day(clock)?,
    };
    let written = number(year)?;
    match year.len() {
        4 => date.in_year(written),
        2 => date.within_fifty_years(written, now_ms),
        _ => None,
    }
}

/// A date but for its year.
struct Date {
    day: i64,
    month: i64,
    second: i64,
}

impl Date {
    fn in_year(&self, year: i64) -> Option<f64> {
        let days = days_since_1970(year, self.month, self.day);
        let is_day = (1..=31).contains(&self.day);
        is_day.then_some((days * 86_400 + self.second) as f64 * 1_000.0)
    }

    /// Of a year written with two digits, the last one that is not more than fifty years away.
    fn within_fifty_years(&self, digits: i64, now_ms: f64) -> Option<f64> {
        let last_ms = now_ms + 50.0 * YEAR_MS;
        let last = 1970 + (last_ms / YEAR_MS).clamp(0.0, 9_999.0) as i64;
        let year = last - (last - digits).rem_euclid(100);
        let date = self.in_year(year)?;
        if date > last_ms {
            self.in_year(year - 100)
        } else {
            Some(date)
        }
    }
}

/// The mean year of the Gregorian calendar.
const YEAR_MS: f64 = 365.2425 * 86_400_000.0;

/// No part of a date has more than four digits.
fn number(text: &str) -> Option<i64> {
    (is_number(text) && text.len() <= 4)
        .then_some(text)?
        .parse()
        .ok()
}

fn month_number(name: &str) -> Option<i64> {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    (1..)
        .zip(MONTHS)
        .find_map(|(number, known)| (known == name).then_some(number))
}

fn second_of_day([hour, minute, second]: [&str; 3]) -> Option<i64> {
    let (hour, minute, second) = (number(hour)?, number(minute)?, number(second)?);
    // 60 is a leap second.
    (hour < 24 && minute < 60 && second <= 60).then_some(hour * 3_600 + minute * 60 + second)
}
