//! Guarded requests: each opens its event, or fetches it from the API, and claims it in a store that remembers what was used.

use super::arrivals::{Arrivals, Rate};
use super::figures::Model;
use super::stations::{Bucket, Latency, Percentiles, Server, Span, Spread};
use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;
use serde::Serialize;

/// Where claims go.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Once {
    /// A Durable Object for each event, as the package has it.
    EachItsOwn,
    /// So many, by the hash of the event's id.
    Shared(u32),
}

pub(super) struct Design {
    pub(super) rate: Rate,
    pub(super) span: Span,
    pub(super) seed: u64,
    pub(super) once: Once,
    /// Of the objects that are shared, the first.
    pub(super) object_slow: Option<Span>,
}

#[derive(Serialize)]
pub(super) struct Outcome {
    pub(super) requests: u64,
    /// By the deadline, since the store took too long.
    pub(super) refused: u64,
    pub(super) time: Percentiles,
}

impl Outcome {
    pub(super) fn refused_share(&self) -> f64 {
        self.refused as f64 / (self.requests as f64).max(1.0)
    }
}

/// Sealed results: the API is not asked.
pub(super) fn sealed(model: &Model, design: &Design) -> Option<Outcome> {
    let hop = Latency::new(model.hop_ms, model.latency_tail)?;
    let start = Latency::new(model.object_start_ms, model.latency_tail)?;
    let mut rng = Pcg64Mcg::seed_from_u64(design.seed ^ 2);
    let shared = match design.once {
        Once::EachItsOwn => 0,
        Once::Shared(objects) => objects,
    };
    let mut objects = vec![Server::default(); shared as usize];
    let mut time = Spread::new();
    let (mut requests, mut refused) = (0, 0);
    for now in Arrivals::new(design.rate.clone(), design.span, design.seed) {
        let object = if shared == 0 {
            0
        } else {
            rng.random_range(0..shared)
        };
        let claimed = match objects.get_mut(object as usize) {
            Some(server) => {
                let is_slow = object == 0 && Span::has(design.object_slow, now);
                let factor = if is_slow { model.slow_factor } else { 1.0 };
                server.serve(now, (factor * 1e9 / model.object_rate) as u64)
            }
            None => now + start.sample(&mut rng),
        };
        let took = claimed - now + hop.sample(&mut rng) + (model.cpu_guard_ms * 1e6) as u64;
        let deadline = (model.guard_deadline_ms * 1e6) as u64;
        requests += 1;
        refused += u64::from(took > deadline);
        time.add(took.min(deadline));
    }
    let time = time.percentiles();
    Some(Outcome {
        requests,
        refused,
        time,
    })
}

/// Event ids, each of which is a request to the API: how many of all it refuses with a 429.
pub(super) fn by_id(model: &Model, rate: &Rate, span: Span, seed: u64) -> f64 {
    let mut bucket = Bucket::new(model.api_rate, model.api_burst);
    let (mut requests, mut refused) = (0_u64, 0_u64);
    for now in Arrivals::new(rate.clone(), span, seed) {
        requests += 1;
        refused += u64::from(!bucket.take(now));
    }
    refused as f64 / (requests as f64).max(1.0)
}
