//! Items as lines that people read: names without the paths that everybody knows, and the usual traits of a type on one
//! line.

use std::collections::HashSet;

/// What one reads past when it is spelled out; the crate itself is the first of it.
const PATHS: [(&str, &str); 11] = [
    ("fingerprint_edge::", ""),
    ("alloc::boxed::Box", "Box"),
    ("alloc::string::String", "String"),
    ("alloc::sync::Arc", "Arc"),
    ("alloc::vec::Vec", "Vec"),
    ("core::convert::", ""),
    ("core::marker::", ""),
    ("core::option::Option", "Option"),
    ("core::result::Result", "Result"),
    ("core::time::Duration", "Duration"),
    ("serde_json::map::Map", "Map"),
];

/// What nearly every type has.
const USUAL: [(&str, &str); 12] = [
    ("impl core::clone::Clone for ", "Clone"),
    ("impl core::cmp::Eq for ", "Eq"),
    ("impl core::cmp::Ord for ", "Ord"),
    ("impl core::cmp::PartialEq for ", "PartialEq"),
    ("impl core::cmp::PartialOrd for ", "PartialOrd"),
    ("impl core::default::Default for ", "Default"),
    ("impl core::fmt::Debug for ", "Debug"),
    ("impl core::fmt::Display for ", "Display"),
    ("impl core::hash::Hash for ", "Hash"),
    ("impl core::marker::Copy for ", "Copy"),
    ("impl serde_core::ser::Serialize for ", "Serialize"),
    (
        "impl<'de> serde_core::de::Deserialize<'de> for ",
        "Deserialize",
    ),
];

/// What the compiler implements and nobody counts on.
const UNCOUNTED: [&str; 4] = ["Freeze", "RefUnwindSafe", "UnsafeUnpin", "UnwindSafe"];

/// What the compiler implements and people count on, so that only an exception is worth a line: a type that is not
/// `Send`, or is it for some of its parameters.
const EXPECTED: [&str; 3] = ["Send", "Sync", "Unpin"];

/// Whether an item goes without saying.
fn is_expected(text: &str) -> bool {
    let of_trait = |name: &str| text.contains(&format!("::{name} for fingerprint_edge::"));
    UNCOUNTED.into_iter().any(of_trait)
        || text.starts_with("impl core::marker::") && EXPECTED.into_iter().any(of_trait)
        // It goes with `PartialEq`, by which constants can be patterns.
        || text.contains("::StructuralPartialEq for fingerprint_edge::")
        // A heading of what follows.
        || text.starts_with("impl fingerprint_edge::") && !implements(text)
}

/// Whether an item says that a type has a trait.
pub(crate) fn implements(text: &str) -> bool {
    text.starts_with("impl") && text.contains(" for ")
}

/// The lines of the items, in their order.
pub(crate) fn readable(items: impl Iterator<Item = String>) -> Vec<String> {
    let mut lines = Vec::new();
    let mut usual = Usual::default();
    for item in items {
        if is_expected(&item) || usual.takes(&item) {
            continue;
        }
        if !implements(&item) || !item.ends_with(&usual.whose) {
            lines.extend(std::mem::take(&mut usual).line());
        }
        lines.push(item);
    }
    lines.extend(usual.line());
    // What a trait of the crate's own is implemented for comes with the type and with the trait.
    let mut known = HashSet::new();
    lines.retain(|line| known.insert(line.clone()));
    for line in &mut lines {
        for (path, name) in PATHS {
            *line = line.replace(path, name);
        }
    }
    lines
}

/// The usual traits of one type, whose items follow each other.
#[derive(Default)]
struct Usual {
    traits: Vec<&'static str>,
    whose: String,
}

impl Usual {
    /// Takes an item that belongs here.
    fn takes(&mut self, item: &str) -> bool {
        let found = USUAL
            .iter()
            .find_map(|(start, name)| Some((*name, item.strip_prefix(start)?)));
        let Some((name, whose)) = found else {
            return false;
        };
        if !self.traits.is_empty() && self.whose != whose {
            return false;
        }
        self.traits.push(name);
        whose.clone_into(&mut self.whose);
        true
    }

    fn line(mut self) -> Option<String> {
        self.traits.sort_unstable();
        let traits = self.traits.join(", ");
        (!traits.is_empty()).then(|| format!("impl {traits} for {}", self.whose))
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn says_what_does_not_go_without_saying() {
        let items = [
            "pub struct fingerprint_edge::A",
            "pub fingerprint_edge::A::at: core::option::Option<alloc::string::String>",
            "impl fingerprint_edge::A",
            "pub fn fingerprint_edge::A::new() -> Self",
            "impl core::fmt::Debug for fingerprint_edge::A",
            "impl core::convert::From<&str> for fingerprint_edge::A",
            "impl core::clone::Clone for fingerprint_edge::A",
            "impl core::marker::StructuralPartialEq for fingerprint_edge::A",
            "impl core::marker::Freeze for fingerprint_edge::A",
            "impl core::marker::Send for fingerprint_edge::A",
            "impl !core::marker::Sync for fingerprint_edge::A",
            "impl !core::panic::unwind_safe::UnwindSafe for fingerprint_edge::A",
            "pub struct fingerprint_edge::B<T>",
            "impl<T: fingerprint_edge::C> fingerprint_edge::B<T>",
            "impl<T> core::clone::Clone for fingerprint_edge::B<T>",
            "pub trait fingerprint_edge::C",
            "impl<T> core::clone::Clone for fingerprint_edge::B<T>",
            "impl<T> core::marker::Send for fingerprint_edge::B<T> where T: core::marker::Send",
            "impl<'de> serde_core::de::Deserialize<'de> for fingerprint_edge::B<u8>",
        ];
        let lines = super::readable(items.into_iter().map(str::to_owned));
        assert_eq!(
            lines,
            [
                "pub struct A",
                "pub A::at: Option<String>",
                "pub fn A::new() -> Self",
                "impl From<&str> for A",
                "impl !Sync for A",
                "impl Clone, Debug for A",
                "pub struct B<T>",
                "impl<T: C> B<T>",
                "impl<T> core::clone::Clone for B<T>",
                "pub trait C",
                "impl<T> Send for B<T> where T: Send",
                "impl Deserialize for B<u8>",
            ]
        );
    }
}
