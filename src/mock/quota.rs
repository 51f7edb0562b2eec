//! How often visitors may be deleted.

use super::errors::v4 as errors;
use super::options::Options;
use super::refusal::Refusal;

const HOUR: i64 = 60 * 60 * 1_000;
const DAY: i64 = 24 * HOUR;

/// The times of the delete requests of the last day.
#[derive(Clone, Debug, Default)]
pub(super) struct Quota {
    taken: Vec<i64>,
}

impl Quota {
    /// Counts one request, or refuses it. Both quotas look back from now; requests for visitors
    /// that do not exist count, refused ones do not. The answer has no `Retry-After`: v4 sends none, and
    /// v3 documents none for a deletion.
    pub(super) fn take(&mut self, now: i64, options: &Options) -> Result<(), Refusal> {
        self.taken.retain(|taken| now.saturating_sub(*taken) < DAY);
        let last_hour = self
            .taken
            .iter()
            .filter(|taken| now.saturating_sub(**taken) < HOUR)
            .count();
        if last_hour >= options.deletes_per_hour || self.taken.len() >= options.deletes_per_day {
            return Err(errors::TOO_MANY_REQUESTS.into());
        }
        self.taken.push(now);
        Ok(())
    }
}
