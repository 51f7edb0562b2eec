// How calls are repeated, with the host's own timers. What is repeated and when, `scripted.js` says.

import { equal, ok, rejects } from "./assert.js";
import { contract } from "./harness.js";
import { apiError, EVENT_ID, eventOf, json, scripted, text } from "./support.js";

const get = (client, options) => client.getEvent(EVENT_ID, undefined, options);

contract("two retries by default, and as many as maxRetries says", async (t) => {
  const busy = Array.from({ length: 9 }, () => apiError(503, "service_unavailable"));
  for (const [maxRetries, attempts] of [
    [undefined, 3],
    [0, 1],
    [1, 2],
    [5, 6],
  ]) {
    const ofClient = scripted(t, busy, maxRetries === undefined ? {} : { maxRetries });
    equal((await rejects(get(ofClient.client), t.lib.ServerApiError)).attempts, attempts, "attempts");
    equal(ofClient.calls.length, attempts, "requests");
    const ofCall = scripted(t, busy, { maxRetries: 3 });
    equal(
      (await rejects(get(ofCall.client, { maxRetries }), t.lib.ServerApiError)).attempts,
      maxRetries === undefined ? 4 : attempts,
      "attempts",
    );
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
  const { client, calls } = scripted(t, [apiError(429, "too_many_requests", "wait", { "retry-after": "1" }), json(eventOf())]);
  const begin = Date.now();
  await get(client);
  // Timers may fire a little early against the clock; the back-off alone would be 250 ms at most.
  ok(Date.now() - begin >= 900, "waited a second");
  equal(calls.length, 2, "requests");
});
