//! What JavaScript sees: functions over strings and numbers. No object crosses, nothing throws.

#![expect(unreachable_pub, reason = "wasm-bindgen exports public functions only")]

#[cfg(feature = "npm-client")]
mod client;
#[cfg(feature = "npm-migrate")]
mod migrate;
#[cfg(feature = "npm-mock")]
mod mock;
#[cfg(feature = "npm-trap")]
mod trap;
#[cfg(feature = "npm-trust")]
mod trust;
#[cfg(feature = "npm-verify")]
mod verify;

/// The standard library's allocator would be a sixth of the whole package.
#[cfg(any(feature = "npm-client", feature = "npm-trust", feature = "npm-verify"))]
#[global_allocator]
static ALLOCATOR: lol_alloc::LockedAllocator<lol_alloc::FreeListAllocator> =
    lol_alloc::LockedAllocator::new(lol_alloc::FreeListAllocator::new());

/// Nothing to start; but `__wbg_reset_state`, which replaces an instance, calls what this exports.
#[wasm_bindgen::prelude::wasm_bindgen(start)]
pub fn start() {}
