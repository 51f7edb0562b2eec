//! `cargo xtask test`: runs the checks one after another and sums up.

use crate::checks::{self, Session};
use crate::project::Project;
use crate::step::seconds;
use anyhow::Result;
use console::style;
use std::time::{Duration, Instant};

/// How a check ended.
struct Outcome {
    name: &'static str,
    passed: bool,
    time: Duration,
}

/// Runs all checks, or the one named; false when one fails. A failure does not keep the others from running.
pub(crate) fn command(project: &Project, only: Option<&str>) -> Result<bool> {
    let mut session = Session::new(project);
    let mut outcomes = Vec::new();
    for check in checks::ALL
        .iter()
        .filter(|check| only.is_none_or(|only| check.name == only))
    {
        let started = Instant::now();
        let result = (check.run)(&mut session);
        let outcome = Outcome {
            name: check.name,
            passed: result.is_ok(),
            time: started.elapsed(),
        };
        if let Err(error) = result {
            let log = project.target("logs");
            eprintln!(
                "{} {error:#}\n(logs: {})\n",
                style(format!("{} failed:", check.name))
                    .red()
                    .bold()
                    .for_stderr(),
                log.display()
            );
        }
        outcomes.push(outcome);
    }
    drop(session);
    Ok(sum_up(&outcomes))
}

fn sum_up(outcomes: &[Outcome]) -> bool {
    println!();
    for Outcome { name, passed, time } in outcomes {
        let result = if *passed {
            style("passed").green()
        } else {
            style("FAILED").red().bold()
        };
        println!("{name:<14} {result} {:>9}", seconds(*time));
    }
    let failed = outcomes.iter().filter(|outcome| !outcome.passed).count();
    println!("\n{} passed, {failed} failed", outcomes.len() - failed);
    failed == 0
}
