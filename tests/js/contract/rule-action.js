// What a ruleset decided, done: responses, requests with other headers, and actions that are refused.

import { deepEqual, equal, match, ok, throws } from "./assert.js";
import { onBoth } from "./faces.js";
import { contract } from "./harness.js";

const URL_OF_IT = "https://shop.example/cart?step=2";
const block = (fields) => ({ ruleset_id: "rs_1", type: "block", status_code: 403, headers: [], body: "no", ...fields });
const allow = (modifications) => ({
  ruleset_id: "rs_1",
  type: "allow",
  ...(modifications && { request_header_modifications: modifications }),
});
const field = (name, value) => ({ name, value });
const headersOf = ({ headers }) => Object.fromEntries([...headers].filter(([name]) => /^(x-|accept)/.test(name)));

contract("applyRuleAction: `block` is the response that the action describes", async ({ lib }) => {
  const headers = [
    field("Content-Type", "application/json"),
    field("X-Rule", "a"),
    field("x-rule", "b"),
    field("cache-control", "no-store"),
  ];
  const response = lib.applyRuleAction(block({ status_code: 429, headers, body: '{"title":"Später"}' }), new Request(URL_OF_IT));
  ok(response instanceof Response, "a Response");
  equal(response.status, 429, "status");
  equal(response.headers.get("content-type"), "application/json", "content-type");
  equal(response.headers.get("x-rule"), "a, b", "a repeated name");
  equal(response.headers.get("cache-control"), "no-store", "cache-control");
  equal(await response.text(), '{"title":"Später"}', "body");
});

contract("applyRuleAction: `block` adds nothing of its own", async ({ lib }) => {
  const response = lib.applyRuleAction(block({ headers: undefined }), new Request(URL_OF_IT));
  deepEqual(
    [...response.headers].filter(([name]) => name !== "content-length"),
    [],
    "headers",
  );
  equal(await response.text(), "no", "body");
  const bare = lib.applyRuleAction({ ruleset_id: "rs_1", type: "block", status_code: 200 }, new Request(URL_OF_IT));
  equal(await bare.text(), "", "no body");
});

contract("applyRuleAction: `block` keeps cookies apart", async ({ lib }) => {
  const cookies = ["a=1; Path=/", "b=2; Expires=Wed, 21 Oct 2026 07:28:00 GMT"];
  // A page may not set cookies by hand: its Response has none, whoever makes it.
  const allowed = new Response(null, { headers: [["set-cookie", "a=1"]] }).headers.has("set-cookie");
  const response = lib.applyRuleAction(block({ headers: cookies.map((cookie) => field("Set-Cookie", cookie)) }), new Request(URL_OF_IT));
  deepEqual(response.headers.getSetCookie(), allowed ? cookies : [], "cookies");
});

contract("applyRuleAction: a status without a body has none", async ({ lib }) => {
  for (const status_code of [204, 205, 304]) {
    const response = lib.applyRuleAction(block({ status_code, body: "text" }), new Request(URL_OF_IT));
    equal(response.status, status_code, "status");
    equal(response.body, null, "body");
  }
});

contract("applyRuleAction: `allow` removes, sets and appends, in this order", async ({ lib }) => {
  const request = new Request(URL_OF_IT, {
    headers: { "x-visitor": "forged", "x-verdict": "old", "x-list": "1", "x-moved": "was", accept: "text/html" },
  });
  const before = headersOf(request);
  const changed = lib.applyRuleAction(
    allow({
      append: [field("x-list", "2"), field("x-list", "3"), field("x-moved", "and added")],
      set: [field("X-Verdict", "old"), field("x-verdict", "allow"), field("x-moved", "set")],
      remove: ["X-Visitor", "x-moved", "x-absent"],
    }),
    request,
  );
  ok(changed !== request && changed instanceof Request, "a new Request");
  deepEqual(headersOf(changed), { "x-verdict": "allow", "x-list": "1, 2, 3", "x-moved": "set, and added", accept: "text/html" }, "headers");
  deepEqual(headersOf(request), before, "the headers of the request that came");
  deepEqual([changed.url, changed.method], [URL_OF_IT, "GET"], "url and method");
});

contract("applyRuleAction: `allow` passes the body on as a stream, with method and signal", async ({ lib }) => {
  const controller = new AbortController();
  const body = new ReadableStream({
    start(stream) {
      for (const part of ["one ", "two"]) stream.enqueue(new TextEncoder().encode(part));
      stream.close();
    },
  });
  const request = new Request(URL_OF_IT, { method: "PUT", body, duplex: "half", signal: controller.signal });
  const changed = lib.applyRuleAction(allow({ set: [field("x-verdict", "allow")] }), request);
  equal(changed.method, "PUT", "method");
  ok(changed.body instanceof ReadableStream, "a stream");
  equal(await changed.text(), "one two", "body");
  equal(changed.signal.aborted, false, "aborted");
  controller.abort(new Error("gone"));
  equal(changed.signal.aborted, true, "aborted with it");
});

contract("applyRuleAction: what changes nothing gives the very request", async ({ lib }) => {
  const request = new Request(URL_OF_IT, { method: "POST", body: "text" });
  for (const action of [
    allow(),
    allow({}),
    allow({ remove: [], set: [], append: [] }),
    { ruleset_id: "rs_1", type: "challenge", challenge: { kind: "puzzle" } },
    { ruleset_id: "rs_1", type: "Block", status_code: 403 },
  ]) {
    ok(lib.applyRuleAction(action, request) === request, action.type);
  }
  equal(await request.text(), "text", "body");
});

contract("applyRuleAction: without an action it says how to get one", async ({ lib }) => {
  const request = new Request(URL_OF_IT);
  for (const action of [undefined, null])
    match(throws(() => lib.applyRuleAction(action, request), TypeError).message, /`action` is .*`ruleset_id`/, "message");
  match(throws(() => lib.applyRuleAction("block", request), TypeError).message, /^`action` must be an object, got a string$/, "message");
  for (const none of [undefined, URL_OF_IT, {}])
    match(throws(() => lib.applyRuleAction(block(), none), TypeError).message, /^`request` must be a Request, got /, "message");
});

contract("applyRuleAction: a response that there cannot be is refused by name", async ({ lib }) => {
  const request = new Request(URL_OF_IT);
  const refused = (fields) => throws(() => lib.applyRuleAction(block(fields), request), TypeError, JSON.stringify(fields)).message;
  for (const status_code of [undefined, null, "403", 199, 101, 600, 0, NaN, 200.5])
    match(refused({ status_code }), /^`action\.status_code` must be a whole number from 200 to 599, got /, "message");
  match(refused({ body: { title: "no" } }), /^`action\.body` must be a string, got an object$/, "message");
  match(refused({ headers: { "x-a": "b" } }), /^`action\.headers` must be an array, got an object$/, "message");
  match(refused({ headers: [null] }), /^`action\.headers\[0\]` must be an object, got null$/, "message");
});

const PLACES = {
  headers: (header) => block({ headers: [field("x-a", "b"), header] }),
  set: (header) => allow({ set: [field("x-a", "b"), header] }),
  append: (header) => allow({ append: [field("x-a", "b"), header] }),
  remove: ({ name }) => allow({ remove: ["x-a", name] }),
};

contract("applyRuleAction: headers of one connection, and malformed ones, are refused by name", async ({ lib }) => {
  const request = new Request(URL_OF_IT);
  const refused = (action) => throws(() => lib.applyRuleAction(action, request), TypeError, JSON.stringify(action)).message;
  const hop = [
    "Connection",
    "keep-alive",
    "Proxy-Authenticate",
    "proxy-authorization",
    "Proxy-Connection",
    "TE",
    "trailer",
    "Transfer-Encoding",
    "upgrade",
    "Host",
    "content-length",
    "HTTP2-Settings",
    "http2_settings",
    "Transfer_Encoding",
    "CONTENT_LENGTH",
    "keep_alive",
    "Proxy_Authorization",
  ];
  for (const [place, action] of Object.entries(PLACES)) {
    for (const name of hop) match(refused(action(field(name, "x"))), new RegExp(`\\.${place}\\[1\\].* must not be \`${name}\``), "message");
    for (const name of ["", " ", "x a", "x:", "x\n", "x\0", "ü", "x(", undefined, 7])
      match(refused(action(field(name, "x"))), new RegExp(`\\.${place}\\[1\\].* must be the name of a header, got `), "message");
    if (place === "remove") continue;
    for (const value of ["a\nb", "a\r\nx-b: c", "a\0", "\x7f", "日", undefined, null, 7]) {
      const message = refused(action(field("x-value", value)));
      match(message, /^the value of the header `x-value` in `action\./, "message");
      ok(!message.includes("x-b"), "the value stays out of it");
    }
  }
  const fine = lib.applyRuleAction(block({ headers: [field("x-fine", "a\tb ~ ÿ"), field("x-empty", "")] }), request);
  equal(fine.headers.get("x-empty"), "", "an empty value");
});

onBoth("applyRuleAction does what the API's rulesets say", async ({ lib }, face) => {
  const client = face.client();
  const {
    events: [{ event_id }],
  } = await client.searchEvents({ limit: 1 });
  const request = new Request(URL_OF_IT, { headers: { "x-visitor": "forged" } });
  const blocked = lib.applyRuleAction((await client.getEvent(event_id, { ruleset_id: "rs_block" })).rule_action, request);
  deepEqual([blocked.status, await blocked.json()], [403, { title: "Forbidden" }], "blocked");
  const passed = lib.applyRuleAction((await client.getEvent(event_id, { ruleset_id: "rs_allow" })).rule_action, request);
  deepEqual(headersOf(passed), { "x-verdict": "allow" }, "headers");
  throws(() => lib.applyRuleAction(undefined, request), TypeError);
});
