//! `cargo xtask docs`: one site in target/docs of the pages, the types of the npm package and the library's
//! documentation; and the check of all links between them.

use crate::cargo_tools::{self, WASM_TARGET};
use crate::project::Project;
use crate::step::Step;
use crate::{folder, node_tools, package, setup, sh};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// Where TypeDoc's pages are, from the root of the site.
const TYPEDOC_PAGES: &str =
    "{*,{classes,documents,functions,interfaces,modules,types,variables}/*}.html";
/// The pages as they stand in the repository.
const PAGES: [&str; 11] = [
    "README.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "CHANGELOG.md",
    "docs",
    "src/README.md",
    "pkg-template/README.md",
    "tests/interface/README.md",
    "examples/dashboard/README.md",
    "examples/deletion-queue/README.md",
    "examples/export-workflow/README.md",
];

/// Builds the package and the site.
pub(crate) fn command(project: &Project) -> Result<bool> {
    setup::for_build(project)?;
    package::build(project)?;
    build(project)?;
    println!("{}", project.target("docs").join("index.html").display());
    Ok(true)
}

/// Makes the site over the package that is there. A warning or a dead link is a failure.
pub(crate) fn build(project: &Project) -> Result<()> {
    node_tools::install_for_docs(project)?;
    links_of_pages(project)?;
    let site = project.target("docs");
    let step = Step::start(project, "docs-typedoc", "the pages and the types")?;
    let mut typedoc = node_tools::docs_tool(project, "typedoc");
    sh::run(
        &step,
        typedoc.args(["--options", "xtask/docs/typedoc.config.mjs"]),
    )?;
    step.done();
    add_rust(project, &site.join("rust"))?;
    links_of_site(project, &site)
}

/// The links between the pages as they stand in the repository, with their anchors.
fn links_of_pages(project: &Project) -> Result<()> {
    let step = Step::start(project, "docs-pages", "links between the pages")?;
    let mut remark = node_tools::docs_tool(project, "remark");
    remark.args([
        "--no-config",
        "--no-ignore",
        "--no-stdout",
        "--frail",
        "--quiet",
    ]);
    // There is no host of repositories whose URLs it should know.
    remark.args([
        "--use",
        "./xtask/docs/node_modules/remark-validate-links/index.js=repository:false",
    ]);
    sh::run(&step, remark.args(PAGES))?;
    step.done();
    Ok(())
}

/// The library's documentation for wasm32, where it has the transport over `fetch` as well, with a way back on each page.
fn add_rust(project: &Project, folder: &Path) -> Result<()> {
    cargo_tools::wasm_target(project)?;
    let step = Step::start(project, "docs-rust", "the library's documentation")?;
    let features = project.public_features().join(",");
    let mut cargo = sh::cargo(&project.root);
    cargo.args(["doc", "--no-deps", "--target", WASM_TARGET]);
    cargo.args(["--package", "fingerprint-edge", "--features", &features]);
    let files = sh::cargo_artifacts(&step, cargo.env("RUSTDOCFLAGS", "-D warnings"))?;
    let made = files
        .iter()
        .find(|file| file.ends_with("fingerprint_edge/index.html"))
        .and_then(|file| file.parent()?.parent())
        .context("cargo doc names no index.html")?;
    folder::copy_folder(made, folder)?;
    for page in folder::files_ending(folder, "html")? {
        add_way_back(&page, folder)?;
    }
    step.done();
    Ok(())
}

/// A link to the front page of the site above what a page of rustdoc's says; pages that lead to another one say nothing.
fn add_way_back(page: &Path, rust: &Path) -> Result<()> {
    let depth = page.strip_prefix(rust)?.components().count();
    let text = fs::read_to_string(page).with_context(|| format!("reading {}", page.display()))?;
    let root = "../".repeat(depth);
    let link = format!(
        "<main><p><a href=\"{root}index.html\">fingerprint-edge: all documentation</a></p>"
    );
    fs::write(page, text.replacen("<main>", &link, 1))
        .with_context(|| format!("writing {}", page.display()))
}

/// The links of the site, with their anchors; those within rustdoc's pages rustdoc checks itself.
fn links_of_site(project: &Project, site: &Path) -> Result<()> {
    let step = Step::start(project, "docs-links", "links of the site")?;
    let mut linkinator = node_tools::docs_tool(project, "linkinator");
    linkinator.args([TYPEDOC_PAGES, "--check-fragments", "--verbosity", "error"]);
    // Other sites may be down, and nothing here can mend that.
    linkinator.args(["--skip", "^https?://(?!localhost|127)"]);
    sh::run(&step, linkinator.arg("--server-root").arg(site))?;
    step.done();
    Ok(())
}
