// What is repeated, how often and when: the table of the documents, line by line.

import { deepEqual, equal, ok, rejects } from "./assert.js";
import { contract } from "./harness.js";
import { EVENT_ID, VISITOR_ID, apiError, drop, hang, json, scripted, text } from "./support.js";

const CALLS = {
  get: (client, options) => client.getEvent(EVENT_ID, undefined, options),
  search: (client, options) => client.searchEvents({}, options),
  update: (client, options) => client.updateEvent(EVENT_ID, { suspect: true }, options),
  delete: (client, options) => client.deleteVisitorData(VISITOR_ID, options),
};
const SUCCESS = json({ event_id: EVENT_ID, timestamp: 1, events: [] });

/** One setback, then a success: whether the call got there. */
async function repeated(t, operation, setback, options) {
  const { client, calls } = scripted(t, [setback, SUCCESS], options);
  const done = await CALLS[operation](client).then(() => true, (error) => {
    ok(error instanceof t.lib.SdkError, `${operation}: ${error}`);
    return false;
  });
  equal(calls.length, done ? 2 : 1, `requests of ${operation}`);
  return done;
}

const TABLE = [
  ["a connection that fails", drop(), ["get", "search", "update"]],
  ["409 state_not_ready", apiError(409, "state_not_ready"), ["update"]],
  ["429", apiError(429, "too_many_requests"), ["get", "search", "update"]],
  ["500", apiError(500, "failed"), ["get", "search", "update"]],
  ["502", text("<html>", { status: 502, headers: { "retry-after": "0" } }), ["get", "search", "update"]],
  ["503", apiError(503, "service_unavailable"), ["get", "search", "update"]],
  ["504", apiError(504, "failed"), ["get", "search", "update"]],
  ["400 request_read_timeout", apiError(400, "request_read_timeout"), ["get", "search", "update"]],
  ["400", apiError(400, "request_cannot_be_parsed"), []],
  ["403", apiError(403, "secret_api_key_not_found"), []],
  ["404", apiError(404, "event_not_found"), []],
  ["409 of another kind", apiError(409, "conflict"), []],
  ["501", apiError(501, "failed"), []],
  ["a redirect", text(null, { status: 302, headers: { location: "/" } }), []],
];

for (const [name, setback, operations] of TABLE) {
  contract(`${name} is repeated for ${operations.join(", ") || "nothing"}`, async (t) => {
    for (const operation of Object.keys(CALLS)) {
      equal(await repeated(t, operation, setback), operations.includes(operation), `${operation} repeated`);
    }
  });
}

contract("an attempt that runs out of time is repeated for get, search, update", async (t) => {
  for (const operation of Object.keys(CALLS)) {
    equal(await repeated(t, operation, hang(), { timeout: 100 }), operation !== "delete", `${operation} repeated`);
  }
});

contract("a 2xx that is no answer is not repeated", async (t) => {
  equal(await repeated(t, "get", text("<html>")), false, "get repeated");
  equal(await repeated(t, "search", text("{}")), false, "search repeated");
});

contract("two retries by default, and as many as maxRetries says", async (t) => {
  const busy = Array.from({ length: 9 }, () => apiError(503, "service_unavailable"));
  for (const [maxRetries, attempts] of [[undefined, 3], [0, 1], [1, 2], [5, 6]]) {
    const ofClient = scripted(t, busy, maxRetries === undefined ? {} : { maxRetries });
    equal((await rejects(CALLS.get(ofClient.client), t.lib.ServerApiError)).attempts, attempts, "attempts");
    equal(ofClient.calls.length, attempts, "requests");
    const ofCall = scripted(t, busy, { maxRetries: 3 });
    equal((await rejects(CALLS.get(ofCall.client, { maxRetries }), t.lib.ServerApiError)).attempts, maxRetries === undefined ? 4 : attempts, "attempts");
  }
});

contract("a repeated request is the same request", async (t) => {
  const { client, calls } = scripted(t, [apiError(503, "service_unavailable"), text("")]);
  await client.updateEvent(EVENT_ID, { suspect: true, linked_id: "a" }, { headers: { "x-trace": "7" }, query: { later: 1 } });
  const [first, second] = calls;
  for (const part of ["url", "method", "body"]) equal(second[part], first[part], part);
  equal(JSON.stringify(second.headers), JSON.stringify(first.headers), "headers");
});

contract("Retry-After is waited for", async (t) => {
  const { client, calls } = scripted(t, [apiError(429, "too_many_requests", "wait", { "retry-after": "1" }), SUCCESS]);
  const begin = Date.now();
  await CALLS.get(client);
  // Timers may fire a little early against the clock; the back-off alone would be 250 ms at most.
  ok(Date.now() - begin >= 900, "waited a second");
  equal(calls.length, 2, "requests");
});

contract("a Retry-After beyond the deadline fails at once", async (t) => {
  const limits = [[{}, "31"], [{ deadline: 2_000 }, "2"], [{}, "99999999999999999999"]];
  for (const [options, seconds] of limits) {
    const { client, calls } = scripted(t, [apiError(429, "too_many_requests", "wait", { "retry-after": seconds })], options);
    const begin = Date.now();
    const error = await rejects(CALLS.get(client), t.lib.TooManyRequestsError);
    ok(Date.now() - begin < 1_500, "failed at once");
    equal(error.attempts, 1, "attempts");
    equal(error.retryable, true, "retryable");
    equal(calls.length, 1, "requests");
  }
});

/** The one form of a date in HTTP, of whole seconds. */
const httpDate = (inMs) => new Date(Date.now() + inMs).toUTCString();

contract("a Retry-After that is a date is waited for", async (t) => {
  const later = (init) => apiError(503, "failed", "wait", { "retry-after": httpDate(2_000) })(init);
  const { client, calls } = scripted(t, [later, SUCCESS]);
  const begin = Date.now();
  await CALLS.get(client);
  // The date has no fractions of a second, so up to one is lost.
  ok(Date.now() - begin >= 900, "waited");
  equal(calls.length, 2, "requests");
});

contract("a Retry-After that is a date beyond the deadline fails at once, and is told in seconds", async (t) => {
  const { client, calls } = scripted(t, [apiError(429, "too_many_requests", "wait", { "retry-after": httpDate(100_000) })]);
  const begin = Date.now();
  const error = await rejects(CALLS.get(client), t.lib.TooManyRequestsError);
  ok(Date.now() - begin < 1_500, "failed at once");
  ok(error.retryAfter > 95 && error.retryAfter <= 100, `retryAfter ${error.retryAfter}`);
  deepEqual([error.attempts, error.retryable, error.mayHaveArrived], [1, true, true], "error");
  equal(calls.length, 1, "requests");
});

contract("a deletion is sent once, whatever becomes of it and whatever its options say", async (t) => {
  const setbacks = [...TABLE.map(([, setback]) => setback), hang(), text("<html>")];
  for (const setback of setbacks) {
    const { client, calls } = scripted(t, [setback], { timeout: 50, maxRetries: 9 });
    const error = await client.deleteVisitorData(VISITOR_ID, { maxRetries: 9 }).then(() => undefined, (reason) => reason);
    equal(calls.length, 1, "requests");
    if (error !== undefined) deepEqual([error.attempts, error.retryable, error.mayHaveArrived], [1, false, true], `${error.name} of a deletion`);
  }
});

contract("a Retry-After that is a date in the past is none to wait for", async (t) => {
  const { client, calls } = scripted(t, [apiError(503, "failed", "wait", { "retry-after": "Sun, 06 Nov 1994 08:49:37 GMT" }), SUCCESS]);
  await CALLS.get(client);
  equal(calls.length, 2, "requests");
});

contract("without Retry-After the wait is the back-off's own", async (t) => {
  const { client, calls } = scripted(t, [apiError(503, "failed", "no hint", {}), drop(), SUCCESS]);
  await CALLS.get(client);
  equal(calls.length, 3, "requests");
});
