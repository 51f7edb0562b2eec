//! Running commands: output to the step's line and log, shown in full when one fails.

use crate::step::Step;
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

/// Runs a command to its end and returns what it wrote to standard output.
pub(crate) fn run(step: &Step, command: &mut Command) -> Result<String> {
    let shown = shown(command);
    step.line(&format!("$ {shown}"));
    step.take_output();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("starting `{shown}`"))?;
    let (stdout, stderr) = (child.stdout.take(), child.stderr.take());
    let text = thread::scope(|scope| {
        // Both pipes at once: a child that fills the one nobody reads would wait for ever.
        let errors = scope.spawn(|| follow(step, stderr));
        let text = follow(step, stdout);
        let _ = errors.join();
        text
    });
    let status = child
        .wait()
        .with_context(|| format!("waiting for `{shown}`"))?;
    if !status.success() {
        bail!(
            "`{shown}` failed ({status})\n{}",
            step.take_output().trim_end()
        );
    }
    Ok(text)
}

/// The compiled files that a cargo build leaves, wherever its target folder is.
pub(crate) fn cargo_artifacts(step: &Step, command: &mut Command) -> Result<Vec<PathBuf>> {
    let messages = run(
        step,
        command.arg("--message-format=json-render-diagnostics"),
    )?;
    let messages = messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let files = messages.filter_map(|message| message.get("filenames")?.as_array().cloned());
    Ok(files
        .flatten()
        .filter_map(|file| file.as_str().map(PathBuf::from))
        .collect())
}

/// `cargo`, the one that runs this program.
pub(crate) fn cargo(root: &Path) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root);
    // Colours survive the pipe, for the message of a failure; cargo's own settings stay in force.
    if console::colors_enabled_stderr() {
        command.env("CARGO_TERM_COLOR", "always");
    }
    command
}

/// The first word of `--version` that begins with a digit, or nothing where the program does not run.
pub(crate) fn version(program: impl AsRef<OsStr>) -> Option<String> {
    let output = Command::new(program)
        .arg("--version")
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let digits = |word: &&str| word.starts_with(|c: char| c.is_ascii_digit());
    text.split_whitespace()
        .map(|word| word.trim_start_matches('v'))
        .find(digits)
        .map(str::to_owned)
}

fn follow(step: &Step, pipe: Option<impl Read>) -> String {
    let mut text = String::new();
    let Some(pipe) = pipe else { return text };
    for line in BufReader::new(pipe).split(b'\n').map_while(Result::ok) {
        let line = String::from_utf8_lossy(&line);
        let line = line.trim_end_matches('\r');
        // Messages for this program, not for people.
        if !line.starts_with("{\"reason\":") {
            step.line(line);
        }
        text.push_str(line);
        text.push('\n');
    }
    text
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let program = |word: &OsStr| {
        Path::new(word)
            .file_name()
            .unwrap_or(word)
            .to_string_lossy()
            .into_owned()
    };
    words
        .enumerate()
        .map(|(at, word)| {
            if at == 0 {
                program(word)
            } else {
                word.to_string_lossy().into_owned()
            }
        })
        .collect::<Vec<_>>()
        .join(" ")
}
