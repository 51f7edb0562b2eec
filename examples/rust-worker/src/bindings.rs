//! What is bound to the Worker; whatever is missing or makes no sense is named to the caller.

use std::str::FromStr;

use worker::{Env, js_sys::Reflect};

use crate::failure::Failure;

/// A secret, which is printable and without spaces, as keys and tokens are: a line break that came along with
/// one would make every call fail.
pub fn secret(env: &Env, name: &str) -> Result<String, Failure> {
    let is_one =
        |text: &String| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic());
    optional(env, name)
        .filter(is_one)
        .ok_or_else(|| not_configured(name))
}

pub fn parsed<T: FromStr>(env: &Env, name: &str) -> Result<T, Failure> {
    let text = optional(env, name).and_then(|text| text.parse().ok());
    text.ok_or_else(|| not_configured(name))
}

/// A text, whether it was bound as a secret or as a variable. `env.secret` throws where a binding is `null`.
pub fn optional(env: &Env, name: &str) -> Option<String> {
    Reflect::get(env, &name.into()).ok()?.as_string()
}

pub fn not_configured(name: &str) -> Failure {
    let message = format!("the binding {name} is missing, or cannot be used as it is");
    Failure::new(503, "not_configured", &message)
}
