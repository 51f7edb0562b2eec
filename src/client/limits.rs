//! How long a call may take, and how often it may be sent.

use std::time::Duration;

use crate::call::error::Refusal;
use crate::call::exchange;

/// The limits of the calls of a client, which a [`Call`](crate::Call) can change for itself.
///
/// ```
/// use fingerprint_edge::Limits;
/// use std::time::Duration;
///
/// let limits = Limits::default().timeout(Duration::from_secs(2)).max_retries(0);
/// assert_eq!(limits.deadline, Duration::from_secs(30));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// For one attempt, until its body is read: 10 seconds by default. A millisecond is the least, and 24 days the
    /// most.
    pub timeout: Duration,
    /// For the whole call, attempts and waits together: 30 seconds by default. A millisecond is the least, and 24 days
    /// the most.
    pub deadline: Duration,
    /// Attempts after the first one: 2 by default.
    pub max_retries: u32,
}

impl Default for Limits {
    fn default() -> Self {
        let exchange::Limits {
            timeout_ms,
            deadline_ms,
            max_retries,
        } = exchange::Limits::default();
        Self {
            timeout: Duration::from_millis(timeout_ms.into()),
            deadline: Duration::from_millis(deadline_ms.into()),
            max_retries,
        }
    }
}

impl Limits {
    /// The same with another time for one attempt.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// The same with another time for the whole call.
    #[must_use]
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = deadline;
        self
    }

    /// The same with another number of attempts after the first one.
    #[must_use]
    pub fn max_retries(mut self, max_retries: u32) -> Self {
        self.max_retries = max_retries;
        self
    }

    /// As the core takes them.
    pub(super) fn checked(self) -> Result<exchange::Limits, Refusal> {
        exchange::Limits {
            timeout_ms: milliseconds("timeout", self.timeout)?,
            deadline_ms: milliseconds("deadline", self.deadline)?,
            max_retries: self.max_retries,
        }
        .checked()
    }
}

/// A part of a millisecond is a whole one.
fn milliseconds(name: &str, time: Duration) -> Result<u32, Refusal> {
    if time.is_zero() {
        let wrong = "` must be longer than nothing: no request could be sent in time";
        return Err(Refusal::new(&["`", name, wrong]));
    }
    Ok(u32::try_from(time.as_nanos().div_ceil(1_000_000)).unwrap_or(u32::MAX))
}
