//! Keys of sealed results, from base64 and from bytes: what is none says what would be one, and shows nothing of it.

use crate::seal::{EVENT, KEY, OTHER_KEY, seal};
use fingerprint_edge::trust::sealed::{Key, KeyError, Payload, unseal};
use serde::Deserialize;

/// 32 bytes whose base64 has both of the digits that differ between the alphabets.
const BYTES: [u8; 32] = [
    0xfb, 0xef, 0xff, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x09, 0x0a, 0x0b, 0x0c, 0x0d,
    0x0e, 0x0f, 0x10, 0x11, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17, 0x18, 0x19, 0x1a, 0x1b, 0x1c, 0x1d,
];
const BASE64: &str = "++//AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0=";

fn bytes(key: &Key) -> [u8; 32] {
    let bytes: &[u8; 32] = std::borrow::Borrow::borrow(key);
    *bytes
}

#[test]
fn a_key_is_read_from_all_kinds_of_base64() {
    let bare = BASE64.trim_end_matches('=');
    let safe = |text: &str| text.replace('+', "-").replace('/', "_");
    for text in [BASE64.to_owned(), bare.to_owned(), safe(BASE64), safe(bare)] {
        assert_eq!(bytes(&Key::from_base64(&text).unwrap()), BYTES, "{text}");
        assert_eq!(bytes(&text.parse().unwrap()), BYTES, "{text}");
    }
    assert_eq!(bytes(&Key::from(BYTES)), BYTES);
    assert_eq!(bytes(&Key::try_from(BYTES.as_slice()).unwrap()), BYTES);
}

#[test]
fn what_is_no_key_says_what_would_be() {
    for (text, message) in [
        ("", "the key must have 32 bytes, got 0"),
        ("AAAA", "the key must have 32 bytes, got 3"),
        (
            "++//AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHw==",
            "the key must have 32 bytes, got 34",
        ),
        (
            "++//AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0=\n",
            "the key is not base64: it has white space in it, such as a line break",
        ),
        (
            " ++//AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0=",
            "the key is not base64: it has white space in it, such as a line break",
        ),
        (
            "++//AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0==",
            "the key is not base64",
        ),
        (
            "++//AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB!=",
            "the key is not base64",
        ),
        // Hexadecimal digits are base64, of more bytes.
        (
            "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
            "the key must have 32 bytes, got 48",
        ),
    ] {
        let error = Key::from_base64(text).unwrap_err();
        assert_eq!(error.to_string(), message);
        assert!(!format!("{error:?}").contains("AQID"), "{error:?}");
    }
    assert_eq!(
        Key::try_from([7; 31].as_slice()).unwrap_err(),
        KeyError::WrongLength { bytes: 31 }
    );
}

#[test]
fn a_key_is_not_shown() {
    assert_eq!(format!("{:?}", Key::from(BYTES)), "Key(..)");
    assert_eq!(format!("{:#?}", [Key::from(BYTES)]), "[\n    Key(..),\n]");
}

#[derive(Debug, Deserialize)]
struct Settings {
    keys: Vec<Key>,
}

#[test]
fn keys_stand_in_a_configuration() {
    let settings: Settings =
        serde_json::from_value(serde_json::json!({ "keys": [BASE64, BASE64] })).unwrap();
    assert_eq!(
        settings.keys.iter().map(bytes).collect::<Vec<_>>(),
        [BYTES, BYTES]
    );
    let error = serde_json::from_str::<Settings>(r#"{"keys":["AQIDBA=="]}"#)
        .unwrap_err()
        .to_string();
    assert!(
        error.starts_with("the key must have 32 bytes, got 4") && !error.contains("AQID"),
        "{error}"
    );
}

#[test]
fn keys_open() {
    let keys = [Key::from(OTHER_KEY), Key::from(KEY)];
    assert!(matches!(
        unseal(seal(EVENT.as_bytes()), &keys),
        Ok(Payload::V4(_))
    ));
}
