//! What requests meet on their way: a server that takes one at a time, a bucket of tokens, latencies; and what came of them.

use super::SECOND;
use hdrhistogram::Histogram;
use rand_distr::{Distribution, LogNormal};
use rand_pcg::Pcg64Mcg;
use serde::Serialize;

/// What takes longer than a year counts as a year.
const LONGEST_US: u64 = 365 * 86_400 * 1_000_000;
/// The 99th percentile of the normal distribution.
const Z99: f64 = 2.326_347_874;

/// Takes one at a time, in the order in which they come.
#[derive(Clone, Default)]
pub(super) struct Server {
    free_at: u64,
    busy: u64,
}

impl Server {
    /// When what comes now is done.
    pub(super) fn serve(&mut self, now: u64, service: u64) -> u64 {
        self.free_at = self.free_at.max(now) + service;
        self.busy += service;
        self.free_at
    }

    /// How much of the time it was at work.
    pub(super) fn used(&self, of: u64) -> f64 {
        self.busy as f64 / of as f64
    }
}

/// Lets through so many a second, and so many at once.
pub(super) struct Bucket {
    rate: f64,
    most: f64,
    tokens: f64,
    at: u64,
}

impl Bucket {
    pub(super) fn new(rate: f64, most: f64) -> Self {
        Self {
            rate,
            most,
            tokens: most,
            at: 0,
        }
    }

    pub(super) fn take(&mut self, now: u64) -> bool {
        let passed = now.saturating_sub(self.at) as f64 / SECOND as f64;
        self.tokens = (self.tokens + passed * self.rate).min(self.most);
        self.at = now;
        let is_there = self.tokens >= 1.0;
        if is_there {
            self.tokens -= 1.0;
        }
        is_there
    }
}

/// Times around a median, few of them much longer.
pub(super) struct Latency(LogNormal<f64>);

impl Latency {
    /// None where the figures make no distribution.
    pub(super) fn new(median_ms: f64, tail: f64) -> Option<Self> {
        LogNormal::new((median_ms * 1e6).ln(), tail.ln() / Z99)
            .ok()
            .map(Self)
    }

    pub(super) fn sample(&self, rng: &mut Pcg64Mcg) -> u64 {
        self.0.sample(rng) as u64
    }
}

/// How long things took.
pub(super) struct Spread(Option<Histogram<u64>>);

/// In milliseconds.
#[derive(Clone, Copy, Default, Serialize)]
pub(super) struct Percentiles {
    pub(super) p50: f64,
    pub(super) p99: f64,
    pub(super) most: f64,
}

impl Spread {
    pub(super) fn new() -> Self {
        Self(Histogram::new_with_bounds(1, LONGEST_US, 3).ok())
    }

    pub(super) fn add(&mut self, nanoseconds: u64) {
        if let Some(histogram) = &mut self.0 {
            histogram.saturating_record(nanoseconds / 1_000);
        }
    }

    pub(super) fn percentiles(&self) -> Percentiles {
        let Some(all) = &self.0 else {
            return Percentiles::default();
        };
        Percentiles {
            p50: all.value_at_quantile(0.5) as f64 / 1e3,
            p99: all.value_at_quantile(0.99) as f64 / 1e3,
            most: all.max() as f64 / 1e3,
        }
    }
}

/// A time in which something goes wrong.
#[derive(Clone, Copy)]
pub(super) struct Span {
    pub(super) from: u64,
    pub(super) to: u64,
}

impl Span {
    pub(super) fn has(this: Option<Self>, now: u64) -> bool {
        this.is_some_and(|span| (span.from..span.to).contains(&now))
    }
}
