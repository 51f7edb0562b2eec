//! Sealed results as text: every kind of base64 is read, and nothing that only looks like it.

use crate::seal::{EVENT, KEY, seal};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD};
use fingerprint_edge::trust::sealed::{MAX_BYTES, Payload, UnsealError, unseal};
use proptest::prelude::*;

/// Sealed events of all lengths of padding, as every kind of base64.
#[test]
fn every_kind_of_base64() {
    for more in 0..4 {
        let text = EVENT.replace(
            '}',
            &format!(r#","url":"https://shop.example/{}"}}"#, "?".repeat(more)),
        );
        let sealed = seal(text.as_bytes());
        let kinds = [&STANDARD, &STANDARD_NO_PAD, &URL_SAFE, &URL_SAFE_NO_PAD];
        for text in kinds.map(|kind| kind.encode(&sealed)) {
            assert!(
                matches!(unseal(&text, &[KEY]), Ok(Payload::V4(_))),
                "{text}"
            );
            assert!(
                matches!(unseal(text.as_bytes(), &[KEY]), Ok(Payload::V4(_))),
                "{text}"
            );
            assert!(matches!(unseal(text, &[KEY]), Ok(Payload::V4(_))));
        }
        assert!(matches!(unseal(sealed, &[KEY]), Ok(Payload::V4(_))));
    }
}

/// As `unsealEventsResponse` of JavaScript answers.
#[test]
fn what_is_no_base64() {
    let text = STANDARD.encode(seal(EVENT.as_bytes()));
    let with = |at: usize, odd: &str| format!("{}{odd}{}", &text[..at], &text[at + 1..]);
    let long = "A".repeat(MAX_BYTES / 3 * 4 + 8);
    for (input, error) in [
        ("not base64!", UnsealError::NotBase64),
        ("A", UnsealError::NotBase64),
        ("AAA==", UnsealError::NotBase64),
        ("AA=", UnsealError::NotBase64),
        ("AAAA=", UnsealError::NotBase64),
        ("A===", UnsealError::NotBase64),
        ("=", UnsealError::NotBase64),
        ("nA==\n", UnsealError::NotBase64),
        (&format!(" {text}"), UnsealError::NotBase64),
        (&format!("{text} "), UnsealError::NotBase64),
        (&format!("\u{feff}{text}"), UnsealError::NotBase64),
        (&format!("\"{text}\""), UnsealError::NotBase64),
        (&with(9, "\u{e5}"), UnsealError::NotBase64),
        (&with(8, "="), UnsealError::NotBase64),
        (&with(8, "\n"), UnsealError::NotBase64),
        (&with(8, "%2B"), UnsealError::NotBase64),
        ("", UnsealError::TooShort),
        ("nA", UnsealError::TooShort),
        ("nA==", UnsealError::TooShort),
        // The bits that are left over in the last digit are anyone's.
        ("nB==", UnsealError::TooShort),
        (&STANDARD.encode([b'x'; 64]), UnsealError::WrongHeader),
        (&long, UnsealError::TooLarge),
    ] {
        assert_eq!(unseal(input, &[KEY]), Err(error), "{:.80}", input);
    }
}

#[test]
fn bytes_that_are_no_text_are_bytes() {
    for (input, error) in [
        ([0; 32].as_slice(), UnsealError::WrongHeader),
        (&[0x9e], UnsealError::TooShort),
        (&[0x9e, 0x85, 0xdc, 0xed], UnsealError::TooShort),
        (&[0xff; 40], UnsealError::WrongHeader),
    ] {
        assert_eq!(unseal(input, &[KEY]), Err(error), "{input:?}");
    }
}

proptest! {
    #[test]
    fn bytes_and_their_base64_are_the_same(bytes: Vec<u8>, sealed: bool, mut at: usize, with: u8) {
        let mut bytes = if sealed { seal(EVENT.as_bytes()) } else { bytes };
        if !bytes.is_empty() {
            at %= bytes.len();
            bytes[at] ^= with;
        }
        let text = URL_SAFE_NO_PAD.encode(&bytes);
        let header = bytes.starts_with(&[0x9e, 0x85, 0xdc, 0xed]);
        let as_text = unseal(&text, &[KEY]);
        if header {
            prop_assert_eq!(unseal(&bytes, &[KEY]), as_text);
        } else {
            prop_assert!(matches!(as_text, Err(UnsealError::WrongHeader | UnsealError::TooShort)));
        }
    }

    #[test]
    fn no_text_panics(text in ".{0,200}") {
        prop_assert!(unseal(&text, &[KEY]).is_err());
    }
}
