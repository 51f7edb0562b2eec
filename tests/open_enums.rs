//! Open enums are their text on the wire, whether this version knows it or not.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::cmp_owned, reason = "a text that is owned is compared as well")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of tests fail loudly, too"
)]

use std::collections::{BTreeSet, HashMap, HashSet};
use std::fmt::{Debug, Display};
use std::hash::Hash;
use std::str::FromStr;

use fingerprint_edge::{iq, v3, v4};
use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// What every one of them offers.
trait Open:
    Clone
    + Debug
    + Default
    + Display
    + Hash
    + Ord
    + AsRef<str>
    + std::borrow::Borrow<str>
    + FromStr<Err = std::convert::Infallible>
    + From<String>
    + for<'a> From<&'a str>
    + for<'a> From<&'a String>
    + Into<String>
    + PartialEq<str>
    + for<'a> PartialEq<&'a str>
    + PartialEq<String>
    + Serialize
    + DeserializeOwned
{
    /// The variant for what is not known, whatever the text.
    fn other(text: &str) -> Self;
}

macro_rules! open {
    ($($type:ty),+ $(,)?) => {
        $(
            impl Open for $type {
                fn other(text: &str) -> Self {
                    Self::Other(text.to_owned())
                }
            }
        )+

        /// Tries all of them with a text that none of them knows, and with one that each of them may know.
        fn try_all(unknown: &str, index: usize, other: &str) {
            $(
                try_one::<$type>(unknown, other);
                try_one::<$type>(<$type>::KNOWN[index % <$type>::KNOWN.len()], other);
            )+
        }
    };
}

open!(
    v4::ErrorCode,
    v4::signals::BotResult,
    v4::signals::BotInfoIdentity,
    v4::signals::Confidence,
    v4::signals::RareDevicePercentileBucket,
    v4::platform::SdkPlatform,
    v4::RuleActionType,
    v4::SearchEventsBot,
    v4::SearchEventsSource,
    v3::ErrorCode,
    v3::signals::BotdBotResult,
    iq::CallerType,
    iq::signals::deception::BehaviorClass,
    iq::WebhookEvent,
);

fn try_one<E: Open>(text: &str, second: &str) {
    let (value, forced) = (E::from(text), E::other(text));
    assert_eq!(value, forced);
    assert_eq!(value, E::from(text.to_owned()));
    assert_eq!(value, E::from(&text.to_owned()));
    assert_eq!(value, text.parse::<E>().unwrap());
    assert!(value == *text && value == text && forced == text.to_owned());
    assert_eq!((value.as_ref(), value.to_string().as_str()), (text, text));
    assert_eq!(format!("{value:>40}"), format!("{text:>40}"));
    assert_eq!(Into::<String>::into(forced.clone()), text);
    let json = serde_json::to_string(&forced).unwrap();
    assert_eq!(json, serde_json::to_string(text).unwrap());
    assert_eq!(serde_json::from_str::<E>(&json).unwrap(), value);

    let second_value = E::other(second);
    assert_eq!(value == second_value, text == second);
    assert_eq!(value.cmp(&second_value), text.cmp(second));
    assert_eq!(HashSet::from([value.clone(), forced.clone()]).len(), 1);
    assert_eq!(BTreeSet::from([value, forced.clone()]).len(), 1);
    assert_eq!(HashMap::from([(forced, 7)]).get(text), Some(&7));
}

proptest! {
    #[test]
    fn a_value_is_its_text(unknown in any::<String>(), index in any::<usize>(), other in any::<String>()) {
        try_all(&unknown, index, &other);
    }
}

#[test]
fn the_default_is_the_empty_text() {
    assert_eq!(v4::signals::BotResult::default(), "");
}

#[test]
fn a_known_value_has_its_variant_however_it_came() {
    let bad: v4::signals::BotResult = serde_json::from_str("\"bad\"").unwrap();
    assert!(matches!(bad, v4::signals::BotResult::Bad));
    assert!(matches!("bad".parse(), Ok(v4::signals::BotResult::Bad)));
    assert!("bad" == bad && *"bad" == bad && "bad".to_owned() == bad);
}

#[test]
fn events_are_judged_by_text_without_a_look_at_the_variant() {
    let event: v4::Event = serde_json::from_str(
        r#"{"event_id":"1.a","timestamp":1,"bot":"bad","vpn_confidence":"certain"}"#,
    )
    .unwrap();
    assert!(event.bot.as_ref().is_some_and(|bot| bot == "bad"));
    assert!(
        event
            .vpn_confidence
            .is_some_and(|confidence| confidence == "certain")
    );
}
