//! Signatures of webhooks: which headers have the right one.

use fingerprint_edge::__bindings::trust::{header_is, header_lists, sign};
use fingerprint_edge::trust::webhook::{is_valid_iq_signature, is_valid_signature};
use proptest::prelude::*;
use serde_json::Value;

/// The vendor's own vector: `data` signed with `secret`.
const HEX: &str = "1b2c16b75bd2a870c114153ccda5bcfca63314bc722fa160d690de133ccbb9db";

fn valid(header: &str) -> bool {
    is_valid_signature(header, b"data", b"secret")
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn the_vendors_vector() {
    assert!(valid(&format!("v1={HEX}")));
    assert_eq!(hex(&sign(b"data", b"secret").unwrap()), HEX);
    assert!(is_valid_iq_signature(HEX, b"data", b"secret"));
}

/// RFC 4231, cases 2 and 6: a short key, and one that is longer than a block of the hash.
#[test]
fn the_vectors_of_the_standard() {
    for (key, data, signature) in [
        (
            b"Jefe".to_vec(),
            "what do ya want for nothing?",
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        ),
        (
            vec![0xaa; 131],
            "Test Using Larger Than Block-Size Key - Hash Key First",
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
        ),
    ] {
        assert_eq!(hex(&sign(data.as_bytes(), &key).unwrap()), signature);
    }
}

/// Whether a header has the signature of a body for a secret.
type Check = fn(&str, &[u8], &[u8]) -> bool;

/// The headers that both drivers must agree on.
#[test]
fn the_table_of_headers() {
    let table: Value =
        serde_json::from_str(include_str!("../documents/webhook-headers.json")).unwrap();
    let text = |name: &str| table[name].as_str().unwrap().as_bytes();
    let (data, secret) = (text("data"), text("secret"));
    let signature = hex(&sign(data, secret).unwrap());
    let checks: [(&str, Check); 2] = [
        ("fingerprint", is_valid_signature),
        ("fingerprintIq", is_valid_iq_signature),
    ];
    for (system, check) in checks {
        for (kind, expected) in [("valid", true), ("invalid", false)] {
            let headers = table[system][kind].as_array().unwrap();
            assert!(headers.len() > 4, "{system} {kind}");
            for header in headers {
                let header = filled(header.as_str().unwrap(), &signature);
                assert_eq!(check(&header, data, secret), expected, "{header:?}");
            }
        }
    }
}

/// A header of the table with the signature in its place.
pub(crate) fn filled(header: &str, signature: &str) -> String {
    let mixed: String = signature
        .chars()
        .enumerate()
        .map(|(at, digit)| {
            if at % 2 == 0 {
                digit.to_ascii_uppercase()
            } else {
                digit
            }
        })
        .collect();
    header
        .replace("{hex}", signature)
        .replace("{HEX}", &signature.to_uppercase())
        .replace("{Hex}", &mixed)
        .replace("{wrong}", &"0".repeat(64))
        .replace("{short}", &signature[..63])
}

#[test]
fn an_empty_secret_signs_nothing() {
    // What HMAC would make of an empty key.
    let header = "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad";
    assert_eq!(sign(b"", b""), None);
    assert!(!is_valid_iq_signature(header, b"", b""));
    assert!(!is_valid_signature(&format!("v1={header}"), b"", b""));
}

#[test]
fn every_flipped_bit_is_refused() {
    let signature = sign(b"data", b"secret").unwrap();
    for bit in 0..256 {
        let mut flipped = signature;
        flipped[bit / 8] ^= 1 << (bit % 8);
        assert!(!valid(&format!("v1={}", hex(&flipped))), "bit {bit}");
    }
    for bit in 0..32 {
        let mut data = *b"data";
        data[bit / 8] ^= 1 << (bit % 8);
        assert!(!is_valid_signature(&format!("v1={HEX}"), &data, b"secret"));
    }
}

#[test]
fn a_signature_of_another_length_is_none() {
    assert!(!header_lists(&format!("v1={HEX}"), b""));
    assert!(!header_is(HEX, &sign(b"data", b"secret").unwrap()[..31]));
    assert!(!header_is("", b""));
}

proptest! {
    #[test]
    fn the_signature_is_found_among_others(data: Vec<u8>, secret in "[^\\x00]{1,90}", others in proptest::collection::vec("[ -+.-~]{0,80}", 0..5), at: usize) {
        let right = format!("v1={}", hex(&sign(&data, secret.as_bytes()).unwrap()));
        let mut list = others;
        list.insert(at % (list.len() + 1), right);
        prop_assert!(is_valid_signature(&list.join(","), &data, secret.as_bytes()));
    }
}
