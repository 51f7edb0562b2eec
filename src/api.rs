//! The types of the APIs, and the tables of what their operations take.

mod number;
mod open_enum;
pub mod parameter;
mod parameter_list;
mod record;
#[cfg(feature = "typescript")]
pub mod typescript;
pub mod v4;
