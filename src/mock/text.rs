//! Parts of short texts. What `str` finds them by is for long ones, and brings several KB of code into the npm package.

/// Whether a part is in a text.
pub(super) fn contains(text: &str, part: &str) -> bool {
    places(text, part).next().is_some()
}

/// What is before a part and what is behind it, where it comes for the first time.
pub(super) fn cut<'a>(text: &'a str, part: &str) -> Option<(&'a str, &'a str)> {
    let at = places(text, part).next()?;
    Some((text.get(..at)?, text.get(at + part.len()..)?))
}

/// What is before a part, where it comes for the last time.
pub(super) fn before_last<'a>(text: &'a str, part: &str) -> Option<&'a str> {
    text.get(..places(text, part).last()?)
}

/// Where a part begins.
fn places(text: &str, part: &str) -> impl Iterator<Item = usize> {
    let (text, part) = (text.as_bytes(), part.as_bytes());
    (0..text.len()).filter(move |at| text.get(*at..).is_some_and(|rest| rest.starts_with(part)))
}

#[cfg(test)]
mod tests {
    use super::{before_last, contains, cut};

    #[test]
    fn finds_what_str_finds() {
        let texts = [
            "",
            "a",
            "ab",
            "a at line 1 at line 2",
            "https://a://b",
            "ü://é",
            "aab",
        ];
        for text in texts {
            for part in ["a", "aab", "://", " at line ", "é", "x"] {
                assert_eq!(contains(text, part), text.contains(part), "{text} {part}");
                assert_eq!(cut(text, part), text.split_once(part), "{text} {part}");
                let last = text.rsplit_once(part).map(|(before, _)| before);
                assert_eq!(before_last(text, part), last, "{text} {part}");
            }
        }
    }
}
