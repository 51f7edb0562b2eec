//! The decision to repeat, pure: which failures allow it, and how long to wait.

use crate::api::date_time::days_since_1970;

/// How an operation may be repeated: by what a second execution would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeat {
    /// It changes nothing.
    Read,
    /// Executed twice it leaves the same as once.
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
        /// The code in the API's error body; of a body that has none, its text.
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

    /// Whether an operation of this kind is sent again after this failure.
    #[must_use]
    pub fn after(self, setback: Setback<'_>) -> bool {
        use Repeat::{Delete, Edge, Read, Update, Wait};
        match setback {
            Setback::NoAnswer => matches!(self, Read | Update | Wait),
            Setback::Status { status, code } => match (status, code) {
                (409, Some("state_not_ready" | "StateNotReady")) => matches!(self, Update),
                (429, Some(MONTHLY_QUOTA)) => false,
                (429, _) => !matches!(self, Delete),
                (503, _) => !matches!(self, Delete),
                (500 | 502 | 504, _) | (400, Some("request_read_timeout")) => {
                    !matches!(self, Delete | Edge)
                }
                _ => false,
            },
        }
    }
}

/// How long to wait before sending again, in milliseconds: full jitter under a ceiling that doubles
/// with each failure. `random` is from 0 to 1, `failures` counts those so far.
#[must_use]
pub fn delay_ms(failures: u32, random: f64) -> f64 {
    ceiling_ms(failures) * random.clamp(0.0, 1.0)
}

/// How long to wait before asking again for what is not there yet, in milliseconds: under the same
/// ceiling, but at least half of it, since each question is a request that the API counts. `polls`
/// counts those so far.
#[must_use]
pub fn poll_delay_ms(polls: u32, random: f64) -> f64 {
    ceiling_ms(polls) * (0.5 + random.clamp(0.0, 1.0) / 2.0)
}

fn ceiling_ms(times: u32) -> f64 {
    let doublings = times.saturating_sub(1).min(16);
    (FIRST_DELAY_MS * f64::from(1_u32 << doublings)).min(LONGEST_DELAY_MS)
}

/// Reads [`Retry-After`](https://www.rfc-editor.org/rfc/rfc9110#field.retry-after), seconds or an
/// HTTP date, as milliseconds from `now_ms` (Unix time). A date in the past is 0; what is neither is `None`.
#[must_use]
pub fn retry_after_ms(value: &str, now_ms: f64) -> Option<f64> {
    let value = value.trim();
    if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
        // More digits than fit mean "not in this call", which the largest number says as well.
        return Some(f64::from(value.parse::<u32>().unwrap_or(u32::MAX)) * 1_000.0);
    }
    http_date_ms(value).map(|date| (date - now_ms).max(0.0))
}

/// The one date form that servers may send: `Sun, 06 Nov 1994 08:49:37 GMT`, as Unix milliseconds.
fn http_date_ms(value: &str) -> Option<f64> {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let (_weekday, rest) = value.split_once([','])?;
    let mut parts = rest.strip_prefix(' ')?.split([' ']);
    let day: u32 = parts.next()?.parse().ok()?;
    let month = parts.next()?;
    let month = MONTHS
        .iter()
        .zip(1_u32..)
        .find(|(name, _)| **name == month)?
        .1;
    let year: u32 = parts.next()?.parse().ok()?;
    let mut clock = parts.next()?.split([':']);
    let hour: u32 = clock.next()?.parse().ok()?;
    let minute: u32 = clock.next()?.parse().ok()?;
    let second: u32 = clock.next()?.parse().ok()?;
    let plausible = parts.next() == Some("GMT")
        && parts.next().is_none()
        && clock.next().is_none()
        && (1..=31).contains(&day)
        && (1970..=9999).contains(&year)
        && hour < 24
        && minute < 60
        && second <= 60;
    plausible.then(|| {
        let seconds = hour * 3_600 + minute * 60 + second;
        (days_since_1970(year.into(), month.into(), day.into()) as f64 * 86_400.0
            + f64::from(seconds))
            * 1_000.0
    })
}
