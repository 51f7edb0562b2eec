//! Any members as a policy, any values as what an event has: what is refused is named, what a policy denies is never ok, what
//! was not computed is missing, and no condition more makes an event better.
#![no_main]

use std::borrow::Cow;

use arbitrary::Arbitrary;
use fingerprint_edge::__bindings::verify::{
    CONTEXT, FACTS, Facts, Given, Member, SHAPES, SIGNALS, Value, judge, policy, text,
};
use fingerprint_edge::trust::verify::{Policy, Shape};

/// Texts that mean something to some member or signal.
const WORDS: [&str; 31] = [
    "bad",
    "good",
    "not_detected",
    "notDetected",
    "unknown",
    "low",
    "high",
    "verified",
    "residential",
    "<p95",
    "not_seen",
    "ai_agent",
    "accept",
    "reject",
    "203.0.113.7",
    "203.0.113.07",
    "::ffff:cb00:7107",
    "[2001:db8::1]:80",
    "https://shop.example",
    "HTTPS://SHOP.example:443/cart",
    "http://[2001:DB8:0::1]",
    "2026-11-27T03:26:35Z",
    "",
    "a",
    "js",
    "android",
    "ios",
    "edge",
    "completed",
    "partially_completed",
    "threat.detected",
];

const SETTINGS: [&str; 3] = ["onUnknown", "onMissing", "clockToleranceMs"];

#[derive(Arbitrary, Debug)]
enum Name<'a> {
    Fact(u8),
    Signal(u8),
    Setting(u8),
    Any(&'a str),
    Context(u8),
}

#[derive(Arbitrary, Debug)]
enum Thing<'a> {
    Flag(bool),
    Word(u8),
    Text(&'a str),
    Number(f64),
    Whole(i64),
    Digits(&'a str),
    Other,
}

#[derive(Arbitrary, Debug)]
struct Wanted<'a> {
    list: u8,
    name: Name<'a>,
    how: u8,
    value: Thing<'a>,
}

#[derive(Arbitrary, Debug)]
struct Case<'a> {
    shape: u8,
    now: i64,
    wanted: Vec<Wanted<'a>>,
    found: Vec<(Name<'a>, Option<Thing<'a>>)>,
    denied: (u8, Thing<'a>),
    json: &'a str,
}

libfuzzer_sys::fuzz_target!(|case: Case<'_>| {
    let members: Vec<_> = case.wanted.iter().map(member).collect();
    let (shape, _) = SHAPES[usize::from(case.shape) % SHAPES.len()];
    let found = || -> Vec<_> {
        let named = case.found.iter();
        named
            .map(|(name, given)| (name_of(name), given.as_ref().map(value)))
            .collect()
    };
    let reasons = |shape, members: &[Member<'_>], found| {
        let facts = Facts { shape, found };
        let policy = policy(members).ok()?;
        let reasons = judge(&facts, &policy, case.now);
        let lines: Vec<_> = reasons.iter().map(text).collect();
        for line in &lines {
            assert!(!line.contains(['\n', '\r', '\0']), "{line}");
            assert!(
                line.contains("observed ") && line.contains(", wanted "),
                "{line}"
            );
        }
        Some(lines)
    };
    match policy(&members) {
        Err(error) => assert!(error.message().starts_with("`policy"), "{error}"),
        Ok(_) => assert!(reasons(shape, &members, found()).is_some()),
    }
    if let Ok(policy) = serde_json::from_str::<Policy>(case.json) {
        let json = serde_json::to_string(&policy).expect("a policy has a form");
        let again: Policy = serde_json::from_str(&json).expect("its own form");
        assert_eq!(again, policy);
    }

    // A signal, and a value of it that a policy may deny.
    let (signal, denied) = &case.denied;
    let row = &SIGNALS[usize::from(*signal) % SIGNALS.len()];
    let signal = row.name;
    let deny = Member {
        list: "deny",
        name: signal,
        given: Given::One(value(denied)),
    };
    if policy(std::slice::from_ref(&deny)).is_err() {
        return;
    }
    let before = reasons(shape, &members, found());
    let mut more = match before {
        Some(_) => members.clone(),
        None => Vec::new(),
    };
    more.push(deny);
    // A signal under both lists with other values stays refused: whatever else the policy says, this one is denied.
    let after = reasons(shape, &more, found()).expect("a policy that denies more is still one");
    assert!(before.is_none_or(|before| before.is_empty() || !after.is_empty()));
    let mut with_it = found();
    // Where it was computed, in a system that has it, and where there is what it tells more of.
    with_it.retain(|(name, _)| {
        ![signal, row.governor(), "incremental_identification_status"].contains(name)
    });
    with_it.push((signal, Some(value(denied))));
    with_it.push((row.governor(), Some(Value::Flag(true))));
    let shape = if signal == "headless" {
        Shape::Iq
    } else {
        Shape::V4
    };
    let lines = reasons(shape, &more, with_it.clone()).expect("the same policy");
    let begin = format!("signal_denied: {signal} observed ");
    assert!(
        lines.iter().any(|line| line.starts_with(&begin)),
        "{lines:?}"
    );
    // Nothing of that is believed where it was not computed; only the customer's own mark is.
    if shape == Shape::V4 && signal != "suspect" {
        let status = Some(Value::Text("partially_completed"));
        with_it.push(("incremental_identification_status", status));
        let deny = more.last().map(std::slice::from_ref).unwrap_or_default();
        let lines = reasons(shape, deny, with_it).expect("a policy of one signal");
        let begin = format!("signal_missing: {signal} observed nothing (");
        assert!(
            lines.iter().all(|line| line.starts_with(&begin)) && lines.len() == 1,
            "{lines:?}"
        );
    }
});

fn member<'a>(wanted: &'a Wanted<'a>) -> Member<'a> {
    Member {
        list: ["", "allow", "deny", "onMissing"][usize::from(wanted.list) % 4],
        name: name_of(&wanted.name),
        given: match wanted.how % 4 {
            0 => Given::EmptyList,
            1 => Given::Item(value(&wanted.value)),
            _ => Given::One(value(&wanted.value)),
        },
    }
}

fn name_of<'a>(name: &Name<'a>) -> &'a str {
    match name {
        Name::Fact(at) => FACTS[usize::from(*at) % FACTS.len()].name,
        Name::Signal(at) => SIGNALS[usize::from(*at) % SIGNALS.len()].name,
        Name::Setting(at) => SETTINGS[usize::from(*at) % SETTINGS.len()],
        Name::Any(name) => name,
        Name::Context(at) => CONTEXT[usize::from(*at) % CONTEXT.len()].name,
    }
}

fn value<'a>(given: &Thing<'a>) -> Value<'a> {
    match given {
        Thing::Flag(flag) => Value::Flag(*flag),
        Thing::Word(at) => Value::Text(WORDS[usize::from(*at) % WORDS.len()]),
        Thing::Text(text) => Value::Text(text),
        Thing::Number(number) => Value::Number(number.to_string().into()),
        Thing::Whole(number) => Value::Number(number.to_string().into()),
        // As JavaScript or JSON may write it; not every such text is a number.
        Thing::Digits(text) => {
            let written = text.bytes().all(|byte| b"0123456789+-.eE".contains(&byte));
            Value::Number(Cow::Borrowed(if written { text } else { "NaN" }))
        }
        Thing::Other => Value::Other("an object"),
    }
}
