//! Every check of `cargo xtask test`, in the order in which they run, and what they share.

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
    pub(crate) run: fn(&mut Session<'_>) -> Result<()>,
}

/// The cheap ones first.
pub(crate) const ALL: [Check; 29] = [
    Check {
        name: "fmt",
        run: rust::fmt,
    },
    Check {
        name: "biome",
        run: npm::biome,
    },
    Check {
        name: "clippy",
        run: rust::clippy,
    },
    Check {
        name: "doc",
        run: doc::doc,
    },
    Check {
        name: "deny",
        run: publish::deny,
    },
    Check {
        name: "native",
        run: rust::native,
    },
    Check {
        name: "features",
        run: rust::features,
    },
    Check {
        name: "consumers",
        run: consumers::consumers,
    },
    Check {
        name: "fuzz",
        run: rust::fuzz,
    },
    Check {
        name: "schema",
        run: rust::schema,
    },
    Check {
        name: "package",
        run: npm::package,
    },
    Check {
        name: "resolution",
        run: npm::resolution,
    },
    Check {
        name: "release",
        run: publish::release,
    },
    Check {
        name: "publint",
        run: npm::publint,
    },
    Check {
        name: "attw",
        run: npm::attw,
    },
    Check {
        name: "types",
        run: npm::types,
    },
    Check {
        name: "snippets",
        run: npm::snippets,
    },
    Check {
        name: "docs",
        run: npm::docs,
    },
    Check {
        name: "moving",
        run: npm::moving,
    },
    Check {
        name: "cli",
        run: npm::cli,
    },
    Check {
        name: "wasm-node",
        run: runtimes::wasm_node,
    },
    Check {
        name: "wasm-chrome",
        run: runtimes::wasm_chrome,
    },
    Check {
        name: "wasm-firefox",
        run: runtimes::wasm_firefox,
    },
    Check {
        name: "runtimes",
        run: runtimes::contract,
    },
    Check {
        name: "traps",
        run: runtimes::traps,
    },
    Check {
        name: "bench",
        run: runtimes::counts,
    },
    Check {
        name: "soak",
        run: runtimes::soak,
    },
    Check {
        name: "examples",
        run: runtimes::examples,
    },
    Check {
        name: "demo",
        run: runtimes::demo,
    },
];

pub(crate) fn names() -> Vec<&'static str> {
    ALL.iter().map(|check| check.name).collect()
}

/// What several checks need: made once, when the first of them asks.
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
