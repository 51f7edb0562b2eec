//! What a call that failed is for our caller, who should not take the API's faults for their own.

use fingerprint_edge::Error;
use fingerprint_edge::ErrorKind::{Api, Deadline, Refused, Status, Timeout};

use crate::failure::Failure;

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let failure = match error.kind() {
            // It names the parameter, and quotes no text.
            Refused(reason) => Self::new(400, "bad_argument", reason),
            Api { status, code, .. } if *status >= 400 => {
                let code = code.as_deref().filter(|code| is_code(code));
                Self::new(*status, code.unwrap_or("refused"), "the API refuses it")
            }
            Status { status: 429, .. } => Self::new(429, "too_many_requests", "too many requests"),
            Status { status: 503, .. } => Self::new(503, "unavailable", "the API is not available"),
            Timeout | Deadline => Self::new(504, "timeout", "the API did not answer in time"),
            _ => Self::new(
                502,
                "bad_gateway",
                "the API gave no answer that can be used",
            ),
        };
        match error.retry_after() {
            Some(time) => failure.with("retry-after", &time.as_secs_f64().ceil().to_string()),
            None => failure,
        }
    }
}

fn is_code(code: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_lowercase() || byte == b'_';
    (1..=100).contains(&code.len()) && code.bytes().all(is_part)
}
