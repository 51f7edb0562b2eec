//! The Rust that the README and the pages of docs show compiles, and runs where it can: as doctests.

/// Names the pages, relative to the root of the repository.
macro_rules! pages {
    ($($name:ident = $page:literal),+ $(,)?) => {
        $(
            #[cfg(doctest)]
            #[doc = include_str!(concat!("../../../", $page))]
            mod $name {}
        )+

        #[cfg(test)]
        const PAGES: &[&str] = &[$($page),+];
    };
}

pages! {
    readme = "README.md",
    how_it_works = "docs/how-it-works.md",
    rust = "docs/rust.md",
    testing = "docs/testing.md",
    verdicts = "docs/verdicts.md",
}

#[cfg(test)]
mod tests {
    use super::PAGES;
    use std::fs;
    use std::path::Path;

    #[test]
    fn every_page_with_rust_is_named() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let mut with_rust = Vec::new();
        for entry in fs::read_dir(root.join("docs")).unwrap() {
            let path = entry.unwrap().path();
            let is_page = path.extension().is_some_and(|ending| ending == "md");
            if is_page && fs::read_to_string(&path).unwrap().contains("```rust") {
                let name = path.file_name().unwrap().to_string_lossy();
                with_rust.push(format!("docs/{name}"));
            }
        }
        with_rust.sort();
        let named: Vec<_> = PAGES.iter().filter(|page| **page != "README.md").collect();
        assert_eq!(
            with_rust,
            Vec::from_iter(named.iter().map(|page| page.to_string()))
        );
    }
}
