//! Looks for secrets in a text, in any spelling, and writes the text without them.

use super::SHORTEST;
use super::spelling::{Decoded, Spelling, is_introducer};

/// How much of a key that was cut off is still worth hiding; and what is looked for is no shorter.
const SHORTEST_BEGINNING: usize = 4;

/// Without what a cut takes off the end, the longest escape is one such as `&#0000038`.
const LONGEST_ESCAPE: usize = 12;

pub(super) struct Search<'a> {
    text: &'a str,
    cut: bool,
    spelling: Spelling,
    /// Of each byte of the text, what takes its place: nothing, or a place in `shown`, counted from 1.
    /// The first byte of a range has `BEGINS` set as well.
    taken: Vec<u8>,
    shown: Vec<&'a str>,
}

const BEGINS: u8 = 0x80;

impl<'a> Search<'a> {
    /// `cut` says that the text went on.
    pub(super) fn new(text: &'a str, cut: bool) -> Self {
        Self {
            text,
            cut,
            spelling: Spelling::of("", Decoded::All),
            taken: vec![0; text.len()],
            shown: Vec::new(),
        }
    }

    /// What is looked for from now on is looked for where these escapes are decoded.
    pub(super) fn spell(&mut self, decoded: Decoded) {
        self.spelling = Spelling::of(self.text, decoded);
    }

    pub(super) fn hide(&mut self, secret: &str, shown: &'a str) {
        self.find(secret, shown, false, false);
    }

    /// A part of a URL, where it is long enough to be a secret by itself.
    pub(super) fn hide_part(&mut self, part: &str, shown: &'a str) {
        let spelt = Spelling::of(part, Decoded::All).bytes;
        // The bytes that begin a character.
        if spelt.iter().filter(|byte| **byte & 0xC0 != 0x80).count() >= SHORTEST {
            self.find(part, shown, false, false);
        }
    }

    /// Also in base64, and also the beginning of it that a cut text ends with.
    pub(super) fn hide_key(&mut self, key: &str, shown: &'a str) {
        self.find(key, shown, false, self.cut);
        // By where it begins in a group of three bytes.
        for skipped in 0..3 {
            self.find(&base64(key.bytes().skip(skipped)), shown, true, self.cut);
        }
    }

    fn find(&mut self, secret: &str, shown: &'a str, base64: bool, cut: bool) {
        if self.shown.last() != Some(&shown) {
            self.shown.push(shown);
        }
        let mark = self.shown.len() as u8;
        let needle = Spelling::of(secret, self.spelling.decoded).bytes;
        find(&self.spelling, needle, base64, cut, |start, end| {
            let mut begins = BEGINS;
            for taken in self.taken.get_mut(start..end).into_iter().flatten() {
                if *taken == 0 {
                    *taken = mark | begins;
                    begins = 0;
                }
            }
        });
    }

    /// The text with what is shown in the place of what is hidden.
    pub(super) fn text(&self) -> String {
        let mut text = String::with_capacity(self.text.len());
        for (place, character) in self.text.char_indices() {
            match self.taken.get(place).copied().unwrap_or_default() {
                0 => text.push(character),
                mark if mark & BEGINS != 0 => {
                    let shown = self.shown.get(usize::from(mark & !BEGINS) - 1);
                    text.push_str(shown.copied().unwrap_or_default());
                }
                _ => {}
            }
        }
        text
    }
}

/// Every range of the text that spells the needle.
fn find(
    text: &Spelling,
    mut needle: Vec<u8>,
    base64: bool,
    cut: bool,
    mut take: impl FnMut(usize, usize),
) {
    needle.retain(|byte| !is_introducer(*byte));
    // In JSON a quotation mark that is not escaped belongs to the syntax.
    while needle.last() == Some(&b'"') {
        needle.pop();
    }
    while needle.first() == Some(&b'"') {
        needle.remove(0);
    }
    if needle.len() < SHORTEST_BEGINNING {
        return;
    }
    let mut matcher = Matcher::new(needle, base64);
    let mut take = |matched, after, mut next| {
        let mut first = after;
        for _ in 0..matched {
            first = text.before(first);
        }
        // The characters beside it hold the first and the last bits of what was encoded.
        for _ in 0..if base64 { 3 } else { 0 } {
            first -= usize::from(first > 0 && text.encodes(first - 1));
            next += usize::from(text.encodes(next));
        }
        take(text.start(first), text.start(next));
    };
    let mut halved = (0, 0);
    for (place, byte) in text.bytes.iter().enumerate() {
        if is_introducer(*byte) {
            halved = (matcher.matched, place);
        } else if matcher.step(*byte) {
            take(matcher.matched, place + 1, place + 1);
            matcher.matched = 0;
        }
    }
    if cut {
        let end = text.bytes.len();
        // The escape after it may be cut, too: then all from there on is hidden.
        if halved.0 >= SHORTEST_BEGINNING && end - halved.1 < LONGEST_ESCAPE {
            take(halved.0, halved.1, end);
        }
        if matcher.matched >= SHORTEST_BEGINNING {
            take(matcher.matched, end, end);
        }
    }
}

/// The algorithm of Knuth, Morris and Pratt: linear whatever the text, and at the end of it, it knows which
/// beginning of the needle it has just seen.
struct Matcher {
    needle: Vec<u8>,
    base64: bool,
    /// Of each beginning of the needle, how long the longest other beginning is that it ends with.
    borders: Vec<u32>,
    matched: usize,
}

impl Matcher {
    fn new(needle: Vec<u8>, base64: bool) -> Self {
        let mut matcher = Self {
            borders: Vec::with_capacity(needle.len()),
            needle,
            base64,
            matched: 0,
        };
        matcher.borders.push(0);
        for place in 1..matcher.needle.len() {
            let byte = matcher.needle.get(place).copied().unwrap_or_default();
            matcher.step(byte);
            matcher.borders.push(matcher.matched as u32);
        }
        matcher.matched = 0;
        matcher
    }

    /// Takes the next byte; whether the whole needle has been seen.
    fn step(&mut self, byte: u8) -> bool {
        let byte = self.fold(byte);
        loop {
            let expected = self.needle.get(self.matched);
            if expected.is_some_and(|expected| self.fold(*expected) == byte) {
                self.matched += 1;
                return self.matched == self.needle.len();
            }
            let Some(before) = self.matched.checked_sub(1) else {
                return false;
            };
            self.matched = self.borders.get(before).copied().unwrap_or_default() as usize;
        }
    }

    /// What is one in a comparison: in a query `+` is a blank, and base64 has two alphabets.
    fn fold(&self, byte: u8) -> u8 {
        match byte {
            b'+' => b' ',
            b'-' if self.base64 => b' ',
            b'_' if self.base64 => b'/',
            _ => byte,
        }
    }
}

/// The characters of base64 that are known of bytes in the middle of others.
fn base64(bytes: impl Iterator<Item = u8>) -> String {
    let mut encoded = String::new();
    let (mut bits, mut count) = (0_u32, 0);
    for byte in bytes {
        bits = bits << 8 | u32::from(byte);
        count += 8;
        while count >= 6 {
            count -= 6;
            encoded.push(char::from(match (bits >> count & 63) as u8 {
                digit @ 0..26 => b'A' + digit,
                digit @ 26..52 => b'a' - 26 + digit,
                digit @ 52..62 => digit - 52 + b'0',
                62 => b'+',
                _ => b'/',
            }));
        }
    }
    encoded
}
