// Waiting for a fresh event: asked again while it is not there yet, and for nothing else.

import { deepEqual, equal, match, ok, rejects } from "./assert.js";
import { onBoth } from "./faces.js";
import { contract } from "./harness.js";
import { EVENT_ID, apiError, drop, eventOf, hang, json, pause, scripted } from "./support.js";

/** By default the caller may ask again at once, so that a contract takes no time. */
const notThere = (headers) => apiError(404, "event_not_found", "event id not found", headers);

contract("waitForEvent asks until the event is there, whatever maxRetries says", async (t) => {
  const replies = [...Array.from({ length: 9 }, () => notThere()), json(eventOf())];
  const { client, calls } = scripted(t, replies, { maxRetries: 0 });
  deepEqual(await client.waitForEvent(EVENT_ID, { ruleset_id: "r" }, { headers: { "x-trace": "7" } }), eventOf(), "event");
  equal(calls.length, 10, "requests");
  for (const { url, method, headers } of calls) {
    deepEqual([method, url, headers["x-trace"]], ["GET", `https://api.fpjs.io/v4/events/${EVENT_ID}?ruleset_id=r`, "7"], "request");
  }
});

contract("waitForEvent waits longer from question to question", async (t) => {
  const times = [];
  const { client } = scripted(t, Array.from({ length: 4 }, (_, index) => (init) => {
    times.push(Date.now());
    return (index < 3 ? notThere({}) : json(eventOf()))(init);
  }));
  await client.waitForEvent(EVENT_ID);
  const waits = times.slice(1).map((time, index) => time - times[index]);
  // From half the ceiling of 250, 500 and 1000 ms; timers may fire a little early against the clock.
  for (const [index, least] of [125, 250, 500].entries()) ok(waits[index] >= least * 0.9, `waited ${waits[index]} ms instead of ${least}`);
});

contract("waitForEvent ends at any other error", async (t) => {
  for (const [status, code] of [[404, "visitor_not_found"], [403, "wrong_region"], [400, "ruleset_not_found"]]) {
    const { client, calls } = scripted(t, [notThere(), apiError(status, code)]);
    const error = await rejects(client.waitForEvent(EVENT_ID), t.lib.ServerApiError);
    deepEqual([error.errorCode, error.operation, error.attempts, error.retryable], [code, "waitForEvent", 2, false], "error");
    equal(calls.length, 2, "requests");
  }
  const page = scripted(t, [notThere(), json({}, { status: 404 })]);
  equal((await rejects(page.client.waitForEvent(EVENT_ID), t.lib.RequestError)).statusCode, 404, "statusCode");
});

contract("waitForEvent repeats failures as getEvent does, counted apart from its questions", async (t) => {
  const busy = apiError(503, "service_unavailable");
  const { client, calls } = scripted(t, [notThere(), notThere(), notThere(), busy, notThere(), drop(), notThere(), json(eventOf())]);
  await client.waitForEvent(EVENT_ID);
  equal(calls.length, 8, "requests");
  const failing = scripted(t, [notThere(), busy, notThere(), busy], { maxRetries: 1 });
  const error = await rejects(failing.client.waitForEvent(EVENT_ID), t.lib.ServerApiError);
  deepEqual([error.statusCode, error.attempts, error.retryable], [503, 4, true], "error");
});

contract("waitForEvent ends with the last answer when the next question would outlast the deadline", async (t) => {
  const { client } = scripted(t, Array.from({ length: 20 }, () => notThere({})), { deadline: 600 });
  const begin = Date.now();
  const error = await rejects(client.waitForEvent(EVENT_ID), t.lib.ServerApiError);
  deepEqual([error.statusCode, error.errorCode, error.retryable, error.mayHaveArrived], [404, "event_not_found", true, true], "error");
  ok(error.attempts > 1, "asked again");
  ok(Date.now() - begin <= 700, "within the deadline");
  const hanging = scripted(t, [notThere(), hang()], { deadline: 200 });
  equal((await rejects(hanging.client.waitForEvent(EVENT_ID), t.lib.TimeoutError)).limit, "deadline", "limit");
});

contract("a signal ends waitForEvent between two questions", async (t) => {
  const { client, calls } = scripted(t, [notThere({ "retry-after": "20" })]);
  const controller = new AbortController();
  const call = client.waitForEvent(EVENT_ID, null, { signal: controller.signal });
  await pause(30);
  controller.abort(new Error("the user left"));
  equal(await rejects(call), controller.signal.reason, "reason");
  equal(calls.length, 1, "requests");
});

contract("waitForEvent checks its arguments as getEvent does", async (t) => {
  const { client, calls } = scripted(t, []);
  match((await rejects(client.waitForEvent(""), TypeError)).message, /event_id/, "message");
  match((await rejects(client.waitForEvent(EVENT_ID, { ruleset: "r" }), TypeError)).message, /ruleset/, "message");
  equal(calls.length, 0, "requests");
});

contract("getEvent does not wait for an event", async (t) => {
  const { client, calls } = scripted(t, [notThere()]);
  const error = await rejects(client.getEvent(EVENT_ID), t.lib.ServerApiError);
  deepEqual([error.errorCode, error.retryable], ["event_not_found", false], "error");
  equal(calls.length, 1, "requests");
});

onBoth("a fresh event is waited for", async (t, face) => {
  const client = face.client();
  const { events } = await client.searchEvents({ limit: 1 });
  await face.fail({ error: "event_not_found", path: `/v4/events/${events[0].event_id}`, times: 2 });
  deepEqual(await client.waitForEvent(events[0].event_id), events[0], "event");
});
