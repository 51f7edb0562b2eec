//! A demo's steps: send, compare with what was promised, print one line each.

use crate::server::TOKEN;
use anyhow::{Context, Result};
use console::style;
use serde_json::Value;
use std::time::{Duration, Instant};
use ureq::Agent;
use ureq::http::{Request, Response};

/// What the steps say they are: a program, as the API knows many.
const USER_AGENT: &str = "curl/8 (fingerprint-edge demo)";

/// A status and a JSON body; null where there is no body, a string where it is not JSON.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: Value,
}

/// The steps done so far.
pub(crate) struct Steps {
    agent: Agent,
    done: usize,
    failed: usize,
}

impl Steps {
    pub(crate) fn new() -> Self {
        // Longer than the client's own deadline: what it says about a slow call is the answer of interest.
        let config = Agent::config_builder()
            .http_status_as_error(false)
            // The edge event of the demo says what it makes of this one.
            .user_agent(USER_AGENT)
            // workerd may close a connection after a POST whose chunked body, empty as it is, nobody read.
            .max_idle_connections(0)
            .timeout_global(Some(Duration::from_secs(45)));
        println!();
        Self {
            agent: config.build().into(),
            done: 0,
            failed: 0,
        }
    }

    pub(crate) fn get(
        &mut self,
        what: &str,
        base: &str,
        path: &str,
        status: u16,
        check: impl FnOnce(&Answer) -> Result<String, String>,
    ) -> Result<Answer> {
        self.step(("GET", TOKEN), what, base, path, status, check)
    }

    pub(crate) fn post(
        &mut self,
        what: &str,
        base: &str,
        path: &str,
        status: u16,
        check: impl FnOnce(&Answer) -> Result<String, String>,
    ) -> Result<Answer> {
        self.step(("POST", TOKEN), what, base, path, status, check)
    }

    pub(crate) fn delete(
        &mut self,
        what: &str,
        base: &str,
        path: &str,
        status: u16,
        check: impl FnOnce(&Answer) -> Result<String, String>,
    ) -> Result<Answer> {
        self.step(("DELETE", TOKEN), what, base, path, status, check)
    }

    /// A step without the Worker's token.
    pub(crate) fn delete_as_stranger(
        &mut self,
        what: &str,
        base: &str,
        path: &str,
        status: u16,
        check: impl FnOnce(&Answer) -> Result<String, String>,
    ) -> Result<Answer> {
        self.step(("DELETE", ""), what, base, path, status, check)
    }

    /// Prints how many steps differed, and tells whether none did.
    pub(crate) fn finish(self) -> bool {
        let Self { done, failed, .. } = self;
        match failed {
            0 => println!(
                "\n{}",
                style(format!("{done} steps, all as documented")).green()
            ),
            _ => println!(
                "\n{}",
                style(format!(
                    "{failed} of {done} steps differ from the documents"
                ))
                .red()
                .bold()
            ),
        }
        failed == 0
    }

    /// One call. `check` says what came back in a few words, or what should have.
    fn step(
        &mut self,
        (method, token): (&str, &str),
        what: &str,
        base: &str,
        path: &str,
        status: u16,
        check: impl FnOnce(&Answer) -> Result<String, String>,
    ) -> Result<Answer> {
        let request = Request::builder()
            .method(method)
            .uri(format!("{base}{path}"))
            .header("authorization", format!("Bearer {token}"))
            .body(())?;
        let started = Instant::now();
        let answer = read(
            self.agent
                .run(request)
                .with_context(|| format!("{what}: {method} {path}"))?,
        )?;
        let time = format!("{:.1} ms", started.elapsed().as_secs_f64() * 1000.0);
        self.done += 1;
        let came = if answer.status == status {
            check(&answer)
        } else {
            Err(format!("status {status}"))
        };
        let (mark, shown) = match &came {
            Ok(text) => (style("✓").green(), text.clone()),
            Err(_) => (style("✗").red().bold(), format!("{method} {path}")),
        };
        println!("{mark} {what:<36} {:>3} {time:>10}  {shown}", answer.status);
        if let Err(expected) = came {
            self.failed += 1;
            println!(
                "  {} {expected}\n  {}      {} {}",
                style("expected").bold(),
                style("got").bold(),
                answer.status,
                answer.body
            );
        }
        Ok(answer)
    }
}

fn read(mut response: Response<ureq::Body>) -> Result<Answer> {
    let status = response.status().as_u16();
    let text = response.body_mut().read_to_string()?;
    let body = if text.is_empty() {
        Value::Null
    } else {
        serde_json::from_str(&text).unwrap_or(Value::String(text))
    };
    Ok(Answer { status, body })
}
