//! Bombs: a few bytes that inflate to more than anyone has memory for.

use crate::seal::{KEY, encrypt, seal};
use fingerprint_edge::__bindings::trust::{inflate, open};
use fingerprint_edge::trust::sealed::{MAX_BYTES, UnsealError, unseal};
use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, TDEFLStatus, compress_to_output, create_comp_flags_from_zip_params,
};

/// So many spaces, deflated without ever being in memory.
fn spaces(mebibytes: usize, more: usize) -> Vec<u8> {
    let mut compressor = CompressorOxide::new(create_comp_flags_from_zip_params(9, 0, 0));
    let mut deflated = Vec::new();
    let mut put = |bytes: &[u8], flush| {
        let (status, _) = compress_to_output(&mut compressor, bytes, flush, |chunk| {
            deflated.extend_from_slice(chunk);
            true
        });
        assert_ne!(status, TDEFLStatus::BadParam);
    };
    let mebibyte = vec![b' '; 1024 * 1024];
    for _ in 0..mebibytes {
        put(&mebibyte, TDEFLFlush::None);
    }
    put(&mebibyte[..more], TDEFLFlush::Finish);
    deflated
}

#[test]
fn inflating_ends_at_the_limit() {
    assert_eq!(inflate(&spaces(32, 0)).unwrap().len(), MAX_BYTES);
    assert_eq!(inflate(&spaces(32, 1)), Err(UnsealError::TooLarge));
    assert_eq!(
        open(encrypt(&spaces(32, 1)), &KEY),
        Err(UnsealError::TooLarge)
    );
}

#[test]
fn a_bomb_is_an_error() {
    // As much as deflate can: a thousand bytes for one.
    let bomb = spaces(256, 0);
    assert!(bomb.len() < 300_000, "{}", bomb.len());
    assert_eq!(unseal(encrypt(&bomb), &[KEY]), Err(UnsealError::TooLarge));
    // A bomb in a bomb: a KB for all of them. Only the outer one is inflated.
    let nested = seal(&bomb);
    assert!(nested.len() < 4 * 1024, "{}", nested.len());
    assert_eq!(unseal(&nested, &[KEY]), Err(UnsealError::NotText));
}

#[test]
fn a_sealed_result_beyond_the_limit_is_not_read() {
    let sealed = vec![0x9e; MAX_BYTES + 1];
    assert_eq!(unseal(&sealed, &[KEY]), Err(UnsealError::TooLarge));
}
