//! How large the package is: what a Worker loads of each subpath, and whether that keeps to its budget.

use crate::marks;
use crate::project::Project;
use crate::step::Step;
use crate::{consumer, node_tools, sh};
use anyhow::{Context, Result, ensure};
use console::style;
use flate2::{Compression, write::GzEncoder};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// As the sizes of packages are told: 1,024 bytes.
const KB: usize = 1_024;

/// Where the table of the sizes stands, and what stands around it.
const PAGE: &str = "docs/how-it-works.md";

/// What somebody imports, and how much of it a Worker may load: gzip, wasm, glue and minified JavaScript together.
struct Import {
    subpath: &'static str,
    names: &'static str,
    /// The wasm files that it may load, and no other.
    wasm: &'static [&'static str],
    /// In KB.
    budget: usize,
}

/// Every subpath, and from the root the import of each part alone: a bundler drops what is not used.
const IMPORTS: [Import; 14] = [
    Import::new("client", "{ FingerprintClient }", &["client"], 26),
    Import::new("trust", "*", &["trust"], 31),
    Import::new("verify", "*", &["verify"], 27),
    Import::new("rules", "*", &[], 2),
    Import::new("export", "*", &[], 7),
    Import::new("guard", "*", &["trust", "verify"], 58),
    Import::new("v3", "{ FingerprintJsServerApiClient }", &["client"], 34),
    Import::new("v3", "*", &["client", "trust"], 62),
    Import::new("mock", "*", &["mock"], 122),
    Import::new("migrate", "*", &["migrate"], 30),
    Import::new("", "{ FingerprintClient }", &["client"], 26),
    Import::new("", "{ unsealEventsResponse, readWebhook }", &["trust"], 31),
    Import::new("", "{ verifyEvent }", &["verify"], 27),
    Import::new("", "*", &["client", "trust", "verify"], 80),
];

impl Import {
    const fn new(
        subpath: &'static str,
        names: &'static str,
        wasm: &'static [&'static str],
        budget: usize,
    ) -> Self {
        Self {
            subpath,
            names,
            wasm,
            budget,
        }
    }

    fn shown(&self) -> String {
        match self.names {
            "*" => format!("all of \"{}\"", self.module()),
            names => format!("import {names} from \"{}\"", self.module()),
        }
    }

    fn module(&self) -> String {
        match self.subpath {
            "" => String::from("fingerprint-edge"),
            subpath => format!("fingerprint-edge/{subpath}"),
        }
    }
}

/// The size of what an import loads.
struct Loaded {
    import: &'static Import,
    wasm: Size,
    javascript: Size,
    files: Vec<PathBuf>,
}

/// An import and what it loads, for whoever counts otherwise.
pub(crate) struct Imported<'a> {
    pub(crate) import: String,
    pub(crate) raw: usize,
    pub(crate) gzip: usize,
    /// In bytes of gzip.
    pub(crate) budget: usize,
    pub(crate) files: &'a [PathBuf],
}

/// Bytes.
#[derive(Clone, Copy, Default)]
struct Size {
    raw: usize,
    gzip: usize,
}

/// The sizes of what a Worker loads, import by import.
pub(crate) struct Report {
    loaded: Vec<Loaded>,
}

/// Bundles the installed tarball as a Worker's build does, once for each import.
pub(crate) fn measure(project: &Project) -> Result<Report> {
    let step = Step::start(project, "build-size", "measuring")?;
    let consumer = consumer::install(project, &step, "size", None)?;
    let mut loaded = Vec::new();
    for (number, import) in IMPORTS.iter().enumerate() {
        let folder = consumer.join(format!("import-{number}"));
        loaded.push(bundled(project, &step, &folder, import)?);
    }
    step.done();
    Ok(Report { loaded })
}

/// What a Worker with this import alone loads. Nobody must pay for a wasm file whose functions they do not call.
fn bundled(
    project: &Project,
    step: &Step,
    folder: &Path,
    import: &'static Import,
) -> Result<Loaded> {
    let (entry, bundle) = (folder.join("entry.js"), folder.join("bundle"));
    fs::create_dir_all(folder).with_context(|| format!("creating {}", folder.display()))?;
    let module = import.module();
    fs::write(
        &entry,
        format!("export {} from \"{module}\";\n", import.names),
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
        "--asset-names=[name]",
    ]);
    sh::run(step, &mut esbuild)?;
    let (mut wasm, mut javascript) = (Size::default(), Size::default());
    let (mut files, mut wasm_files) = (Vec::new(), Vec::new());
    for entry in fs::read_dir(&bundle).with_context(|| format!("reading {}", bundle.display()))? {
        let path = entry?.path();
        let bytes = fs::read(&path)?;
        let size = match path.extension().is_some_and(|ending| ending == "wasm") {
            true => {
                wasm_files.extend(
                    path.file_stem()
                        .map(|stem| stem.to_string_lossy().into_owned()),
                );
                &mut wasm
            }
            false => &mut javascript,
        };
        size.raw += bytes.len();
        size.gzip += gzip(&bytes)?;
        files.push(path);
    }
    wasm_files.sort();
    ensure!(
        wasm_files == import.wasm,
        "`{}` loads {wasm_files:?}, not {:?}",
        import.shown(),
        import.wasm
    );
    Ok(Loaded {
        import,
        wasm,
        javascript,
        files,
    })
}

impl Loaded {
    fn gzip(&self) -> usize {
        self.wasm.gzip + self.javascript.gzip
    }

    fn within_budget(&self) -> bool {
        self.gzip() <= self.import.budget * KB
    }
}

impl Report {
    pub(crate) fn within_budgets(&self) -> bool {
        self.loaded.iter().all(Loaded::within_budget)
    }

    pub(crate) fn loaded(&self) -> impl Iterator<Item = Imported<'_>> {
        self.loaded.iter().map(|loaded| Imported {
            import: loaded.import.shown(),
            raw: loaded.wasm.raw + loaded.javascript.raw,
            gzip: loaded.gzip(),
            budget: loaded.import.budget * KB,
            files: &loaded.files,
        })
    }

    /// The imports above their budgets.
    pub(crate) fn verdict(&self) -> String {
        let above = self.loaded.iter().filter(|loaded| !loaded.within_budget());
        let lines = above.map(|loaded| {
            format!(
                "`{}` loads {} B gzip, above its budget of {} KB",
                loaded.import.shown(),
                loaded.gzip(),
                loaded.import.budget
            )
        });
        lines.collect::<Vec<_>>().join("; ")
    }

    pub(crate) fn print(&self, project: &Project) {
        println!(
            "\nwhat a Worker loads, bytes\n{:<58} {:>9} {:>9} {:>9} {:>9}",
            "", "wasm", "wasm gz", "all gz", "budget"
        );
        for loaded in &self.loaded {
            let name = loaded.import.shown();
            let gzip = format!("{:>9}", loaded.gzip());
            let gzip = match loaded.within_budget() {
                true => style(gzip).green(),
                false => style(gzip).red().bold(),
            };
            println!(
                "{name:<58} {:>9} {:>9} {gzip} {:>9}",
                loaded.wasm.raw,
                loaded.wasm.gzip,
                loaded.import.budget * KB
            );
        }
        println!(
            "\n{}\n{}",
            project.package().display(),
            project.tarball().display()
        );
    }

    /// The page with the table of the sizes as they are now.
    fn page(&self, project: &Project) -> Result<String> {
        let text = fs::read_to_string(project.root.join(PAGE))?;
        let (before, _, after) = marks::split(&text, PAGE, "sizes", "build")?;
        let mut table = String::from("| import | gzip | of which wasm |\n| --- | --- | --- |\n");
        for loaded in &self.loaded {
            let kilobytes = |bytes: usize| format!("{:.1} KB", bytes as f64 / KB as f64);
            let row = format!(
                "| `{}` | {} | {} |\n",
                loaded.import.shown(),
                kilobytes(loaded.gzip()),
                kilobytes(loaded.wasm.gzip)
            );
            table.push_str(&row);
        }
        Ok([before, &table, after].concat())
    }

    /// Puts the sizes into the page.
    pub(crate) fn write(&self, project: &Project) -> Result<()> {
        fs::write(project.root.join(PAGE), self.page(project)?)
            .with_context(|| format!("writing {PAGE}"))
    }

    /// Whether the page tells these sizes.
    pub(crate) fn is_written(&self, project: &Project) -> Result<bool> {
        Ok(fs::read_to_string(project.root.join(PAGE))? == self.page(project)?)
    }
}

fn gzip(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}
