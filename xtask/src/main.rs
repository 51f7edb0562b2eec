//! The build of this repository: the arguments of `cargo xtask`.

mod apt;
mod bench;
mod browsers;
mod cargo_tools;
mod checks;
mod consumer;
mod dashboard;
mod declarations;
mod demo;
mod docs;
mod expect;
mod folder;
mod fuzz;
mod hosts;
mod interface;
mod marks;
mod node_tools;
mod once;
mod package;
mod programs;
mod project;
mod release;
mod schema;
mod server;
mod setup;
mod sh;
mod side_by_side;
mod simulate;
mod size;
mod soak;
mod step;
mod steps;
mod test;
mod wasm;
mod worker;

use clap::{Parser, Subcommand};
use project::Project;
use std::path::PathBuf;
use std::process::ExitCode;

/// Builds, shows and tests the npm package. Everything it needs, it installs itself.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Measure what the package costs by what the official SDK costs, in every runtime.
    Bench {
        /// How often each contender has its turn.
        #[arg(long, value_name = "N", default_value_t = bench::ROUNDS, value_parser = clap::value_parser!(u32).range(1..))]
        rounds: u32,
        /// These alone, with commas between: runtimes (node20), parts (calls, http, cold, trust, memory, rust, sizes)
        /// or the beginnings of rows (unseal).
        #[arg(long, value_name = "WORDS", value_delimiter = ',')]
        only: Vec<String>,
        /// Print the figures as JSON.
        #[arg(long)]
        json: bool,
        /// Put the figures into docs/performance.md.
        #[arg(long, conflicts_with = "only")]
        write: bool,
    },
    /// Leave the npm package in target/pkg and its tarball in target; fail above the size budget.
    Build {
        /// Put the sizes into docs/how-it-works.md.
        #[arg(long)]
        write: bool,
    },
    /// Do the whole job through the example Worker in workerd, against the mock API.
    Demo {
        /// Leave the Worker and the mock API running afterwards, until ctrl-c.
        #[arg(long)]
        serve: bool,
    },
    /// Make one site in target/docs of the pages, the package's types and the library's documentation; check its links.
    Docs,
    /// Feed the core what nobody thought of: libFuzzer over the targets in tests/fuzz.
    Fuzz {
        /// How many inputs for each target.
        #[arg(long, value_name = "N", default_value_t = fuzz::RUNS)]
        runs: u32,
        /// This target only.
        #[arg(long, value_name = "TARGET")]
        only: Option<String>,
        /// No new inputs but this one, such as one that failed before.
        #[arg(long, value_name = "FILE", requires = "only")]
        input: Option<PathBuf>,
    },
    /// Have every host, framework and bundler do the whole job with the package.
    Hosts {
        /// These alone, with commas between: see tests/js/hosts/table.mjs.
        #[arg(long, value_name = "NAMES", value_delimiter = ',')]
        only: Vec<String>,
        /// Those alone that are part of `cargo xtask test`.
        #[arg(long, conflicts_with = "only")]
        quick: bool,
        /// Print the results as JSON, and the lines on standard error.
        #[arg(long)]
        json: bool,
        /// Put the table into the README, with what the others did when they last ran here.
        #[arg(long)]
        write: bool,
    },
    /// List what the crate offers its users, and compare it with tests/interface.
    Interface {
        /// Take today's interface for the expected one.
        #[arg(long)]
        write: bool,
    },
    /// Look at all that a release needs: versions, changelog, file lists, dry runs of both publications.
    Release {
        /// Without it there is nothing but a word on who publishes, and how.
        #[arg(long)]
        dry_run: bool,
        /// Take today's files for the expected ones of tests/release.
        #[arg(long, requires = "dry_run")]
        write: bool,
    },
    /// Judge the crate's types and parameters by a vendor's OpenAPI document.
    Schema {
        /// A YAML file, or a folder with an openapi.yaml in it.
        path: PathBuf,
        /// Also print the differences that are meant to be, with their reasons.
        #[arg(long)]
        excused: bool,
        /// Write the digest of the document, by which `cargo xtask test` judges.
        #[arg(long)]
        write: bool,
    },
    /// Work out what so many events a day ask of webhooks, the guard, exports and deletions, and what a month costs.
    Simulate {
        /// A load of your own, in place of those of docs/scale.md.
        #[arg(long, value_name = "N", value_parser = events)]
        events_per_day: Option<f64>,
        /// Other random numbers.
        #[arg(long, value_name = "N", default_value_t = simulate::SEED)]
        seed: u64,
        /// Print the results as JSON.
        #[arg(long)]
        json: bool,
        /// Put the tables into docs/scale.md.
        #[arg(long, conflicts_with_all = ["events_per_day", "seed"])]
        write: bool,
    },
    /// Load the package in a Worker, with faults and callers who leave; print what came of it.
    Soak {
        /// How many calls.
        #[arg(long, value_name = "N", default_value_t = soak::CALLS, value_parser = clap::value_parser!(u32).range(500..))]
        calls: u32,
    },
    /// Run every check and test.
    Test {
        /// Run this one only, with what it needs.
        #[arg(long, value_name = "NAME", value_parser = clap::builder::PossibleValuesParser::new(checks::names()))]
        only: Option<String>,
    },
}

/// A load that a simulation ends for.
fn events(text: &str) -> Result<f64, String> {
    let events: f64 = text.parse().map_err(|_| "not a number".to_owned())?;
    match (1e3..=1e9).contains(&events) {
        true => Ok(events),
        false => Err("not between 1,000 and a billion".to_owned()),
    }
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let result = server::stop_all_on_signal()
        .and_then(|()| Project::open())
        .and_then(|project| match arguments.command {
            Command::Bench {
                rounds,
                only,
                json,
                write,
            } => bench::command(
                &project,
                &bench::Options {
                    rounds,
                    only,
                    json,
                    write,
                },
            ),
            Command::Build { write } => package::command(&project, write),
            Command::Demo { serve } => demo::command(&project, serve),
            Command::Docs => docs::command(&project),
            Command::Fuzz { runs, only, input } => {
                fuzz::command(&project, runs, only.as_deref(), input.as_deref())
            }
            Command::Hosts {
                only,
                quick,
                json,
                write,
            } => hosts::command(
                &project,
                &hosts::Options {
                    only,
                    quick,
                    json,
                    write,
                },
            ),
            Command::Interface { write } => interface::command(&project, write),
            Command::Release { dry_run, write } => release::command(&project, dry_run, write),
            Command::Schema {
                path,
                excused,
                write,
            } => schema::command(&project, &path, excused, write),
            Command::Simulate {
                events_per_day,
                seed,
                json,
                write,
            } => simulate::command(
                &project,
                &simulate::Options {
                    events_per_day,
                    seed,
                    json,
                    write,
                },
            ),
            Command::Soak { calls } => soak::command(&project, calls),
            Command::Test { only } => test::command(&project, only.as_deref()),
        });
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!(
                "{} {error:#}",
                console::style("error:").red().bold().for_stderr()
            );
            ExitCode::FAILURE
        }
    }
}
