//! At how many events a day each part breaks, alone: found by bisection, with a simulation for each guess.

use super::arrivals::Rate;
use super::figures::{Model, count};
use super::guard::Once;
use super::stations::Span;
use super::{Load, SECOND, deletions, export, guard, webhooks};
use serde::Serialize;

/// Between these it is looked for, in events a day.
const LEAST: f64 = 1e4;
const MOST: f64 = 1e10;
/// How exactly: within two hundredths.
const NEAR: f64 = 1.02;
/// How many arrivals a guess is judged by.
const ARRIVALS: f64 = 200_000.0;
const LEAST_SECONDS: u64 = 10;
/// How much of all may be refused.
const NOTHING: f64 = 0.01;

/// Where a part breaks, in events a day.
#[derive(Serialize)]
pub(super) struct Breaks {
    pub(super) part: &'static str,
    pub(super) limit: String,
    /// At the peak of a day without bursts, and in a burst at the peak.
    pub(super) at_peak: f64,
    pub(super) in_burst: Option<f64>,
    pub(super) then: &'static str,
}

/// Every part, the first to break first.
pub(super) fn all(model: &Model, seed: u64) -> Vec<Breaks> {
    let peak = |load: f64| load / 86_400.0 * model.peak_factor;
    let burst = |load: f64| peak(load) * model.burst_factor;
    let both = |holds: &dyn Fn(f64) -> bool| {
        let at_peak = bisect(|load| holds(peak(load)));
        (at_peak, Some(bisect(|load| holds(burst(load)))))
    };
    let mut all = Vec::new();
    let mut add = |part, limit, (at_peak, in_burst), then| {
        all.push(Breaks {
            part,
            limit,
            at_peak,
            in_burst,
            then,
        });
    };
    let share = model.guarded_share;
    add(
        "the guard, by event id",
        format!("{} requests a second to the API", model.api_rate),
        both(&|rate| {
            guard::by_id(model, &Rate::Steady(rate * share), span(rate * share), seed) <= NOTHING
        }),
        "the API answers 429: send sealed results, or have the limit raised",
    );
    let day = |load| {
        let design = export::Design {
            events: load,
            at_once: model.connections as u32,
            step_pages: 1_000,
            seed,
            api_down: None,
        };
        export::run(model, &design).is_some_and(|outcome| outcome.hours <= 24.0)
    };
    add(
        "the export of a day",
        format!("{} requests a second to the API", model.api_rate),
        (bisect(day), None),
        "it takes longer than a day: take webhooks, and export gaps alone",
    );
    let in_time = |load| {
        let design = deletions::Design {
            events_a_day: load,
            days: 30,
            has_wave: false,
            is_api_down: false,
            seed,
        };
        deletions::run(model, &design).wait_most <= 24.0
    };
    add(
        "deletions",
        format!(
            "{} an hour, {} a day",
            model.deletions_an_hour, model.deletions_a_day
        ),
        (bisect(in_time), None),
        "somebody waits for more than a day, and soon everybody: have the quota raised",
    );
    let claims = |rate: f64| {
        let rate = rate * share;
        let design = guard::Design {
            rate: Rate::Steady(rate),
            span: span(rate),
            seed,
            once: Once::Shared(1),
            object_slow: None,
        };
        // Whoever waits for half a second in a run this short waits for ever in a longer one.
        guard::sealed(model, &design).is_some_and(|outcome| outcome.time.p99 <= 500.0)
    };
    add(
        "one Durable Object for all claims of the guard",
        format!("{} requests a second", count(model.object_rate)),
        both(&claims),
        "the guard refuses everybody when its deadline is over: an object for each event, as the package has it",
    );
    add(
        "one queue",
        format!("{} messages a second", count(model.queue_rate)),
        both(&|rate| {
            let design = webhooks::Design {
                queue_rate: Some(model.queue_rate),
                ..steady(rate, 16, seed)
            };
            let outcome = webhooks::run(model, &design);
            outcome.is_some_and(|outcome| outcome.refused as f64 <= NOTHING * outcome.sent as f64)
        }),
        "webhooks are refused, and lost if that is so five minutes later as well: another queue, by the hash of the visitor",
    );
    add(
        "one Durable Object for all rows",
        format!(
            "{} requests a second, a batch in each",
            count(model.object_rate)
        ),
        both(&|rate| keeps_up(model, &steady(rate, 1, seed))),
        "batches wait: more objects, by the hash of the visitor",
    );
    add(
        "the consumers of one queue",
        format!("{} batches at once", model.queue_concurrency),
        both(&|rate| keeps_up(model, &steady(rate, 16, seed))),
        "the queue grows; one queue refuses messages long before",
    );
    let rows = |load: f64| Load::row_bytes(model, load) <= model.object_bytes;
    add(
        "the rows in one Durable Object",
        format!("{} GB", model.object_bytes / 1e9),
        (bisect(rows), None),
        "it is full: more objects, by the hash of the visitor",
    );
    let step = |load: f64| {
        let pages = export::pages_of_step(model, load);
        pages <= model.subrequests && pages * model.cpu_page_ms <= model.step_cpu_ms
    };
    add(
        "the step of an export",
        format!(
            "{} minutes in {} s of CPU",
            model.step_minutes,
            model.step_cpu_ms / 1e3
        ),
        (bisect(step), None),
        "it is ended: shorter windows, or `cpu_ms` up to 5 minutes",
    );
    all.sort_by(|one, other| breaks(one).total_cmp(&breaks(other)));
    all
}

fn breaks(breaks: &Breaks) -> f64 {
    breaks.in_burst.unwrap_or(breaks.at_peak)
}

/// The most for which it holds: as if it held for everything less.
pub(super) fn bisect(holds: impl Fn(f64) -> bool) -> f64 {
    let (mut low, mut high) = (LEAST, MOST);
    while high / low > NEAR {
        let middle = (low * high).sqrt();
        match holds(middle) {
            true => low = middle,
            false => high = middle,
        }
    }
    low
}

/// As long as so many arrive.
fn span(rate: f64) -> Span {
    let to = (ARRIVALS / rate * SECOND as f64) as u64;
    Span {
        from: 0,
        to: to.max(LEAST_SECONDS * SECOND),
    }
}

/// One queue that takes all, for long enough that a backlog shows.
fn steady(rate: f64, objects: u32, seed: u64) -> webhooks::Design {
    webhooks::Design {
        rate: Rate::Steady(rate),
        span: span(rate),
        seed,
        queues: 1,
        queue_rate: None,
        objects,
        worker_down: None,
        object_slow: None,
    }
}

/// Whether what waits at the end is no more than what is in work when all goes well.
fn keeps_up(model: &Model, design: &webhooks::Design) -> bool {
    let Some(outcome) = webhooks::run(model, design) else {
        return false;
    };
    let rate = design.rate.at(0);
    let filled = model.queue_wait_seconds.min(model.queue_batch / rate);
    // Where nothing waits, a batch is done a fraction of a second after it is full.
    outcome.waiting as f64 <= rate * (filled + 0.5)
}
