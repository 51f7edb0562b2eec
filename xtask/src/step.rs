//! One line of progress a job: a spinner on a terminal, plain lines elsewhere; all output goes to a log.

use crate::project::Project;
use anyhow::{Context, Result};
use console::style;
use indicatif::{ProgressBar, ProgressStyle};
use std::fs::{self, File};
use std::io::Write;
use std::sync::Mutex;
use std::time::{Duration, Instant};

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
}

impl Step {
    /// Begins a job; `log` names its file under target/logs.
    pub(crate) fn start(project: &Project, log: &str, name: impl Into<String>) -> Result<Self> {
        let folder = project.target("logs");
        let path = folder.join(format!("{log}.log"));
        fs::create_dir_all(&folder).with_context(|| format!("creating {}", folder.display()))?;
        let log = File::create(&path).with_context(|| format!("creating {}", path.display()))?;
        let name = name.into();
        let bar = ProgressBar::new_spinner();
        bar.set_style(ProgressStyle::with_template(
            "{spinner:.cyan} {prefix} {elapsed:.dim} {wide_msg:.dim}",
        )?);
        bar.set_prefix(name.clone());
        bar.enable_steady_tick(Duration::from_millis(120));
        if bar.is_hidden() {
            eprintln!("· {name}");
        }
        Ok(Self {
            name,
            bar,
            started: Instant::now(),
            output: Mutex::new(Output {
                log,
                text: String::new(),
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
        eprintln!(
            "{mark} {} {}",
            self.name,
            style(seconds(self.started.elapsed())).dim().for_stderr()
        );
    }
}

impl Drop for Step {
    fn drop(&mut self) {
        if !self.finished {
            self.finish(&style("✗").red().for_stderr().to_string());
        }
    }
}

/// A duration as people read it.
pub(crate) fn seconds(duration: Duration) -> String {
    format!("{:.1} s", duration.as_secs_f64())
}
