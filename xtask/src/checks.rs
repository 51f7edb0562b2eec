//! Every check of `cargo xtask test`, in the order in which those of a lane run, and what they share.

mod consumers;
mod doc;
mod npm;
mod publish;
mod runtimes;
mod rust;

use crate::project::Project;
use crate::server::{self, Server};
use crate::step::Step;
use crate::{consumer, package, setup};
use anyhow::{Result, bail};

/// A check, under the name that `--only` takes.
pub(crate) struct Check {
    pub(crate) name: &'static str,
    pub(crate) lane: Lane,
    pub(crate) run: fn(&mut Session<'_>) -> Result<()>,
}

/// What a check needs: nothing but cargo, or the packed package. The first compile, the others mostly wait for programs
/// and timers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lane {
    Library,
    Package,
}

impl Lane {
    const fn check(self, name: &'static str, run: fn(&mut Session<'_>) -> Result<()>) -> Check {
        Check {
            name,
            lane: self,
            run,
        }
    }
}

/// The cheap ones first.
pub(crate) const ALL: [Check; 33] = [
    Lane::Library.check("fmt", rust::fmt),
    Lane::Library.check("clippy", rust::clippy),
    Lane::Library.check("doc", doc::doc),
    Lane::Library.check("interface", doc::interface),
    Lane::Library.check("deny", publish::deny),
    Lane::Library.check("native", rust::native),
    Lane::Library.check("features", rust::features),
    Lane::Library.check("consumers", consumers::consumers),
    Lane::Library.check("fuzz", rust::fuzz),
    Lane::Library.check("schema", rust::schema),
    Lane::Library.check("scale", rust::scale),
    Lane::Library.check("wasm-node", runtimes::wasm_node),
    Lane::Library.check("wasm-chrome", runtimes::wasm_chrome),
    Lane::Library.check("wasm-firefox", runtimes::wasm_firefox),
    Lane::Package.check("biome", npm::biome),
    Lane::Package.check("package", npm::package),
    Lane::Package.check("resolution", npm::resolution),
    Lane::Package.check("release", publish::release),
    Lane::Package.check("publint", npm::publint),
    Lane::Package.check("attw", npm::attw),
    Lane::Package.check("types", npm::types),
    Lane::Package.check("snippets", npm::snippets),
    Lane::Package.check("docs", npm::docs),
    Lane::Package.check("moving", npm::moving),
    Lane::Package.check("cli", npm::cli),
    Lane::Package.check("runtimes", runtimes::contract),
    Lane::Package.check("guard", runtimes::guard),
    Lane::Package.check("hosts", runtimes::hosts),
    Lane::Package.check("traps", runtimes::traps),
    Lane::Package.check("bench", runtimes::counts),
    Lane::Package.check("soak", runtimes::soak),
    Lane::Package.check("examples", runtimes::examples),
    Lane::Package.check("demo", runtimes::demo),
];

pub(crate) fn names() -> Vec<&'static str> {
    ALL.iter().map(|check| check.name).collect()
}

/// What several checks of a lane need: made once, when the first of them asks.
pub(crate) struct Session<'a> {
    pub(crate) project: &'a Project,
    package: Package,
    mock: Option<(Server, String)>,
}

#[derive(Clone, Copy)]
enum Package {
    NotTried,
    Built,
    Failed,
}

impl<'a> Session<'a> {
    pub(crate) fn new(project: &'a Project) -> Self {
        Self {
            project,
            package: Package::NotTried,
            mock: None,
        }
    }

    /// The package in target/pkg and its tarball.
    fn package(&mut self) -> Result<()> {
        match self.package {
            Package::Built => Ok(()),
            Package::Failed => bail!("needs the package, which could not be built"),
            Package::NotTried => {
                self.package = Package::Failed;
                setup::for_tests(self.project)?;
                package::build(self.project)?;
                self.package = Package::Built;
                Ok(())
            }
        }
    }

    /// What a script of the tests reports of the tarball, when it needs nothing else.
    fn report_of(&mut self, name: &str, what: &str, script: &str) -> Result<()> {
        self.package()?;
        let step = Step::start(self.project, name, what)?;
        let none: [(&str, &str); 0] = [];
        consumer::report(self.project, step, script, &none)
    }

    /// What a script of the tests reports of the tarball and the mock API.
    fn report_over_mock(&mut self, name: &str, what: &str, script: &str) -> Result<()> {
        self.package()?;
        let url = self.mock()?;
        let step = Step::start(self.project, name, what)?;
        consumer::report(self.project, step, script, &[("--mock", url.as_str())])
    }

    /// The URL of the mock API.
    fn mock(&mut self) -> Result<String> {
        if self.mock.is_none() {
            self.mock = Some(server::mock_api(self.project)?);
        }
        Ok(self
            .mock
            .as_ref()
            .map(|(_, url)| url.clone())
            .unwrap_or_default())
    }
}
