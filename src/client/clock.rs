//! The time that a call has taken.

use crate::transport::Transport;

/// Begins with a call. Some hosts stop their clocks between one input or output and the next: what was waited
/// for has passed all the same.
pub(super) struct Clock<'a, T> {
    transport: &'a T,
    began_ms: f64,
    waited_ms: f64,
}

impl<'a, T: Transport> Clock<'a, T> {
    pub(super) fn start(transport: &'a T) -> Self {
        Self {
            transport,
            began_ms: transport.monotonic_ms(),
            waited_ms: 0.0,
        }
    }

    pub(super) fn has_passed(&mut self, ms: f64) {
        self.waited_ms += ms;
    }

    pub(super) fn elapsed_ms(&self) -> f64 {
        self.waited_ms
            .max(self.transport.monotonic_ms() - self.began_ms)
    }
}
