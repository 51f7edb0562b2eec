//! Deletions: requests of visitors, which wait for the API's quota of an hour and of a day.

use super::arrivals::{Arrivals, Rate, peak, seconds};
use super::figures::Model;
use super::stations::{Span, Spread};
use super::{DAY, HOUR};
use serde::Serialize;
use std::collections::VecDeque;

/// The day of the wave, counted from 0, and of the outage.
const WAVE_DAY: u64 = 9;
const OUTAGE_DAY: u64 = 14;

pub(super) struct Design {
    pub(super) events_a_day: f64,
    pub(super) days: u64,
    pub(super) has_wave: bool,
    pub(super) is_api_down: bool,
    pub(super) seed: u64,
}

#[derive(Serialize)]
pub(super) struct Outcome {
    pub(super) asked: u64,
    pub(super) deleted: u64,
    /// At the end.
    pub(super) waiting: u64,
    pub(super) most_waiting: u64,
    /// In hours, of those that were done.
    pub(super) wait_most: f64,
    /// After how many days nobody waited any more, with a wave.
    pub(super) wave_days: Option<f64>,
}

/// None of the figures makes it endless: what is not done within these days waits at the end.
pub(super) fn run(model: &Model, design: &Design) -> Outcome {
    let until = design.days * DAY;
    let outage = design.is_api_down.then(|| {
        let from = OUTAGE_DAY * DAY + peak();
        let to = from + seconds(model.outage_minutes * 60.0);
        Span { from, to }
    });
    let requests = requests(model, design, until);
    let done = schedule(model, &requests, outage);
    let mut waiting: VecDeque<u64> = VecDeque::new();
    let (mut deleted, mut most_waiting, mut wave_days) = (0, 0, None);
    let mut wait = Spread::new();
    for (now, at) in requests.iter().copied().zip(done) {
        while waiting.front().is_some_and(|end| *end <= now) {
            waiting.pop_front();
        }
        let is_over = waiting.is_empty() && now > wave() + HOUR;
        if design.has_wave && is_over && wave_days.is_none() {
            wave_days = Some((now - wave()) as f64 / DAY as f64);
        }
        waiting.push_back(at);
        most_waiting = most_waiting.max(waiting.len() as u64);
        if at < until {
            deleted += 1;
            wait.add(at - now);
        }
    }
    let asked = requests.len() as u64;
    Outcome {
        asked,
        deleted,
        waiting: asked - deleted,
        most_waiting,
        wait_most: wait.percentiles().most / 3_600_000.0,
        wave_days,
    }
}

/// When each request is done: as soon as both quotas have room. They roll: what was done less than an hour, a day ago counts.
pub(super) fn schedule(model: &Model, requests: &[u64], outage: Option<Span>) -> Vec<u64> {
    let quotas = [
        (model.deletions_an_hour, HOUR),
        (model.deletions_a_day, DAY),
    ];
    let mut done: Vec<u64> = Vec::with_capacity(requests.len());
    for &now in requests {
        let mut at = done.last().map_or(now, |last| now.max(*last));
        for (most, span) in quotas {
            let first = done.len().checked_sub(most as usize);
            let first = first.and_then(|first| done.get(first));
            at = at.max(first.map_or(0, |first| first + span));
        }
        match outage {
            Some(span) if Span::has(outage, at) => done.push(span.to),
            _ => done.push(at),
        }
    }
    done
}

/// When visitors ask.
fn requests(model: &Model, design: &Design, until: u64) -> Vec<u64> {
    let a_day = design.events_a_day / 1e6 * model.deletions_per_million;
    let mut all: Vec<_> = Arrivals::new(
        Rate::calm(model, a_day),
        Span { from: 0, to: until },
        design.seed,
    )
    .collect();
    if design.has_wave {
        let count = model.deletion_wave as u64;
        all.extend((0..count).map(|number| wave() + HOUR / count.max(1) * number));
        all.sort_unstable();
    }
    all
}

fn wave() -> u64 {
    WAVE_DAY * DAY + peak()
}
