//! The system's packages, where there is apt and the right to install them.

use crate::project::Project;
use crate::sh;
use crate::step::Step;
use anyhow::{Context, Result, bail};
use std::process::Command;
use std::sync::{Mutex, PoisonError};

/// A program under the names that systems give it, and Debian's package of it.
pub(crate) struct Program {
    pub(crate) names: &'static [&'static str],
    pub(crate) package: &'static str,
}

/// Installs what is missing. apt takes one at a time.
pub(crate) fn install(project: &Project, programs: &[Program]) -> Result<()> {
    static TURN: Mutex<()> = Mutex::new(());
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let missing = missing(programs);
    if missing.is_empty() {
        return Ok(());
    }
    let packages = missing.join(" ");
    let by_hand =
        format!("install by hand: {packages} (on Debian and Ubuntu: apt-get install {packages})");
    let Some(apt) = apt() else { bail!("{by_hand}") };
    let step = Step::start(project, "setup-apt", format!("installing {packages}"))?;
    let apt_get = |arguments: &[&str]| {
        let mut words = apt.iter().chain(arguments);
        let mut command = Command::new(words.next().unwrap_or(&"apt-get"));
        command.args(words).env("DEBIAN_FRONTEND", "noninteractive");
        sh::run(&step, &mut command).with_context(|| by_hand.clone())
    };
    apt_get(&["update"])?;
    apt_get(
        &[
            &["install", "-y", "--no-install-recommends"],
            missing.as_slice(),
        ]
        .concat(),
    )?;
    if !self::missing(programs).is_empty() {
        bail!("{by_hand}");
    }
    step.done();
    Ok(())
}

fn missing(programs: &[Program]) -> Vec<&'static str> {
    let absent = |program: &&Program| !program.names.iter().any(|name| which::which(name).is_ok());
    programs
        .iter()
        .filter(absent)
        .map(|program| program.package)
        .collect()
}

/// `apt-get` with the rights to install, where there is one.
fn apt() -> Option<Vec<&'static str>> {
    which::which("apt-get").ok()?;
    let answers = |program: &str, arguments: &[&str]| {
        let output = Command::new(program)
            .args(arguments)
            .output()
            .ok()
            .filter(|output| output.status.success())?;
        String::from_utf8(output.stdout).ok()
    };
    if answers("id", &["-u"])?.trim() == "0" {
        return Some(vec!["apt-get"]);
    }
    // `-n`: a password prompt would wait unseen behind the progress line.
    answers("sudo", &["-n", "true"]).map(|_| vec!["sudo", "-n", "apt-get"])
}
