//! The package's declarations: the APIs' types from Rust, the rest from the JSDoc of the JavaScript.

use crate::project::Project;
use crate::step::Step;
use crate::{node_tools, programs, sh};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::Path;
use std::process::Command;

/// What is made from Rust, each a file `api/NAME.d.ts`: the types of the systems.
const FILES: [&str; 3] = ["v4", "v3", "iq"];

/// Checks the JavaScript, and leaves the declarations of the subpaths in the package.
pub(crate) fn build(project: &Project, package: &Path) -> Result<()> {
    let print_types = programs::build(project)?.print_types;
    let step = Step::start(project, "build-declarations", "declarations")?;
    let types = project.target("types").join("api");
    fs::create_dir_all(&types).with_context(|| format!("creating {}", types.display()))?;
    for name in FILES {
        let text = sh::run(&step, Command::new(&print_types).arg(name))?;
        ensure!(
            !text.trim().is_empty(),
            "the crate declares no types for {name}"
        );
        fs::write(types.join(format!("{name}.d.ts")), text)?;
    }
    let emitted = project.target("declarations");
    if emitted.exists() {
        fs::remove_dir_all(&emitted).with_context(|| format!("removing {}", emitted.display()))?;
    }
    let mut tsc = node_tools::tool(project, "tsc");
    sh::run(&step, tsc.args(["--project", "js/tsconfig.json"]))?;
    let emitted = emitted.join("js");
    // What tsc reads as declarations it does not emit.
    copy(
        &project.root.join("js/host/types.d.ts"),
        &emitted.join("host/types.d.ts"),
    )?;
    for name in FILES {
        let file = format!("{name}.d.ts");
        copy(&types.join(&file), &emitted.join("api").join(&file))?;
    }
    let mut node = node_tools::node(project, "xtask/js/declarations.mjs");
    sh::run(&step, node.arg(&emitted).arg(package))?;
    step.done();
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).with_context(|| format!("creating {}", folder.display()))?;
    }
    fs::copy(from, to).with_context(|| format!("copying {}", from.display()))?;
    Ok(())
}
