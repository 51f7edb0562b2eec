// How the runtime's fetch is called, and that nothing happens before a call.

import { deepEqual, equal, ok } from "./assert.js";
import { contract } from "./harness.js";
import { clientOf, EVENT_ID, eventOf, json, script, scripted, text, VISITOR_ID } from "./support.js";

contract("fetch is called bare, with a string and what every runtime knows", async (t) => {
  const { client, calls } = scripted(t, [json(eventOf()), json({ events: [] }), text(""), text("")]);
  await client.getEvent(EVENT_ID);
  await client.searchEvents({ limit: 1 });
  await client.updateEvent(EVENT_ID, { suspect: true });
  await client.deleteVisitorData(VISITOR_ID);
  const known = ["method", "headers", "body", "signal", "redirect", "cache"];
  for (const { receiver, argument, init } of calls) {
    equal(receiver, undefined, "this of fetch");
    equal(typeof argument, "string", "type of the URL");
    deepEqual(
      Object.keys(init).filter((name) => !known.includes(name)),
      [],
      "other fields of RequestInit",
    );
    equal(init.redirect, "manual", "redirect mode");
  }
});

contract("the runtime's fetch is looked up at each call", async (t) => {
  const client = clientOf(t);
  const real = globalThis.fetch;
  try {
    for (const name of ["first", "second"]) {
      const { fetch, calls } = script(json(eventOf(name)));
      globalThis.fetch = fetch;
      equal((await client.getEvent(name)).event_id, name, "event_id");
      equal(calls.length, 1, "requests");
      ok(calls[0].receiver === undefined || calls[0].receiver === globalThis, "this of fetch");
    }
  } finally {
    globalThis.fetch = real;
  }
});

contract("a new client sends nothing", async (t) => {
  const real = globalThis.fetch;
  const { fetch, calls } = script();
  globalThis.fetch = fetch;
  try {
    clientOf(t);
    clientOf(t, { fetch });
    await Promise.resolve();
  } finally {
    globalThis.fetch = real;
  }
  equal(calls.length, 0, "requests");
});

contract("extra headers are sent, and a call's go before the client's", async (t) => {
  const { client, calls } = scripted(t, [json(eventOf()), json(eventOf())], { headers: { "X-Trace": "client", "x-both": "client" } });
  await client.getEvent(EVENT_ID, undefined, { headers: { "X-Both": "call", "x-call": "call" } });
  await client.getEvent(EVENT_ID);
  const [first, second] = calls.map((call) => call.headers);
  deepEqual([first["x-trace"], first["x-both"], first["x-call"]], ["client", "call", "call"], "headers of the first call");
  deepEqual([second["x-trace"], second["x-both"], second["x-call"]], ["client", "client", undefined], "headers of the second call");
});
