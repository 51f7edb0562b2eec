//! What the body of a failure says, where it is the API's own. `js/call` reads bodies by the same
//! rules without this: a JSON parser would double the size of its wasm.

use serde_json::Value;

use crate::call::endpoint::System;

/// What the API says.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Said {
    /// Its code, where its bodies have one.
    pub(crate) code: Option<String>,
    /// Its message.
    pub(crate) message: String,
}

/// Reads the body of a failure: `{"error":{"code","message"}}`, or `{"error"}` with a text in it,
/// which is FingerprintIQ's, and v3's for `getVisits`. Of a member that stands twice the last counts.
pub(crate) fn said(system: System, body: &str) -> Option<Said> {
    let mut body: Value = serde_json::from_str(body).ok()?;
    match body.get_mut("error")?.take() {
        Value::String(message) if system != System::V4 => Some(Said {
            code: None,
            message,
        }),
        Value::Object(mut error) => match (error.remove("code"), error.remove("message")) {
            (Some(Value::String(code)), Some(Value::String(message))) => Some(Said {
                code: Some(code),
                message,
            }),
            _ => None,
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Said, said};
    use crate::call::endpoint::System;

    const SYSTEMS: [System; 3] = [System::V4, System::V3, System::Iq];

    fn coded(code: &str, message: &str) -> Option<Said> {
        Some(Said {
            code: Some(String::from(code)),
            message: String::from(message),
        })
    }

    #[test]
    fn a_code_and_a_message_are_read_for_all_systems() {
        for system in SYSTEMS {
            for body in [
                r#"{"error":{"code":"failed","message":"no"}}"#,
                r#"{"newer":[],"error":{"message":"no","code":"failed","newer":null}}"#,
                r#"{"error":1,"error":{"code":1,"code":"failed","message":"no"}}"#,
            ] {
                assert_eq!(said(system, body), coded("failed", "no"), "{body}");
            }
        }
    }

    #[test]
    fn a_plain_message_is_read_for_those_that_document_it() {
        let plain = [System::V4, System::V3, System::Iq]
            .map(|system| said(system, r#"{"error":"no"}"#).map(|said| said.message));
        assert_eq!(plain, [None, Some("no".into()), Some("no".into())]);
    }

    #[test]
    fn what_is_nearly_so_says_nothing() {
        for system in SYSTEMS {
            for body in [
                "",
                "null",
                "[]",
                "[{\"error\":\"no\"}]",
                "\"error\"",
                "{}",
                r#"{"error":null}"#,
                r#"{"error":["no"]}"#,
                r#"{"error":{}}"#,
                r#"{"error":{"code":"failed"}}"#,
                r#"{"error":{"message":"no"}}"#,
                r#"{"error":{"code":5,"message":"no"}}"#,
                r#"{"error":{"code":"failed","message":null}}"#,
                r#"{"error":{"code":"failed","message":"no"}"#,
            ] {
                assert_eq!(said(system, body), None, "{body}");
            }
        }
    }
}
