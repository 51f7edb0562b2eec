//! Any text as a `Retry-After`: nothing, or a time that one can wait.
#![no_main]

use fingerprint_edge::__bindings::call::retry::retry_after_ms;

/// 1970, 1994, now, and the end of what dates can say: Unix milliseconds.
const CLOCKS: [f64; 4] = [
    0.0,
    784_111_777_000.0,
    1_795_000_000_000.0,
    253_402_300_800_000.0,
];

libfuzzer_sys::fuzz_target!(|value: &str| {
    for now_ms in CLOCKS {
        if let Some(ms) = retry_after_ms(value, now_ms) {
            assert!((0.0..=CLOCKS[3]).contains(&ms), "{ms}");
        }
    }
});
