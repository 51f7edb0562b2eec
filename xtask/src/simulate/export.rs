//! The export of a day: pages of a search, so many at once as the API's limit lets through, at the pace of `fingerprint-edge/export`.

use super::arrivals::seconds;
use super::figures::Model;
use super::stations::{Bucket, Latency, Percentiles, Span, Spread};
use super::{HOUR, SECOND};
use rand::SeedableRng;
use rand_pcg::Pcg64Mcg;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

/// The waits after a 429 without `Retry-After`, as `js/export/pace.js` has them: the first, which doubles, and the longest.
const FIRST_WAIT: u64 = SECOND;
const LONGEST_WAIT: u64 = 60 * SECOND;
/// After an outage the step of a Workflow begins anew within a minute.
const RESTART: u64 = 60 * SECOND;

pub(super) struct Design {
    pub(super) events: f64,
    pub(super) at_once: u32,
    /// Pages of a step, which begins anew when it is broken off.
    pub(super) step_pages: u64,
    pub(super) seed: u64,
    pub(super) api_down: Option<Span>,
}

#[derive(Serialize)]
pub(super) struct Outcome {
    pub(super) pages: u64,
    pub(super) requests: u64,
    /// With a 429.
    pub(super) refused: u64,
    /// Asked for once more, since their step was broken off.
    pub(super) repeated: u64,
    pub(super) hours: f64,
    /// Of what the API lets through.
    pub(super) limit_used: f64,
    /// From the first request for a page to its answer.
    pub(super) page: Percentiles,
}

/// A request under way.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Request {
    ends: u64,
    /// When its page was asked for first.
    first: u64,
    is_let_through: bool,
    /// How many waits there had been when it was sent.
    waits: u64,
}

/// As `Pace` in `js/export/pace.js`.
struct Pace {
    most: u32,
    limit: u32,
    successes: u32,
    refusals: u32,
    waits: u64,
    until: u64,
}

impl Pace {
    fn worked(&mut self) {
        self.refusals = 0;
        self.successes += 1;
        if self.limit < self.most && self.successes >= self.limit {
            self.limit += 1;
            self.successes = 0;
        }
    }

    fn was_refused(&mut self, now: u64, waits: u64) {
        if waits < self.waits {
            return;
        }
        let wait = FIRST_WAIT << self.refusals.min(6);
        self.refusals += 1;
        self.waits += 1;
        self.until = now + wait.min(LONGEST_WAIT);
        self.limit = (self.limit / 2).max(1);
        self.successes = 0;
    }
}

/// None where the figures make no distribution.
pub(super) fn run(model: &Model, design: &Design) -> Option<Outcome> {
    let latency = Latency::new(model.api_ms, model.latency_tail)?;
    let mut rng = Pcg64Mcg::seed_from_u64(design.seed ^ 3);
    let mut bucket = Bucket::new(model.api_rate, model.api_burst);
    let most = design.at_once;
    let mut pace = Pace {
        most,
        limit: most,
        successes: 0,
        refusals: 0,
        waits: 0,
        until: 0,
    };
    let pages = (design.events / model.api_page / model.page_fill).ceil() as u64;
    let (mut fresh, mut again) = (pages, VecDeque::new());
    let mut under_way: BinaryHeap<Reverse<Request>> = BinaryHeap::new();
    let (mut done, mut requests, mut refused, mut repeated) = (0, 0, 0, 0);
    let mut page = Spread::new();
    let mut outage = design.api_down;
    let mut now = 0;
    while done < pages {
        if let Some(span) = outage.filter(|span| now >= span.from) {
            // All that runs then is broken off, and the step that it belongs to begins anew.
            let lost = done % design.step_pages.max(1);
            done -= lost;
            repeated += lost + under_way.len() as u64;
            fresh = pages - done;
            again.clear();
            under_way.clear();
            now = span.to + RESTART;
            outage = None;
        }
        while now >= pace.until && (under_way.len() as u32) < pace.limit {
            let first = match again.pop_front() {
                Some(first) => first,
                None if fresh > 0 => {
                    fresh -= 1;
                    now
                }
                None => break,
            };
            requests += 1;
            under_way.push(Reverse(Request {
                ends: now + latency.sample(&mut rng),
                first,
                is_let_through: bucket.take(now),
                waits: pace.waits,
            }));
        }
        let Some(Reverse(request)) = under_way.pop() else {
            now = pace.until.max(now);
            continue;
        };
        now = request.ends;
        if request.is_let_through {
            done += 1;
            page.add(now - request.first);
            pace.worked();
        } else {
            refused += 1;
            again.push_back(request.first);
            pace.was_refused(now, request.waits);
        }
    }
    let hours = now as f64 / HOUR as f64;
    let let_through = (requests - refused) as f64;
    Some(Outcome {
        pages,
        requests,
        refused,
        repeated,
        hours,
        limit_used: let_through / (now as f64 / SECOND as f64 * model.api_rate),
        page: page.percentiles(),
    })
}

/// How many pages the step of the busiest range of a day has.
pub(super) fn pages_of_step(model: &Model, events_a_day: f64) -> f64 {
    let a_second = events_a_day / 86_400.0 * model.peak_factor * model.burst_factor;
    let in_burst = (model.step_minutes * 60.0).min(model.burst_seconds);
    let rest = model.step_minutes * 60.0 - in_burst;
    let events = a_second * (in_burst + rest / model.burst_factor);
    events / model.api_page / model.page_fill
}

/// When the API is down on a bad day: soon after the export began.
pub(super) fn outage(model: &Model) -> Span {
    let from = seconds(600.0);
    Span {
        from,
        to: from + seconds(model.outage_minutes * 60.0),
    }
}
