//! Inputs by the thousand that a broken or an evil sender makes: nothing panics, and nothing gets through.

use crate::seal::{EVENT, KEY, encrypt, seal};
use fingerprint_edge::__bindings::trust::{inflate, open};
use fingerprint_edge::trust::sealed::{MAX_BYTES, unseal};
use fingerprint_edge::trust::webhook::is_valid_signature;

const ROUNDS: u32 = 20_000;

/// Numbers that look random and are the same in every run (xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % limit.max(1)
    }

    /// Changes bytes, cuts, repeats and inserts, up to four times.
    fn mutate(&mut self, bytes: &mut Vec<u8>) {
        for _ in 0..=self.below(4) {
            let at = self.below(bytes.len());
            match self.below(5) {
                0 if !bytes.is_empty() => bytes[at] ^= 1 << self.below(8),
                1 if !bytes.is_empty() => bytes[at] = u8::try_from(self.below(256)).unwrap(),
                2 => bytes.truncate(at),
                3 => bytes.extend_from_within(at..),
                _ => bytes.insert(at, u8::try_from(self.below(256)).unwrap()),
            }
        }
    }
}

#[test]
fn sealed_results() {
    let mut numbers = Numbers(0x9e85_dced);
    let whole = seal(EVENT.as_bytes());
    for _ in 0..ROUNDS {
        let mut sealed = whole.clone();
        numbers.mutate(&mut sealed);
        assert_eq!(unseal(&sealed, &[KEY]).is_ok(), sealed == whole);
    }
}

/// The key shields what comes after it: here the sender has the key.
#[test]
fn deflated_texts() {
    let mut numbers = Numbers(0x00c0_ffee);
    let text = EVENT.repeat(40);
    for round in 0..ROUNDS {
        let level = u8::try_from(round % 10).unwrap();
        let mut deflated = miniz_oxide::deflate::compress_to_vec(text.as_bytes(), level);
        numbers.mutate(&mut deflated);
        if let Ok(inflated) = inflate(&deflated) {
            assert!(inflated.len() <= MAX_BYTES);
        }
        let _ = open(encrypt(&deflated), &KEY);
    }
}

#[test]
fn headers() {
    let mut numbers = Numbers(0x0f1e_2d3c);
    let whole = "v1=1b2c16b75bd2a870c114153ccda5bcfca63314bc722fa160d690de133ccbb9db";
    for _ in 0..ROUNDS {
        let mut header = whole.as_bytes().to_vec();
        numbers.mutate(&mut header);
        let header = String::from_utf8_lossy(&header);
        let valid = is_valid_signature(&header, b"data", b"secret");
        // Letter case, spaces and what other entries hold are free.
        let there = header
            .split(',')
            .any(|entry| entry.replace(char::is_whitespace, "").to_lowercase() == whole);
        assert!(there || !valid, "{header}");
    }
}
