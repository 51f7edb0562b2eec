//! JSON as JavaScript reads it: what serde_json refuses in it costs that value, not the whole text.

mod error;

use serde::de::DeserializeOwned;
use serde_json::error::Category;

pub use error::Error;

/// How many levels serde_json reads.
const MAX_DEPTH: usize = 127;

/// Reads JSON, such as the body of a webhook, as a type of this crate.
///
/// `serde_json::from_str` does the same for most texts, but refuses some that JavaScript reads, and a
/// visitor can send such in its tags. Here they cost no more than that value: half a surrogate pair
/// (`"\ud800"`) becomes U+FFFD, as bytes do that are not UTF-8; what is nested deeper than 127 levels, and a
/// number out of range (`1e999`), becomes null. The clients of this crate read answers by this.
///
/// # Errors
/// It is not JSON, or none of that type: an object without what makes it one, such as its `event_id`. The error names
/// the place.
pub fn from_str<T: DeserializeOwned>(json: &str) -> Result<T, Error> {
    serde_json::from_str(json).or_else(|error| match error.classify() {
        Category::Syntax => {
            let json = mended(json);
            serde_json::from_str(&json).map_err(|error| Error::new(&json, error))
        }
        _ => Err(Error::new(json, error)),
    })
}

/// The same text without what serde_json refuses.
fn mended(json: &str) -> String {
    let mut scan = Scan {
        json,
        at: 0,
        copied: 0,
        mended: String::with_capacity(json.len()),
    };
    let mut depth = 0_usize;
    while let Some(byte) = scan.peek() {
        match byte {
            b'"' => scan.string(),
            b'{' | b'[' if depth == MAX_DEPTH => scan.nested(),
            b'-' | b'0'..=b'9' => scan.number(),
            _ => {
                match byte {
                    b'{' | b'[' => depth += 1,
                    b'}' | b']' => depth = depth.saturating_sub(1),
                    _ => {}
                }
                scan.at += 1;
            }
        }
    }
    scan.replace(scan.at, "");
    scan.mended
}

struct Scan<'a> {
    json: &'a str,
    at: usize,
    /// Up to here everything is in `mended`.
    copied: usize,
    mended: String,
}

impl<'a> Scan<'a> {
    fn peek(&self) -> Option<u8> {
        self.json.as_bytes().get(self.at).copied()
    }

    fn text(&self, from: usize, to: usize) -> &'a str {
        self.json.get(from..to).unwrap_or_default()
    }

    /// Puts something in place of what lies between `from` and here.
    fn replace(&mut self, from: usize, with: &str) {
        self.mended.push_str(self.text(self.copied, from));
        self.mended.push_str(with);
        self.copied = self.at;
    }

    /// Passes over a string.
    fn string(&mut self) {
        self.at += 1;
        while let Some(byte) = self.peek() {
            let from = self.at;
            self.at += 1;
            match byte {
                b'"' => return,
                b'\\' => {
                    let half = self.surrogate(from);
                    self.at = from + if half.is_some() { 6 } else { 2 };
                    let other = half.and_then(|_| self.surrogate(self.at));
                    match (half, other) {
                        (Some(Half::First), Some(Half::Second)) => self.at += 6,
                        (Some(_), _) => self.replace(from, "\\ufffd"),
                        (None, _) => {}
                    }
                }
                _ => {}
            }
        }
    }

    /// Half of a surrogate pair, if its escape is there.
    fn surrogate(&self, from: usize) -> Option<Half> {
        let hex = self.text(from, from + 6).strip_prefix("\\u")?;
        match u16::from_str_radix(hex, 16).ok()? {
            0xd800..0xdc00 => Some(Half::First),
            0xdc00..0xe000 => Some(Half::Second),
            _ => None,
        }
    }

    /// Passes over a value that is nested too deep.
    fn nested(&mut self) {
        let (from, rest) = (self.at, self.text(self.at, self.json.len()));
        self.at += nested(rest).unwrap_or(rest).len();
        self.replace(from, "null");
    }

    /// Passes over a number.
    fn number(&mut self) {
        let from = self.at;
        while let Some(b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E') = self.peek() {
            self.at += 1;
        }
        let number = self.text(from, self.at).parse::<f64>();
        if number.is_ok_and(f64::is_infinite) {
            self.replace(from, "null");
        }
    }
}

#[derive(Clone, Copy)]
enum Half {
    First,
    Second,
}

/// The object or the list with which a text begins, as it is written.
pub(crate) fn nested(text: &str) -> Option<&str> {
    let (mut at, mut open) = (0, 0_usize);
    loop {
        match text.as_bytes().get(at)? {
            b'"' => {
                at += string(text.get(at..)?)?.len();
                continue;
            }
            b'{' | b'[' => open += 1,
            b'}' | b']' => open -= 1,
            _ => {}
        }
        at += 1;
        if open == 0 {
            return text.get(..at);
        }
    }
}

/// The string with which a text begins, with its quotes.
pub(crate) fn string(text: &str) -> Option<&str> {
    let mut at = 0;
    loop {
        at += 1;
        match text.as_bytes().get(at)? {
            b'\\' => at += 1,
            b'"' => return text.get(..=at),
            _ => {}
        }
    }
}
