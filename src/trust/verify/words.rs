//! Words of a reason and of a message, from what may come from anyone.

/// More of a text than this is of no use in a reason.
const MAX_SHOWN: usize = 200;

/// A text between quotes. It may come from the visitor: no line ends in it, and it has an end.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    let mut characters = text.chars();
    for character in characters.by_ref().take(MAX_SHOWN) {
        quoted.push(match character {
            // What ends a line or steers a terminal, and what turns the direction of writing.
            '\0'..='\x1f'
            | '\x7f'..='\u{9f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}' => '\u{fffd}',
            other => other,
        });
    }
    if characters.next().is_some() {
        quoted.push('…');
    }
    quoted.push('"');
    quoted
}

/// A text from its parts, with one between them. What the standard library has for this, and for numbers
/// below, would make the npm package's wasm larger by kilobytes.
pub(super) fn joined<'a>(parts: impl IntoIterator<Item = &'a str>, between: &str) -> String {
    let mut text = String::new();
    for (index, part) in parts.into_iter().enumerate() {
        if index > 0 {
            text.push_str(between);
        }
        text.push_str(part);
    }
    text
}

/// A text from its parts.
pub(super) fn text<const N: usize>(parts: [&str; N]) -> String {
    joined(parts, "")
}

/// A number in digits.
pub(super) fn digits(mut number: u64) -> String {
    let mut text = String::new();
    loop {
        // Less than ten: the cast cuts nothing off.
        text.insert(0, char::from(b'0' + (number % 10) as u8));
        number /= 10;
        if number == 0 {
            return text;
        }
    }
}

/// Quoted texts, of which one is enough.
pub(super) fn any_of<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let texts: Vec<_> = texts.map(quoted).collect();
    joined(texts.iter().map(String::as_str), " or ")
}

/// Milliseconds without their sign, and what they are in a unit that one can read.
pub(super) fn ms(ms: i64) -> String {
    const UNITS: [(&str, u64); 5] = [
        // Of 365 days and a quarter.
        (" year", 31_557_600_000),
        (" day", 86_400_000),
        (" hour", 3_600_000),
        (" minute", 60_000),
        (" second", 1_000),
    ];
    let ms = ms.unsigned_abs();
    let Some((name, unit)) = UNITS.into_iter().find(|(_, unit)| ms >= *unit) else {
        return text([&digits(ms), " ms"]);
    };
    // Rounded to tenths.
    let tenths = ms / unit * 10 + (ms % unit * 10 + unit / 2) / unit;
    let (whole, tenth) = (digits(tenths / 10), digits(tenths % 10));
    let (dot, tenth) = if tenth == "0" {
        ("", "")
    } else {
        (".", tenth.as_str())
    };
    let plural = if tenths == 10 { "" } else { "s" };
    text([&digits(ms), " ms (", &whole, dot, tenth, name, plural, ")"])
}
