// The key: where it comes from, and that it goes into one header.

import { deepEqual, equal, match, rejects } from "./assert.js";
import { contract } from "./harness.js";
import { EVENT_ID, KEY, VISITOR_ID, apiError, clientOf, eventOf, json, script, scripted, text } from "./support.js";

contract("a key function is called for each call, not before, and once for all attempts", async (t) => {
  for (const wrap of [(key) => key, async (key) => key]) {
    let count = 0;
    const apiKey = () => wrap(`${KEY}-${(count += 1)}`);
    const { client, calls } = scripted(t, [json(eventOf()), apiError(503, "failed"), json({})], { apiKey });
    equal(count, 0, "calls at construction");
    await client.getEvent(EVENT_ID);
    await client.updateEvent(EVENT_ID, { suspect: true });
    deepEqual(calls.map((call) => call.headers.authorization), [`Bearer ${KEY}-1`, `Bearer ${KEY}-2`, `Bearer ${KEY}-2`], "keys");
    equal(count, 2, "calls of the key function");
  }
});

contract("a key function is not asked for a call that is refused", async (t) => {
  let count = 0;
  const { client } = scripted(t, [], { apiKey: () => String((count += 1)) });
  await rejects(client.getEvent(""), TypeError);
  await rejects(client.searchEvents({ limit: 0 }), TypeError);
  equal(count, 0, "calls of the key function");
});

contract("a key function that gives no key: a TypeError, and nothing is sent", async (t) => {
  for (const key of [undefined, null, "", 42, {}, `${KEY}\n`]) {
    for (const apiKey of [() => key, async () => key]) {
      const { client, calls } = scripted(t, [], { apiKey });
      const error = await rejects(client.getEvent(EVENT_ID), TypeError);
      match(error.message, /apiKey/, "message");
      equal(error.message.includes(KEY), false, "key in the message");
      equal(calls.length, 0, "requests");
    }
  }
});

contract("a key function that fails: the call fails, and nothing is sent", async (t) => {
  for (const apiKey of [() => { throw new Error("no store"); }, async () => { throw new Error("no store"); }]) {
    const { client, calls } = scripted(t, [], { apiKey });
    await rejects(client.getEvent(EVENT_ID));
    equal(calls.length, 0, "requests");
  }
});

contract("with a proxy as baseUrl no key is needed, and none is sent", async (t) => {
  const { fetch, calls } = script(json(eventOf()), text(""));
  const client = new t.lib.FingerprintClient({ baseUrl: "https://proxy.example", fetch });
  await client.getEvent(EVENT_ID);
  await client.deleteVisitorData(VISITOR_ID);
  for (const { headers } of calls) equal(headers.authorization, undefined, "authorization");
});

contract("two clients keep their keys apart", async (t) => {
  const { fetch, calls } = script(json(eventOf()), json(eventOf()));
  const clients = ["first", "second"].map((apiKey) => clientOf(t, { apiKey, fetch }));
  for (const client of clients) await client.getEvent(EVENT_ID);
  deepEqual(calls.map((call) => call.headers.authorization), ["Bearer first", "Bearer second"], "keys");
});
