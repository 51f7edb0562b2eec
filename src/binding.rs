//! What JavaScript sees of the crate: functions over strings and numbers.

#[cfg(feature = "npm-mock")]
mod mock;
