//! Medians with their spread, and what ours costs by what others do.

use super::run::{Memory, Row};
use serde::Serialize;
use std::collections::BTreeMap;

/// With whom ours is compared, the first that a row has before all others.
pub(super) const PARTNERS: [&str; 4] = [
    "official, time limit",
    "official",
    FLOOR,
    "serde_json::Value",
];
pub(super) const OURS: &str = "ours";
/// What remains without a client.
pub(super) const FLOOR: &str = "floor";
/// More of it is better.
pub(super) const RATE: &str = "calls/s";

/// What came of a row.
#[derive(Serialize)]
pub(super) struct Figure {
    pub(super) part: String,
    pub(super) runtime: String,
    pub(super) row: String,
    pub(super) unit: String,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) contenders: BTreeMap<String, Spread>,
    /// Our cost by a partner's, round by round; of calls a second, a partner's rate by ours. Below 1 ours is cheaper.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) ratios: BTreeMap<String, Spread>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) memory: Option<Memory>,
}

/// A median, between the quartiles.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub(super) struct Spread {
    pub(super) low: f64,
    pub(super) median: f64,
    pub(super) high: f64,
}

impl Figure {
    pub(super) fn of(row: Row) -> Self {
        let is_rate = row.unit == RATE;
        let ratio = |partner: &str| {
            let pairs = row.samples.get(OURS)?.iter().zip(row.samples.get(partner)?);
            let ratios = pairs.map(|(ours, theirs)| match is_rate {
                true => theirs / ours,
                false => ours / theirs,
            });
            Spread::of(ratios)
        };
        let ratios = PARTNERS
            .iter()
            .filter_map(|partner| Some((String::from(*partner), ratio(partner)?)));
        let ratios = ratios.collect();
        let contenders = row.samples.iter();
        let contenders = contenders.filter_map(|(name, samples)| {
            Some((name.clone(), Spread::of(samples.iter().copied())?))
        });
        Self {
            contenders: contenders.collect(),
            ratios,
            part: row.part,
            runtime: row.runtime,
            row: row.row,
            unit: row.unit,
            memory: row.memory,
        }
    }

    /// The ratio that counts, and to whom.
    pub(super) fn ratio(&self) -> Option<(&'static str, Spread)> {
        let known = |partner: &&'static str| Some((*partner, *self.ratios.get(*partner)?));
        PARTNERS.iter().find_map(known)
    }
}

impl Spread {
    pub(super) fn of(samples: impl Iterator<Item = f64>) -> Option<Self> {
        let mut samples: Vec<f64> = samples.filter(|sample| sample.is_finite()).collect();
        samples.sort_by(f64::total_cmp);
        Some(Self {
            low: quantile(&samples, 0.25)?,
            median: quantile(&samples, 0.5)?,
            high: quantile(&samples, 0.75)?,
        })
    }
}

/// Between two samples, as far as it lies between their places.
fn quantile(sorted: &[f64], share: f64) -> Option<f64> {
    let place = share * sorted.len().checked_sub(1)? as f64;
    let below = *sorted.get(place.floor() as usize)?;
    let above = *sorted.get(place.ceil() as usize)?;
    Some(below + (above - below) * place.fract())
}
