//! Arrivals, servers and buckets by the formulas that there are for them.

use super::{first, model};
use crate::simulate::arrivals::{Arrivals, Rate, peak};
use crate::simulate::stations::{Bucket, Server, Span};
use crate::simulate::{DAY, SECOND};
use std::collections::VecDeque;

/// Mean waiting time, mean number that wait, rate: of a server that takes always as long.
fn one_server(rate: f64, service: u64, seconds: u64) -> (f64, f64, f64) {
    let mut server = Server::default();
    let (mut waits, mut arrived, mut in_queue) = (0.0, 0.0, 0.0);
    let mut begins = VecDeque::new();
    for now in Arrivals::new(Rate::Steady(rate), first(seconds), 5) {
        let begin = server.serve(now, service) - service;
        while begins.front().is_some_and(|begin| *begin <= now) {
            begins.pop_front();
        }
        // What comes at random times sees the mean.
        in_queue += begins.len() as f64;
        begins.push_back(begin);
        waits += (begin - now) as f64 / SECOND as f64;
        arrived += 1.0;
    }
    (
        waits / arrived,
        in_queue / arrived,
        arrived / seconds as f64,
    )
}

#[test]
fn a_server_keeps_its_callers_waiting_as_the_formula_says() {
    for load in [0.2, 0.5, 0.8, 0.9] {
        let service = SECOND / 1_000;
        let (wait, _, _) = one_server(load * 1_000.0, service, 2_000);
        // Of an M/D/1 queue, by Pollaczek and Khinchine.
        let formula = load / (2.0 * (1.0 - load)) / 1_000.0;
        assert!(
            (wait / formula - 1.0).abs() < 0.05,
            "{load}: {wait} for {formula}"
        );
    }
}

#[test]
fn as_many_wait_as_arrive_in_the_time_that_one_waits() {
    for load in [0.3, 0.7, 0.9] {
        let (wait, waiting, rate) = one_server(load * 1_000.0, SECOND / 1_000, 2_000);
        assert!(
            (waiting / (rate * wait) - 1.0).abs() < 0.05,
            "{load}: {waiting}"
        );
    }
}

#[test]
fn arrivals_are_as_many_as_the_day_has_and_scattered_as_chance_does_it() {
    let model = model();
    let day = Span { from: 0, to: DAY };
    let calm = Rate::calm(&model, 500_000.0);
    let arrived = Arrivals::new(calm.clone(), day, 3).count() as f64;
    assert!((arrived / 500_000.0 - 1.0).abs() < 0.01, "{arrived}");
    let rates: Vec<_> = (0..24 * 60)
        .map(|minute| calm.at(minute * 60 * SECOND))
        .collect();
    let most = rates.iter().copied().fold(0.0, f64::max);
    assert!(
        (most / (500_000.0 / 86_400.0) - model.peak_factor).abs() < 0.01,
        "{most}"
    );

    let mut of_second = vec![0.0_f64; 20_000];
    Arrivals::new(Rate::Steady(20.0), first(20_000), 9)
        .for_each(|at| of_second[(at / SECOND) as usize] += 1.0);
    let mean = of_second.iter().sum::<f64>() / 20_000.0;
    let variance = of_second
        .iter()
        .map(|count| (count - mean).powi(2))
        .sum::<f64>()
        / 20_000.0;
    assert!(
        (mean - 20.0).abs() < 0.2 && (variance / mean - 1.0).abs() < 0.05,
        "{mean} {variance}"
    );
}

#[test]
fn a_burst_at_the_peak_is_there_whatever_the_seed() {
    let model = model();
    for seed in 0..5 {
        let rate = Rate::of_day(&model, 1e6, seed).at(peak());
        let calm = Rate::calm(&model, 1e6).at(peak());
        assert!((rate / calm - model.burst_factor).abs() < 1e-9);
    }
}

#[test]
fn a_bucket_never_lets_through_more_than_its_rate_and_its_burst() {
    let mut bucket = Bucket::new(5.0, 15.0);
    let arrivals = Arrivals::new(Rate::Steady(40.0), first(600), 2);
    let through: Vec<u64> = arrivals.filter(|at| bucket.take(*at)).collect();
    for (from, start) in through.iter().enumerate() {
        let of_ten_seconds = through[from..]
            .iter()
            .take_while(|at| **at < start + 10 * SECOND);
        assert!(of_ten_seconds.count() <= 66);
    }
    assert!(
        (through.len() as f64 - 3_015.0).abs() < 5.0,
        "{}",
        through.len()
    );
}
