//! The Rust client natively, judged by the table of scripted answers that JavaScript is judged by, too.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::unreachable,
    reason = "helpers of tests fail loudly, too"
)]
#![cfg(not(target_arch = "wasm32"))]

mod call;
mod case;
mod judge;
#[cfg(feature = "reqwest")]
mod loopback;
mod memory;
#[cfg(feature = "mock")]
mod mocked;
mod script;
mod spelling;
mod spent;
mod suite;
mod table;
mod told;

use std::fs;
use std::path::Path;

use pollster::block_on;

use self::memory::Memory;

/// Who imports the files in JavaScript.
const IMPORTS: [&str; 2] = [
    include_str!("../js/contract/scripted.js"),
    include_str!("../js/contract/table.js"),
];

#[test]
fn in_memory() {
    block_on(suite::cases(|script| Memory(script.clone()), &[]));
    block_on(suite::headers(|script| Memory(script.clone())));
    block_on(suite::keys(|script| Memory(script.clone())));
}

#[cfg(feature = "mock")]
#[test]
fn as_failures_of_the_mock() {
    let options = fingerprint_edge::mock::Options::default();
    let api = fingerprint_edge::mock::MockTransport::new(options).unwrap();
    let over = |script: &_| mocked::Mocked::new(script, &api);
    block_on(suite::cases(over, &mocked::UNSAID));
}

#[cfg(feature = "reqwest")]
#[test]
fn over_http() {
    let transport = fingerprint_edge::transport::ReqwestTransport::new();
    let server = loopback::Server::start();
    let over = |script: &_| server.plays(script, transport.clone());
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    runtime.enable_all().build().unwrap().block_on(async {
        suite::cases(
            over,
            &[(
                |http| http.status == 0,
                "it is how a browser hides a redirect",
            )],
        )
        .await;
        suite::headers(over).await;
        suite::keys(over).await;
        assert!(
            server.is_left(),
            "connections of attempts that were given up"
        );
    });
}

#[test]
fn both_drivers_read_every_file() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/answers");
    let names = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = names.filter(|name| name.ends_with(".json")).collect();
    names.sort_unstable();
    assert_eq!(names, table::FILES.map(|(name, _)| name));
    for name in names {
        let import = format!("/answers/{name}\"");
        assert!(IMPORTS.concat().contains(&import), "{name}");
    }
}
