//! The types of the APIs, and the tables of what their operations take.

pub(crate) mod date_time;
#[cfg(feature = "__typescript")]
mod declared;
pub mod iq;
mod number;
mod open_enum;
pub mod parameter;
mod parameter_list;
mod record;
#[cfg(feature = "__typescript")]
pub mod typescript;
pub mod v3;
pub mod v4;

// What `derive(Tsify)` writes names `wasm_bindgen`.
#[cfg(feature = "__typescript")]
extern crate wasm_bindgen_for_tsify as wasm_bindgen;
