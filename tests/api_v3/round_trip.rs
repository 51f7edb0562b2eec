//! The fixtures: read, understood and written again.

use fingerprint_edge::v3::signals::BotdBotResult;
use fingerprint_edge::v3::{
    ErrorCode, ErrorPlainResponse, ErrorResponse, Event, EventUpdate, RelatedVisitors,
    SearchEventsResponse, Visits, Webhook,
};
use serde_json::json;

use crate::api::survives;
use crate::{ERRORS, EVENTS, PLAIN_ERRORS, RELATED, SEARCHES, UPDATES, VISITS, WEBHOOKS, fixture};

#[test]
fn fixtures_survive_a_round_trip() {
    survives::<Event>(&EVENTS);
    survives::<Webhook>(&WEBHOOKS);
    survives::<SearchEventsResponse>(&SEARCHES);
    survives::<Visits>(&VISITS);
    survives::<RelatedVisitors>(&RELATED);
    survives::<EventUpdate>(&UPDATES);
    survives::<ErrorResponse>(&ERRORS);
    survives::<ErrorPlainResponse>(&PLAIN_ERRORS);
}

#[test]
fn documented_fields_are_all_known() {
    let events = ["event", "event-every-field", "event-failed", "event-least"];
    let shown = events.map(|name| {
        let event: Event = serde_json::from_value(fixture(name)).unwrap();
        format!("{event:?}")
    });
    let webhooks = WEBHOOKS.map(|(_, text)| {
        let webhook: Webhook = serde_json::from_str(text).unwrap();
        format!("{webhook:?}")
    });
    for shown in shown.iter().chain(&webhooks) {
        assert!(!shown.contains("other: {\""), "{shown}");
        assert!(!shown.contains("Other(\""), "{shown}");
    }
}

#[test]
fn a_product_may_have_failed() {
    let event: Event = serde_json::from_value(fixture("event-failed")).unwrap();
    let products = event.products;
    let identification = products.identification.unwrap();
    assert!(identification.data.is_none());
    let code = identification.error.unwrap().code;
    assert_eq!(code, ErrorCode::TooManyRequestsStatus);
    assert_eq!(code.to_string(), "429 Too Many Requests");
    let bot = products.botd.unwrap().data.unwrap().bot;
    assert_eq!(bot.result, BotdBotResult::Bad);
}

#[test]
fn null_is_kept_where_the_api_says_null() {
    let event: Event = serde_json::from_value(fixture("event")).unwrap();
    let seen = event
        .products
        .identification
        .unwrap()
        .data
        .unwrap()
        .last_seen_at;
    assert_eq!((seen.global, seen.subscription), (None, None));
    let future: Event = serde_json::from_value(fixture("event-from-the-future")).unwrap();
    assert_eq!(
        future.products.proxy.unwrap().data.unwrap().details,
        Some(None)
    );
}

#[test]
fn the_unknown_can_be_read() {
    let event: Event = serde_json::from_value(fixture("event-from-the-future")).unwrap();
    assert_eq!(event.other["a name"], 1);
    assert_eq!(event.products.other["astrology"]["data"]["result"], "Leo");
    let identification = event.products.identification.unwrap();
    assert_eq!(identification.other["cached"], true);
    assert_eq!(
        identification.data.unwrap().other["moonPhase"]["days"],
        json!([14, 15])
    );
    let bot = event.products.botd.unwrap().data.unwrap().bot;
    assert_eq!(bot.result, BotdBotResult::Other("undecided".to_owned()));
    let error = event.products.tor.unwrap().error.unwrap();
    assert_eq!(error.code, ErrorCode::Other("OutOfCoffee".to_owned()));
    assert_eq!(error.other["retry"], 7);
}
