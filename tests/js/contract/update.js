// An update: the body exactly as given, nothing read back, and fields checked before sending.

import { deepEqual, equal, match, rejects } from "./assert.js";
import { contract } from "./harness.js";
import { EVENT_ID, KEY, scripted, text } from "./support.js";

contract("updateEvent sends one PATCH with the update as JSON", async (t) => {
  const updates = [
    { suspect: true },
    { suspect: false, linked_id: "somelinkedId" },
    { tags: { "a \"quoted\" key": ["ü", 1.5, null, { deep: true }] }, linked_id: "日本" },
  ];
  for (const update of updates) {
    const { client, calls } = scripted(t, [text("")]);
    equal(await client.updateEvent(EVENT_ID, update), undefined, "result");
    const [{ url, method, headers, body }] = calls;
    equal(url, `https://api.fpjs.io/v4/events/${EVENT_ID}`, "URL");
    equal(method, "PATCH", "method");
    equal(body, JSON.stringify(update), "body");
    match(headers["content-type"], /^application\/json\b/, "content-type");
    equal(headers.authorization, `Bearer ${KEY}`, "authorization");
    deepEqual(Object.keys(headers).filter((name) => name !== "accept").sort(), ["authorization", "content-type"], "headers");
  }
});

contract("updateEvent resolves to undefined whatever a 2xx carries", async (t) => {
  for (const reply of [text(""), text("{}"), text("<html>"), text("null", { status: 202 }), text(null, { status: 204 })]) {
    const { client } = scripted(t, [reply]);
    equal(await client.updateEvent(EVENT_ID, { suspect: true }), undefined, "result");
  }
});

contract("a wrong update is refused by name, and nothing is sent", async (t) => {
  const { client, calls } = scripted(t, []);
  equal(
    (await rejects(client.updateEvent(EVENT_ID, { linkedId: "x" }), TypeError)).message,
    "unknown update field `linkedId`, did you mean `linked_id`?",
    "message",
  );
  const wrong = { suspect: ["true", 1, []], linked_id: [5, {}, "x".repeat(257)], tags: ["text", 5, true] };
  for (const [name, values] of Object.entries(wrong)) {
    for (const value of values) {
      const error = await rejects(client.updateEvent(EVENT_ID, { [name]: value }), TypeError);
      match(error.message, new RegExp(`\`${name}\``), `${name} as ${typeof value}`);
    }
  }
  for (const update of [undefined, null, "suspect", 5, true, [], () => ({})]) {
    match((await rejects(client.updateEvent(EVENT_ID, update), TypeError)).message, /update/, "message");
  }
  equal(calls.length, 0, "requests");
});

contract("an update that JSON cannot hold is refused, and nothing is sent", async (t) => {
  const { client, calls } = scripted(t, []);
  const circle = {};
  circle.self = circle;
  await rejects(client.updateEvent(EVENT_ID, { tags: circle }), TypeError);
  await rejects(client.updateEvent(EVENT_ID, { tags: { big: 1n } }), TypeError);
  equal(calls.length, 0, "requests");
});
