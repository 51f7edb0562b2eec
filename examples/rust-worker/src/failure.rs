//! Why a request was not answered as it should be, without a word of what was sent.

use serde::Serialize;
use worker::{Response, Result};

use crate::answer;

#[derive(Serialize)]
pub struct Failure {
    #[serde(skip)]
    pub status: u16,
    pub code: String,
    message: String,
    #[serde(skip)]
    header: Option<(&'static str, String)>,
}

impl Failure {
    pub fn new(status: u16, code: &str, message: &str) -> Self {
        Self {
            status,
            code: code.to_owned(),
            message: message.to_owned(),
            header: None,
        }
    }

    pub fn with(mut self, name: &'static str, value: &str) -> Self {
        self.header = Some((name, value.to_owned()));
        self
    }

    pub fn response(&self) -> Result<Response> {
        let response = answer::json(self.status, self)?;
        let mut header = self.header.iter();
        header.try_for_each(|(name, value)| response.headers().set(name, value))?;
        Ok(response)
    }
}
