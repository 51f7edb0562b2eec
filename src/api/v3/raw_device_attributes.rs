//! The raw attributes of the browser or the device from which the signals are made.

use std::collections::BTreeMap;

use crate::api::record::record;

/// Raw attributes by their names, such as `colorDepth`; the vendor adds and removes some at any time.
pub type RawDeviceAttributes = BTreeMap<String, RawDeviceAttribute>;

/// The value of an attribute, of whatever type; also null.
pub type RawDeviceAttributeValue = serde_json::Value;

record! {
    /// One raw attribute: its value, or why there is none; empty where the browser does not have it.
    #[derive(Default)]
    pub struct RawDeviceAttribute {
        /// The value.
        value?: RawDeviceAttributeValue,
        /// Why there is no value.
        error?: RawDeviceAttributeError,
    }
}

record! {
    /// Why a raw attribute has no value.
    #[derive(Default)]
    pub struct RawDeviceAttributeError {
        /// The name of the error.
        name?: String,
        /// What went wrong, in words.
        message?: String,
    }
}
