//! What JavaScript sees: functions over strings and numbers. No object crosses, nothing throws.

#![expect(unreachable_pub, reason = "wasm-bindgen exports public functions only")]

#[cfg(feature = "npm-client")]
mod client;
#[cfg(feature = "npm-mock")]
mod mock;
