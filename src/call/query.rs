//! Checks named values against the parameters of an operation, and writes them into a query string.

use crate::api::date_time;
use crate::api::parameter::{Given, Input, Kind, Parameter};
use crate::call::error::{Refusal, concat};

/// Appends `text` to `out`, percent-encoded as one path segment or one part of a query string:
/// all but the [unreserved characters](https://www.rfc-editor.org/rfc/rfc3986#section-2.3).
pub fn encode(out: &mut String, text: &str) {
    let digit = |nibble: u8| char::from(nibble + if nibble < 10 { b'0' } else { b'A' - 10 });
    let mut rest = text;
    // Most of it is copied as it is, and in one piece.
    while let Some((plain, others)) = rest.split_at_checked(plain_bytes(rest)) {
        out.push_str(plain);
        let mut characters = others.chars();
        let Some(character) = characters.next() else {
            return;
        };
        for byte in character.encode_utf8(&mut [0; 4]).bytes() {
            out.push('%');
            out.push(digit(byte >> 4));
            out.push(digit(byte & 15));
        }
        rest = characters.as_str();
    }
}

/// How many bytes at the beginning of a text need no encoding.
fn plain_bytes(text: &str) -> usize {
    let is_plain = |byte: &u8| matches!(byte, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~');
    text.bytes().take_while(is_plain).count()
}

/// Appends `name=value` to a URL, `first` of all, or to the query string that it has.
pub fn append(url: &mut String, first: bool, name: &str, value: &str) {
    url.push(if first { '?' } else { '&' });
    encode(url, name);
    url.push('=');
    encode(url, value);
}

/// Checks what the caller gave against what the operation takes. `noun` is what messages call a
/// parameter of this operation.
///
/// # Errors
/// An unknown name, a value of the wrong type, or one out of the documented range. Values of enums
/// are not checked: the API may know more of them than this version does.
pub fn check(noun: &str, parameters: &[Parameter], inputs: &[Input<'_>]) -> Result<(), Refusal> {
    for input in inputs {
        let name = input.name.as_ref();
        match parameters.iter().find(|parameter| parameter.name == name) {
            None => return Err(unknown(noun, &input.name, parameters)),
            Some(parameter) => check_value(parameter, input, inputs)?,
        }
    }
    Ok(())
}

/// `all` are the inputs of the call, among them the other items of a list.
fn check_value(parameter: &Parameter, input: &Input<'_>, all: &[Input<'_>]) -> Result<(), Refusal> {
    let text = input.text.as_ref();
    let (expected, allowed) = match parameter.kind {
        Kind::Text => ("a string", input.given == Given::Text),
        Kind::TextUpTo(most) => {
            if input.given == Given::Text && text.chars().nth(usize::from(most)).is_some() {
                let most = decimal(most.into());
                return Err(wrong(input, &["must have at most ", &most, " characters"]));
            }
            ("a string", input.given == Given::Text)
        }
        Kind::Flag => ("true or false", input.given == Given::Flag),
        Kind::Integer(least, most) => {
            let whole = text
                .parse::<u16>()
                .is_ok_and(|number| (least..=most).contains(&number));
            if input.given == Given::Number && !whole {
                let (least, most) = (decimal(least.into()), decimal(most.into()));
                let range = [
                    "must be a whole number from ",
                    &least,
                    " to ",
                    &most,
                    ", got ",
                    text,
                ];
                return Err(wrong(input, &range));
            }
            ("a whole number", input.given == Given::Number)
        }
        Kind::Number => (
            "a finite number",
            input.given == Given::Number && is_finite(text),
        ),
        Kind::Milliseconds => (
            "Unix milliseconds or a valid Date",
            matches!(input.given, Given::Number | Given::Date) && is_milliseconds(text),
        ),
        Kind::Time => (
            "Unix milliseconds, an RFC 3339 date-time with its offset, or a valid Date",
            match input.given {
                Given::Number | Given::Date => is_milliseconds(text),
                Given::Text => is_milliseconds(text) || date_time::parse(text).is_some(),
                _ => false,
            },
        ),
        Kind::List => ("an array of strings", input.given == Given::Item),
        Kind::ListUpTo(most) => {
            let items = all.iter().filter(|other| other.name == input.name).count();
            if input.given == Given::Item && items > usize::from(most) {
                let (most, items) = (decimal(most.into()), decimal(items));
                return Err(wrong(
                    input,
                    &["takes at most ", &most, " value, got ", &items],
                ));
            }
            ("an array of strings", input.given == Given::Item)
        }
        Kind::Object => ("an object", input.given == Given::Object),
    };
    if !allowed {
        return Err(wrong(
            input,
            &["must be ", expected, ", got ", describe(input)],
        ));
    }
    if text.is_empty() && matches!(input.given, Given::Text | Given::Item) {
        return Err(wrong(input, &["is empty: leave it out instead"]));
    }
    Ok(())
}

/// A number in a message. The formatting of the standard library would add 1 KB to the npm package.
fn decimal(number: usize) -> String {
    let mut text = String::new();
    let mut rest = number;
    loop {
        text.insert(0, char::from(b'0' + (rest % 10) as u8));
        rest /= 10;
        if rest == 0 {
            return text;
        }
    }
}

fn wrong(input: &Input<'_>, parts: &[&str]) -> Refusal {
    Refusal::new(&["`", &input.name, "` ", &concat(parts)])
}

/// The value in a message: numbers as they are, of everything else the type alone.
fn describe<'a>(input: &'a Input<'_>) -> &'a str {
    match input.given {
        Given::Text => "a string",
        Given::Flag => "a boolean",
        Given::Date if input.text == "NaN" => "an invalid Date",
        Given::Date => "a Date",
        Given::Item => "an array",
        Given::Object => "an object",
        Given::Number | Given::Other => &input.text,
    }
}

fn is_finite(number: &str) -> bool {
    number.bytes().any(|byte| byte.is_ascii_digit())
}

fn is_milliseconds(text: &str) -> bool {
    // Fifteen digits reach beyond the year 30000, and stay whole in a double.
    (1..=15).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn unknown(noun: &str, name: &str, parameters: &[Parameter]) -> Refusal {
    match nearest(name, parameters) {
        Some(known) => Refusal::new(&[
            "unknown ",
            noun,
            " `",
            name,
            "`, did you mean `",
            known,
            "`?",
        ]),
        None => Refusal::new(&["unknown ", noun, " `", name, "`"]),
    }
}

/// The known name that a wrong one most likely stands for.
fn nearest(name: &str, parameters: &[Parameter]) -> Option<&'static str> {
    let mut snake = String::new();
    let mut after_lower = false;
    for character in name.chars().take(64) {
        if character.is_ascii_uppercase() && after_lower {
            snake.push('_');
        }
        after_lower = character.is_ascii_lowercase();
        snake.push(character.to_ascii_lowercase());
    }
    parameters
        .iter()
        .map(|parameter| (distance(&snake, parameter.name), parameter.name))
        .min()
        .and_then(|(edits, known)| (edits <= 1 + known.len() / 4).then_some(known))
}

/// The Levenshtein distance between two names.
fn distance(left: &str, right: &str) -> usize {
    // Not collected: that could panic, as far as the compiler knows.
    let mut row = Vec::new();
    for edits in 0..=right.len() {
        row.push(edits);
    }
    for (done, l) in left.bytes().enumerate() {
        let mut diagonal = done;
        let mut before = done + 1;
        let mut cells = row.iter_mut();
        if let Some(first) = cells.next() {
            *first = before;
        }
        for (cell, r) in cells.zip(right.bytes()) {
            let here = (diagonal + usize::from(l != r))
                .min(before + 1)
                .min(*cell + 1);
            diagonal = *cell;
            *cell = here;
            before = here;
        }
    }
    row.last().copied().unwrap_or_default()
}
