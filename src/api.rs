//! The types of the APIs, and the tables of what their operations take.

pub mod parameter;
pub mod v4;
