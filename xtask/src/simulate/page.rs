//! The tables of docs/scale.md, each between two marks.

use super::figures::{Figures, count, grouped};
use super::stations::Percentiles;
use super::{Load, Report};
use crate::marks;
use crate::project::Project;
use anyhow::{Context, Result, ensure};
use std::fmt::Write;
use std::fs;

const PAGE: &str = "docs/scale.md";

/// The tables by the names of their marks.
pub(super) fn blocks(figures: &Figures, report: &Report) -> Result<[(&'static str, String); 4]> {
    Ok([
        ("day", day(report)?),
        ("breaks", breaks(report)?),
        ("month", month(figures, report)?),
        ("assumptions", figures.markdown()?),
    ])
}

pub(super) fn write(project: &Project, figures: &Figures, report: &Report) -> Result<()> {
    let path = project.root.join(PAGE);
    let mut text = fs::read_to_string(&path).context("reading docs/scale.md")?;
    for (name, table) in blocks(figures, report)? {
        let (before, _, after) = split(&text, name)?;
        text = [before, table.as_str(), after].concat();
    }
    fs::write(path, text).context("writing docs/scale.md")
}

/// Fails where a table is another one.
pub(super) fn is_written(project: &Project, figures: &Figures, report: &Report) -> Result<()> {
    let text = fs::read_to_string(project.root.join(PAGE)).context("reading docs/scale.md")?;
    for (name, table) in blocks(figures, report)? {
        let (_, written, _) = split(&text, name)?;
        ensure!(
            written == table,
            "docs/scale.md: its table `{name}` is not what the simulation says: `cargo xtask simulate --write` renews it"
        );
    }
    Ok(())
}

/// What stands before the table, in it, and behind it.
pub(super) fn split<'a>(text: &'a str, name: &str) -> Result<(&'a str, &'a str, &'a str)> {
    marks::split(text, PAGE, name, "simulate")
}

/// A row says something of each load.
type Row = (&'static str, fn(&Load) -> String);

const DAY: [Row; 26] = [
    ("events a second: mean, peak, burst", |load| {
        let [mean, peak, burst] =
            [load.mean, load.peak, load.burst].map(|rate| grouped(rate.round()));
        format!("{mean}, {peak}, {burst}")
    }),
    ("**webhooks**: queues", |load| load.queues.to_string()),
    ("Durable Objects for rows, by their size", |load| {
        load.objects.to_string()
    }),
    (
        "from the vendor to the rows: median, 99 %, longest",
        |load| times(load.webhooks.delay),
    ),
    ("on their way at once, at most", |load| {
        about(load.webhooks.most_waiting)
    }),
    ("batches of a queue at once, at most", |load| {
        load.webhooks.most_batches_at_once.to_string()
    }),
    ("the busiest object at work", |load| {
        percent(load.webhooks.object_used)
    }),
    ("delivered twice, stored once", |load| {
        about(load.webhooks.duplicates)
    }),
    ("refused by a queue, lost", |load| {
        let [refused, lost] = [load.webhooks.refused, load.webhooks.lost].map(about);
        format!("{refused}, {lost}")
    }),
    ("the Worker down: sent again, of these lost", |load| {
        let day = &load.webhooks_worker_down;
        let [again, lost] = [day.sent_again, day.lost].map(about);
        format!("{again}, {lost}")
    }),
    ("an object slow: 99 %, longest", |load| {
        tail(load.webhooks_object_slow.delay)
    }),
    (
        "**guard**, an object for each event: median, 99 %, longest",
        |load| times(load.guard.time),
    ),
    ("one object for all: median, 99 %", |load| {
        middle(load.guard_shared.time)
    }),
    ("refused by the deadline", |load| {
        percent(load.guard_shared.refused_share())
    }),
    ("that object slow: refused in that hour", |load| {
        percent(load.guard_shared_slow.refused_share())
    }),
    ("by event id: refused with a 429", |load| {
        percent(load.by_id_refused)
    }),
    ("**export** of the day", |load| hours(load.export.hours)),
    ("all days that the API still has", |load| {
        hours(load.history_hours)
    }),
    ("requests, of these refused", |load| {
        let refused = load.export.refused as f64 / load.export.requests as f64;
        format!("{}, {}", about(load.export.requests), percent(refused))
    }),
    ("of the API's limit", |load| percent(load.export.limit_used)),
    ("a page: median, 99 %", |load| middle(load.export.page)),
    ("the API down: takes, pages asked for again", |load| {
        let day = &load.export_api_down;
        format!("{}, {}", hours(day.hours), about(day.repeated))
    }),
    ("pages of the largest step, at most", |load| {
        about(load.step_pages as u64)
    }),
    ("**deletions** in 30 days: asked for, done", |load| {
        let [asked, deleted] = [load.deletions.asked, load.deletions.deleted].map(about);
        format!("{asked}, {deleted}")
    }),
    ("longest wait, most that wait", |load| {
        let days = &load.deletions;
        format!("{}, {}", hours(days.wait_most), about(days.most_waiting))
    }),
    ("with a wave in an hour: longest wait, over after", |load| {
        let days = &load.deletions_wave;
        let over = days
            .wave_days
            .map_or("never".to_owned(), |days| format!("{days:.1} days"));
        format!("{}, {over}", hours(days.wait_most))
    }),
];

fn day(report: &Report) -> Result<String> {
    let mut text = head("", report);
    for (what, of) in DAY {
        let cells: Vec<_> = report.loads.iter().map(of).collect();
        writeln!(text, "| {what} | {} |", cells.join(" | "))?;
    }
    Ok(text)
}

fn breaks(report: &Report) -> Result<String> {
    let mut text = String::from(
        "| part | limit | at the peak | in a burst | then |\n| --- | --- | ---: | ---: | --- |\n",
    );
    for breaks in &report.breaks {
        let (part, limit, then) = (breaks.part, &breaks.limit, breaks.then);
        let peak = millions(breaks.at_peak);
        let burst = breaks.in_burst.map(millions).unwrap_or_default();
        writeln!(text, "| {part} | {limit} | {peak} | {burst} | {then} |")?;
    }
    Ok(text)
}

fn month(figures: &Figures, report: &Report) -> Result<String> {
    let mut text = head("US dollars a month", report);
    let items = report.loads.first().map_or(0, |load| load.month.len());
    for at in 0..items {
        let of_loads = report.loads.iter().filter_map(|load| load.month.get(at));
        let name = of_loads.clone().next().map_or("", |item| item.name);
        let cells: Vec<_> = of_loads.map(|item| dollars(item.dollars)).collect();
        writeln!(text, "| {} | {} |", figures.what(name)?, cells.join(" | "))?;
    }
    let total = |load: &Load| load.month.iter().map(|item| item.dollars).sum::<f64>();
    let cells: Vec<_> = report
        .loads
        .iter()
        .map(|load| dollars(total(load)))
        .collect();
    writeln!(text, "| **all** | {} |", cells.join(" | "))?;
    let million = |load: &Load| total(load) / (load.events_a_day * 30.0 / 1e6);
    let cells: Vec<_> = report
        .loads
        .iter()
        .map(|load| format!("{:.2}", million(load)))
        .collect();
    writeln!(text, "| for a million events | {} |", cells.join(" | "))?;
    let cells: Vec<_> = report
        .loads
        .iter()
        .map(|load| dollars(load.each_event_its_own))
        .collect();
    let what = "webhooks alone, without a queue: an object and a key of KV for each";
    writeln!(text, "| {what} | {} |", cells.join(" | "))?;
    Ok(text)
}

fn head(what: &str, report: &Report) -> String {
    let loads = report.loads.iter().map(|load| match load.events_a_day {
        1e6 => "1 million a day".to_owned(),
        load => format!("{} a day", count(load)),
    });
    let loads: Vec<_> = loads.collect();
    format!(
        "| {what} | {} |\n| --- |{}\n",
        loads.join(" | "),
        " ---: |".repeat(loads.len())
    )
}

fn times(time: Percentiles) -> String {
    format!(
        "{}, {}, {}",
        short(time.p50),
        short(time.p99),
        short(time.most)
    )
}

fn middle(time: Percentiles) -> String {
    format!("{}, {}", short(time.p50), short(time.p99))
}

fn tail(time: Percentiles) -> String {
    format!("{}, {}", short(time.p99), short(time.most))
}

/// Milliseconds, in what one would say. Two digits: more would differ between machines, and mean nothing.
fn short(ms: f64) -> String {
    match ms {
        ms if ms < 1_000.0 => format!("{} ms", two_digits(ms)),
        ms if ms < 120_000.0 => format!("{} s", two_digits(ms / 1e3)),
        ms => format!("{} min", two_digits(ms / 60e3)),
    }
}

fn hours(hours: f64) -> String {
    match hours {
        0.0 => "none".to_owned(),
        hours if hours < 1.0 => format!("{} min", two_digits(hours * 60.0)),
        hours if hours < 72.0 => format!("{} h", two_digits(hours)),
        hours => format!("{} days", two_digits(hours / 24.0)),
    }
}

fn two_digits(value: f64) -> String {
    match value {
        value if value >= 9.95 => about(value.round() as u64),
        value => format!("{value:.1}"),
    }
}

/// Two digits of a number that chance has made: what differs between machines is beyond them.
pub(super) fn about(count: u64) -> String {
    let mut unit = 1;
    while count / unit >= 100 {
        unit *= 10;
    }
    grouped(((count + unit / 2) / unit * unit) as f64)
}

fn percent(share: f64) -> String {
    match share * 100.0 {
        0.0 => "0 %".to_owned(),
        percent if percent < 0.05 => "< 0.1 %".to_owned(),
        percent => format!("{} %", two_digits(percent)),
    }
}

/// Two digits of events a day.
fn millions(load: f64) -> String {
    let millions = load / 1e6;
    match millions {
        millions if millions < 9.95 => format!("{millions:.1} million"),
        millions if millions < 1_000.0 => format!("{} million", about(millions as u64)),
        millions => format!("{:.1} billion", millions / 1e3),
    }
}

fn dollars(dollars: f64) -> String {
    grouped(dollars.round())
}
