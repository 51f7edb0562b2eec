//! Webhooks on their way: the vendor sends them, a Worker puts them into queues, batches of them go into R2 and into the rows of
//! Durable Objects.

mod batch;
mod run;

use super::arrivals::Rate;
use super::figures::Model;
use super::stations::{Percentiles, Span};
use serde::Serialize;

/// What is built, and what goes wrong with it.
#[derive(Clone)]
pub(super) struct Design {
    pub(super) rate: Rate,
    pub(super) span: Span,
    pub(super) seed: u64,
    /// Each with objects of its own, by the hash of the visitor.
    pub(super) queues: u32,
    /// None takes all.
    pub(super) queue_rate: Option<f64>,
    pub(super) objects: u32,
    pub(super) worker_down: Option<Span>,
    /// The first of the objects is.
    pub(super) object_slow: Option<Span>,
}

/// What came of a day.
#[derive(Default, Serialize)]
pub(super) struct Outcome {
    pub(super) sent: u64,
    /// The first time, by a queue that takes no more.
    pub(super) refused: u64,
    /// Sent a second time, as the first was refused: by a Worker that is down, or since the queues were full.
    pub(super) sent_again: u64,
    /// Refused the second time as well: the vendor sends it no more.
    pub(super) lost: u64,
    pub(super) stored: u64,
    /// Still on their way at the end.
    pub(super) waiting: u64,
    pub(super) most_waiting: u64,
    /// Delivered once more than needed, and known by their ids.
    pub(super) duplicates: u64,
    pub(super) batches: u64,
    /// Of one queue.
    pub(super) most_batches_at_once: u64,
    pub(super) object_requests: u64,
    /// Of all the time, by the busiest.
    pub(super) object_used: f64,
    /// From the vendor's first attempt to the rows.
    pub(super) delay: Percentiles,
}

/// None where the figures make no distribution.
pub(super) fn run(model: &Model, design: &Design) -> Option<Outcome> {
    Some(run::Run::new(model, design)?.day())
}
