//! When events arrive: a Poisson process whose rate goes with the day, and has bursts.

use super::figures::Model;
use super::stations::Span;
use super::{DAY, SECOND};
use rand::{RngExt, SeedableRng};
use rand_distr::{Distribution, Exp1};
use rand_pcg::Pcg64Mcg;
use std::f64::consts::TAU;

/// When the peak of the day is, in hours.
const PEAK_HOUR: f64 = 14.0;

/// How many events a second at a time of the day.
#[derive(Clone)]
pub(super) enum Rate {
    Steady(f64),
    /// The density of von Mises, which has one peak and no corner: its scale, and how concentrated it is.
    Day {
        scale: f64,
        concentration: f64,
        bursts: Vec<Burst>,
    },
}

#[derive(Clone)]
pub(super) struct Burst {
    from: u64,
    to: u64,
    factor: f64,
}

impl Rate {
    /// That of a day with so many events, beside those of bursts.
    pub(super) fn of_day(model: &Model, events_a_day: f64, seed: u64) -> Self {
        let mut rng = Pcg64Mcg::seed_from_u64(seed);
        let length = seconds(model.burst_seconds);
        let mut rate = Self::calm(model, events_a_day);
        if let Self::Day { bursts, .. } = &mut rate {
            for number in 0..model.bursts_a_day as u32 {
                let from = match number {
                    0 => peak() - length / 2,
                    _ => rng.random_range(0..DAY - length),
                };
                let to = from + length;
                let factor = model.burst_factor;
                bursts.push(Burst { from, to, factor });
            }
        }
        rate
    }

    /// The same day without its bursts.
    pub(super) fn calm(model: &Model, events_a_day: f64) -> Self {
        let concentration = concentration(model.peak_factor);
        Self::Day {
            scale: events_a_day / 86_400.0 / bessel(concentration),
            concentration,
            bursts: Vec::new(),
        }
    }

    /// A part of it.
    pub(super) fn times(mut self, share: f64) -> Self {
        match &mut self {
            Self::Steady(scale) | Self::Day { scale, .. } => *scale *= share,
        }
        self
    }

    pub(super) fn at(&self, time: u64) -> f64 {
        match self {
            Self::Steady(rate) => *rate,
            Self::Day {
                scale,
                concentration,
                bursts,
            } => {
                let time = time % DAY;
                let angle = (time as f64 - peak() as f64) / DAY as f64 * TAU;
                let shape = (concentration * angle.cos()).exp();
                let burst = bursts
                    .iter()
                    .find(|burst| (burst.from..burst.to).contains(&time));
                scale * shape * burst.map_or(1.0, |burst| burst.factor)
            }
        }
    }
}

/// The times of events, within a span.
pub(super) struct Arrivals {
    rate: Rate,
    rng: Pcg64Mcg,
    at: f64,
    /// The second that `at` is in: within it the rate stays as it is.
    slice_end: f64,
    now: f64,
    until: f64,
}

impl Arrivals {
    pub(super) fn new(rate: Rate, Span { from, to }: Span, seed: u64) -> Self {
        Self {
            now: rate.at(from),
            rate,
            rng: Pcg64Mcg::seed_from_u64(seed),
            at: from as f64,
            slice_end: (from + SECOND) as f64,
            until: to as f64,
        }
    }
}

impl Iterator for Arrivals {
    type Item = u64;

    fn next(&mut self) -> Option<u64> {
        let mut work: f64 = Exp1.sample(&mut self.rng);
        loop {
            let per_nanosecond = self.now / SECOND as f64;
            let rest = per_nanosecond * (self.slice_end - self.at);
            if work < rest {
                self.at += work / per_nanosecond;
                return Some(self.at as u64);
            }
            work -= rest;
            self.at = self.slice_end;
            if self.at >= self.until {
                return None;
            }
            self.now = self.rate.at(self.at as u64);
            self.slice_end += SECOND as f64;
        }
    }
}

/// The peak of the first day.
pub(super) fn peak() -> u64 {
    seconds(PEAK_HOUR * 3_600.0)
}

pub(super) fn seconds(seconds: f64) -> u64 {
    (seconds * SECOND as f64) as u64
}

/// How concentrated a day is whose peak is so many times its mean.
fn concentration(peak_factor: f64) -> f64 {
    let (mut low, mut high) = (0.0_f64, 50.0_f64);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        match middle.exp() / bessel(middle) < peak_factor {
            true => low = middle,
            false => high = middle,
        }
    }
    low
}

/// The modified Bessel function of order 0: the mean of `exp(x cos a)` over all angles.
fn bessel(x: f64) -> f64 {
    let (mut sum, mut term) = (1.0, 1.0);
    for n in 1..200 {
        term *= (x / 2.0 / f64::from(n)).powi(2);
        sum += term;
    }
    sum
}
