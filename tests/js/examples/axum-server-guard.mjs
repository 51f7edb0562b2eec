// The guard of examples/axum-server: what it makes of sealed results, and of event ids that it asks the API for.

import { deepEqual, equal, ok } from "../contract/assert.js";
import { atOnce, disliked, likedEvent, sealed as seal } from "./guards.mjs";
import { rawStatus } from "./strangers.mjs";
import { apiError, html, json } from "./upstream.mjs";

const IP = "127.0.0.1";
const VISITOR = "Ibk1527CUFmcnjLwIs4A9";
/** With what a busy machine adds to the deadline of three seconds. */
const DEADLINE_MS = 8_000;

const liked = (fields) => likedEvent({ ip_address: IP, ...fields });
const sealed = (fields) => seal({ ip_address: IP, ...fields });
export const sealedFrom = (ip_address) => seal({ ip_address });

async function answerAt(url, headers, path = "/sign-up", method = "POST") {
  const response = await fetch(url + path, { method, headers });
  const text = await response.text();
  if (path === "/sign-up" && method === "POST") equal(response.headers.get("cache-control"), "no-store", "cache-control");
  if (!response.ok) equal(text, "", "the body of a refusal");
  return [response.status, text && JSON.parse(text)];
}

export const statusAt = async (...request) => (await answerAt(...request))[0];

export async function checkSealed(url) {
  const statusOf = (sealedResult, headers) => statusAt(url, { "fingerprint-sealed": sealedResult, ...headers });
  deepEqual(await answerAt(url, { "fingerprint-sealed": sealed() }), [201, { visitor: VISITOR }], "a real visitor");
  equal(await statusOf(sealed({ ip_address: `::ffff:${IP}` })), 201, "the same address in another form");
  equal(await statusOf(sealed({ tags: { long: "x".repeat(40_000) } })), 201, "a long one");
  for (const [what, fields] of Object.entries(disliked())) {
    const status = await statusOf(sealed(fields));
    // What must have a time and has none may be no event at all.
    ok(status === 403 || (what === "an event without a time" && status === 400), `${what}: ${status}`);
  }
  const forwarded = { "x-forwarded-for": "198.51.100.9", "x-real-ip": "198.51.100.9", "x-address": "198.51.100.9" };
  equal(await statusOf(sealed({ ip_address: "198.51.100.9" }), forwarded), 403, "an address that the visitor wrote");
  const broken = sealed().replace(/.(?=.{9}$)/, (letter) => (letter === "A" ? "B" : "A"));
  for (const nothing of ["", " ", "no base64", "AAAA", broken, "%zz", "A".repeat(8_000), `${sealed()}, ${sealed()}`])
    equal(await statusOf(nothing), 400, `the sealed result "${nothing.slice(0, 9)}"`);
  equal(await statusAt(url, {}), 400, "nothing");
  for (const event_id of ["", null, 17, {}, ["1700000000000.Qw3rTy"]])
    equal(await statusOf(sealed({ event_id })), 400, `the event id ${JSON.stringify(event_id)}`);
  const v3 = seal({
    event_id: undefined,
    timestamp: undefined,
    products: { identification: { data: { requestId: "1700000000000.Qw3rTy" } } },
  });
  equal(await statusOf(v3), 400, "an event of v3");
  const headers = { "fingerprint-sealed": sealed() };
  for (const [path, method, status] of [
    ["/", "POST", 404],
    ["/sign-up/", "POST", 404],
    ["/sign-up/%2e%2e%2fsign-up", "POST", 404],
    ["/sign-up", "GET", 405],
    ["/sign-up", "DELETE", 405],
  ])
    equal(await statusAt(url, headers, path, method), status, `${method} ${path}`);
  equal(await statusAt(url, headers), 201, "an event that came with all of these");

  const one = sealed();
  const otherwise = one.replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  deepEqual([await statusOf(one), await statusOf(one), await statusOf(otherwise)], [201, 409, 409], "one of them three times");
  const event_id = `${Date.now()}.odd/../%2e%2e ${"x".repeat(600)}`;
  deepEqual([await statusOf(sealed({ event_id })), await statusOf(sealed({ event_id }))], [201, 409], "a long and odd id");
  const sameEvent = (event = liked()) =>
    Array.from({ length: 50 }, (_, n) => answerAt(url, { "fingerprint-sealed": seal({ ...event, tags: { n } }) }));
  deepEqual(await atOnce(sameEvent, { 201: 1, 409: 49 }), { 201: 1, 409: 49 }, "50 at once");
  const ownEvents = () => Array.from({ length: 20 }, () => answerAt(url, { "fingerprint-sealed": sealed() }));
  deepEqual(await atOnce(ownEvents, { 201: 20 }), { 201: 20 }, "20 with events of their own");

  const event = liked();
  equal(await statusOf(seal(event), { "fingerprint-event-id": "1700000000000.other" }), 403, "the id of another event beside it");
  equal(await statusOf(seal(event), { "fingerprint-event-id": event.event_id }), 201, "its own id beside it");
  const doubled = `POST /sign-up HTTP/1.1\r\nHost: a\r\nfingerprint-sealed: ${sealed()}\r\nfingerprint-sealed: ${sealed()}\r\n\r\n`;
  equal(await rawStatus(url, doubled), 403, "two headers");
  equal(await rawStatus(url, `POST /sign-up HTTP/1.1\r\nHost: a\r\nfingerprint-sealed: \xff\xfe\r\n\r\n`), 400, "bytes that are no text");
}

/** `use` says what the API answers. */
export async function checkFetched(url, { asked }, use) {
  const statusOf = (id) => statusAt(url, { "fingerprint-event-id": id });
  const known = (event) => {
    use(() => json(200, event));
    return statusOf(event.event_id);
  };
  const event = liked();
  equal(await known(event), 201, "a real visitor's event");
  equal(asked[0].url.startsWith(`/v4/events/${event.event_id}`), true, asked[0].url);
  equal(await known(event), 409, "the same again");
  equal(await statusAt(url, { "fingerprint-sealed": seal(event) }), 409, "the same, sealed");
  for (const [what, fields] of Object.entries(disliked())) {
    const status = await known(liked(fields));
    ok(status === 403 || (what === "an event without a time" && status === 503), `${what}, fetched: ${status}`);
  }
  use(() => json(200, liked()));
  equal(await statusOf("1700000000000.asked"), 403, "an answer that is about another event");

  const fresh = liked();
  use(() => (asked.length < 2 ? apiError(404, "event_not_found") : json(200, fresh)));
  equal(await statusOf(fresh.event_id), 201, "an event that the API knows a moment later");

  const hostile = ["", ".", "..", "a b", "x".repeat(600), "é"];
  use(() => json(200, liked()));
  for (const id of hostile) equal(await statusOf(id), 400, `the id "${id.slice(0, 9)}"`);
  equal(asked.length, 0, "what the API was asked for them");
  const odd = ["../../webhooks", "a/b?c=d#e", "%2e%2e", "a%00b", "\\..\\", "{event_id}", "a,b"];
  use(() => apiError(404, "event_not_found"));
  const statuses = await Promise.all(odd.map(statusOf));
  ok(
    statuses.every((status) => status === 403),
    `ids of no event: ${statuses}`,
  );
  // Each went as one segment of the path.
  const segments = asked.map(({ url }) => /^\/v4\/events\/([^/?#]+)(?:\?|$)/.exec(url)?.[1] ?? url);
  deepEqual([...new Set(segments.map(decodeURIComponent))].sort(), [...odd].sort(), "the ids that were asked for");

  for (const [what, answer, status] of [
    ["no such event", apiError(404, "event_not_found"), 403],
    ["an id of no event", apiError(400, "request_cannot_be_parsed"), 403],
    ["a wrong key", apiError(403, "secret_api_key_not_found"), 503],
    ["too many requests", apiError(429, "too_many_requests", { "retry-after": "60" }), 503],
    ["a gateway without the API", html(502), 503],
    ["a redirect", html(302, { location: "https://evil.example/" }), 503],
    ["no JSON", html(200), 503],
    ["no event", json(200, []), 503],
    ["an answer that does not come", { slow: true }, 503],
  ]) {
    use(() => answer);
    const began = Date.now();
    equal(await statusOf("1700000000000.Qw3rTy"), status, what);
    ok(Date.now() - began < DEADLINE_MS, `${Date.now() - began} ms for ${what}`);
  }
  use(() => ({ slow: true }));
  const many = await Promise.all(Array.from({ length: 50 }, (_, number) => statusOf(`1700000000000.slow${number}`)));
  ok(
    many.every((status) => status === 503),
    `50 at once while the API is slow: ${many}`,
  );
  equal(await statusAt(url, { "fingerprint-sealed": sealed() }), 201, "a sealed result, which needs no API");
}
