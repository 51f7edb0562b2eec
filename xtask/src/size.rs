//! How large the package is, and whether what a Worker loads keeps to its budget.

use crate::project::Project;
use crate::step::Step;
use crate::{consumer, node_tools, sh};
use anyhow::{Context, Result, ensure};
use console::style;
use flate2::{Compression, write::GzEncoder};
use std::fs;
use std::io::Write;
use std::path::Path;

/// For `import { FingerprintClient }` under the `workerd` condition: wasm, glue and JavaScript, minified, gzip.
const BUDGET: usize = 24 * 1024;

/// What a Worker may import: the first has the budget, the others are there to be seen.
const IMPORTS: [&str; 5] = [
    "{ FingerprintClient }",
    "{ unsealEventsResponse }",
    "{ readWebhook }",
    "{ verifyEvent }",
    "*",
];

/// A file's name and its sizes in bytes.
struct Size {
    name: String,
    raw: usize,
    gzip: usize,
}

/// The sizes of the package's files, and of what a Worker loads.
pub(crate) struct Report {
    files: Vec<Size>,
    /// The files of the bundle of each of [`IMPORTS`].
    loaded: Vec<(&'static str, Vec<Size>)>,
}

/// Measures the package as built, and bundles the installed tarball as a Worker's build does.
pub(crate) fn measure(project: &Project) -> Result<Report> {
    let step = Step::start(project, "build-size", "measuring")?;
    let mut files = Vec::new();
    for folder in ["", "load/", "wasm/"] {
        files.extend(sizes(&project.package().join(folder), folder, |name| {
            name.ends_with(".js") || name.ends_with(".wasm")
        })?);
    }
    let consumer = consumer::install(project, &step, "size", None)?;
    let mut loaded = Vec::new();
    for (number, import) in IMPORTS.into_iter().enumerate() {
        let folder = consumer.join(format!("import-{number}"));
        let files = bundled(project, &step, &folder, import)?;
        let wasm = files.iter().filter(|file| file.name.ends_with(".wasm"));
        // The clients and what judges events have a module each: who wants one must not pay for the other.
        ensure!(
            import == "*" || wasm.count() == 1,
            "`import {import}` loads more than its own wasm"
        );
        loaded.push((import, files));
    }
    step.done();
    Ok(Report { files, loaded })
}

/// The files of a bundle, made as a Worker's build makes it, of a Worker that imports this.
fn bundled(project: &Project, step: &Step, folder: &Path, import: &str) -> Result<Vec<Size>> {
    let (entry, bundle) = (folder.join("entry.js"), folder.join("bundle"));
    fs::create_dir_all(folder).with_context(|| format!("creating {}", folder.display()))?;
    fs::write(
        &entry,
        format!("export {import} from \"fingerprint-edge\";\n"),
    )?;
    let mut esbuild = node_tools::tool(project, "esbuild");
    esbuild
        .arg(&entry)
        .arg(format!("--outdir={}", bundle.display()));
    esbuild.args([
        "--bundle",
        "--minify",
        "--format=esm",
        "--conditions=workerd",
        "--loader:.wasm=copy",
    ]);
    sh::run(step, &mut esbuild)?;
    sizes(&bundle, "", |_| true)
}

impl Report {
    pub(crate) fn within_budget(&self) -> bool {
        self.loaded_gzip() <= BUDGET
    }

    /// What a Worker loads, gzip, and by how much that passes or keeps the budget.
    pub(crate) fn verdict(&self) -> String {
        let (loaded, distance) = (self.loaded_gzip(), self.loaded_gzip().abs_diff(BUDGET));
        let room = if self.within_budget() {
            "below"
        } else {
            "ABOVE"
        };
        format!("{loaded} B gzip, {distance} B {room} the budget of {BUDGET} B")
    }

    pub(crate) fn print(&self, project: &Project) {
        println!("\n{:<28} {:>9} {:>9}", "fingerprint-edge", "raw", "gzip");
        let row = |size: &Size| println!("{:<28} {:>9} {:>9}", size.name, size.raw, size.gzip);
        self.files.iter().for_each(row);
        for (number, (import, loaded)) in self.loaded.iter().enumerate() {
            println!("\nwhat `import {import}` loads in a Worker, minified");
            loaded.iter().for_each(row);
            let verdict = match number {
                0 if self.within_budget() => style(self.verdict()).green(),
                0 => style(self.verdict()).red().bold(),
                _ => style(format!("{} B gzip", gzip_of(loaded))).dim(),
            };
            println!("{:<28} {verdict}", "together");
        }
        println!(
            "\n{}\n{}",
            project.package().display(),
            project.tarball().display()
        );
    }

    fn loaded_gzip(&self) -> usize {
        self.loaded.first().map_or(0, |(_, loaded)| gzip_of(loaded))
    }
}

fn gzip_of(sizes: &[Size]) -> usize {
    sizes.iter().map(|size| size.gzip).sum()
}

fn sizes(folder: &Path, prefix: &str, wanted: impl Fn(&str) -> bool) -> Result<Vec<Size>> {
    let mut sizes = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_file() && wanted(&name) {
            let bytes = fs::read(entry.path())?;
            sizes.push(Size {
                name: format!("{prefix}{name}"),
                raw: bytes.len(),
                gzip: gzip(&bytes)?,
            });
        }
    }
    sizes.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(sizes)
}

fn gzip(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}
