//! Figures, prices and tables.

use crate::simulate::figures::{Figures, count, grouped};
use crate::simulate::page;

#[test]
fn prices_are_counted_as_the_vendor_counts_them() {
    let (figures, _) = Figures::read().unwrap();
    let dollars = |name, count| figures.dollars(name, count).unwrap();
    // The examples on the pages of Workers, Queues and Durable Objects.
    let worker = dollars("plan", 1.0) + dollars("requests", 15e6) + dollars("cpu_ms", 7.0 * 15e6);
    assert!((worker - 8.0).abs() < 1e-9, "{worker}");
    assert!((dollars("queue_operations", 3.0 * 30e6) - 35.6).abs() < 1e-9);
    assert!((dollars("object_requests", 2e6) - 0.15).abs() < 1e-9);
    assert_eq!(dollars("object_gb_seconds", 128_000.0), 0.0);
    assert!(figures.dollars("rent", 1.0).is_err());
}

#[test]
fn figures_that_nobody_asks_for_or_that_are_missing_are_named() {
    let text = include_str!("../figures.toml");
    let parsed = |text: &str| Figures::parse(text).err().unwrap().to_string();
    assert_eq!(
        parsed(&text.replace("\"api_rate\"", "\"api_pace\"")),
        "figures.toml: nothing asks for `api_pace`"
    );
    let twice = text.replace("\"api_burst\"", "\"api_rate\"");
    assert!(
        parsed(&twice).contains("more than once"),
        "{}",
        parsed(&twice)
    );
    assert!(
        parsed(&text.replace("value = 15\n", "value = -15\n"))
            .contains("`api_burst` must be above 0")
    );
    let (before, after) = text
        .split_once("# Prices in US dollars, of the paid plan")
        .unwrap();
    let (before, _) = before.rsplit_once("[[figure]]").unwrap();
    assert_eq!(
        parsed(&[before, after].concat()),
        "figures.toml lacks `slow_factor`"
    );
}

#[test]
fn numbers_are_written_as_one_reads_them() {
    assert_eq!(
        [7.0, 1_234.0, 10_000_000.0].map(grouped),
        ["7", "1,234", "10,000,000"]
    );
    assert_eq!(
        [0, 7, 99, 579, 15_009, 346_972, 9_960].map(page::about),
        ["0", "7", "99", "580", "15,000", "350,000", "10,000"]
    );
    assert_eq!(
        [0.9, 250.0, 1e6, 5e7, 1e10].map(count),
        ["0.9", "250", "million", "50 million", "10 billion"]
    );
}

#[test]
fn a_table_stands_between_its_marks() {
    let text = "a\n<!-- day: `cargo xtask simulate --write` -->\nb\n<!-- /day -->\nc";
    assert_eq!(
        page::split(text, "day").unwrap(),
        (
            "a\n<!-- day: `cargo xtask simulate --write` -->\n",
            "b\n",
            "<!-- /day -->\nc"
        )
    );
    assert!(page::split(text, "month").is_err());
}
