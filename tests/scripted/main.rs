//! The Rust client natively, judged by the table of scripted answers that JavaScript is judged by, too.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests fail loudly, too"
)]
#![cfg(not(target_arch = "wasm32"))]

mod call;
mod case;
mod judge;
mod spelling;
mod table;
mod transport;

use fingerprint_edge::__bindings::call::endpoint::System;
use fingerprint_edge::{ErrorKind, Region, iq, v3, v4};
use pollster::block_on;

use crate::case::Answer;
use crate::table::{Operations, rows};
use crate::transport::Scripted;

/// The files that are no lists of cases.
const PLAIN: [&str; 3] = ["headers.json", "keys.json", "operations.json"];

#[test]
fn every_case() {
    let operations = Operations::read();
    let mut wrong = Vec::new();
    let mut calls = 0;
    for name in table::files() {
        if PLAIN.contains(&name.as_str()) {
            continue;
        }
        for case in table::cases(&name) {
            for operation in operations.named(&case.of) {
                calls += 1;
                let problems = judge::problems(&case, &operation).join("\n    ");
                if !problems.is_empty() {
                    let (title, answers) = (&case.case, &case.answers);
                    wrong.push(format!(
                        "{name}: {title} with {}: {answers:?}\n    {problems}",
                        operation.name
                    ));
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {calls} calls:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn javascript_reads_every_file() {
    for file in table::files() {
        let import = format!("/answers/{file}\"");
        assert!(table::IMPORTS.concat().contains(&import), "{file}");
    }
}

#[test]
fn headers() {
    let operations = Operations::read();
    for (system, name, value, taken) in rows::<(String, String, String, bool)>("headers.json") {
        let operation = operations.first_of(&system);
        let transport = Scripted::new(&operation, &operation.key, &[Answer::success()], 0.0);
        let error = call::get_with_header(&operation, &transport, &name, &value).err();
        let what = format!("{system} {name:?}: {value:?}");
        if taken {
            assert!(error.is_none(), "{what}: {error:?}");
            let request = transport.last_request();
            let sent: Vec<_> = request
                .headers
                .iter()
                .filter(|(sent, _)| sent.eq_ignore_ascii_case(&name))
                .map(|(_, value)| value.trim())
                .collect();
            assert_eq!(sent, [value.trim()], "{what}");
        } else {
            let error = error.unwrap();
            assert!(matches!(error.kind(), ErrorKind::Refused(_)), "{what}");
            assert!(!error.may_have_arrived(), "{what}");
        }
    }
}

#[test]
fn keys() {
    for (system, key, taken) in rows::<(String, String, bool)>("keys.json") {
        let operations = Operations::read();
        let operation = operations.first_of(&system);
        let transport = Scripted::new(&operation, &key, &[Answer::success()], 0.0);
        let error = match operation.system {
            System::V4 => {
                block_on(v4::Client::new(&*key, Region::Eu, transport.clone()).get_event("x"))
                    .map(drop)
                    .err()
            }
            System::V3 => {
                block_on(v3::Client::new(&*key, Region::Eu, transport.clone()).get_event("x"))
                    .map(drop)
                    .err()
            }
            System::IqLive => block_on(iq::Client::live(&*key, transport.clone()).get_visits("x"))
                .map(drop)
                .err(),
            System::Iq => block_on(iq::Client::new(&*key, transport.clone()).get_event("x"))
                .map(drop)
                .err(),
        };
        assert_eq!(error.is_none(), taken, "{system} {key:?}: {error:?}");
        if let Some(error) = error {
            assert!(matches!(error.kind(), ErrorKind::Refused(_)), "{error}");
            let shown = format!("{error} {error:?}");
            let secret = key.trim();
            assert!(secret.is_empty() || !shown.contains(secret), "{shown}");
        }
    }
}
