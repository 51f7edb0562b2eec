//! A line of a search's answer.

use fingerprint_edge::v4::Event;
use serde::Serialize;

use crate::failure::Failure;

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Line {
    Event(Box<Event>),
    /// What is missing is missing because of this.
    Error(Failure),
    /// Nothing is missing.
    End {
        events: usize,
    },
}

impl Line {
    pub fn written(&self) -> worker::Result<Vec<u8>> {
        let mut bytes = serde_json::to_vec(self)?;
        bytes.push(b'\n');
        Ok(bytes)
    }
}
