//! A text for JavaScript: in front, whether it is a value or a refusal.

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A value: `=`.
    Value,
    /// The message of a refusal, which JavaScript throws: `!`.
    Refusal,
    /// The message of a refusal that holds for one key alone, another may do: `?`.
    WrongKey,
}

impl Mark {
    /// The text with the mark in front.
    #[must_use]
    pub fn before(self, text: &str) -> String {
        let mark = match self {
            Self::Value => '=',
            Self::Refusal => '!',
            Self::WrongKey => '?',
        };
        let mut marked = String::with_capacity(text.len() + 1);
        marked.push(mark);
        marked.push_str(text);
        marked
    }
}

/// A value, or the reason why there is none.
pub fn answer(result: Result<impl AsRef<str>, impl AsRef<str>>) -> String {
    match result {
        Ok(value) => Mark::Value.before(value.as_ref()),
        Err(message) => Mark::Refusal.before(message.as_ref()),
    }
}

#[cfg(test)]
mod tests {
    use super::{Mark, answer};

    #[test]
    fn a_value_that_looks_like_a_refusal_is_a_value() {
        for text in ["!", "?", "=", "", "!no", "\u{feff}!"] {
            assert_eq!(answer(Ok::<_, &str>(text)), format!("={text}"));
            assert_eq!(answer(Err::<&str, _>(text)), format!("!{text}"));
            assert_eq!(Mark::WrongKey.before(text), format!("?{text}"));
        }
    }
}
