//! The newest heading of CHANGELOG.md: which version, and whether it is out.

use anyhow::{Context, Result, ensure};

/// A heading such as `## 0.1.0 - unreleased` or `## 0.1.0 - 2026-12-01`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Newest<'a> {
    pub(super) version: &'a str,
    pub(super) state: State,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum State {
    Unreleased,
    Released,
}

/// Reads it; an entry without a word in it is an error.
pub(super) fn newest(text: &str) -> Result<Newest<'_>> {
    let mut lines = text.lines();
    let heading = lines
        .find_map(|line| line.strip_prefix("## "))
        .context("CHANGELOG.md has no heading of a version (## 0.1.0 - unreleased)")?;
    let (version, state) = heading.split_once(" - ").with_context(|| {
        format!("CHANGELOG.md: the heading \"{heading}\" must be a version, \" - \", and a day or `unreleased`")
    })?;
    let state = if state == "unreleased" {
        State::Unreleased
    } else {
        ensure!(
            is_day(state),
            "CHANGELOG.md: \"{state}\" must be a day such as 2026-12-01, or `unreleased`"
        );
        State::Released
    };
    let said = lines
        .take_while(|line| !line.starts_with("## "))
        .any(|line| line.starts_with("- "));
    ensure!(said, "CHANGELOG.md says nothing of {version}");
    Ok(Newest { version, state })
}

/// Four digits, two and two.
fn is_day(text: &str) -> bool {
    let digits =
        |part: &str, length| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<_> = text.split('-').collect();
    matches!(parts[..], [year, month, day] if digits(year, 4) && digits(month, 2) && digits(day, 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(heading: &str) -> Result<State> {
        let text = format!(
            "# Changelog\n\n{heading}\n\n### Added\n- a thing\n\n## 0.0.9 - 2026-01-01\n- old\n"
        );
        newest(&text).map(|newest| newest.state)
    }

    #[test]
    fn tells_a_release_from_work() {
        assert_eq!(of("## 0.1.0 - unreleased").unwrap(), State::Unreleased);
        assert_eq!(of("## 0.1.0 - 2026-12-01").unwrap(), State::Released);
    }

    #[test]
    fn refuses_what_is_neither() {
        for heading in [
            "## 0.1.0",
            "## 0.1.0 - soon",
            "## 0.1.0 - 2026-12",
            "## 0.1.0 - 2026-12-1st",
        ] {
            assert!(of(heading).is_err(), "{heading}");
        }
        assert!(newest("# Changelog\n").is_err(), "no version");
        assert!(
            newest("## 1.0.0 - unreleased\n\n## 0.1.0 - 2026-12-01\n- old\n").is_err(),
            "no entry"
        );
    }
}
