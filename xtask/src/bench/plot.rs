//! The ratios as an SVG: a line for each row, on it a point for each runtime with its quartiles.

use super::figures::{Figure, PARTNERS, RATE, Spread};
use std::fmt::Write;

/// The colours of Okabe and Ito, which colour-blind people tell apart.
const COLOURS: [(&str, &str); 6] = [
    ("node20", "#0072b2"),
    ("node24", "#56b4e9"),
    ("workerd", "#d55e00"),
    ("deno", "#009e73"),
    ("bun", "#cc79a7"),
    ("rust", "#000000"),
];
/// Below the first and above the second a point stands at the edge.
const RANGE: (f64, f64) = (0.2, 5.0);
const TICKS: [f64; 8] = [0.25, 0.5, 0.7, 0.9, 1.0, 1.5, 2.0, 4.0];
/// What is to be reached.
const REACH: [f64; 2] = [0.9, 1.0];
const LEFT: f64 = 340.0;
const WIDTH: f64 = 700.0;
const TOP: f64 = 70.0;
const LINE: f64 = 24.0;

/// Draws what has a ratio.
pub(super) fn svg(figures: &[Figure]) -> String {
    let rows = rows(figures);
    let bottom = TOP + rows.len() as f64 * LINE;
    let (width, height) = (LEFT + WIDTH + 30.0, bottom + 30.0);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" font-family=\"sans-serif\" font-size=\"12\">\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n\
         <text x=\"10\" y=\"24\" font-size=\"16\">our cost by that of the official SDK with a time limit, or of whom the row names: medians and quartiles; left of 1 ours is cheaper</text>\n"
    );
    legend(&mut svg);
    for tick in TICKS {
        let x = place(tick);
        let (stroke, dashes) = match REACH.contains(&tick) {
            true => ("#444", ""),
            false => ("#ddd", " stroke-dasharray=\"3 3\""),
        };
        draw(
            &mut svg,
            format_args!(
                "<line x1=\"{x:.1}\" y1=\"{TOP}\" x2=\"{x:.1}\" y2=\"{bottom}\" stroke=\"{stroke}\"{dashes}/>\n\
                 <text x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"middle\" fill=\"#444\">{tick}</text>\n",
                bottom + 16.0
            ),
        );
    }
    for (at, (label, points)) in rows.iter().enumerate() {
        row(&mut svg, TOP + (at as f64 + 0.5) * LINE, label, points);
    }
    svg.push_str("</svg>\n");
    svg
}

/// The rows that have ratios, each once, with the runtimes' points.
fn rows(figures: &[Figure]) -> Vec<(String, Vec<(&str, Spread)>)> {
    let mut rows: Vec<(String, Vec<(&str, Spread)>)> = Vec::new();
    for figure in figures {
        let Some((partner, spread)) = figure.ratio() else {
            continue;
        };
        let unit = if figure.unit == RATE { ", calls/s" } else { "" };
        let by = match partner == PARTNERS[0] {
            true => String::new(),
            false => format!(", by {partner}"),
        };
        let label = format!("{}: {}{unit}{by}", figure.part, figure.row);
        let point = (figure.runtime.as_str(), spread);
        match rows.iter_mut().find(|(known, _)| *known == label) {
            Some((_, points)) => points.push(point),
            None => rows.push((label, vec![point])),
        }
    }
    // Parts stay together, although each runtime went through all of them.
    rows.sort_by(|(one, _), (other, _)| part(one).cmp(part(other)));
    rows
}

fn part(label: &str) -> &str {
    label.split(':').next().unwrap_or_default()
}

fn row(svg: &mut String, y: f64, label: &str, points: &[(&str, Spread)]) {
    let label = label.replace('&', "&amp;").replace('<', "&lt;");
    draw(
        svg,
        format_args!(
            "<line x1=\"{LEFT}\" y1=\"{y:.1}\" x2=\"{:.1}\" y2=\"{y:.1}\" stroke=\"#eee\"/>\n\
             <text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{label}</text>\n",
            LEFT + WIDTH,
            LEFT - 10.0,
            y + 4.0
        ),
    );
    for (number, (runtime, spread)) in points.iter().enumerate() {
        // One below the other, so that they do not cover each other.
        let y = y + (number as f64 - (points.len() as f64 - 1.0) / 2.0) * 3.5;
        let colour = colour(runtime);
        let [low, median, high] = [spread.low, spread.median, spread.high].map(place);
        draw(
            svg,
            format_args!(
                "<line x1=\"{low:.1}\" y1=\"{y:.1}\" x2=\"{high:.1}\" y2=\"{y:.1}\" stroke=\"{colour}\" stroke-width=\"1.2\"/>\n\
                 <circle cx=\"{median:.1}\" cy=\"{y:.1}\" r=\"3\" fill=\"{colour}\"><title>{runtime} {:.2}</title></circle>\n",
                spread.median
            ),
        );
    }
}

fn legend(svg: &mut String) {
    for (number, (runtime, colour)) in COLOURS.iter().enumerate() {
        let x = LEFT + number as f64 * 90.0;
        draw(
            svg,
            format_args!(
                "<circle cx=\"{x}\" cy=\"46\" r=\"4\" fill=\"{colour}\"/><text x=\"{}\" y=\"50\">{runtime}</text>\n",
                x + 9.0
            ),
        );
    }
}

fn colour(runtime: &str) -> &'static str {
    let known = COLOURS.iter().find(|(name, _)| *name == runtime);
    known.map_or("#888", |(_, colour)| colour)
}

/// Twice as cheap is as far from 1 as twice as dear.
fn place(ratio: f64) -> f64 {
    let (least, most) = RANGE;
    LEFT + (ratio.clamp(least, most) / least).ln() / (most / least).ln() * WIDTH
}

fn draw(svg: &mut String, shape: std::fmt::Arguments<'_>) {
    // A `String` takes everything.
    let _ = svg.write_fmt(shape);
}
