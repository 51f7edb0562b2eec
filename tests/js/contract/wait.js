// Waiting for a fresh event, with the host's own timers. For what and how long, `scripted.js` says.

import { deepEqual, equal, match, rejects } from "./assert.js";
import { onBoth } from "./faces.js";
import { contract } from "./harness.js";
import { apiError, EVENT_ID, eventOf, json, pause, scripted } from "./support.js";

const notThere = (headers) => apiError(404, "event_not_found", "event id not found", headers);

contract("waitForEvent asks the same question again", async (t) => {
  const { client, calls } = scripted(t, [notThere(), json(eventOf())], { maxRetries: 0 });
  deepEqual(await client.waitForEvent(EVENT_ID, { ruleset_id: "r" }, { headers: { "x-trace": "7" } }), eventOf(), "event");
  equal(calls.length, 2, "requests");
  for (const { url, method, headers } of calls) {
    deepEqual([method, url, headers["x-trace"]], ["GET", `https://api.fpjs.io/v4/events/${EVENT_ID}?ruleset_id=r`, "7"], "request");
  }
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

onBoth("a fresh event is waited for", async (_t, face) => {
  const client = face.client();
  const { events } = await client.searchEvents({ limit: 1 });
  await face.fail({ error: "event_not_found", path: `/v4/events/${events[0].event_id}`, times: 2 });
  deepEqual(await client.waitForEvent(events[0].event_id), events[0], "event");
});
