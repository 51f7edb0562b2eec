//! A text as the bytes that it spells, whatever escapes it uses, and where in it each of them stands.

/// Which escapes are decoded.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Decoded {
    /// Every one.
    All,
    /// Those of JSON: in `%0123-key` the first two digits may be the key's.
    Json,
    /// None: in `\u0020123-key` the first one may be.
    Nothing,
}

impl Decoded {
    pub(super) const ALL: [Self; 3] = [Self::All, Self::Json, Self::Nothing];
}

/// The longest escape of HTML that is read, such as `&#x01F600;` and `&#0000038;`.
const LONGEST_ENTITY: usize = 12;

/// Whether a byte begins an escape. Where it does not, it is passed over in comparisons, so that it makes no
/// difference whether it was itself escaped.
pub(super) fn is_introducer(byte: u8) -> bool {
    matches!(byte, b'\\' | b'%' | b'&')
}

/// The bytes that a text spells.
///
/// It is a stack: each byte that comes may complete an escape with those before it, which its meaning then
/// replaces, and may complete another one. So `%252B`, `%5Cu002b` and `&amp;#43;` all become `+`, and no
/// byte is looked at more than a few times.
pub(super) struct Spelling {
    /// Decoded bytes of UTF-8, and introducers that introduce nothing.
    pub(super) bytes: Vec<u8>,
    /// Where each byte begins in the text. It ends where the next one begins.
    starts: Vec<u32>,
    /// Where the text ends.
    end: u32,
    pub(super) decoded: Decoded,
    /// The first half of a surrogate pair, and where it begins.
    high: Option<(u32, u32)>,
}

impl Spelling {
    pub(super) fn of(text: &str, decoded: Decoded) -> Self {
        let mut spelling = Self {
            bytes: Vec::with_capacity(text.len()),
            starts: Vec::with_capacity(text.len()),
            end: 0,
            decoded,
            high: None,
        };
        let mut odd = false;
        for byte in text.bytes() {
            // After an odd number of backslashes, the last one belongs to what follows.
            spelling.push(byte, spelling.end - u32::from(odd));
            odd = byte == b'\\' && !odd;
            spelling.end += 1;
        }
        if decoded == Decoded::Nothing {
            spelling.undo(text);
        }
        spelling
    }

    /// The bytes as they stand; each begins where its escape does, so that none is taken apart.
    fn undo(&mut self, text: &str) {
        let mut starts = Vec::with_capacity(text.len());
        let mut rest = self.starts.iter().copied().peekable();
        let mut start = 0;
        for place in 0..self.end {
            while let Some(next) = rest.next_if(|next| *next <= place) {
                start = next;
            }
            starts.push(start);
        }
        self.starts = starts;
        self.bytes = Vec::from(text);
    }

    /// Where the byte at this place begins in the text.
    pub(super) fn start(&self, place: usize) -> usize {
        self.starts.get(place).map_or(self.end, |start| *start) as usize
    }

    /// The place of the last byte before this place that is no introducer.
    pub(super) fn before(&self, place: usize) -> usize {
        let bytes = self.bytes.get(..place).unwrap_or_default();
        let last = bytes.iter().rposition(|byte| !is_introducer(*byte));
        last.unwrap_or_default()
    }

    /// Whether the byte at this place may be one of base64.
    pub(super) fn encodes(&self, place: usize) -> bool {
        let byte = self.bytes.get(place);
        byte.is_some_and(
            |byte| matches!(byte, b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'+' | b'/' | b'-' | b'_' | b'='),
        )
    }

    fn push(&mut self, byte: u8, start: u32) {
        self.put(byte, start);
        // Not by recursion: in `%3%3%31` each escape completes the one before it.
        while self.reduce() {}
    }

    fn put(&mut self, byte: u8, start: u32) {
        self.bytes.push(byte);
        self.starts.push(start);
    }

    /// Takes the last bytes off, and says where the first of them began.
    fn take(&mut self, count: usize) -> u32 {
        let left = self.bytes.len().saturating_sub(count);
        let start = self.start(left) as u32;
        self.bytes.truncate(left);
        self.starts.truncate(left);
        start
    }

    /// Replaces an escape at the end by what it means; whether there was one.
    fn reduce(&mut self) -> bool {
        match *self.bytes.as_slice() {
            // However many there are, they escape one character.
            [.., b'\\', b'\\'] => {
                self.take(1);
                false
            }
            [.., b'%', high, low] if self.decoded == Decoded::All => {
                let Some(byte) = number(&[high, low], 16) else {
                    return false;
                };
                let start = self.take(3);
                self.put(byte as u8, start);
                true
            }
            [.., b'\\', b'u', a, b, c, d] => {
                let Some(unit) = number(&[a, b, c, d], 16) else {
                    return false;
                };
                let start = self.take(5);
                self.put_utf16(unit, start)
            }
            [.., b';'] if self.decoded == Decoded::All => {
                let Some((length, code)) = entity(&self.bytes) else {
                    return false;
                };
                let start = self.take(length);
                self.put_char(code, start)
            }
            _ => false,
        }
    }

    /// A unit of UTF-16; the first half of a pair waits for the second.
    fn put_utf16(&mut self, unit: u32, start: u32) -> bool {
        match (unit, self.high.take()) {
            (0xD800..=0xDBFF, _) => {
                self.high = Some((unit, start));
                false
            }
            (0xDC00..=0xDFFF, Some((high, start))) => {
                self.put_char(0x1_0000 + ((high & 0x3FF) << 10) + (unit & 0x3FF), start)
            }
            _ => self.put_char(unit, start),
        }
    }

    fn put_char(&mut self, code: u32, start: u32) -> bool {
        let character = char::from_u32(code).unwrap_or_default();
        for byte in character.encode_utf8(&mut [0; 4]).bytes() {
            self.put(byte, start);
        }
        true
    }
}

/// How many bytes at the end are an escape of HTML, and the character that it means.
fn entity(bytes: &[u8]) -> Option<(usize, u32)> {
    let last = bytes
        .get(bytes.len().saturating_sub(LONGEST_ENTITY)..)
        .unwrap_or(bytes);
    let begin = last.iter().rposition(|byte| *byte == b'&')?;
    let name = last.get(begin + 1..)?;
    let name = name.strip_suffix(b";")?;
    let code = match name {
        b"amp" => u32::from(b'&'),
        b"quot" => u32::from(b'"'),
        b"apos" => u32::from(b'\''),
        b"lt" => u32::from(b'<'),
        b"gt" => u32::from(b'>'),
        [b'#', b'x' | b'X', digits @ ..] => number(digits, 16)?,
        [b'#', digits @ ..] => number(digits, 10)?,
        _ => return None,
    };
    Some((name.len() + 2, code))
}

fn number(digits: &[u8], radix: u32) -> Option<u32> {
    let mut number = 0_u32;
    for digit in digits {
        let digit = char::from(*digit).to_digit(radix)?;
        number = number.wrapping_mul(radix).wrapping_add(digit);
    }
    Some(number)
}
