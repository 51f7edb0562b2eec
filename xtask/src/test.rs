//! `cargo xtask test`: runs the checks and sums up. Those of the library and those of the package go side by side.

use crate::checks::{self, Check, Lane, Session};
use crate::project::Project;
use crate::step::{aside, seconds};
use anyhow::{Result, anyhow};
use console::style;
use std::thread;
use std::time::{Duration, Instant};

/// How a check ended.
struct Outcome {
    name: &'static str,
    passed: bool,
    time: Duration,
}

/// Runs all checks, or the one named; false when one fails. A failure does not keep the others from running.
pub(crate) fn command(project: &Project, only: Option<&str>) -> Result<bool> {
    let run = |lane| move || in_lane(project, lane, only);
    let outcomes: Vec<Outcome> = thread::scope(|scope| {
        let lanes = [Lane::Library, Lane::Package].map(|lane| scope.spawn(run(lane)));
        let outcomes = lanes.into_iter().map(|lane| {
            lane.join()
                .map_err(|_| anyhow!("a check panicked: see above"))
        });
        Ok::<_, anyhow::Error>(
            outcomes
                .collect::<Result<Vec<_>>>()?
                .into_iter()
                .flatten()
                .collect(),
        )
    })?;
    Ok(sum_up(&outcomes))
}

/// Runs the checks of a lane one after another.
fn in_lane(project: &Project, lane: Lane, only: Option<&str>) -> Vec<Outcome> {
    let mut session = Session::new(project);
    let wanted = |check: &&Check| check.lane == lane && only.is_none_or(|only| check.name == only);
    let mut outcomes = Vec::new();
    for check in checks::ALL.iter().filter(wanted) {
        let started = Instant::now();
        let result = (check.run)(&mut session);
        let outcome = Outcome {
            name: check.name,
            passed: result.is_ok(),
            time: started.elapsed(),
        };
        if let Err(error) = result {
            let log = project.target("logs");
            let failed = style(format!("{} failed:", check.name)).red().bold();
            aside(|| {
                eprintln!(
                    "{} {error:#}\n(logs: {})\n",
                    failed.for_stderr(),
                    log.display()
                );
            });
        }
        outcomes.push(outcome);
    }
    outcomes
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
