//! The figures on a terminal: a block for each part and runtime, and at its end what the ratios come to.

use super::Report;
use super::figures::{FLOOR, Figure, OURS, PARTNERS, RATE, Spread};
use super::run::Memory;
use console::style;

/// The columns, as far as a block has them.
const CONTENDERS: [&str; 7] = [
    "official",
    "official, time limit",
    FLOOR,
    "serde_json::Value",
    OURS,
    "ours, fetch option",
    "ours, /client",
];
/// Noise, by which a ratio may miss what it should be.
const NOISE: f64 = 1.05;

pub(super) fn print(report: &Report) {
    for block in report.figures.chunk_by(|one, next| {
        (&one.part, &one.runtime, &one.unit) == (&next.part, &next.runtime, &next.unit)
    }) {
        match block.iter().all(|figure| figure.memory.is_some()) {
            true => print_memory(block),
            false => print_block(block),
        }
    }
    if !report.sizes.is_empty() {
        println!(
            "\n{:<66} {:>8} {:>8} {:>8} {:>8}",
            "bytes that a Worker loads", "raw", "gzip", "brotli", "budget"
        );
        for size in &report.sizes {
            println!(
                "{:<66} {:>8} {:>8} {:>8} {:>8}",
                size.import, size.raw, size.gzip, size.brotli, size.budget
            );
        }
    }
    println!();
    for line in summary(&report.figures) {
        println!("{line}");
    }
}

fn print_block(block: &[Figure]) {
    let Some(first) = block.first() else { return };
    let has = |name: &&str| {
        block
            .iter()
            .any(|figure| figure.contenders.contains_key(*name))
    };
    let contenders: Vec<_> = CONTENDERS.into_iter().filter(|name| has(name)).collect();
    let has = |name: &&str| block.iter().any(|figure| figure.ratios.contains_key(*name));
    let partners: Vec<_> = PARTNERS.into_iter().filter(|name| has(name)).collect();
    let title = format!("{}, {}, {}", first.runtime, first.part, first.unit);
    print!("\n{}", style(format!("{title:<46}")).bold());
    contenders.iter().for_each(|name| print!(" {name:>20}"));
    let by = |name: &&str| format!("{OURS} / {name}");
    partners
        .iter()
        .for_each(|name| print!("  {:>27}", by(name)));
    println!();
    for figure in block {
        print!("{:<46}", figure.row);
        for name in &contenders {
            let text = figure.contenders.get(*name).map(|spread| {
                let half = (spread.high - spread.low) / 2.0;
                format!("{} ±{}", short(spread.median), short(half))
            });
            print!(" {:>20}", text.unwrap_or_default());
        }
        for name in &partners {
            let text = figure.ratios.get(*name).map_or_else(String::new, ratio);
            print!("  {:>27}", text);
        }
        println!();
    }
}

fn print_memory(block: &[Figure]) {
    for (at, figure) in block.iter().enumerate() {
        if at == 0 {
            let title = format!("{}, memory, MB", figure.runtime);
            println!(
                "\n{} {:>9} {:>9} {:>9}",
                style(format!("{title:<46}")).bold(),
                "start",
                "end",
                "peak"
            );
        }
        if let Some(Memory { start, end, peak }) = figure.memory {
            let [start, end, peak] = [start, end, peak].map(megabytes);
            println!("{:<46} {start:>9} {end:>9} {peak:>9}", figure.row);
        }
    }
}

/// How many rows are where they should be, by partner.
pub(super) fn summary(figures: &[Figure]) -> Vec<String> {
    let line = |partner: &&str| {
        // The floor is no client: what counts is how many calls a second it leaves.
        let counts = |figure: &&Figure| *partner != FLOOR || figure.unit == RATE;
        let rows = figures.iter().filter(counts);
        let ratios = rows.filter_map(|figure| figure.ratios.get(*partner));
        let ratios: Vec<f64> = ratios.map(|spread| spread.median).collect();
        let up_to = |most: f64| {
            ratios
                .iter()
                .filter(|ratio| **ratio <= most * NOISE)
                .count()
        };
        let worst = ratios.iter().copied().fold(0.0, f64::max);
        (!ratios.is_empty()).then(|| {
            let what = if *partner == FLOOR { ", calls a second" } else { "" };
            format!(
                "{OURS} / {partner}{what}: of {} rows {} at most 0.9, {} at most 1.0, {} at most 1.1 (5 % for noise); the worst {worst:.2}",
                ratios.len(),
                up_to(0.9),
                up_to(1.0),
                up_to(1.1),
            )
        })
    };
    PARTNERS.iter().filter_map(line).collect()
}

/// A median with its quartiles.
pub(super) fn ratio(spread: &Spread) -> String {
    format!(
        "{:.2} ({:.2}–{:.2})",
        spread.median, spread.low, spread.high
    )
}

/// Three digits, or all that stand before the point.
pub(super) fn short(value: f64) -> String {
    match value {
        value if value >= 100.0 => format!("{value:.0}"),
        value if value >= 10.0 => format!("{value:.1}"),
        value => format!("{value:.2}"),
    }
}

pub(super) fn megabytes(bytes: f64) -> String {
    format!("{:.1}", bytes / f64::from(1 << 20))
}
