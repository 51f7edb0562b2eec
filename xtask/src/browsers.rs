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

/// WebKit, and a display for it: with all that they depend on too much for the tests of every change.
const WEBKIT: [Program; 3] = [
    Program {
        names: &["WebKitWebDriver"],
        package: "webkit2gtk-driver",
    },
    Program {
        names: &["xvfb-run"],
        package: "xvfb",
    },
    // Debian only recommends what `xvfb-run` cannot do without.
    Program {
        names: &["xauth"],
        package: "xauth",
    },
];

/// Installs what is missing.
pub(crate) fn install(project: &Project) -> Result<()> {
    apt::install(project, &BROWSERS)
}

/// Installs what is missing of WebKit.
pub(crate) fn install_webkit(project: &Project) -> Result<()> {
    apt::install(project, &WEBKIT)
}
