//! The types of the APIs, and the tables of what their operations take.

pub(crate) mod date_time;
#[cfg(feature = "__typescript")]
mod declared;
mod elements;
pub(crate) mod iq;
pub mod json;
mod member;
mod names;
mod number;
mod object;
mod open_enum;
pub(crate) mod pairs;
pub mod parameter;
mod parameter_list;
mod path;
mod record;
#[cfg(feature = "__typescript")]
mod shape;
#[cfg(feature = "__typescript")]
pub mod typescript;
pub(crate) mod v3;
pub(crate) mod v4;
