// The error classes: how they relate, and what each tells about a failed call.

import { deepEqual, equal, match, ok, rejects } from "./assert.js";
import { contract } from "./harness.js";
import { EVENT_ID, VISITOR_ID, apiError, drop, json, scripted, text } from "./support.js";

const ONCE = { maxRetries: 0 };

contract("the error classes and their chains", async ({ lib }) => {
  const chains = {
    SdkError: [Error],
    NetworkError: [lib.SdkError],
    TimeoutError: [lib.SdkError],
    InvalidResponseError: [lib.SdkError],
    InternalError: [lib.SdkError],
    RequestError: [lib.SdkError],
    ServerApiError: [lib.RequestError, lib.SdkError],
    TooManyRequestsError: [lib.ServerApiError, lib.RequestError, lib.SdkError],
  };
  for (const [name, parents] of Object.entries(chains)) {
    equal(typeof lib[name], "function", name);
    for (const parent of parents) ok(lib[name].prototype instanceof parent, `${name} is no ${parent.name}`);
  }
});

contract("the API's own error body becomes a ServerApiError", async (t) => {
  const answers = [
    [400, "request_cannot_be_parsed", false],
    [400, "ruleset_not_found", false],
    [403, "secret_api_key_required", false],
    [403, "subscription_not_active", false],
    [404, "event_not_found", false],
    [409, "state_not_ready", false],
    [413, "payload_too_large", false],
    [500, "failed", true],
    [503, "service_unavailable", true],
    [504, "failed", true],
    [418, "code_of_the_future", false],
  ];
  for (const [status, code, retryable] of answers) {
    const { client, calls } = scripted(t, [apiError(status, code, "as the API says")], ONCE);
    const error = await rejects(client.getEvent(EVENT_ID), t.lib.ServerApiError);
    ok(!(error instanceof t.lib.TooManyRequestsError), `${status} is no TooManyRequestsError`);
    equal(error.name, "ServerApiError", "name");
    equal(error.message, "as the API says", "message");
    equal(error.statusCode, status, "statusCode");
    equal(error.errorCode, code, "errorCode");
    deepEqual(error.responseBody, { error: { code, message: "as the API says" } }, "responseBody");
    equal(error.operation, "getEvent", "operation");
    equal(error.attempts, 1, "attempts");
    equal(error.retryable, retryable, `retryable after ${status} ${code}`);
    equal(error.mayHaveArrived, true, "mayHaveArrived");
    equal(calls.length, 1, "requests");
  }
});

contract("429 is a TooManyRequestsError, with the seconds where the API says them", async (t) => {
  const answers = [[{ "retry-after": "7" }, 7], [{ "retry-after": "0" }, 0], [{}, undefined], [{ "retry-after": "soon" }, undefined]];
  for (const [headers, seconds] of answers) {
    const { client } = scripted(t, [apiError(429, "too_many_requests", "too many requests", headers)], ONCE);
    const error = await rejects(client.searchEvents(), t.lib.TooManyRequestsError);
    equal(error.name, "TooManyRequestsError", "name");
    equal(error.retryAfter, seconds, "retryAfter");
    equal(error.errorCode, "too_many_requests", "errorCode");
    equal(error.statusCode, 429, "statusCode");
    equal(error.operation, "searchEvents", "operation");
    equal(error.retryable, true, "retryable");
  }
});

contract("each operation names itself in its errors", async (t) => {
  const calls = {
    getEvent: (client) => client.getEvent(EVENT_ID),
    searchEvents: (client) => client.searchEvents(),
    updateEvent: (client) => client.updateEvent(EVENT_ID, { suspect: true }),
    deleteVisitorData: (client) => client.deleteVisitorData(VISITOR_ID),
  };
  for (const [name, call] of Object.entries(calls)) {
    const failures = [[apiError(403, "wrong_region"), t.lib.ServerApiError], [text("no", { status: 403 }), t.lib.RequestError], [drop(), t.lib.NetworkError]];
    for (const [reply, Class] of failures) {
      const { client } = scripted(t, [reply], ONCE);
      equal((await rejects(call(client), Class)).operation, name, "operation");
    }
  }
});

const jsonOrText = (body) => {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
};

contract("a status without the API's body is a RequestError that keeps the body", async (t) => {
  const html = "<!doctype html><title>404</title><p>Not here";
  const bodies = [html, "", "null", "[]", "{}", '"error"', '{"error":"Forbidden"}', '{"error":null}', '{"error":{"code":5}}', '{"error":{"code":"x"', "é".repeat(5000)];
  for (const body of bodies) {
    const { client } = scripted(t, [text(body, { status: 404, statusText: "Not Found", headers: { "content-type": "text/html" } })], ONCE);
    const error = await rejects(client.getEvent(EVENT_ID), t.lib.RequestError);
    ok(!(error instanceof t.lib.ServerApiError), `${body} is no error of the API`);
    equal(error.name, "RequestError", "name");
    equal(error.statusCode, 404, "statusCode");
    equal(error.errorCode, "Not Found", "errorCode");
    deepEqual(error.responseBody, jsonOrText(body), "responseBody");
    equal(error.attempts, 1, "attempts");
    equal(error.retryable, false, "retryable");
    match(error.message, /404/, "message");
  }
});

contract("an error body counts by its content, not by its content type", async (t) => {
  const body = JSON.stringify({ error: { code: "event_not_found", message: "event id not found" } });
  const { client } = scripted(t, [text(body, { status: 404, headers: { "content-type": "text/plain" } })]);
  equal((await rejects(client.getEvent(EVENT_ID), t.lib.ServerApiError)).errorCode, "event_not_found", "errorCode");
});

contract("a gateway's own 503 is a RequestError, repeated like the API's", async (t) => {
  const page = text("<h1>Service Unavailable</h1>", { status: 503, headers: { "retry-after": "0" } });
  const { client, calls } = scripted(t, [page, page, page]);
  const error = await rejects(client.getEvent(EVENT_ID), t.lib.RequestError);
  ok(!(error instanceof t.lib.ServerApiError), "no error of the API");
  equal(error.attempts, 3, "attempts");
  equal(error.retryable, true, "retryable");
  equal(calls.length, 3, "requests");
});

contract("a redirect is refused, not followed", async (t) => {
  for (const status of [301, 302, 303, 307, 308]) {
    const { client, calls } = scripted(t, [text(null, { status, headers: { location: "https://elsewhere.example/" } })]);
    const error = await rejects(client.getEvent(EVENT_ID), t.lib.RequestError);
    equal(error.statusCode, status, "statusCode");
    equal(calls.length, 1, "requests");
    equal(calls[0].init.redirect, "manual", "redirect mode");
  }
});

contract("a fetch may reject with anything", async (t) => {
  for (const reason of [new TypeError("connection lost"), new Error("connection lost"), "connection lost", undefined, null, 0, {}, Object.create(null)]) {
    const { client, calls } = scripted(t, [drop(reason)], ONCE);
    const error = await rejects(client.getEvent(EVENT_ID), t.lib.NetworkError);
    equal(error.name, "NetworkError", "name");
    equal(error.attempts, 1, "attempts");
    equal(error.retryable, true, "retryable");
    equal(error.mayHaveArrived, true, "mayHaveArrived");
    equal(calls.length, 1, "requests");
  }
});

contract("a NetworkError tells what the runtime said", async (t) => {
  const { client } = scripted(t, [drop(new TypeError("connection lost"))], ONCE);
  match((await rejects(client.getEvent(EVENT_ID), t.lib.NetworkError)).cause.message, /connection lost/, "cause");
});

contract("a fetch may throw, and may answer with anything", async (t) => {
  const thrown = scripted(t, [() => { throw new Error("no fetch today"); }], ONCE);
  await rejects(thrown.client.getEvent(EVENT_ID), t.lib.NetworkError);
  for (const answer of [undefined, null, "text", {}]) {
    const { client } = scripted(t, [async () => answer], ONCE);
    await rejects(client.getEvent(EVENT_ID), t.lib.SdkError);
  }
});

contract("a response need not be the runtime's own class", async (t) => {
  const { client } = scripted(t, [async () => ({
    status: 200,
    ok: true,
    statusText: "OK",
    headers: new Headers(),
    text: async () => JSON.stringify({ event_id: EVENT_ID, timestamp: 1 }),
    json: async () => ({ event_id: EVENT_ID, timestamp: 1 }),
  })]);
  equal((await client.getEvent(EVENT_ID)).event_id, EVENT_ID, "event_id");
});

contract("an error of a deletion says that it is not repeated", async (t) => {
  const { client } = scripted(t, [apiError(429, "too_many_requests")]);
  const error = await rejects(client.deleteVisitorData(VISITOR_ID), t.lib.TooManyRequestsError);
  equal(error.attempts, 1, "attempts");
  equal(error.retryable, false, "retryable");
});

contract("an error keeps what the last attempt said", async (t) => {
  const { client, calls } = scripted(t, [apiError(500, "failed", "first"), apiError(503, "service_unavailable", "second"), json({}, { status: 404 })]);
  const error = await rejects(client.getEvent(EVENT_ID), t.lib.RequestError);
  equal(error.statusCode, 404, "statusCode");
  equal(error.attempts, 3, "attempts");
  equal(calls.length, 3, "requests");
});
