//! What the simulation assumes, with units and sources: `figures.toml`, read and checked.

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write;

const FILE: &str = include_str!("figures.toml");

/// The file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Figures {
    source: BTreeMap<String, Source>,
    figure: Vec<Figure>,
    price: Vec<Price>,
}

/// A page that a figure was read on.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    title: String,
    url: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Figure {
    name: String,
    what: String,
    value: f64,
    unit: String,
    from: String,
}

/// What so many of something cost, beyond those that are included in a month.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Price {
    name: String,
    what: String,
    dollars: f64,
    per: f64,
    included: f64,
    from: String,
}

/// Makes a field of each figure that the model asks for.
macro_rules! model {
    ($($name:ident)*) => {
        /// The figures by name.
        #[derive(Clone)]
        pub(super) struct Model { $(pub(super) $name: f64,)* }

        impl Model {
            const NAMES: &[&str] = &[$(stringify!($name)),*];

            fn of(figures: &Figures) -> Result<Self> {
                Ok(Self { $($name: figures.value(stringify!($name))?,)* })
            }
        }
    };
}

model! {
    peak_factor bursts_a_day burst_factor burst_seconds event_bytes guarded_share hottest_visitor
    deletions_per_million deletion_wave
    api_rate api_burst api_page page_fill api_ms latency_tail history_days deletions_an_hour deletions_a_day webhook_retry_seconds
    queue_rate queue_batch queue_concurrency queue_wait_seconds queue_retry_seconds
    object_rate object_bytes object_start_ms object_empty_bytes connections subrequests step_cpu_ms
    step_minutes row_us row_bytes kept_days put_ms hop_ms guard_deadline_ms once_days
    cpu_webhook_ms cpu_consume_ms cpu_guard_ms cpu_page_ms
    batch_failures redelivered outage_minutes slow_factor
}

impl Figures {
    /// Those of the repository, and the model that they make.
    pub(super) fn read() -> Result<(Self, Model)> {
        Self::parse(FILE)
    }

    pub(super) fn parse(text: &str) -> Result<(Self, Model)> {
        let figures: Self = toml::from_str(text).context("parsing figures.toml")?;
        for Figure { name, value, .. } in &figures.figure {
            ensure!(
                Model::NAMES.contains(&name.as_str()),
                "figures.toml: nothing asks for `{name}`"
            );
            ensure!(
                value.is_finite() && *value > 0.0,
                "figures.toml: `{name}` must be above 0, got {value}"
            );
        }
        let model = Model::of(&figures)?;
        Ok((figures, model))
    }

    fn value(&self, name: &str) -> Result<f64> {
        let mut named = self.figure.iter().filter(|figure| figure.name == name);
        let figure = named
            .next()
            .with_context(|| format!("figures.toml lacks `{name}`"))?;
        ensure!(
            named.next().is_none(),
            "figures.toml has `{name}` more than once"
        );
        Ok(figure.value)
    }

    /// What so many a month cost.
    pub(super) fn dollars(&self, name: &str, count: f64) -> Result<f64> {
        let price = self.price.iter().find(|price| price.name == name);
        let price = price.with_context(|| format!("figures.toml lacks the price `{name}`"))?;
        Ok((count - price.included).max(0.0) / price.per * price.dollars)
    }

    /// What a price is for.
    pub(super) fn what(&self, price: &str) -> Result<&str> {
        let found = self.price.iter().find(|known| known.name == price);
        let found = found.with_context(|| format!("figures.toml lacks the price `{price}`"))?;
        Ok(&found.what)
    }

    /// Both tables, in Markdown.
    pub(super) fn markdown(&self) -> Result<String> {
        let mut text = String::from("| | figure | from |\n| --- | ---: | --- |\n");
        for figure in &self.figure {
            let value = count(figure.value);
            let from = self.link(&figure.from);
            writeln!(
                text,
                "| {} | {value} {} | {from} |",
                figure.what, figure.unit
            )?;
        }
        text.push_str("\n| price in US dollars | | included in a month | from |\n| --- | ---: | ---: | --- |\n");
        for price in &self.price {
            let (what, from) = (&price.what, self.link(&price.from));
            let per = match price.per {
                per if per > 1.0 => format!(" a {}", count(per)),
                _ => String::new(),
            };
            let (dollars, included) = (price.dollars, count(price.included));
            writeln!(text, "| {what} | {dollars}{per} | {included} | {from} |")?;
        }
        Ok(text)
    }

    fn link(&self, from: &str) -> String {
        match self.source.get(from) {
            Some(Source { title, url }) => format!("[{title}]({url})"),
            None => from.to_owned(),
        }
    }
}

/// A number as one writes it: with commas, and in words where it is millions.
pub(super) fn count(value: f64) -> String {
    match value {
        value if value >= 1e9 && value % 1e8 == 0.0 => format!("{} billion", value / 1e9),
        value if value >= 1e6 && value % 1e5 == 0.0 => match value / 1e6 {
            1.0 => "million".to_owned(),
            millions => format!("{millions} million"),
        },
        value if value.fract() == 0.0 => grouped(value),
        value => format!("{value}"),
    }
}

/// A whole number with commas.
pub(super) fn grouped(value: f64) -> String {
    let digits = format!("{value:.0}");
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
