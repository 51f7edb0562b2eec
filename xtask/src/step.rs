//! One line of progress a job, several at a time: spinners on a terminal, plain lines elsewhere; all output goes to a
//! log.

use crate::project::Project;
use anyhow::{Context, Result};
use console::style;
use indicatif::{MultiProgress, ProgressBar, ProgressStyle};
use std::fs::{self, File};
use std::io::Write;
use std::sync::{LazyLock, Mutex};
use std::time::{Duration, Instant};

/// The lines of the jobs that run now.
static LINES: LazyLock<MultiProgress> = LazyLock::new(MultiProgress::new);

/// How often a job says where it is when there is no terminal for a spinner.
const PLAIN_EVERY: Duration = Duration::from_secs(15);

/// A running job. Dropped before [`Step::done`], it counts as failed.
pub(crate) struct Step {
    name: String,
    bar: ProgressBar,
    started: Instant,
    output: Mutex<Output>,
    finished: bool,
}

/// What the job's commands printed, for the log and for the message when one fails.
struct Output {
    log: File,
    text: String,
    /// When a plain line was last printed.
    printed: Instant,
}

impl Step {
    /// Begins a job; `log` names its file under target/logs.
    pub(crate) fn start(project: &Project, log: &str, name: impl Into<String>) -> Result<Self> {
        let folder = project.target("logs");
        let path = folder.join(format!("{log}.log"));
        fs::create_dir_all(&folder).with_context(|| format!("creating {}", folder.display()))?;
        let log = File::create(&path).with_context(|| format!("creating {}", path.display()))?;
        let name = name.into();
        let bar = LINES.add(ProgressBar::new_spinner());
        bar.set_style(ProgressStyle::with_template(
            "{spinner:.cyan} {prefix} {elapsed:.dim} {wide_msg:.dim}",
        )?);
        bar.set_prefix(name.clone());
        bar.enable_steady_tick(Duration::from_millis(120));
        if bar.is_hidden() {
            eprintln!("· {name}");
        }
        let started = Instant::now();
        Ok(Self {
            name,
            bar,
            started,
            output: Mutex::new(Output {
                log,
                text: String::new(),
                printed: started,
            }),
            finished: false,
        })
    }

    /// Keeps a line of a command's output and shows it beside the spinner.
    pub(crate) fn line(&self, line: &str) {
        self.bar
            .set_message(console::strip_ansi_codes(line.trim()).into_owned());
        if let Ok(mut output) = self.output.lock() {
            // A log that cannot be written must not fail the job that it describes.
            let _ = writeln!(output.log, "{}", console::strip_ansi_codes(line));
            output.text.push_str(line);
            output.text.push('\n');
            if self.bar.is_hidden() && output.printed.elapsed() > PLAIN_EVERY {
                output.printed = Instant::now();
                let line = console::strip_ansi_codes(line.trim());
                eprintln!(
                    "· {} {}: {line}",
                    self.name,
                    seconds(self.started.elapsed())
                );
            }
        }
    }

    /// Forgets what was printed until now: a failure shows the output of the command that failed.
    pub(crate) fn take_output(&self) -> String {
        self.output
            .lock()
            .map(|mut output| std::mem::take(&mut output.text))
            .unwrap_or_default()
    }

    /// Ends the job well.
    pub(crate) fn done(mut self) {
        self.finished = true;
        self.finish(&style("✓").green().for_stderr().to_string());
    }

    fn finish(&self, mark: &str) {
        self.bar.finish_and_clear();
        let time = style(seconds(self.started.elapsed())).dim().for_stderr();
        LINES.suspend(|| eprintln!("{mark} {} {time}", self.name));
    }
}

impl Drop for Step {
    fn drop(&mut self) {
        if !self.finished {
            self.finish(&style("✗").red().for_stderr().to_string());
        }
    }
}

/// Prints beside the lines of what runs at the same time.
pub(crate) fn aside<T>(print: impl FnOnce() -> T) -> T {
    LINES.suspend(print)
}

/// A duration as people read it.
pub(crate) fn seconds(duration: Duration) -> String {
    format!("{:.1} s", duration.as_secs_f64())
}
