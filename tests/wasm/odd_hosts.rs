//! What the Rust client makes of a `fetch` that does what none should: each call ends, and shows nothing secret.

use fingerprint_edge::ErrorKind;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stub::{ID, KEY, counted, get, with_fetch};

#[wasm_bindgen_test]
async fn what_is_no_answer_is_an_error() {
    for (expression, requests, sign) in [
        ("() => undefined", 1, "must give a `Response`"),
        ("() => null", 1, "must give a `Response`"),
        ("() => 200", 1, "must give a `Response`"),
        ("() => ({})", 1, "must give a `Response`"),
        ("async () => 'a page'", 1, "must give a `Response`"),
        (
            "async () => ({ status: '200', headers })",
            1,
            "must give a `Response`",
        ),
        (
            "async () => ({ status: NaN, headers })",
            1,
            "must give a `Response`",
        ),
        (
            "async () => ({ status: 200.5, headers })",
            1,
            "must give a `Response`",
        ),
        ("async () => thrower('status')", 1, "must give a `Response`"),
        ("() => { throw new TypeError('no') }", 2, "TypeError"),
        ("() => { throw null }", 2, "an unknown error"),
        ("async () => { throw undefined }", 2, "an unknown error"),
        ("async () => { throw 'reset' }", 2, "an unknown error"),
        (
            "async () => { throw thrower('name') }",
            2,
            "an unknown error",
        ),
        (
            "async () => { throw thrower('message') }",
            2,
            "an unknown error",
        ),
        (
            "async () => { throw new Proxy({}, { get() { throw 1 } }) }",
            2,
            "an unknown error",
        ),
        (
            "async () => { throw new Proxy(() => {}, { get: () => { throw { get name() { throw 2 } } } }) }",
            2,
            "an unknown error",
        ),
        ("() => thrower('then')", 2, "Error"),
        (
            "async () => { throw Object.assign(new TypeError('x'), { cause: { code: 'ECONNRESET' } }) }",
            2,
            "(ECONNRESET)",
        ),
        (
            "async () => { throw Object.assign(new TypeError('x'), { cause: { code: 'CERT_HAS_EXPIRED' } }) }",
            1,
            "certificate",
        ),
        (
            "async () => { throw new Error('Too many subrequests.') }",
            1,
            "fewer calls",
        ),
        (
            "() => { throw new TypeError('Illegal invocation') }",
            1,
            "without its object",
        ),
        (
            "async () => ({ status: 200, headers, body: stream(async () => ({ done: false, value: 'text' })) })",
            1,
            "must be bytes",
        ),
        (
            "async () => ({ status: 200, headers, body: stream(async () => ({ done: false, value: [1] })) })",
            1,
            "must be bytes",
        ),
        (
            "async () => ({ status: 200, headers, body: stream(() => null) })",
            2,
            "TypeError",
        ),
        (
            "async () => ({ status: 200, headers, body: stream(() => { throw new Error('no') }) })",
            2,
            "rejected with Error",
        ),
        (
            "async () => ({ status: 200, headers, body: { getReader() { throw new TypeError('no') } } })",
            2,
            "TypeError",
        ),
        (
            "async () => ({ status: 200, headers, body: { getReader() { throw new TypeError('ReadableStream is locked') } } })",
            1,
            "new `Response`",
        ),
        (
            "async () => ({ status: 200, headers, ...thrower('body') })",
            2,
            "",
        ),
        (
            "async () => Object.create(thrower('body'), { status: { value: 200 } })",
            2,
            "rejected with Error",
        ),
        ("async () => ({ status: 200, headers })", 2, "rejected"),
        (
            "async () => ({ status: 200, headers, text: async () => 5 })",
            1,
            "must be bytes",
        ),
        (
            "async () => ({ status: 200, headers, async json() { const a = {}; a.a = a; return a } })",
            2,
            "TypeError",
        ),
    ] {
        let (result, count) = get(expression).await;
        let error = result.unwrap_err();
        assert!(
            matches!(error.kind(), ErrorKind::Network(_)),
            "{expression}: {error:?}"
        );
        assert!(error.to_string().contains(sign), "{expression}: {error}");
        assert_eq!(
            counted(&count, "requests"),
            requests,
            "{expression}: {error}"
        );
        assert_eq!(error.retryable(), requests == 2, "{expression}: {error}");
    }
}

#[wasm_bindgen_test]
async fn what_is_an_answer_is_taken() {
    for expression in [
        "() => ({ status: 200, headers, body: chunks(bytes(event)) })",
        "async () => ({ status: 200, body: chunks(bytes(event)) })",
        "async () => ({ status: 200, headers: null, body: chunks(bytes(event)) })",
        "async () => ({ status: 200, headers: 5, body: chunks(bytes(event)) })",
        "async () => ({ status: 200, headers: { get() { throw 1 } }, body: chunks(bytes(event)) })",
        "async () => ({ status: 200, headers: [['content-length'], 5, null], body: chunks(bytes(event)) })",
        "async () => ({ status: 200, headers, body: chunks(new Uint8Array(), bytes(event).subarray(0, 3), new Uint8Array(), bytes(event).subarray(3)) })",
        "async () => ({ status: 200, headers, body: chunks(new DataView(bytes(event).buffer, 0, bytes(event).length)) })",
        "async () => ({ status: 200, headers, body: chunks(bytes('  ' + event).subarray(2)) })",
        "async () => ({ status: 200, headers, text: async () => event })",
        "async () => ({ status: 200, headers, text: () => event })",
        "async () => ({ status: 200, headers, json: async () => JSON.parse(event) })",
        "async () => new Response(event)",
    ] {
        let (result, _) = get(expression).await;
        assert_eq!(result.unwrap().event_id, "1.x", "{expression}");
    }
}

#[wasm_bindgen_test]
async fn of_a_failure_the_status_counts() {
    for (expression, cancelled) in [
        ("async () => ({ status: 403, headers, body: null })", 0),
        ("async () => ({ status: 403, headers })", 0),
        (
            "async () => ({ status: 403, headers, body: stream(async () => { throw new TypeError('terminated') }) })",
            1,
        ),
        (
            "async () => ({ status: 403, headers, body: stream(() => new Promise(() => {})) })",
            1,
        ),
        (
            "async () => ({ status: 403, headers, body: { getReader() { throw new TypeError('locked') } } })",
            0,
        ),
        (
            "async () => ({ status: 403, headers, body: stream(async () => ({ done: false, value: 'text' })) })",
            1,
        ),
        (
            "async () => ({ status: 403, headers, body: stream(async () => ({ done: false, value: new Uint8Array() })) })",
            1,
        ),
        (
            "async () => ({ status: 403, headers, body: chunks(new Uint8Array(20_000_000)) })",
            1,
        ),
        (
            "async () => ({ status: 403, headers, body: stream(async () => ({ done: false, value: bytes('x'.repeat(999)) })) })",
            1,
        ),
    ] {
        let (result, count) = get(expression).await;
        let error = result.unwrap_err();
        assert_eq!(
            (error.status(), error.attempts()),
            (Some(403), 1),
            "{expression}: {error}"
        );
        assert_eq!(counted(&count, "cancelled"), cancelled, "{expression}");
        let ErrorKind::Status { body, .. } = error.kind() else {
            panic!("{expression}: {error:?}");
        };
        assert!(
            body.len() <= 64 * 1024 && body.capacity() <= 64 * 1024,
            "{expression}"
        );
    }
    let (result, _) = get("async () => ({ status: 429, headers: { get: (name) => name === 'retry-after' ? 60 : null } })").await;
    assert_eq!(result.unwrap_err().retry_after().unwrap().as_secs(), 60);
}

#[wasm_bindgen_test]
async fn a_body_that_nobody_needs_is_cancelled_unread() {
    let expression = "async () => ({ status: 200, headers, body: { getReader() { throw new Error('read') }, async cancel() { count.cancelled++; throw 1 } } })";
    let (result, count) = with_fetch(expression, async |client| {
        client.delete_visitor_data("a-visitor").await
    })
    .await;
    result.unwrap();
    assert_eq!(counted(&count, "cancelled"), 1);
}

#[wasm_bindgen_test]
async fn chunks_of_nothing_leave_the_host_its_turn() {
    let expression = "async () => { setInterval(() => count.turns++, 1).unref?.(); return { status: 200, headers, body: stream(async () => ({ done: false, value: new Uint8Array() })) } }";
    let (result, count) = get(expression).await;
    assert_eq!(result.unwrap_err().kind(), &ErrorKind::Timeout);
    assert!(counted(&count, "turns") > 10);
}

#[wasm_bindgen_test]
async fn no_rejection_tells_key_or_id() {
    let secret = format!(
        "{{ name: 'E {KEY}', code: '{ID}', message: '{KEY}', cause: {{ code: '{KEY}' }} }}"
    );
    let (result, _) = get(&format!("async () => {{ throw {secret} }}")).await;
    let error = result.unwrap_err();
    let shown = format!("{error} {error:?}");
    assert!(
        shown.contains("[key]") && shown.contains("{event_id}"),
        "{shown}"
    );
    assert!(!shown.contains(KEY) && !shown.contains(ID), "{shown}");
}

#[wasm_bindgen_test]
async fn a_request_is_not_cached_and_has_each_header_once() {
    let expression = r#"async (request) => {
        const text = [request.cache, ...request.headers].join(";");
        return { status: 403, headers, text: async () => text };
    }"#;
    let (result, _) = with_fetch(expression, async |client| {
        let client = client
            .with_header("Accept", "text/html")
            .with_header("X-Trace", "1")
            .with_header("x-trace", " 2 ");
        client.get_event(ID).await
    })
    .await;
    let error = result.unwrap_err();
    let ErrorKind::Status { body, .. } = error.kind() else {
        panic!("{error:?}");
    };
    for part in [
        "no-store",
        "accept,text/html;",
        "x-trace,1, 2",
        "authorization,Bearer [key]",
    ] {
        assert!(body.contains(part), "{body}");
    }
}
