// An event by its id: the request, the event untouched, and ids as one segment of the path.

import { deepEqual, equal, match, ok, rejects } from "./assert.js";
import { contract } from "./harness.js";
import { EVENT_ID, KEY, eventOf, json, scripted, text } from "./support.js";

contract("getEvent sends one GET with the key and nothing else", async (t) => {
  const { client, calls } = scripted(t, [json(eventOf())]);
  await client.getEvent(EVENT_ID);
  equal(calls.length, 1, "requests");
  const [{ url, method, headers, body }] = calls;
  equal(url, `https://api.fpjs.io/v4/events/${EVENT_ID}`, "URL");
  equal(method, "GET", "method");
  equal(body ?? undefined, undefined, "body");
  equal(headers.authorization, `Bearer ${KEY}`, "authorization");
  deepEqual(Object.keys(headers).filter((name) => name !== "accept"), ["authorization"], "headers");
});

contract("getEvent asks for a ruleset's action", async (t) => {
  const { client, calls } = scripted(t, [json(eventOf()), json(eventOf()), json(eventOf())]);
  await client.getEvent(EVENT_ID, { ruleset_id: "D6N9Kbk9HRWrIWGz" });
  equal(calls[0].url, `https://api.fpjs.io/v4/events/${EVENT_ID}?ruleset_id=D6N9Kbk9HRWrIWGz`, "URL");
  await client.getEvent(EVENT_ID, { ruleset_id: undefined });
  await client.getEvent(EVENT_ID, undefined, {});
  for (const call of calls.slice(1)) equal(call.url, `https://api.fpjs.io/v4/events/${EVENT_ID}`, "URL");
});

contract("an event arrives as JSON.parse gives it, unknown fields and values included", async (t) => {
  const event = eventOf(EVENT_ID, {
    bot: "a_kind_of_the_future",
    field_of_the_future: { deep: [1, null, "ü", { x: 1.5e-7 }], empty: {} },
    tags: { __proto__key: 1, "with space": true, null: null },
    identification: { visitor_id: "Ibk1527CUFmcnjLwIs4A9", visitor_found: false },
  });
  const { client } = scripted(t, [json(event)]);
  const got = await client.getEvent(EVENT_ID);
  deepEqual(got, event, "event");
  equal(Object.getPrototypeOf(got), Object.prototype, "prototype");
});

contract("an event may be large", async (t) => {
  const event = eventOf(EVENT_ID, { tags: { filler: "x".repeat(2_000_000) } });
  const { client } = scripted(t, [json(event)]);
  equal((await client.getEvent(EVENT_ID)).tags.filler.length, 2_000_000, "length");
});

contract("a success needs no content type", async (t) => {
  const { client } = scripted(t, [text(JSON.stringify(eventOf()), { headers: { "content-type": "text/plain" } })]);
  equal((await client.getEvent(EVENT_ID)).event_id, EVENT_ID, "event_id");
});

contract("an id is one segment of the path", async (t) => {
  const ids = [
    [EVENT_ID, EVENT_ID],
    ["a-b_c~d.e", "a-b_c~d.e"],
    ["a/b?c", "a%2Fb%3Fc"],
    ["a#b&c=d", "a%23b%26c%3Dd"],
    ["50% +1", "50%25%20%2B1"],
    ["%2e%2e", "%252e%252e"],
    ["...", "..."],
    ["../visitors", "..%2Fvisitors"],
    ["a\\b", "a%5Cb"],
    ["tab\tline\n", "tab%09line%0A"],
    ["grüße", "gr%C3%BC%C3%9Fe"],
    ["日本🦀", "%E6%97%A5%E6%9C%AC%F0%9F%A6%80"],
  ];
  for (const [id, segment] of ids) {
    const { client, calls } = scripted(t, [json(eventOf()), text(""), text("")]);
    await client.getEvent(id);
    await client.updateEvent(id, { suspect: true });
    await client.deleteVisitorData(id);
    equal(calls[0].url, `https://api.fpjs.io/v4/events/${segment}`, "URL of getEvent");
    equal(calls[1].url, `https://api.fpjs.io/v4/events/${segment}`, "URL of updateEvent");
    equal(calls[2].url, `https://api.fpjs.io/v4/visitors/${segment}`, "URL of deleteVisitorData");
  }
});

contract("an id that is none is refused by name, and nothing is sent", async (t) => {
  const { client, calls } = scripted(t, []);
  const ids = ["", ".", "..", "\ud800", undefined, null, 42, 42n, true, {}, [EVENT_ID], Symbol("id"), () => EVENT_ID, new String(EVENT_ID)];
  for (const id of ids) {
    match((await rejects(client.getEvent(id), TypeError)).message, /`event_id`/, `getEvent(${typeof id})`);
    match((await rejects(client.updateEvent(id, { suspect: true }), TypeError)).message, /`event_id`/, `updateEvent(${typeof id})`);
    match((await rejects(client.deleteVisitorData(id), TypeError)).message, /`visitor_id`/, `deleteVisitorData(${typeof id})`);
  }
  equal(calls.length, 0, "requests");
});

contract("a wrong parameter of getEvent is refused by name, and nothing is sent", async (t) => {
  const { client, calls } = scripted(t, []);
  match((await rejects(client.getEvent(EVENT_ID, { ruleset_id: 7 }), TypeError)).message, /`ruleset_id`/);
  equal(
    (await rejects(client.getEvent(EVENT_ID, { rulesetId: "x" }), TypeError)).message,
    "unknown parameter `rulesetId`, did you mean `ruleset_id`?",
    "message",
  );
  for (const params of ["ruleset", 1, true, ["ruleset_id"]]) await rejects(client.getEvent(EVENT_ID, params), TypeError);
  equal(calls.length, 0, "requests");
});

contract("fifty calls at once each get their own event", async (t) => {
  const client = scripted(t, [], {
    fetch: async (url) => new Response(JSON.stringify(eventOf(new URL(url).pathname.split("/").at(-1)))),
  }).client;
  const ids = Array.from({ length: 50 }, (_, index) => `1708102555327.${index}`);
  const events = await Promise.all(ids.map((id) => client.getEvent(id)));
  deepEqual(events.map((event) => event.event_id), ids, "events");
});

contract("every operation gives a promise, also for a bad argument", async (t) => {
  const { client } = scripted(t, []);
  for (const call of [() => client.getEvent(), () => client.updateEvent(), () => client.deleteVisitorData(), () => client.searchEvents({ limit: 0 })]) {
    const promise = call();
    ok(typeof promise?.then === "function", "no promise");
    await rejects(promise, TypeError);
  }
});

contract("what v4 does not offer does not exist", async (t) => {
  const { client } = scripted(t, []);
  for (const name of ["getVisits", "getRelatedVisitors"]) equal(client[name], undefined, name);
});
