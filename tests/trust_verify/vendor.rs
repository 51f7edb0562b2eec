//! Events and policies with the verdict that the vendors' documents ask for, as `tests/js/contract/verify-vendor.js`
//! judges them for JavaScript.

use std::collections::BTreeSet;

use fingerprint_edge::{iq, v3, v4};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{judged, read, texts};

/// When all of the events are judged: Mon, 24 Nov 2025 16:00:00 GMT.
const NOW: i64 = 1_764_000_000_000;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    system: System,
    says: String,
    by: String,
    event: Value,
    policy: Value,
    reasons: Vec<String>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum System {
    V4,
    V3,
    V3Webhook,
    Iq,
    IqWebhook,
}

fn cases() -> Vec<Case> {
    serde_json::from_str(include_str!("../documents/verdicts.json")).unwrap()
}

impl Case {
    fn verdict(&self) -> Vec<String> {
        let (event, policy) = (self.event.clone(), &self.policy);
        texts(&match self.system {
            System::V4 => judged::<v4::Event>(event, policy, NOW),
            System::V3 => judged::<v3::Event>(event, policy, NOW),
            System::V3Webhook => judged::<v3::Webhook>(event, policy, NOW),
            System::Iq => judged::<iq::Event>(event, policy, NOW),
            System::IqWebhook => judged::<iq::Webhook>(event, policy, NOW),
        })
    }

    /// The facts and signals that the policy names.
    fn named(&self) -> impl Iterator<Item = &str> {
        let members = self.policy.as_object().unwrap();
        let lists = ["allow", "deny"].map(|list| members.get(list).and_then(Value::as_object));
        let signals = lists.into_iter().flatten().flat_map(|list| list.keys());
        members.keys().chain(signals).map(String::as_str)
    }
}

/// Whether a reason is this text, or begins with it and goes on with another word.
fn begins(reason: &str, text: &str) -> bool {
    let rest = reason.strip_prefix(text);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([':', ',', ' ']))
}

#[test]
fn every_verdict() {
    let mut wrong = Vec::new();
    let cases = cases();
    for case in &cases {
        let found = case.verdict();
        let fits = found.len() == case.reasons.len()
            && found
                .iter()
                .zip(&case.reasons)
                .all(|(reason, text)| begins(reason, text));
        if !fits {
            let Case {
                system,
                says,
                by,
                reasons,
                ..
            } = case;
            wrong.push(format!(
                "{system:?}: {says} ({by})\n    expected {reasons:?}\n    found    {found:?}"
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {} verdicts:\n{}",
        wrong.len(),
        cases.len(),
        wrong.join("\n")
    );
}

/// The names that a message lists after `there are`.
fn listed(policy: &Value) -> Vec<String> {
    let message = read(policy).err().unwrap().to_string();
    let (_, names) = message.split_once("there are ").unwrap();
    names.split(", ").map(str::to_owned).collect()
}

/// The table says something about all that a policy can name: what it rejects, what it lets pass and what is not there.
#[test]
fn the_table_is_whole() {
    let cases = cases();
    assert!(cases.len() >= 120, "{}", cases.len());
    let sentences: BTreeSet<_> = cases
        .iter()
        .map(|case| (case.by.as_str(), case.says.as_str()))
        .collect();
    assert_eq!(sentences.len(), cases.len(), "two cases say the same");
    assert!(
        sentences
            .iter()
            .all(|(by, says)| by.contains(' ') && says.contains(' '))
    );

    let signals = listed(&json!({ "deny": { "x": true } }));
    let facts = listed(&json!({ "x": true }));
    for name in facts.iter().chain(&signals) {
        let naming: Vec<_> = cases
            .iter()
            .filter(|case| case.named().any(|named| named == name))
            .collect();
        assert!(
            naming.iter().any(|case| case.reasons.is_empty()),
            "{name} never passes"
        );
        assert!(
            !naming.iter().all(|case| case.reasons.is_empty()),
            "{name} never fails"
        );
    }
    for name in &signals {
        for code in ["signal_denied", "signal_missing"] {
            let reason = format!("{code}: {name}");
            let mut reasons = cases.iter().flat_map(|case| &case.reasons);
            assert!(
                reasons.any(|text| begins(text, &reason)),
                "no case has {reason}"
            );
        }
    }
}
