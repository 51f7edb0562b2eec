//! `ReqwestTransport` against servers on loopback that behave, and that do not.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests fail loudly, too"
)]
#![cfg(all(not(target_arch = "wasm32"), feature = "reqwest"))]

mod bodies;
mod failures;
mod places;
mod runtimes;
mod server;

use std::error::Error as _;
use std::future::Future;
use std::time::Duration;

use fingerprint_edge::transport::ReqwestTransport;
use fingerprint_edge::{Error, Limits, Region, v4};

use self::server::Server;

const KEY: &str = "secret-key-0123456789";
const ID: &str = "1708102555327.NLOjmg";

/// Runs in a runtime of its own, as `#[tokio::test]` does.
fn run<F: Future>(future: F) -> F::Output {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    runtime.enable_all().build().unwrap().block_on(future)
}

/// A client of a server that tries once, for a second.
fn client(server: &Server) -> v4::Client<ReqwestTransport> {
    client_at(&server.url(), ReqwestTransport::new())
}

fn client_at(url: &str, transport: ReqwestTransport) -> v4::Client<ReqwestTransport> {
    let limits = Limits::default()
        .timeout(Duration::from_secs(1))
        .max_retries(0);
    let client = v4::Client::new(KEY, Region::Eu, transport).with_limits(limits);
    client.with_base_url(url).unwrap()
}

/// All that can be read of an error. There is no key in it, no id and no place.
fn shown(error: &Error) -> String {
    let mut shown = format!("{error}\n{error:?}\n{error:#?}");
    let mut source = error.source();
    while let Some(cause) = source {
        shown.push_str(&format!("\n{cause}\n{cause:?}"));
        source = cause.source();
    }
    for secret in [KEY, ID, "127.0.0.1", "://"] {
        assert!(!shown.contains(secret), "{secret} is shown in {shown}");
    }
    shown
}
