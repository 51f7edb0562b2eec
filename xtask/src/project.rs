//! Where things are, and what Cargo.toml and Cargo.lock say.

use anyhow::{Context, Result, anyhow};
use std::fs;
use std::path::{Path, PathBuf};
use toml::Table;

/// The repository.
pub(crate) struct Project {
    pub(crate) root: PathBuf,
    pub(crate) version: String,
    pub(crate) description: String,
    pub(crate) license: String,
    /// The oldest Rust that compiles the library.
    pub(crate) rust_version: String,
    /// The names under `[features]`, without `default`.
    pub(crate) features: Vec<String>,
    /// wasm-bindgen as locked: what makes its glue, and its command line, must be of the same version.
    pub(crate) wasm_bindgen: String,
    pub(crate) wasm_bindgen_cli_support: String,
    /// That of the example Worker in Rust, whose lock file is its own.
    pub(crate) wasm_bindgen_of_worker: String,
}

impl Project {
    pub(crate) fn open() -> Result<Self> {
        // `cargo run` sets it; the compiled-in one would be stale in a target folder that checkouts share.
        let manifest = std::env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = manifest
            .parent()
            .context("xtask lies in no workspace")?
            .to_owned();
        let cargo = read_toml(&root.join("Cargo.toml"))?;
        let text = |key: &str| {
            let value = cargo
                .get("package")
                .and_then(|package| package.get(key))
                .and_then(|value| value.as_str());
            value
                .map(str::to_owned)
                .ok_or_else(|| anyhow!("Cargo.toml: [package] has no `{key}`"))
        };
        let features = cargo
            .get("features")
            .and_then(|features| features.as_table())
            .context("Cargo.toml: no [features]")?;
        let lock = read_toml(&root.join("Cargo.lock"))?;
        let lock_of_worker = read_toml(&root.join("examples/rust-worker/Cargo.lock"))?;
        Ok(Self {
            version: text("version")?,
            description: text("description")?,
            license: text("license")?,
            rust_version: text("rust-version")?,
            features: features
                .keys()
                .filter(|name| *name != "default")
                .cloned()
                .collect(),
            wasm_bindgen: locked_version(&lock, "wasm-bindgen")?,
            wasm_bindgen_cli_support: locked_version(&lock, "wasm-bindgen-cli-support")?,
            wasm_bindgen_of_worker: locked_version(&lock_of_worker, "wasm-bindgen")?,
            root,
        })
    }

    /// The features that are meant for users.
    pub(crate) fn public_features(&self) -> Vec<&str> {
        let names = self.features.iter().map(String::as_str);
        names.filter(|name| !name.starts_with("__")).collect()
    }

    /// `<root>/target/<name>`: what the build leaves stays there, wherever cargo puts its own files.
    pub(crate) fn target(&self, name: &str) -> PathBuf {
        self.root.join("target").join(name)
    }

    /// The unpacked npm package.
    pub(crate) fn package(&self) -> PathBuf {
        self.target("pkg")
    }

    /// The packed npm package.
    pub(crate) fn tarball(&self) -> PathBuf {
        self.target(&format!("fingerprint-edge-{}.tgz", self.version))
    }
}

/// A TOML file.
pub(crate) fn read_toml(path: &Path) -> Result<Table> {
    let text = fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    text.parse()
        .with_context(|| format!("parsing {}", path.display()))
}

fn locked_version(lock: &Table, name: &str) -> Result<String> {
    let packages = lock
        .get("package")
        .and_then(|packages| packages.as_array())
        .context("Cargo.lock: no packages")?;
    let package = packages
        .iter()
        .find(|package| package.get("name").and_then(|value| value.as_str()) == Some(name));
    let version = package
        .and_then(|package| package.get("version"))
        .and_then(|value| value.as_str());
    version
        .map(str::to_owned)
        .ok_or_else(|| anyhow!("Cargo.lock does not name {name}"))
}
