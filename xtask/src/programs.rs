//! The workspace's own programs that the build and its checks run, compiled side by side by one cargo.

use crate::once::Once;
use crate::project::Project;
use crate::sh;
use crate::step::Step;
use anyhow::{Context, Result};
use std::path::PathBuf;

/// Where the programs are.
#[derive(Clone)]
pub(crate) struct Programs {
    /// Makes the JavaScript glue of wasm files.
    pub(crate) glue: PathBuf,
    /// Prints the TypeScript declarations of an API's types.
    pub(crate) print_types: PathBuf,
    /// Prints what the crate's types are.
    pub(crate) describe_types: PathBuf,
    /// Serves the mock API.
    pub(crate) mock_api: PathBuf,
}

/// Always all of them: which features a dependency has follows from what is built together, and cargo would compile
/// the crate once for each set.
pub(crate) fn build(project: &Project) -> Result<Programs> {
    static BUILT: Once<Programs> = Once::new();
    BUILT.get(|| {
        let step = Step::start(
            project,
            "build-programs",
            "the build's programs and the mock API",
        )?;
        let mut cargo = sh::cargo(&project.root);
        cargo.args(["build", "--bins", "--examples"]);
        cargo.args(["glue", "mock-api", "types"].map(|package| format!("--package={package}")));
        let files = sh::cargo_artifacts(&step, &mut cargo)?;
        let program = |name: &str| {
            let mut programs = files.iter();
            programs
                .find(|file| file.file_stem().is_some_and(|stem| stem == name))
                .cloned()
                .with_context(|| format!("cargo built no `{name}`"))
        };
        let programs = Programs {
            glue: program("glue")?,
            print_types: program("print-types")?,
            describe_types: program("describe-types")?,
            mock_api: program("mock-api")?,
        };
        step.done();
        Ok(programs)
    })
}
