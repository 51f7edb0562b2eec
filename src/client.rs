//! The async driver for Rust callers: it runs the core over a [`Transport`](crate::transport::Transport).

mod answer;
mod call;
mod clock;
mod common;
mod driver;
mod edge;
mod hooks;
mod inputs;
pub(crate) mod iq;
mod limits;
mod pages;
mod region;
mod request;
mod settings;
#[cfg(feature = "tracing")]
mod trace;
pub(crate) mod v3;
pub(crate) mod v4;

pub use call::Call;
pub use hooks::{HookFacts, Hooks};
pub use limits::Limits;
pub use pages::{Events, Page, Pages};
