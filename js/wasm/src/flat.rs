//! The flat text of named values.

/// A value that JavaScript gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// A string.
    Text(&'a str),
    /// A number as JavaScript writes it.
    Number(&'a str),
    /// `true` or `false`.
    Flag(&'a str),
    /// A date, in Unix milliseconds, or `NaN`.
    Date(&'a str),
    /// An object.
    Object,
    /// Anything else, by the name of its type.
    Other(&'a str),
}

/// How a value was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given<'a> {
    /// Not at all.
    Nothing,
    /// By itself.
    One(Value<'a>),
    /// As an item of an array.
    Item(Value<'a>),
    /// As an array without items.
    NoItems,
}

/// The pairs of a flat text.
pub fn pairs(flat: &str) -> impl Iterator<Item = (&str, Given<'_>)> {
    let mut rest = flat;
    std::iter::from_fn(move || Some((part(&mut rest)?, given(part(&mut rest)?))))
}

/// Takes what stands before the next NUL. Bytes alone are looked at: to read characters would take as long as all checks.
fn part<'a>(rest: &mut &'a str) -> Option<&'a str> {
    let end = rest.bytes().position(|byte| byte == 0)?;
    let part = rest.get(..end)?;
    *rest = rest.get(end + 1..)?;
    Some(part)
}

fn given(text: &str) -> Given<'_> {
    match letter(text) {
        Some(('a', item)) => letter(item).map_or(Given::NoItems, |item| Given::Item(value(item))),
        Some(one) => Given::One(value(one)),
        None => Given::Nothing,
    }
}

fn letter(text: &str) -> Option<(char, &str)> {
    let mut characters = text.chars();
    Some((characters.next()?, characters.as_str()))
}

fn value((letter, rest): (char, &str)) -> Value<'_> {
    match letter {
        's' => Value::Text(rest),
        'n' => Value::Number(rest),
        'b' => Value::Flag(rest),
        'd' => Value::Date(rest),
        'o' => Value::Object,
        _ => Value::Other(rest),
    }
}

impl<'a> Value<'a> {
    /// What it is, in a message.
    #[must_use]
    pub fn type_name(self) -> &'a str {
        match self {
            Self::Text(_) => "a string",
            Self::Number(_) => "a number",
            Self::Flag(_) => "a boolean",
            Self::Date(_) => "a date",
            Self::Object => "an object",
            Self::Other(name) => name,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Given, Value, pairs};

    #[test]
    fn every_letter_is_read() {
        let flat = "a\0stext\0b\0n-1.5\0c\0btrue\0d\0dNaN\0e\0o\0f\0xa function\0g\0asx\0g\0an1\0h\0a\0i\0\0";
        let read: Vec<_> = pairs(flat).collect();
        let expected = [
            ("a", Given::One(Value::Text("text"))),
            ("b", Given::One(Value::Number("-1.5"))),
            ("c", Given::One(Value::Flag("true"))),
            ("d", Given::One(Value::Date("NaN"))),
            ("e", Given::One(Value::Object)),
            ("f", Given::One(Value::Other("a function"))),
            ("g", Given::Item(Value::Text("x"))),
            ("g", Given::Item(Value::Number("1"))),
            ("h", Given::NoItems),
            ("i", Given::Nothing),
        ];
        assert_eq!(read, expected);
    }

    #[test]
    fn what_looks_like_another_letter_is_text() {
        let read: Vec<_> = pairs("a\0sxyz\0a\0saaa\0a\0ss\0a\0s\0").collect();
        let texts = ["xyz", "aaa", "s", ""].map(|text| ("a", Given::One(Value::Text(text))));
        assert_eq!(read, texts);
    }
}
