//! How much memory opening a sealed result takes, whatever is in it: nothing else runs in this process.
#![cfg(all(feature = "trust", not(target_arch = "wasm32")))]

use fingerprint_edge::__bindings::trust::inflate;
use fingerprint_edge::trust::sealed::{MAX_BYTES, UnsealError};
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Raw deflate by hand: a zero, and then blocks in which each bit repeats it 258 times.
fn bomb(bytes: usize) -> Vec<u8> {
    // One block of fixed codes: the literal 0 is 00110000, length 258 is 11000101, distance 1 is 00000.
    let literal = "00110000";
    let repeat = "1100010100000";
    let mut bits = String::from("110");
    bits.push_str(literal);
    while bits.len() < bytes * 8 - 8 {
        bits.push_str(repeat);
    }
    let bits: Vec<u8> = bits.bytes().map(|bit| bit - b'0').collect();
    bits.chunks(8)
        .map(|byte| byte.iter().rev().fold(0, |value, bit| value << 1 | bit))
        .collect()
}

#[test]
fn a_bomb_takes_twice_the_limit_at_most() {
    let bomb = bomb(4 * 1024 * 1024);
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    // It would be 636 MiB.
    assert_eq!(inflate(&bomb), Err(UnsealError::TooLarge));
    let taken = MEMORY.peak_usage() - before;
    // While a buffer grows, its smaller predecessor is still there.
    assert!(
        taken > MAX_BYTES / 2 && taken <= 2 * MAX_BYTES,
        "{taken} bytes"
    );
    assert!(MEMORY.current_usage() <= before + 1_024);
}
