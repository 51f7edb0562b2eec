//! Any text as a header with a signature: valid is only what holds the right one.
#![no_main]

use fingerprint_edge::__bindings::trust::{header_is, header_lists, sign};
use fingerprint_edge::trust::webhook::{is_valid_iq_signature, is_valid_signature};

/// The vendor's own vector: `data` signed with `secret`.
const HEX: &str = "1b2c16b75bd2a870c114153ccda5bcfca63314bc722fa160d690de133ccbb9db";

libfuzzer_sys::fuzz_target!(|input: (&str, &[u8], &[u8])| {
    let (header, body, secret) = input;
    // Nothing is read of a header that is longer than 8 KiB with what is added to it below.
    if header.len() > 8_000 {
        return;
    }
    let there = header.to_ascii_lowercase().contains(HEX);
    assert!(there || !is_valid_signature(header, b"data", b"secret"));
    assert!(there || !is_valid_iq_signature(header, b"data", b"secret"));
    // Whatever stands beside it, the right one is found; and nothing else is it.
    assert!(is_valid_signature(
        &format!("{header},v1={HEX}"),
        b"data",
        b"secret"
    ));
    assert!(is_valid_signature(
        &format!("v1={HEX},{header}"),
        b"data",
        b"secret"
    ));
    if let Some(signature) = sign(body, secret) {
        let hex: String = signature.iter().map(|byte| format!("{byte:02x}")).collect();
        assert!(is_valid_signature(&format!("v1={hex}"), body, secret));
        assert!(is_valid_iq_signature(&hex, body, secret));
        let there = header.to_ascii_lowercase().contains(&hex);
        assert!(there || !(header_lists(header, &signature) || header_is(header, &signature)));
    } else {
        assert!(secret.is_empty());
    }
});
