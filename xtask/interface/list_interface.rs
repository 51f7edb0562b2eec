//! `list-interface FILE`: prints the public items of the crate that this JSON of rustdoc's describes, one a line.

mod lines;

use anyhow::{Context, Result};
use std::collections::HashSet;
use std::path::PathBuf;

fn main() -> Result<()> {
    let file: PathBuf = std::env::args_os()
        .nth(1)
        .context("usage: list-interface FILE")?
        .into();
    let interface = public_api::Builder::from_rustdoc_json(&file)
        // What std implements for all types says nothing about this crate.
        .omit_blanket_impls(true)
        .build()
        .with_context(|| {
            format!(
                "{} is not of the format that this version of public-api reads: the two change together, in \
                 rust-toolchain.toml and xtask/interface/Cargo.toml",
                file.display()
            )
        })?;
    let items: Vec<_> = interface
        .items()
        .map(|item| (item.id(), item.parent_id(), item.to_string()))
        .collect();
    let of_traits: HashSet<_> = items
        .iter()
        .filter(|(_, _, text)| lines::implements(text))
        .map(|(id, ..)| *id)
        .collect();
    // A function of a trait follows from the line that says who has the trait; a type does not.
    let wanted = items.into_iter().filter(|(_, parent, text)| {
        text.starts_with("pub type ") || parent.is_none_or(|parent| !of_traits.contains(&parent))
    });
    for line in lines::readable(wanted.map(|(.., text)| text)) {
        println!("{line}");
    }
    Ok(())
}
