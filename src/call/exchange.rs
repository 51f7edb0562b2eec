//! The call as a state machine: send, wait and send again, or fail. It has no clock: the driver
//! says how much time has passed, and does what the step says.

use crate::call::error::Refusal;
use crate::call::retry::{Repeat, Setback, delay_ms, poll_delay_ms};

/// The limits of one call, times in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// For one attempt, until its body is read, at least 1.
    pub timeout_ms: u32,
    /// For the whole call, attempts and waits together, at least 1.
    pub deadline_ms: u32,
    /// Attempts after the first one.
    pub max_retries: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            timeout_ms: 10_000,
            deadline_ms: 30_000,
            max_retries: 2,
        }
    }
}

/// A wait that is longer ends at once in the timers of JavaScript's hosts. It is 24 days.
const LONGEST_MS: u32 = i32::MAX as u32;

impl Limits {
    /// The limits that a call can keep: times longer than 24 days are as long as that.
    ///
    /// # Errors
    /// A time is 0: no call would ever be sent.
    pub fn checked(self) -> Result<Self, Refusal> {
        for (name, ms) in [
            ("timeout_ms", self.timeout_ms),
            ("deadline_ms", self.deadline_ms),
        ] {
            if ms == 0 {
                return Err(Refusal::new(&[
                    "`",
                    name,
                    "` must be at least 1: at 0 nothing could be sent in time",
                ]));
            }
        }
        Ok(Self {
            timeout_ms: self.timeout_ms.min(LONGEST_MS),
            deadline_ms: self.deadline_ms.min(LONGEST_MS),
            ..self
        })
    }

    /// The time for an attempt that begins `elapsed_ms` after the call.
    #[must_use]
    pub fn attempt(&self, elapsed_ms: f64) -> Send {
        let left = f64::from(self.deadline_ms) - elapsed_ms;
        if left <= 0.0 {
            return Send::TooLate;
        }
        let timeout = f64::from(self.timeout_ms);
        Send::Within {
            ms: timeout.min(left),
            by_deadline: left <= timeout,
        }
    }
}

/// Where a call stands: how many times it was sent, and how many times the answer was "not there yet".
#[derive(Clone, Copy, Debug)]
pub struct Exchange {
    repeat: Repeat,
    limits: Limits,
    attempts: u32,
    polls: u32,
}

/// What to do before an attempt.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Send {
    /// Send, and give up after this many milliseconds.
    Within {
        /// The time for this attempt.
        ms: f64,
        /// Whether the deadline of the call sets this limit, not the timeout.
        by_deadline: bool,
    },
    /// The deadline has passed: fail.
    TooLate,
}

/// What to do after an attempt that was not a success.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Next {
    /// Wait this many milliseconds, then send again.
    Wait(f64),
    /// Fail with this setback.
    Fail {
        /// Whether the operation may be repeated after such a setback: then only a limit ended the call.
        retryable: bool,
    },
}

impl Exchange {
    /// A call of an operation of this kind, `attempts` requests into it, of which `polls` found that
    /// what they asked for was not there yet.
    #[must_use]
    pub fn new(repeat: Repeat, limits: Limits, attempts: u32, polls: u32) -> Self {
        Self {
            repeat,
            limits,
            attempts,
            polls,
        }
    }

    /// How many requests were sent.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// Counts the next attempt and gives it its time, `elapsed_ms` after the call began.
    pub fn send(&mut self, elapsed_ms: f64) -> Send {
        let send = self.limits.attempt(elapsed_ms);
        if send != Send::TooLate {
            self.attempts = self.attempts.saturating_add(1);
        }
        send
    }

    /// The step after a setback, `elapsed_ms` after the call began. What the server asks for in
    /// `Retry-After` wins over the jitter that `random` (0 to 1) gives where it is longer; a wait that
    /// would end after the deadline is not begun. `max_retries` limits the failures; what is not there
    /// yet is asked for until the deadline.
    pub fn after(
        &mut self,
        setback: Setback<'_>,
        retry_after_ms: Option<f64>,
        elapsed_ms: f64,
        random: f64,
    ) -> Next {
        let waits = self.repeat.waits_for(setback);
        let retryable = waits || self.repeat.after(setback);
        let failures = self.attempts.saturating_sub(self.polls);
        if !retryable || (!waits && failures > self.limits.max_retries) {
            return Next::Fail { retryable };
        }
        let own = if waits {
            self.polls = self.polls.saturating_add(1);
            poll_delay_ms(self.polls, random)
        } else {
            delay_ms(failures, random)
        };
        let wait = own.max(retry_after_ms.unwrap_or_default());
        if elapsed_ms + wait < f64::from(self.limits.deadline_ms) {
            Next::Wait(wait)
        } else {
            Next::Fail { retryable }
        }
    }
}
