//! Looks for secrets in a text, in any spelling, and writes the text without them.

use super::SHORTEST;
use super::spelling::{Spelling, is_introducer};

/// How much of a key that was cut off is still worth hiding; and what is looked for is no shorter.
const SHORTEST_BEGINNING: usize = 4;

/// Without what a cut takes off the end, the longest escape is one such as `&#0000038`.
const LONGEST_ESCAPE: usize = 12;

pub(super) struct Search<'a> {
    text: &'a str,
    cut: bool,
    /// With every escape decoded, and with those of JSON alone: in `%0123-key` the first two digits
    /// may be the key's.
    spellings: [(bool, Spelling); 2],
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
            spellings: [true, false].map(|all| (all, Spelling::of(text, all))),
            taken: vec![0; text.len()],
            shown: Vec::new(),
        }
    }

    pub(super) fn hide(&mut self, secret: &str, shown: &'a str) {
        self.find(secret, shown, false, false);
    }

    /// A part of a URL, where it is long enough to be a secret by itself.
    pub(super) fn hide_part(&mut self, part: &str, shown: &'a str) {
        let spelt = Spelling::of(part, true).bytes;
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
        for (all, spelling) in &self.spellings {
            let needle = Spelling::of(secret, *all).bytes;
            find(spelling, needle, base64, cut, |start, end| {
                let mut begins = BEGINS;
                for taken in self.taken.get_mut(start..end).into_iter().flatten() {
                    if *taken == 0 {
                        *taken = mark | begins;
                        begins = 0;
                    }
                }
            });
        }
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

/// Every range of the text that spells the needle. Each place is compared for itself: a text has 64 KB at most, and
/// a needle few bytes.
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
    let end = text.bytes.len();
    let mut place = 0;
    while place < end {
        match matching(text, place, &needle, base64, cut) {
            None => place += 1,
            Some(mut next) => {
                let mut first = place;
                // The characters beside it hold the first and the last bits of what was encoded.
                for _ in 0..if base64 { 3 } else { 0 } {
                    first -= usize::from(first > 0 && text.encodes(first - 1));
                    next += usize::from(text.encodes(next));
                }
                take(text.start(first), text.start(next));
                place = next;
            }
        }
    }
}

/// Where the needle ends that begins at this place; or a beginning of it, where the text is cut.
fn matching(
    text: &Spelling,
    place: usize,
    needle: &[u8],
    base64: bool,
    cut: bool,
) -> Option<usize> {
    let rest = text.bytes.get(place..)?;
    let mut expected = needle.iter();
    let mut matched = 0;
    let mut introduced = 0;
    for (at, byte) in (place..).zip(rest) {
        if is_introducer(*byte) {
            // What only introduces makes no difference, but nothing begins with it.
            if matched == 0 {
                return None;
            }
            introduced = at;
        } else if expected
            .next()
            .is_some_and(|expected| fold(*expected, base64) == fold(*byte, base64))
        {
            matched += 1;
            if matched == needle.len() {
                return Some(at + 1);
            }
        } else {
            // The escape at the end may be cut, too: then all from there on is hidden.
            let halved = introduced > 0 && text.bytes.len() - introduced < LONGEST_ESCAPE;
            return (cut && halved && matched >= SHORTEST_BEGINNING).then_some(text.bytes.len());
        }
    }
    (cut && matched >= SHORTEST_BEGINNING).then_some(text.bytes.len())
}

/// What is one in a comparison: in a query `+` is a blank, and base64 has two alphabets.
fn fold(byte: u8, base64: bool) -> u8 {
    match byte {
        b'+' => b' ',
        b'-' if base64 => b' ',
        b'_' if base64 => b'/',
        _ => byte,
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
