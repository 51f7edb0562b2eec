//! `cargo xtask test`: runs the checks and sums up. Those of the library and those of the package go side by side.

use crate::checks::{self, Check, Lane, Session};
use crate::project::Project;
use crate::step::{aside, seconds};
use anyhow::{Result, anyhow};
use console::style;
use std::thread;
use std::time::{Duration, Instant};

/// How many lines of a failure stand after the table: where only the end of a run is kept, that is what one sees of it.
const LAST_LINES: usize = 60;

/// How a check ended.
struct Outcome {
    name: &'static str,
    failure: Option<String>,
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
            failure: result.err().map(|error| format!("{error:#}")),
            time: started.elapsed(),
        };
        if let Some(failure) = &outcome.failure {
            let log = project.target("logs");
            let failed = style(format!("{} failed:", check.name)).red().bold();
            aside(|| {
                eprintln!(
                    "{} {failure}\n(logs: {})\n",
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
    for outcome in outcomes {
        let result = if outcome.failure.is_none() {
            style("passed").green()
        } else {
            style("FAILED").red().bold()
        };
        println!("{:<14} {result} {:>9}", outcome.name, seconds(outcome.time));
    }
    let failed: Vec<_> = outcomes
        .iter()
        .filter_map(|outcome| Some((outcome.name, outcome.failure.as_ref()?)))
        .collect();
    for (name, failure) in &failed {
        println!("\n{}\n{}", style(name).red().bold(), end_of(failure));
    }
    println!(
        "\n{} passed, {} failed",
        outcomes.len() - failed.len(),
        failed.len()
    );
    failed.is_empty()
}

fn end_of(failure: &str) -> String {
    let lines: Vec<_> = failure.lines().collect();
    let shown = lines.len().saturating_sub(LAST_LINES);
    lines.get(shown..).unwrap_or_default().join("\n")
}
