//! Tests of what becomes of samples: figures, lines, tables, points.

use super::Report;
use super::figures::{Figure, Spread};
use super::page;
use super::plot;
use super::run::{Machine, Memory, Row};
use super::sizes::Sizes;
use super::table;

fn row(part: &str, runtime: &str, row: &str, unit: &str, samples: &[(&str, &[f64])]) -> Row {
    Row {
        part: part.into(),
        runtime: runtime.into(),
        row: row.into(),
        unit: unit.into(),
        samples: samples
            .iter()
            .map(|(name, samples)| ((*name).into(), samples.to_vec()))
            .collect(),
        memory: None,
    }
}

fn figure(unit: &str, ours: &[f64], floor: &[f64]) -> Figure {
    let samples = [("ours", ours), ("floor", floor)];
    Figure::of(row("calls", "node20", "get", unit, &samples))
}

#[test]
fn a_median_lies_between_its_quartiles() {
    let spread = Spread::of([9.0, 1.0, 2.0, 3.0].into_iter()).unwrap();
    assert_eq!((spread.low, spread.median, spread.high), (1.75, 2.5, 4.5));
    assert_eq!(Spread::of(std::iter::empty()), None);
    assert_eq!(Spread::of([4.0].into_iter()).unwrap().high, 4.0);
}

#[test]
fn ratios_are_of_the_same_round() {
    // The machine was busy in the second round: the ratio does not know.
    let figure = figure("µs", &[10.0, 90.0, 12.0], &[20.0, 180.0, 24.0]);
    let spread = figure.ratios["floor"];
    assert_eq!((spread.low, spread.high), (0.5, 0.5));
    assert_eq!(figure.ratio().unwrap().0, "floor");
}

#[test]
fn more_calls_a_second_cost_less() {
    let figure = figure("calls/s", &[400.0], &[200.0]);
    assert_eq!(figure.ratios["floor"].median, 0.5);
}

#[test]
fn what_cannot_be_divided_is_left_out() {
    let figure = figure("µs", &[1.0, 2.0], &[0.0, 4.0]);
    assert_eq!(figure.ratios["floor"].median, 0.5);
}

#[test]
fn a_summary_counts_rows_with_five_per_cent_for_noise() {
    let one = |ours: f64| {
        let samples: [(&str, &[f64]); 2] = [("ours", &[ours]), ("official", &[1.0])];
        Figure::of(row("trust", "bun", "unseal", "µs", &samples))
    };
    let lines = table::summary(&[one(0.94), one(0.96), one(1.04), one(1.2)]);
    assert_eq!(
        lines,
        [
            "ours / official: of 4 rows 1 at most 0.9, 3 at most 1.0, 3 at most 1.1 (5 % for noise); the worst 1.20"
        ]
    );
}

#[test]
fn only_what_leaves_calls_a_second_is_compared_with_the_floor() {
    let lines = table::summary(&[
        figure("µs", &[9.0], &[1.0]),
        figure("calls/s", &[1.0], &[1.0]),
    ]);
    assert_eq!(lines.len(), 1);
    assert!(lines[0].starts_with("ours / floor, calls a second: of 1 rows"));
}

#[test]
fn a_page_has_a_column_for_each_runtime() {
    let samples: [(&str, &[f64]); 2] = [("ours", &[12.5]), ("official, time limit", &[25.0])];
    let memory = Row {
        memory: Some(Memory {
            start: 1_048_576.0,
            end: 2_097_152.0,
            peak: 3_145_728.0,
        }),
        ..row("memory", "bun", "calls, heap", "KB", &[])
    };
    let rows = [
        row("calls", "node20", "get", "µs", &samples),
        row("calls", "bun", "get", "µs", &samples),
        row("calls", "bun", "404", "µs", &samples),
        memory,
    ];
    let text = page::markdown(&Report {
        date: "2026-11-27".into(),
        machine: Machine {
            cpu: "a processor".into(),
            cores: 2,
            system: "linux".into(),
        },
        rounds: 1,
        versions: [("bun".into(), "1.4".into())].into(),
        figures: rows.into_iter().map(Figure::of).collect(),
        sizes: vec![Sizes {
            import: "all".into(),
            raw: 3,
            gzip: 2,
            brotli: 1,
            budget: 4,
        }],
    })
    .unwrap();
    for line in [
        "Measured on 2026-11-27: a processor, 2 cores, linux; 1 rounds; bun 1.4.",
        "By official, time limit:",
        "| | node20 | bun |",
        "| get | 0.50 (0.50–0.50) | 0.50 (0.50–0.50) |",
        "| 404 |  | 0.50 (0.50–0.50) |",
        "| get | 12.5 µs | 12.5 µs |",
        "| calls, heap | 1.0 → 2.0 (3.0) |",
        "| `all` | 3 | 2 | 1 | 4 |",
    ] {
        assert!(text.lines().any(|known| known == line), "{line}\n{text}");
    }
}

#[test]
fn a_plot_has_a_point_for_each_ratio_within_its_edges() {
    let svg = plot::svg(&[figure("µs", &[1.0], &[1e9]), figure("µs", &[1e9], &[1.0])]);
    assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>\n"));
    assert_eq!(svg.matches("<title>").count(), 2);
    assert!(svg.contains("calls: get, by floor"));
    assert!(!svg.contains("inf") && !svg.contains("NaN"));
}
