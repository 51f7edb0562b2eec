// The client of the official SDK of v3, by its own names: what it sends, what it gives back, what it refuses.

import { deepEqual, equal, match, ok, rejects, throws } from "./assert.js";
import { hides } from "./channels.js";
import { contract } from "./harness.js";
import { apiError, drop, hang, json, KEY, script, text, VISITOR_ID } from "./support.js";

const REQUEST_ID = "1708102555327.NLOjmg";
const EVENT = { products: { identification: { data: { visitorId: VISITOR_ID, requestId: REQUEST_ID } } } };
const done = json({});

/** A client over a `fetch` that follows a script. */
export function scriptedV3({ parts, host }, replies, options = {}) {
  const { fetch, calls } = script(...replies);
  return { client: new parts.v3.FingerprintJsServerApiClient({ apiKey: KEY, fetch, ...host.clientOptions, ...options }), calls };
}

contract("v3 SDK: each call makes the documented request, with the key in a header", async (t) => {
  const rows = [
    [(c) => c.getEvent(REQUEST_ID), "GET", `/events/${REQUEST_ID}`, undefined, EVENT],
    [(c) => c.updateEvent({ linkedId: "a", tag: { b: 1 } }, REQUEST_ID), "PUT", `/events/${REQUEST_ID}`, '{"linkedId":"a","tag":{"b":1}}'],
    [(c) => c.searchEvents({ limit: 2, bot: "bad" }), "GET", "/events/search?limit=2&bot=bad", undefined, { events: [EVENT] }],
    [(c) => c.getVisits(VISITOR_ID), "GET", `/visitors/${VISITOR_ID}`, undefined, { visitorId: VISITOR_ID, visits: [] }],
    [
      (c) => c.getVisitorHistory(VISITOR_ID, { limit: 3 }),
      "GET",
      `/visitors/${VISITOR_ID}?limit=3`,
      undefined,
      { visitorId: VISITOR_ID, visits: [{ requestId: REQUEST_ID }], paginationKey: REQUEST_ID },
    ],
    [
      (c) => c.getRelatedVisitors({ visitor_id: VISITOR_ID }),
      "GET",
      `/related-visitors?visitor_id=${VISITOR_ID}`,
      undefined,
      { relatedVisitors: [{ visitorId: VISITOR_ID }] },
    ],
    [(c) => c.deleteVisitorData(VISITOR_ID), "DELETE", `/visitors/${VISITOR_ID}`, undefined],
  ];
  for (const [use, method, path, body, answer] of rows) {
    const { client, calls } = scriptedV3(t, [json(answer ?? {})], { region: "EU", authenticationMode: "AuthHeader" });
    const given = use(client);
    ok(given instanceof Promise, "a promise");
    deepEqual(await given, answer, path);
    const [call] = calls;
    deepEqual([call.method, call.url, call.body], [method, `https://eu.api.fpjs.io${path}`, body], path);
    deepEqual([call.headers["auth-api-key"], call.headers.authorization], [KEY, undefined], "the key's header");
  }
});

contract("v3 SDK: the constants have the official values, and a client tells its region and mode", (t) => {
  const { AuthenticationMode, DecryptionAlgorithm, Region } = t.parts.v3;
  deepEqual({ ...AuthenticationMode }, { AuthHeader: "AuthHeader", QueryParameter: "QueryParameter" }, "AuthenticationMode");
  deepEqual({ ...Region }, { EU: "EU", AP: "AP", Global: "Global" }, "Region");
  deepEqual({ ...DecryptionAlgorithm }, { Aes256Gcm: "aes-256-gcm" }, "DecryptionAlgorithm");
  const { client } = scriptedV3(t, [], { region: Region.AP, authenticationMode: AuthenticationMode.AuthHeader });
  deepEqual([client.region, client.authenticationMode], ["AP", "AuthHeader"], "of a client");
  deepEqual([client.apiKey, Reflect.ownKeys(client).length, JSON.stringify(client)], [undefined, 0, "{}"], "nothing else shows");
});

contract("v3 SDK: a key in the query is refused with the reason, and other options as everywhere", (t) => {
  const { client: _, ...rest } = { apiKey: KEY, ...t.host.clientOptions };
  const refused = (options) => throws(() => new t.parts.v3.FingerprintJsServerApiClient({ ...rest, ...options }), TypeError).message;
  const message = refused({ authenticationMode: "QueryParameter" });
  match(message, /`authenticationMode`.*"AuthHeader".*logs/, "the reason and what is right");
  ok(!message.includes(KEY), "the key");
  match(refused({ authenticationMode: "Bearer" }), /`authenticationMode` must be "AuthHeader"/, "another one");
  match(refused({ apiKey: "" }), /`apiKey`/, "no key");
  match(refused({ region: "mars" }), /region/, "region");
  match(refused({ fetch: "fetch" }), /`fetch` must be a function/, "fetch");
  match(refused({ retries: 3 }), /unknown client option `retries`/, "unknown");
  for (const wrong of [undefined, null, "key", [KEY]])
    match(throws(() => new t.parts.v3.FingerprintJsServerApiClient(wrong), TypeError).message, /client options/, String(wrong));
});

contract("v3 SDK: bad arguments are refused, and nothing is sent", async (t) => {
  const { client, calls } = scriptedV3(t, []);
  const refused = async (promise, pattern) => match((await rejects(promise, TypeError)).message, pattern);
  for (const wrong of ["", undefined, null, "..", 5]) await refused(client.getEvent(wrong), /`request_id`/);
  await refused(client.updateEvent(undefined, REQUEST_ID), /`update`/);
  await refused(client.updateEvent({ suspect: true }, ""), /`request_id`/);
  await refused(client.updateEvent(REQUEST_ID, { suspect: true }), /takes the update first/);
  await refused(client.searchEvents(), /`limit` is missing/);
  await refused(client.searchEvents({ limit: 1, visitorId: VISITOR_ID }), /did you mean `visitor_id`/);
  await refused(client.getVisits(""), /`visitor_id`/);
  await refused(client.getVisits(VISITOR_ID, { pagination_key: "x" }), /did you mean `paginationKey`/);
  await refused(client.getRelatedVisitors(VISITOR_ID), /must be an object, got a string/);
  await refused(client.getRelatedVisitors({ visitorId: VISITOR_ID }), /unknown .*`visitorId`: there are visitor_id/);
  await refused(client.getRelatedVisitors({}), /`visitor_id`/);
  await refused(client.deleteVisitorData(undefined), /`visitor_id`/);
  await refused(client.getEvent(REQUEST_ID, { wait: 1 }), /unknown call option `wait`/);
  equal(calls.length, 0, "requests");
});

contract("v3 SDK: what the API refuses is one class, with the API's code, message and body", async (t) => {
  const { RequestError, SdkError, TooManyRequestsError } = t.parts.v3;
  const headers = { "x-request-id": "7" };
  const reply = json({ error: { code: "RequestNotFound", message: "request id not found" } }, { status: 404, headers });
  const { client } = scriptedV3(t, [reply]);
  const error = await rejects(client.getEvent(REQUEST_ID), RequestError);
  deepEqual(
    [error.name, error.constructor.name, error.constructor === RequestError, String(error)],
    ["RequestError", "RequestError", true, "RequestError: request id not found"],
    "its name",
  );
  deepEqual(
    [error.statusCode, error.errorCode, error.message, error.responseBody],
    [404, "RequestNotFound", "request id not found", { error: { code: "RequestNotFound", message: "request id not found" } }],
    "what it says",
  );
  deepEqual([error.response.status, error.response.headers.get("x-request-id")], [404, "7"], "response");
  deepEqual([error.operation, error.attempts, error.retryable, error.mayHaveArrived], ["getEvent", 1, false, true], "facts");
  ok(error instanceof SdkError && error instanceof t.lib.RequestError && !(error instanceof TooManyRequestsError), "its classes");
  ok(!(error instanceof t.lib.TooManyRequestsError) && !(new t.lib.SdkError("x") instanceof RequestError), "and no other");
});

contract("v3 SDK: bodies of other shapes make errors as well", async (t) => {
  const { RequestError, SdkError } = t.parts.v3;
  const plain = scriptedV3(t, [json({ error: "Forbidden (HTTP 403)" }, { status: 403, statusText: "Forbidden" })]);
  const error = await rejects(plain.client.getVisits(VISITOR_ID), RequestError);
  deepEqual(
    [error.message, error.statusCode, error.responseBody],
    ["Forbidden (HTTP 403)", 403, { error: "Forbidden (HTTP 403)" }],
    "plain",
  );
  const proxy = scriptedV3(t, [text("<html>", { status: 501 })]);
  const page = await rejects(proxy.client.getEvent(REQUEST_ID), RequestError);
  deepEqual([page.constructor, page.statusCode, page.responseBody], [RequestError, 501, "<html>"], "a page");
  const empty = await rejects(scriptedV3(t, [text("")]).client.getEvent(REQUEST_ID), SdkError);
  deepEqual([empty.constructor, empty.response.status], [t.parts.v3.InvalidResponseError, 200], "a success without a body");
});

contract("v3 SDK: after a 429 there is always a number of seconds", async (t) => {
  const { RequestError, TooManyRequestsError, getRetryAfter } = t.parts.v3;
  const limit = (body, headers, status = 429) => json(body, { status, headers });
  const documented = { error: { code: "TooManyRequests", message: "slow down" } };
  for (const [name, body, headers, seconds, message] of [
    ["nothing said", documented, {}, 1, "slow down"],
    ["at once", documented, { "retry-after": "0" }, 0, "slow down"],
    ["seconds", documented, { "retry-after": "7" }, 7, "slow down"],
    ["what nobody can read", documented, { "retry-after": "soon" }, 1, "slow down"],
    ["a time that is over", documented, { "retry-after": "-5" }, 1, "slow down"],
    ["plain", { error: "too many requests" }, { "retry-after": "9" }, 9, "too many requests"],
    ["plain, nothing said", { error: "too many requests" }, {}, 1, "too many requests"],
  ]) {
    const { client } = scriptedV3(t, [limit(body, headers)], { maxRetries: 0 });
    const error = await rejects(client.getVisits(VISITOR_ID), TooManyRequestsError, name);
    deepEqual([error.retryAfter, error.message, error.statusCode, error.errorCode], [seconds, message, 429, "TooManyRequests"], name);
    deepEqual(
      [error.name, error.constructor.name, error.responseBody.error.code],
      ["TooManyRequestsError", "TooManyRequestsError", "TooManyRequests"],
      name,
    );
    ok(error instanceof RequestError && error.retryable, `${name}: its class, and what may be done`);
  }
  const foreign = await rejects(
    scriptedV3(t, [text("busy", { status: 429 })], { maxRetries: 0 }).client.getEvent(REQUEST_ID),
    RequestError,
  );
  deepEqual([foreign.constructor, foreign.statusCode], [RequestError, 429], "a 429 that is not the API's");
  deepEqual([getRetryAfter(new Response()), getRetryAfter(new Response("", { headers: { "retry-after": "5" } }))], [0, 5], "getRetryAfter");
});

contract("v3 SDK: errors can be made as test doubles make them", (t) => {
  const { RequestError, SdkError, TooManyRequestsError } = t.parts.v3;
  const response = new Response(null, { status: 403, statusText: "Forbidden" });
  const body = { error: { code: "TokenNotFound", message: "no such token" } };
  const made = [
    [new RequestError("boom", { a: 1 }, 409, "StateNotReady", response), "boom", 409, "StateNotReady", { a: 1 }],
    [RequestError.unknown(response), "Unknown error", 403, "Forbidden", undefined],
    [RequestError.fromPlainError({ error: "no" }, response), "no", 403, "Forbidden", { error: "no" }],
    [RequestError.fromErrorResponse(body, response), "no such token", 403, "TokenNotFound", body],
  ];
  for (const [error, message, status, code, given] of made) {
    ok(error instanceof RequestError && error instanceof SdkError && error.constructor === RequestError, message);
    deepEqual([error.message, error.statusCode, error.errorCode, error.responseBody], [message, status, code, given], message);
    equal(error.response, response, "response");
  }
  const limited = new Response(null, { status: 429, headers: { "retry-after": "3" } });
  for (const error of [new TooManyRequestsError(body, limited), TooManyRequestsError.fromPlain({ error: "no such token" }, limited)])
    deepEqual([error.name, error.message, error.statusCode, error.retryAfter], ["TooManyRequestsError", "no such token", 429, 3], "429");
  equal(new TooManyRequestsError(body, undefined).retryAfter, 1, "without a response");
  class Mine extends RequestError {}
  const mine = new Mine("boom", undefined, 400, "Failed", response);
  ok(mine instanceof Mine && mine instanceof RequestError && !(made[0][0] instanceof Mine), "a class of one's own");
  // A minifier gives it another one.
  equal(mine.name, Mine.name, "its name");
});

contract("v3 SDK: a call ends by its signal, its limits and its number of repetitions", async (t) => {
  const { NetworkError, TimeoutError } = t.parts.v3;
  const calls = [
    (c, o) => c.getEvent(REQUEST_ID, o),
    (c, o) => c.updateEvent({ suspect: true }, REQUEST_ID, o),
    (c, o) => c.searchEvents({ limit: 1 }, o),
    (c, o) => c.getVisits(VISITOR_ID, undefined, o),
    (c, o) => c.getVisitorHistory(VISITOR_ID, undefined, o),
    (c, o) => c.getRelatedVisitors({ visitor_id: VISITOR_ID }, o),
    (c, o) => c.deleteVisitorData(VISITOR_ID, o),
  ];
  for (const call of calls) {
    const { client } = scriptedV3(t, [hang(), hang()]);
    const controller = new AbortController();
    const reason = new Error("gone");
    const given = call(client, { signal: controller.signal });
    controller.abort(reason);
    equal(await rejects(given), reason, "the reason of the signal");
    equal((await rejects(call(client, { timeout: 5, maxRetries: 0 }), TimeoutError)).limit, "timeout", "the limit");
  }
  const lost = scriptedV3(t, [drop(), drop()], { maxRetries: 1 });
  const error = await rejects(lost.client.getEvent(REQUEST_ID), NetworkError);
  deepEqual([error.attempts, error.cause.message], [2, "connection lost"], "a connection that fails");
});

contract("v3 SDK: an update that comes too early is repeated, and what may do its work twice is not", async (t) => {
  const early = apiError(409, "StateNotReady");
  const { client, calls } = scriptedV3(t, [early, early, done]);
  equal(await client.updateEvent({ suspect: false }, REQUEST_ID), undefined, "updated");
  equal(calls.length, 3, "requests");
  const deletion = scriptedV3(t, [apiError(503, "Failed"), done]);
  equal((await rejects(deletion.client.deleteVisitorData(VISITOR_ID), t.parts.v3.RequestError)).attempts, 1, "a deletion");
});

contract("v3 SDK: the key shows nowhere", async (t) => {
  const echo = ({ headers }) => Promise.reject(new Error(`failed with ${JSON.stringify(headers)}`));
  const replies = [
    echo,
    json({ error: { code: "TokenNotFound", message: `no ${KEY}` } }, { status: 403, headers: { "x-key": KEY } }),
    text(KEY, { status: 400 }),
    json({ error: KEY }, { status: 429 }),
    text(KEY),
  ];
  for (const reply of replies) {
    const { client } = scriptedV3(t, [reply], { maxRetries: 0 });
    hides(await rejects(client.getVisits(VISITOR_ID), t.parts.v3.SdkError), t.host, "an error");
    hides(client, t.host, "a client");
  }
});

contract("v3 SDK: a client can be extended", async (t) => {
  class Caching extends t.parts.v3.FingerprintJsServerApiClient {
    known = new Map();
    async getEvent(requestId) {
      if (!this.known.has(requestId)) this.known.set(requestId, await super.getEvent(requestId));
      return this.known.get(requestId);
    }
    async getVisits(visitorId) {
      return { visitorId, visits: [], mine: true };
    }
  }
  const { fetch, calls } = script(json(EVENT));
  const client = new Caching({ apiKey: KEY, ...t.host.clientOptions, fetch });
  equal(await client.getEvent(REQUEST_ID), await client.getEvent(REQUEST_ID), "from its cache");
  equal((await client.getVisitorHistory(VISITOR_ID)).mine, true, "the old name takes the way of the new one");
  equal(calls.length, 1, "requests");
});
