//! Whole days: nothing appears or goes missing, no limit is broken, more load is never easier.

use super::{first, model};
use crate::simulate::arrivals::Rate;
use crate::simulate::figures::Model;
use crate::simulate::guard::{self, Once};
use crate::simulate::stations::Span;
use crate::simulate::{DAY, HOUR, SECOND, deletions, export, saturation, webhooks};

fn webhooks(rate: Rate, span: Span, seed: u64) -> webhooks::Design {
    webhooks::Design {
        rate,
        span,
        seed,
        queues: 2,
        queue_rate: Some(5_000.0),
        objects: 8,
        worker_down: None,
        object_slow: None,
    }
}

#[test]
fn every_webhook_is_stored_lost_or_still_under_way() {
    let model = Model {
        batch_failures: 0.05,
        redelivered: 0.05,
        ..model()
    };
    for seed in 1..4 {
        for rate in [0.5, 90.0, 14_000.0] {
            for down in [
                None,
                Some(Span {
                    from: 100 * SECOND,
                    to: 500 * SECOND,
                }),
            ] {
                let design = webhooks::Design {
                    worker_down: down,
                    object_slow: down,
                    ..webhooks(
                        Rate::Steady(rate),
                        first(if rate > 1e3 { 60 } else { 1_200 }),
                        seed,
                    )
                };
                let day = webhooks::run(&model, &design).unwrap();
                assert_eq!(
                    day.sent,
                    day.stored + day.lost + day.waiting,
                    "{rate} {seed}"
                );
                assert!(day.object_used <= 1.0 || rate > 1e3);
                assert!(day.most_batches_at_once <= 250);
            }
        }
    }
}

#[test]
fn a_webhook_is_lost_when_its_second_attempt_meets_the_same_outage() {
    let model = model();
    let lost = |seconds: u64| {
        let design = webhooks::Design {
            worker_down: Some(Span {
                from: 60 * SECOND,
                to: (60 + seconds) * SECOND,
            }),
            ..webhooks(Rate::Steady(50.0), first(2_400), 1)
        };
        webhooks::run(&model, &design).unwrap().lost as f64
    };
    assert_eq!(lost(299), 0.0);
    // All of the first 15 minutes of 20.
    assert!((lost(1_200) / (50.0 * 900.0) - 1.0).abs() < 0.03);
}

#[test]
fn what_is_delivered_again_is_stored_once() {
    let model = Model {
        redelivered: 0.3,
        ..model()
    };
    let day = webhooks::run(&model, &webhooks(Rate::Steady(100.0), first(600), 4)).unwrap();
    assert!(day.duplicates > day.sent / 5 && day.stored <= day.sent);
}

#[test]
fn a_queue_takes_no_more_than_its_rate() {
    let design = webhooks::Design {
        queues: 1,
        ..webhooks(Rate::Steady(8_000.0), first(60), 6)
    };
    let day = webhooks::run(&model(), &design).unwrap();
    let accepted = day.sent - day.refused;
    assert!(accepted <= 5_000 * 61, "{accepted}");
}

#[test]
fn more_load_is_never_easier() {
    let model = model();
    let guards = [100.0, 500.0, 900.0, 990.0, 1_100.0, 2_000.0].map(|rate| {
        let design = guard::Design {
            rate: Rate::Steady(rate),
            span: first(120),
            seed: 8,
            once: Once::Shared(1),
            object_slow: None,
        };
        let outcome = guard::sealed(&model, &design).unwrap();
        (outcome.time.p99, outcome.refused_share())
    });
    assert!(
        guards
            .windows(2)
            .all(|pair| pair[0].0 <= pair[1].0 * 1.05 && pair[0].1 <= pair[1].1),
        "{guards:?}"
    );
    let by_id = [1.0, 4.0, 5.0, 8.0, 50.0]
        .map(|rate| guard::by_id(&model, &Rate::Steady(rate), first(2_000), 8));
    assert!(by_id.is_sorted(), "{by_id:?}");
    let hours = [1e4, 1e5, 1e6].map(|events| exported(&model, events, None).hours);
    assert!(hours.is_sorted());
    let waits = [1e6, 3e7, 6e7, 2e8].map(|load| deleted(&model, load).waiting);
    assert!(waits.is_sorted());
}

#[test]
fn an_object_for_each_event_knows_no_load() {
    let model = model();
    let p99 = [10.0, 5_000.0].map(|rate| {
        let design = guard::Design {
            rate: Rate::Steady(rate),
            span: first(if rate > 100.0 { 20 } else { 10_000 }),
            seed: 3,
            once: Once::EachItsOwn,
            object_slow: None,
        };
        guard::sealed(&model, &design).unwrap().time.p99
    });
    assert!((p99[0] / p99[1] - 1.0).abs() < 0.05, "{p99:?}");
}

fn exported(model: &Model, events: f64, api_down: Option<Span>) -> export::Outcome {
    let design = export::Design {
        events,
        at_once: 6,
        step_pages: 300,
        seed: 2,
        api_down,
    };
    export::run(model, &design).unwrap()
}

#[test]
fn an_export_has_every_page_and_keeps_to_the_limit() {
    let model = model();
    for down in [
        None,
        Some(Span {
            from: 300 * SECOND,
            to: 1_500 * SECOND,
        }),
    ] {
        let outcome = exported(&model, 300_000.0, down);
        assert_eq!(outcome.pages, 3_158);
        assert_eq!(
            outcome.requests,
            outcome.pages + outcome.refused + outcome.repeated
        );
        assert!(outcome.limit_used < 1.01, "{}", outcome.limit_used);
    }
    let [good, bad] = [
        None,
        Some(Span {
            from: 300 * SECOND,
            to: 1_500 * SECOND,
        }),
    ];
    let later = exported(&model, 300_000.0, bad).hours - exported(&model, 300_000.0, good).hours;
    assert!(later > 0.33, "{later}");
}

fn deleted(model: &Model, events_a_day: f64) -> deletions::Outcome {
    let design = deletions::Design {
        events_a_day,
        days: 30,
        has_wave: true,
        is_api_down: true,
        seed: 4,
    };
    deletions::run(model, &design)
}

#[test]
fn no_hour_and_no_day_has_more_deletions_than_the_quotas() {
    let model = model();
    let outage = Span {
        from: 2 * DAY,
        to: 2 * DAY + HOUR,
    };
    let requests: Vec<u64> = (0..3_000).map(|number| number * HOUR / 50).collect();
    let done = deletions::schedule(&model, &requests, Some(outage));
    assert!(done.is_sorted() && done.iter().zip(&requests).all(|(at, asked)| at >= asked));
    for (from, start) in done.iter().enumerate() {
        let within = |span: u64| {
            done[from..]
                .iter()
                .take_while(|at| **at < start + span)
                .count()
        };
        assert!(within(HOUR) <= 30 && within(DAY) <= 500);
        assert!(!Span::has(Some(outage), *start));
    }
    // The day's quota is the one that binds: 3,000 take five days and what is left of the sixth.
    assert!(done[2_999] / DAY == 5, "{}", done[2_999]);
}

#[test]
fn deletions_that_were_asked_for_are_done_or_wait() {
    for load in [1e6, 4e7, 1e8] {
        let outcome = deleted(&model(), load);
        assert_eq!(outcome.asked, outcome.deleted + outcome.waiting);
        assert!(outcome.deleted <= 500 * 31);
    }
}

#[test]
fn a_bisection_finds_where_it_ends() {
    for end in [3.3e4, 1e7, 4.2e9] {
        let found = saturation::bisect(|load| load <= end);
        assert!(found <= end && found > end * 0.97, "{found}");
    }
}

#[test]
fn the_same_seed_gives_the_same_day() {
    let day =
        |seed| webhooks::run(&model(), &webhooks(Rate::Steady(50.0), first(300), seed)).unwrap();
    let [one, same, other] = [7, 7, 8].map(|seed| serde_json::to_string(&day(seed)).unwrap());
    assert_eq!(one, same);
    assert_ne!(one, other);
}
