//! The pagination key: where a walk stands, in a form that means nothing to its reader.

/// Where the last page ended, and which question it answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Position {
    /// The digest of the question: a key fits no other one.
    pub(super) question: u64,
    /// The time range of the first page, inclusive on both sides. It stays as it was while the
    /// clock moves on, or a walk over the default range would change under way.
    pub(super) from: i64,
    pub(super) to: i64,
    /// The last event of the page. Both parts are needed: times need not be unique.
    pub(super) timestamp: i64,
    pub(super) event_id: String,
}

impl Position {
    pub(super) fn to_key(&self) -> String {
        let Self {
            question,
            from,
            to,
            timestamp,
            event_id,
        } = self;
        let state = format!("{question:x} {from} {to} {timestamp} {event_id}");
        encode(format!("{:016x}{state}", digest(state.as_bytes())).as_bytes())
    }

    /// The position of a key; none for one that this API did not make.
    pub(super) fn from_key(key: &str) -> Option<Self> {
        let text = String::from_utf8(decode(key)?).ok()?;
        let (checksum, state) = text.split_at_checked(16)?;
        let mut parts = state.splitn(5, ' ');
        let position = Self {
            question: u64::from_str_radix(parts.next()?, 16).ok()?,
            from: parts.next()?.parse().ok()?,
            to: parts.next()?.parse().ok()?,
            timestamp: parts.next()?.parse().ok()?,
            event_id: parts.next()?.to_owned(),
        };
        // Base64 ignores some bits of its last letter: only the key as it was made is that key.
        let genuine = checksum == format!("{:016x}", digest(state.as_bytes()));
        (genuine && position.to_key() == key).then_some(position)
    }
}

/// FNV-1a, 64 bits: enough against a slip, and nothing here is secret.
pub(super) fn digest(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Base64 for URLs, without padding.
fn encode(bytes: &[u8]) -> String {
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let bits = (0..3).fold(0_usize, |bits, index| {
            bits << 8 | usize::from(chunk.get(index).copied().unwrap_or(0))
        });
        for index in 0..=chunk.len() {
            let letter = LETTERS.get(bits >> (18 - 6 * index) & 63);
            text.extend(letter.copied().map(char::from));
        }
    }
    text
}

fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    for chunk in text.as_bytes().chunks(4) {
        let mut bits = 0_u32;
        for index in 0..4 {
            let value = match chunk.get(index) {
                Some(letter) => LETTERS.iter().position(|known| known == letter)?,
                None => 0,
            };
            bits = bits << 6 | u32::try_from(value).ok()?;
        }
        let [_, decoded @ ..] = bits.to_be_bytes();
        bytes.extend(decoded.iter().take(chunk.len() * 3 / 4));
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::{Position, decode, encode};

    #[test]
    fn base64_round_trip() {
        let cases: [(&[u8], &str); 5] = [
            (b"", ""),
            (b"f", "Zg"),
            (b"fo", "Zm8"),
            (b"foo", "Zm9v"),
            (b"\xff\xfe\xfd\xfc", "__79_A"),
        ];
        for (bytes, text) in cases {
            assert_eq!(encode(bytes), text);
            assert_eq!(decode(text).as_deref(), Some(bytes));
        }
    }

    #[test]
    fn a_key_is_itself_and_nothing_else() {
        let position = Position {
            question: u64::MAX,
            from: i64::MIN,
            to: i64::MAX,
            timestamp: 1_708_102_555_327,
            event_id: "an id with spaces, ü and .".to_owned(),
        };
        let key = position.to_key();
        assert_eq!(Position::from_key(&key), Some(position));
        for index in 0..key.len() {
            for letter in ["A", "B", "_", "~"] {
                let mut altered = key.clone();
                altered.replace_range(index..=index, letter);
                let read = Position::from_key(&altered);
                assert_eq!(read.is_some(), altered == key, "{altered}");
            }
            assert_eq!(Position::from_key(key.split_at(index).0), None);
        }
        assert_eq!(Position::from_key(&format!("{key}A")), None);
    }
}
