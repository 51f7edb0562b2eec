//! Sealed results: what opens them, and why others stay closed.

use crate::seal::{EVENT, KEY, OTHER_KEY, encrypt, seal};
use fingerprint_edge::__bindings::trust::open;
use fingerprint_edge::trust::sealed::{KEY_BYTES, Payload, UnsealError, unseal};
use fingerprint_edge::v4;
use proptest::prelude::*;

/// Sealed by Node's crypto and zlib with the key 00 01 … 1f: events of v4 and v3, and one of FingerprintIQ that is not deflated.
const V4: &str = "9e85dceda0a1a2a3a4a5a6a7a8a9aaab4d4e36000e062936ad29d6615548f4e9c09c6d20a0827759aa3cf1758c5abacb9f2195ae85eb9f7072b24d04242a31bb16bae5dcf68fb81ae4ca9fc606248eb022b388992b14d9794c659df3b0d02add";
const V3: &str = "9e85dceda0a1a2a3a4a5a6a7a8a9aaab4d4e56058f842bf24c4cd161ad2ceaf05d82115dbcbe0ca2b34423772cb93e1393021695de4b1db4cd097da56417aef90c47e37d1c8454d7056b19c02173b211";
const IQ: &str = "9e85dceda0a1a2a3a4a5a6a7a8a9aaab9d3a0e4834be67cc162ce3f13d58b2bb01f36921fad9315ff73852e305934637eb4326c9db1571117dfe6bbc5908ec9b26792f240ba4635c7b6e256e910d2fcde8bd033a6664b6e056b753d96235";

fn bytes(hex: &str) -> Vec<u8> {
    let digits = (0..hex.len()).step_by(2);
    digits
        .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap())
        .collect()
}

fn vector_key() -> [u8; KEY_BYTES] {
    std::array::from_fn(|at| u8::try_from(at).unwrap())
}

#[test]
fn events_of_all_systems() {
    let opened = |hex| unseal(bytes(hex), &[vector_key()]).unwrap();
    let Payload::V4(event) = opened(V4) else {
        panic!("no event of v4")
    };
    assert_eq!(event.event_id, "1708102555327.NLOjmg");
    assert_eq!(event.bot, Some(v4::signals::BotResult::Bad));
    let Payload::V3(event) = opened(V3) else {
        panic!("no event of v3")
    };
    let score = event.products.suspect_score.unwrap().data.unwrap();
    assert_eq!(score.result, 7.0);
    let Payload::Iq(event) = opened(IQ) else {
        panic!("no event of FingerprintIQ")
    };
    assert_eq!(event.bot_probability, Some(0.05));
}

#[test]
fn keys_are_tried_in_turn() {
    let sealed = seal(EVENT.as_bytes());
    for keys in [
        [KEY, OTHER_KEY].as_slice(),
        &[OTHER_KEY, KEY],
        &[OTHER_KEY, OTHER_KEY, KEY],
    ] {
        assert!(matches!(unseal(&sealed, keys), Ok(Payload::V4(_))));
    }
    for keys in [[OTHER_KEY].as_slice(), &[OTHER_KEY, OTHER_KEY]] {
        assert_eq!(unseal(&sealed, keys), Err(UnsealError::WrongKey));
    }
    for anything in [sealed.as_slice(), b"", b"no base64!"] {
        let none: [[u8; KEY_BYTES]; 0] = [];
        let error = unseal(anything, &none).unwrap_err();
        assert_eq!(
            error.to_string(),
            "`keys` is empty: there must be at least one"
        );
    }
}

/// What no key is to blame for is not asked of the next one.
#[test]
fn each_failure_says_what_it_is() {
    let sealed = seal(EVENT.as_bytes());
    let mut other_header = sealed.clone();
    other_header[0] ^= 1;
    for (input, message) in [
        (vec![], "the sealed result is too short to be one"),
        (
            sealed[..31].to_vec(),
            "the sealed result is too short to be one",
        ),
        (
            other_header,
            "the sealed result does not begin with the header 9e85dced",
        ),
        (
            sealed[..32].to_vec(),
            "the key does not open the sealed result",
        ),
        (
            encrypt(b""),
            "the sealed result holds neither deflated data nor JSON",
        ),
        (
            encrypt(b"[1]"),
            "the sealed result holds neither deflated data nor JSON",
        ),
        (seal(b"\xff"), "the sealed result holds no UTF-8"),
        (seal(b""), "the sealed result holds no JSON"),
        (seal(b"{"), "the sealed result holds no JSON"),
        (encrypt(b"{"), "the sealed result holds no JSON"),
        (
            seal(b"{}"),
            "the sealed result holds no event of a known system",
        ),
        (
            seal(b"null"),
            "the sealed result holds no event of a known system",
        ),
        (
            seal(br#"{"event_id":"1708102555327.NLOjmg"}"#),
            "the sealed result holds no event of a known system",
        ),
        (
            seal(br#"{"event_id":1708102555327,"timestamp":1708102555327}"#),
            "the sealed result holds no event of a known system: invalid type of field `event_id`: a number",
        ),
    ] {
        let error = unseal(&input, &[KEY, OTHER_KEY]).unwrap_err();
        assert!(error.to_string().starts_with(message), "{error}");
    }
}

#[test]
fn a_text_that_is_deflated_never_looks_like_one_that_is_not() {
    for level in 0..=10 {
        for text in [EVENT, "{}", "{ }", "{\"requestId\":1}"] {
            let deflated = miniz_oxide::deflate::compress_to_vec(text.as_bytes(), level);
            assert_ne!(deflated[0], b'{');
            assert_eq!(open(encrypt(&deflated), &KEY).unwrap(), text);
        }
    }
}

#[test]
fn what_follows_the_deflated_text_is_passed_over() {
    let mut deflated = miniz_oxide::deflate::compress_to_vec(EVENT.as_bytes(), 6);
    deflated.extend(b"more");
    assert_eq!(open(encrypt(&deflated), &KEY).unwrap(), EVENT);
}

#[test]
fn every_flipped_bit_is_refused() {
    let sealed = seal(EVENT.as_bytes());
    for bit in 0..sealed.len() * 8 {
        let mut flipped = sealed.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        let expected = if bit < 32 {
            UnsealError::WrongHeader
        } else {
            UnsealError::WrongKey
        };
        assert_eq!(unseal(&flipped, &[KEY]), Err(expected), "bit {bit}");
    }
    for bit in 0..KEY_BYTES * 8 {
        let mut key = KEY;
        key[bit / 8] ^= 1 << (bit % 8);
        assert_eq!(unseal(&sealed, &[key]), Err(UnsealError::WrongKey));
    }
}

proptest! {
    #[test]
    fn what_was_sealed_comes_out(text in ".{0,2000}", deflated: bool) {
        let text = format!("{{{text}");
        let sealed = if deflated { seal(text.as_bytes()) } else { encrypt(text.as_bytes()) };
        prop_assert_eq!(open(sealed, &KEY).unwrap(), text);
    }
}
