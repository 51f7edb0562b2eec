//! The whole table over a transport: what is given makes one that plays a script.

use std::collections::BTreeSet;
use std::sync::Arc;

use fingerprint_edge::__bindings::call::endpoint::System;
use fingerprint_edge::transport::Transport;
use fingerprint_edge::{Error, ErrorKind, Region, iq, v3, v4};

use super::case::{Answer, Http};
use super::script::Script;
use super::spent::Spent;
use super::table::{Operation, Operations, rows};
use super::{call, judge, table};

/// Answers that nobody can give such a transport, and why.
pub(crate) type Unsaid = (fn(&Http) -> bool, &'static str);

pub(crate) async fn cases<T: Transport>(over: impl Fn(&Arc<Script>) -> T, unsaid: &[Unsaid]) {
    let operations = Operations::read();
    let mut met = BTreeSet::new();
    let mut wrong = Vec::new();
    let mut calls = 0;
    for name in table::lists() {
        for case in table::cases(name) {
            let answers: Vec<_> = case.answers.iter().filter_map(Answer::http).collect();
            let why = unsaid.iter().find(|(is_one, _)| answers.iter().any(is_one));
            if let Some((_, why)) = why {
                met.insert(*why);
                continue;
            }
            for operation in operations.named(&case.of) {
                calls += 1;
                let problems = judge::problems(&case, &operation, &over).await;
                if !problems.is_empty() {
                    let (title, answers) = (&case.case, &case.answers);
                    wrong.push(format!(
                        "{name}: {title} with {}: {answers:?}\n    {}",
                        operation.name,
                        problems.join("\n    ")
                    ));
                }
            }
        }
    }
    let every: BTreeSet<_> = unsaid.iter().map(|(_, why)| *why).collect();
    assert_eq!(met, every, "an exception without a case");
    assert!(
        wrong.is_empty(),
        "{} of {calls} calls:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

pub(crate) async fn headers<T: Transport>(over: impl Fn(&Arc<Script>) -> T) {
    let operations = Operations::read();
    for (system, name, value, taken) in rows::<(String, String, String, bool)>("headers.json") {
        let operation = operations.first_of(&system);
        let script = success(&operation, &operation.key);
        let transport = Spent::new(&script, over(&script));
        let result = call::get_with_header(&operation, transport, &name, &value).await;
        let what = format!("{system} {name:?}: {value:?}");
        if taken {
            result.unwrap_or_else(|error| panic!("{what}: {error:?}"));
            let request = script.last_request();
            let sent: Vec<_> = request
                .headers
                .iter()
                .filter(|(sent, _)| sent.eq_ignore_ascii_case(&name))
                .map(|(_, value)| value.trim())
                .collect();
            assert_eq!(sent, [value.trim()], "{what}");
            assert_eq!(script.problems(), [""; 0], "{what}");
        } else {
            let error = result.unwrap_err();
            assert!(matches!(error.kind(), ErrorKind::Refused(_)), "{what}");
            assert!(!error.may_have_arrived(), "{what}");
        }
    }
}

pub(crate) async fn keys<T: Transport>(over: impl Fn(&Arc<Script>) -> T) {
    let operations = Operations::read();
    for (system, key, taken) in rows::<(String, String, bool)>("keys.json") {
        let operation = operations.first_of(&system);
        let script = success(&operation, &key);
        let transport = Spent::new(&script, over(&script));
        let error = get(operation.system, &key, transport).await.err();
        assert_eq!(error.is_none(), taken, "{system} {key:?}: {error:?}");
        assert_eq!(script.problems(), [""; 0], "{system} {key:?}");
        if let Some(error) = error {
            assert!(matches!(error.kind(), ErrorKind::Refused(_)), "{error}");
            let shown = format!("{error} {error:?}");
            let secret = key.trim();
            assert!(secret.is_empty() || !shown.contains(secret), "{shown}");
        }
    }
}

fn success(operation: &Operation, key: &str) -> Arc<Script> {
    Script::new(operation, key, &[Answer::success()], 0.0)
}

async fn get<T: Transport>(system: System, key: &str, transport: T) -> Result<(), Error> {
    match system {
        System::V4 => {
            let client = v4::Client::new(key, Region::Eu, transport);
            client.get_event("x").await.map(drop)
        }
        System::V3 => {
            let client = v3::Client::new(key, Region::Eu, transport);
            client.get_event("x").await.map(drop)
        }
        System::Iq => iq::Client::new(key, transport)
            .get_event("x")
            .await
            .map(drop),
        System::IqLive => {
            let client = iq::Client::live(key, transport);
            client.get_visits("x").await.map(drop)
        }
    }
}
