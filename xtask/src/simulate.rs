//! `cargo xtask simulate`: what so many events a day ask of webhooks, the guard, exports and deletions; the figures of docs/scale.md.

mod arrivals;
mod deletions;
mod export;
mod figures;
mod guard;
mod month;
mod page;
mod saturation;
mod stations;
#[cfg(test)]
mod tests;
mod webhooks;

use crate::project::Project;
use anyhow::{Context, Result};
use arrivals::{Rate, peak, seconds};
use figures::{Figures, Model};
use guard::Once;
use serde::Serialize;
use stations::Span;
use std::thread;

/// Times are in nanoseconds since the begin of the first day.
const SECOND: u64 = 1_000_000_000;
const HOUR: u64 = 3_600 * SECOND;
const DAY: u64 = 24 * HOUR;

/// What docs/scale.md is about.
const LOADS: [f64; 3] = [1e6, 1e7, 1e8];
pub(crate) const SEED: u64 = 17;
/// How much of what is bounded is meant to be used.
const HEADROOM: f64 = 0.8;

/// What is asked for.
pub(crate) struct Options {
    /// In place of those of the page.
    pub(crate) events_per_day: Option<f64>,
    pub(crate) seed: u64,
    pub(crate) json: bool,
    /// Put the tables into docs/scale.md.
    pub(crate) write: bool,
}

/// What came of it.
#[derive(Serialize)]
struct Report {
    seed: u64,
    loads: Vec<Load>,
    breaks: Vec<saturation::Breaks>,
}

/// What is built for a load, and how it fares on a good day and on a bad one.
#[derive(Serialize)]
struct Load {
    events_a_day: f64,
    mean: f64,
    peak: f64,
    burst: f64,
    queues: u32,
    objects: u32,
    webhooks: webhooks::Outcome,
    webhooks_worker_down: webhooks::Outcome,
    webhooks_object_slow: webhooks::Outcome,
    guard: guard::Outcome,
    guard_shared: guard::Outcome,
    guard_shared_slow: guard::Outcome,
    /// Of all guarded requests, if they came with an event id.
    by_id_refused: f64,
    export: export::Outcome,
    export_api_down: export::Outcome,
    /// Of all days that the API has, one after the other.
    history_hours: f64,
    step_pages: f64,
    deletions: deletions::Outcome,
    deletions_wave: deletions::Outcome,
    month: Vec<month::Item>,
    each_event_its_own: f64,
}

/// Simulates, prints.
pub(crate) fn command(project: &Project, options: &Options) -> Result<bool> {
    let (figures, model) = Figures::read()?;
    let loads = options
        .events_per_day
        .map_or(LOADS.to_vec(), |load| vec![load]);
    let report = simulate(&figures, &model, &loads, options.seed)?;
    if options.json {
        println!("{}", serde_json::to_string_pretty(&report)?);
    } else {
        for (name, text) in page::blocks(&figures, &report)? {
            println!("# {name}\n\n{text}");
        }
    }
    if options.write {
        page::write(project, &figures, &report)?;
    }
    Ok(true)
}

/// Fails where docs/scale.md says something else.
pub(crate) fn is_written(project: &Project) -> Result<()> {
    let (figures, model) = Figures::read()?;
    let report = simulate(&figures, &model, &LOADS, SEED)?;
    page::is_written(project, &figures, &report)
}

fn simulate(figures: &Figures, model: &Model, loads: &[f64], seed: u64) -> Result<Report> {
    thread::scope(|scope| {
        let breaks = scope.spawn(|| saturation::all(model, seed));
        let loads = loads
            .iter()
            .map(|load| scope.spawn(move || Load::simulate(figures, model, *load, seed)));
        let loads: Vec<_> = loads.collect();
        let loads = loads
            .into_iter()
            .map(|load| load.join().ok().context("a simulation panicked")?);
        Ok(Report {
            seed,
            loads: loads.collect::<Result<_>>()?,
            breaks: breaks.join().ok().context("the bisection panicked")?,
        })
    })
}

impl Load {
    fn simulate(figures: &Figures, model: &Model, events_a_day: f64, seed: u64) -> Result<Self> {
        let day = Rate::of_day(model, events_a_day, seed);
        let mean = events_a_day / 86_400.0;
        let burst = mean * model.peak_factor * model.burst_factor;
        let queues = (burst / (HEADROOM * model.queue_rate)).ceil() as u32;
        let full = HEADROOM * model.object_bytes;
        // As many for each queue.
        let objects = (Self::row_bytes(model, events_a_day) / full / f64::from(queues)).ceil()
            as u32
            * queues;
        let bad = Span {
            from: peak(),
            to: peak() + seconds(model.outage_minutes * 60.0),
        };
        // A bad day is looked at around what goes wrong.
        let span = |is_bad| match is_bad {
            true => Span {
                from: bad.from - HOUR / 6,
                to: bad.from + HOUR,
            },
            false => Span { from: 0, to: DAY },
        };
        let good = webhooks::Design {
            rate: day.clone(),
            span: span(false),
            seed,
            queues,
            queue_rate: Some(model.queue_rate),
            objects,
            worker_down: None,
            object_slow: None,
        };
        let webhooks = |worker_down: Option<Span>, object_slow: Option<Span>| {
            let span = span(worker_down.or(object_slow).is_some());
            let design = webhooks::Design {
                span,
                worker_down,
                object_slow,
                ..good.clone()
            };
            webhooks::run(model, &design).context("latencies without a distribution")
        };
        let guarded = day.clone().times(model.guarded_share);
        let guard = |once, object_slow: Option<Span>| {
            let (rate, span) = (guarded.clone(), span(object_slow.is_some()));
            let design = guard::Design {
                rate,
                span,
                seed,
                once,
                object_slow,
            };
            guard::sealed(model, &design).context("latencies without a distribution")
        };
        let step_pages = export::pages_of_step(model, events_a_day);
        let export = |api_down| {
            let design = export::Design {
                events: events_a_day,
                at_once: model.connections as u32,
                step_pages: step_pages as u64,
                seed,
                api_down,
            };
            export::run(model, &design).context("latencies without a distribution")
        };
        let deletions = |is_bad| {
            let design = deletions::Design {
                events_a_day,
                days: 30,
                has_wave: is_bad,
                is_api_down: is_bad,
                seed,
            };
            deletions::run(model, &design)
        };
        let good_webhooks = webhooks(None, None)?;
        let good_guard = guard(Once::EachItsOwn, None)?;
        let good_export = export(None)?;
        Ok(Self {
            events_a_day,
            mean,
            peak: mean * model.peak_factor,
            burst,
            queues,
            objects,
            month: month::items(figures, model, events_a_day, &good_webhooks, &good_guard)?,
            each_event_its_own: month::each_event_its_own(figures, model, events_a_day)?,
            webhooks: good_webhooks,
            webhooks_worker_down: webhooks(Some(bad), None)?,
            webhooks_object_slow: webhooks(None, Some(bad))?,
            guard: good_guard,
            guard_shared: guard(Once::Shared(1), None)?,
            guard_shared_slow: guard(Once::Shared(1), Some(bad))?,
            by_id_refused: guard::by_id(model, &guarded, span(false), seed),
            history_hours: good_export.hours * model.history_days,
            export: good_export,
            export_api_down: export(Some(export::outage(model)))?,
            step_pages,
            deletions: deletions(false),
            deletions_wave: deletions(true),
        })
    }

    /// Of all rows that are kept.
    fn row_bytes(model: &Model, events_a_day: f64) -> f64 {
        events_a_day * model.kept_days * model.row_bytes
    }
}
