// What an error tells of the answer, and errors that a test makes itself, as the official SDK has them.

import { deepEqual, equal, match, ok, rejects } from "./assert.js";
import { shown } from "./channels.js";
import { contract } from "./harness.js";
import { apiError, clientOf, EVENT_ID, KEY, scripted, text } from "./support.js";

const ONCE = { maxRetries: 0 };
const TEMPLATE = "/v4/events/{event_id}";
const BODY = { error: { code: "state_not_ready", message: "not yet" } };

/** The error of a call that gets this one answer. */
async function errorOf(t, answer, Class, options) {
  const { client } = scripted(t, [answer], { ...ONCE, ...options });
  return rejects(client.getEvent(EVENT_ID), t.lib[Class]);
}

contract("every error with an answer tells its status, its headers and the URL template", async (t) => {
  const headers = { "x-request-id": "r-7", "retry-after": "9" };
  const answers = {
    ServerApiError: [apiError(404, "event_not_found", "no such event", headers), 404],
    TooManyRequestsError: [apiError(429, "too_many_requests", "slow down", headers), 429],
    RequestError: [text("<html>", { status: 502, statusText: "Bad Gateway", headers }), 502],
    InvalidResponseError: [text("<html>", { status: 203, headers }), 203],
    NetworkError: [text(brokenOff(), { status: 200, headers }), 200],
  };
  for (const [Class, [answer, status]] of Object.entries(answers)) {
    const { response, retryAfter } = await errorOf(t, answer, Class);
    equal(response.status, status, `${Class}: status`);
    equal(response.headers.get("x-request-id"), "r-7", `${Class}: header`);
    equal(response.url, TEMPLATE, `${Class}: url`);
    if (/Request|Api/.test(Class)) equal(retryAfter, 9, `${Class}: retryAfter`);
  }
  equal(
    (await errorOf(t, text("", { status: 502, statusText: "Bad Gateway" }), "RequestError")).response.statusText,
    "Bad Gateway",
    "text",
  );
  equal((await errorOf(t, () => Promise.reject(new TypeError("no connection")), "NetworkError")).response, undefined, "no answer");
});

contract("an error that Node prints shows the headers of the answer", async (t) => {
  const { inspect } =
    (globalThis.process?.release?.name === "node" && !globalThis.Bun && globalThis.process.getBuiltinModule?.("node:util")) || {};
  const error = await errorOf(t, apiError(404, "event_not_found", "no such event", { "x-request-id": "r-7" }), "ServerApiError");
  const text = inspect?.(error) ?? JSON.stringify([...error.response.headers]);
  match(text, /x-request-id.*r-7/s, "headers");
});

/** Half a body. */
function brokenOff() {
  let pulled = 0;
  return new ReadableStream({
    pull(stream) {
      if (pulled++ === 0) stream.enqueue(new TextEncoder().encode('{"event'));
      else stream.error(new TypeError("terminated"));
    },
  });
}

contract("the headers of an answer do not show the key or an id, in whichever spelling", async (t) => {
  const echoes = [KEY, encodeURIComponent(`${KEY}=`), btoa(`key:${KEY}`), `Bearer ${KEY}`];
  const headers = Object.fromEntries(echoes.map((echo, at) => [`x-echo-${at}`, echo]));
  const location = `https://api.fpjs.io/v4/events/${EVENT_ID}`;
  const error = await errorOf(t, text("", { status: 503, statusText: KEY, headers: { ...headers, location } }), "RequestError");
  for (const at of echoes.keys()) match(error.response.headers.get(`x-echo-${at}`), /\[key\]/, echoes[at]);
  equal(error.response.headers.get("location"), TEMPLATE, "location");
  equal(error.response.statusText, "[key]", "statusText");
  const all = [shown(error, t.host), ...error.response.headers.values()].join("\n");
  for (const secret of [...echoes, EVENT_ID]) ok(!all.includes(secret), `${secret} in ${all}`);
});

contract("a double of a fetch may answer with little", async (t) => {
  const event = { event_id: EVENT_ID, timestamp: 1 };
  const get = (response, more) => clientOf(t, { fetch: async () => response, ...ONCE, ...more }).getEvent(EVENT_ID);
  deepEqual(await get({ status: 200, ok: true, json: async () => event }), event, "only json()");
  deepEqual(await get({ status: 200, text: async () => JSON.stringify(event) }), event, "only text()");
  const failure = { status: 409, json: async () => BODY };
  for (const headers of [
    undefined,
    null,
    {},
    { "x-id": "7" },
    new Map([["x-id", "7"]]),
    { get: () => null },
    { "x-id": 7, "bad name": "x" },
    [7],
    new Proxy({}, { ownKeys: () => Promise }),
  ]) {
    const error = await rejects(get({ ...failure, headers }), t.lib.ServerApiError);
    equal(error.errorCode, "state_not_ready", "errorCode");
    equal(error.response.statusText, "", "statusText");
    ok([null, undefined, "7"].includes(error.response.headers.get("x-id")), "headers");
  }
  const nothing = await rejects(get({ status: 200 }), t.lib.NetworkError);
  match(nothing.message, /without a `body`, `text\(\)` or `json\(\)`/, "a success without a body");
  equal((await rejects(get({ status: 500 }), t.lib.RequestError)).statusCode, 500, "a failure without a body");
});

contract("errors can be made with the official SDK's arguments", async ({ lib }) => {
  const response = new Response(null, { status: 404, statusText: "Not Found" });
  const cause = new Error("why");
  const made = {
    SdkError: new lib.SdkError("boom", response, cause),
    NetworkError: new lib.NetworkError("boom"),
    RequestError: new lib.RequestError("boom", BODY, 404, "not_found", response),
    ServerApiError: new lib.ServerApiError(BODY, 404, response),
    TooManyRequestsError: new lib.TooManyRequestsError(BODY, response),
  };
  for (const [name, error] of Object.entries(made)) {
    ok(error instanceof lib[name] && error instanceof lib.SdkError && error instanceof Error, name);
    equal(error.name, name, "name");
    deepEqual([error.operation, error.attempts, error.retryable, error.mayHaveArrived], ["none", 0, false, false], `${name}: facts`);
    if (name !== "NetworkError") equal(error.response, response, `${name}: response`);
  }
  equal(made.SdkError.cause, cause, "cause");
  equal("cause" in new lib.SdkError("boom"), false, "no cause");
  deepEqual(
    [made.ServerApiError.message, made.ServerApiError.errorCode, made.ServerApiError.responseBody],
    ["not yet", "state_not_ready", BODY],
    "body",
  );
  equal(made.TooManyRequestsError.statusCode, 429, "statusCode");
  const from = lib.ServerApiError.fromErrorResponse(BODY, response);
  deepEqual([from.constructor, from.statusCode], [lib.ServerApiError, 404], "fromErrorResponse");
  const unknown = lib.RequestError.unknown(response, "<html>");
  deepEqual([unknown.constructor, unknown.errorCode, unknown.responseBody], [lib.RequestError, "Not Found", "<html>"], "unknown");
  class Mine extends lib.TooManyRequestsError {}
  const mine = new Mine(BODY, response);
  deepEqual([mine.name, String(mine), mine instanceof lib.ServerApiError], [Mine.name, `${Mine.name}: not yet`, true], "a subclass");
  equal(new (class extends lib.SdkError {})("boom").name, "SdkError", "a subclass without a name");
});
