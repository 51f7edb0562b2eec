// The caller's AbortSignal: whenever it fires, the call rejects with its reason and sends no more.

import { deepEqual, equal, ok, rejects } from "./assert.js";
import { contract } from "./harness.js";
import { EVENT_ID, VISITOR_ID, apiError, deaf, eventOf, hang, json, pause, scripted, stall } from "./support.js";

contract("a signal that has fired: nothing is sent", async (t) => {
  for (const reason of [new Error("not today"), "a string", 0, null]) {
    const { client, calls } = scripted(t, []);
    const options = { signal: AbortSignal.abort(reason) };
    equal(await rejects(client.getEvent(EVENT_ID, undefined, options)), reason, "reason of getEvent");
    equal(await rejects(client.searchEvents({}, options)), reason, "reason of searchEvents");
    equal(await rejects(client.updateEvent(EVENT_ID, { suspect: true }, options)), reason, "reason of updateEvent");
    equal(await rejects(client.deleteVisitorData(VISITOR_ID, options)), reason, "reason of deleteVisitorData");
    equal(calls.length, 0, "requests");
  }
});

contract("a signal that fires while the request is under way", async (t) => {
  for (const reply of [hang(), deaf(), stall()]) {
    const { client, calls } = scripted(t, [reply]);
    const controller = new AbortController();
    const call = client.getEvent(EVENT_ID, undefined, { signal: controller.signal });
    await pause(30);
    const reason = new Error("the user left");
    controller.abort(reason);
    equal(await rejects(call), reason, "reason");
    equal(calls.length, 1, "requests");
    equal(calls[0].init.signal?.aborted, true, "signal of the request");
  }
});

contract("a signal that fires while the call waits to be sent again", async (t) => {
  const { client, calls } = scripted(t, [apiError(503, "service_unavailable", "later", { "retry-after": "20" })]);
  const controller = new AbortController();
  const call = client.getEvent(EVENT_ID, undefined, { signal: controller.signal });
  await pause(30);
  equal(calls.length, 1, "requests before");
  controller.abort();
  equal(await rejects(call), controller.signal.reason, "reason");
  equal(controller.signal.reason.name, "AbortError", "name of the reason");
  equal(calls.length, 1, "requests");
});

contract("a signal that fires while the key is fetched", async (t) => {
  const { client, calls } = scripted(t, [], { apiKey: () => new Promise(() => {}) });
  const controller = new AbortController();
  const call = client.getEvent(EVENT_ID, undefined, { signal: controller.signal });
  await pause(10);
  controller.abort();
  equal(await rejects(call), controller.signal.reason, "reason");
  equal(calls.length, 0, "requests");
});

contract("AbortSignal.timeout works as the caller's signal", async (t) => {
  const { client, calls } = scripted(t, [hang()]);
  const signal = AbortSignal.timeout(40);
  const reason = await rejects(client.getEvent(EVENT_ID, undefined, { signal }));
  equal(reason, signal.reason, "reason");
  ok(!(reason instanceof t.lib.SdkError), "no error of this package");
  equal(calls.length, 1, "requests");
});

contract("one signal serves many calls, and firing late harms none", async (t) => {
  const { client } = scripted(t, [json(eventOf()), json(eventOf())]);
  const controller = new AbortController();
  const options = { signal: controller.signal };
  const events = await Promise.all([client.getEvent(EVENT_ID, undefined, options), client.getEvent(EVENT_ID, undefined, options)]);
  controller.abort();
  await pause();
  deepEqual(events, [eventOf(), eventOf()], "events");
});
