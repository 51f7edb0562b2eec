//! wasm-bindgen's glue: `glue OUT_FOLDER NAME=COMPILED.wasm...` leaves NAME.js, NAME.d.ts and NAME_bg.wasm.
//!
//! A program of its own, so that `cargo xtask` starts before what it needs is compiled.

use anyhow::{Context, Result, bail, ensure};
use std::fs;
use std::path::Path;
use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let usage = "usage: glue OUT_FOLDER NAME=COMPILED.wasm...";
    let folder = arguments.next().context(usage)?;
    for argument in arguments {
        let Some((name, compiled)) = argument.split_once('=') else {
            bail!("{usage}");
        };
        glue(Path::new(compiled), name, Path::new(&folder))
            .with_context(|| format!("making the glue of {compiled}"))?;
    }
    Ok(())
}

fn glue(compiled: &Path, name: &str, folder: &Path) -> Result<()> {
    Bindgen::new()
        .input_path(compiled)
        .out_name(name)
        .web(true)?
        .typescript(true)
        // Bundlers would see, and try to resolve, the default path's `new URL(…, import.meta.url)`.
        .omit_default_module_path(true)
        // The only way to a fresh instance after a trap.
        .reset_state_function(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(folder)?;
    by_identity(&folder.join(format!("{name}.js")))
}

/// How the glue asks whether a view's memory was replaced when it grew.
const BY_FLAG: &str = "cachedDataViewMemory0.buffer.detached === true || (cachedDataViewMemory0.buffer.detached === undefined && cachedDataViewMemory0.buffer !== wasm.memory.buffer)";
const BY_IDENTITY: &str = "cachedDataViewMemory0.buffer !== wasm.memory.buffer";

/// Lets the buffer tell by what it is: Node 20 has no `detached`, and the one that SES adds there says false of a
/// buffer that is detached, so that the next call would trap.
fn by_identity(file: &Path) -> Result<()> {
    let glue = fs::read_to_string(file)?.replace(BY_FLAG, BY_IDENTITY);
    ensure!(
        !glue.contains(".detached"),
        "{} asks for `detached` in another way",
        file.display()
    );
    Ok(fs::write(file, glue)?)
}
