//! The clock of the served mock: it runs until someone sets it.

use std::time::{SystemTime, UNIX_EPOCH};

/// Either the system's time, shifted, or one that stands still.
#[derive(Clone, Copy)]
pub(crate) enum Clock {
    Running { ahead: i64 },
    Standing { at: i64 },
}

impl Clock {
    /// A clock that stands at a time, or one that runs.
    pub(crate) fn new(at: Option<i64>) -> Self {
        match at {
            Some(at) => Self::Standing { at },
            None => Self::Running { ahead: 0 },
        }
    }

    /// The time in Unix milliseconds.
    pub(crate) fn now(self) -> i64 {
        match self {
            Self::Standing { at } => at,
            Self::Running { ahead } => system_time().saturating_add(ahead),
        }
    }

    /// The clock moved on; it keeps running, or standing.
    pub(crate) fn advanced(self, by: i64) -> Self {
        match self {
            Self::Standing { at } => Self::Standing {
                at: at.saturating_add(by),
            },
            Self::Running { ahead } => Self::Running {
                ahead: ahead.saturating_add(by),
            },
        }
    }
}

fn system_time() -> i64 {
    let since_1970 = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    i64::try_from(since_1970.as_millis()).unwrap_or(i64::MAX)
}
