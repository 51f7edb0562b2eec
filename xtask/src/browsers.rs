//! The browsers of the tests and Chromium's driver, from the system's packages.

use crate::apt::{self, Program};
use crate::project::Project;
use anyhow::Result;

const BROWSERS: [Program; 3] = [
    Program {
        names: &[
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
        ],
        package: "chromium",
    },
    Program {
        names: &["chromedriver"],
        package: "chromium-driver",
    },
    Program {
        names: &["firefox", "firefox-esr"],
        package: "firefox-esr",
    },
];

/// Installs what is missing.
pub(crate) fn install(project: &Project) -> Result<()> {
    apt::install(project, &BROWSERS)
}
