// Events of v4 in v3's shapes, which `fingerprint-edge/v3` makes in JavaScript and `fingerprint-edge/migrate` in wasm, by one
// table: whatever is wrong with an event, both make the same of it.

import downgradedVisit from "../../fixtures/v3/downgraded-visit.json" with { type: "json" };
import downgradedVisitOfAndroid from "../../fixtures/v3/downgraded-visit-android.json" with { type: "json" };
import downgradedWebhook from "../../fixtures/v3/downgraded-webhook.json" with { type: "json" };
import downgradedWebhookOfAndroid from "../../fixtures/v3/downgraded-webhook-android.json" with { type: "json" };
import android from "../../fixtures/v4/event-android.json" with { type: "json" };
import everyField from "../../fixtures/v4/event-every-field.json" with { type: "json" };
import fromTheFuture from "../../fixtures/v4/event-from-the-future.json" with { type: "json" };
import least from "../../fixtures/v4/event-least.json" with { type: "json" };
import { deepEqual } from "./assert.js";
import { contract } from "./harness.js";
import { json, VISITOR_ID } from "./support.js";
import { scriptedV3 } from "./v3-sdk.js";

/** What may stand anywhere, whatever should stand there. */
const VALUES = [null, 5, -1.5, 2 ** 62, "", "not_detected", true, [], [{}], {}, { name: "a" }, undefined];

/** Where anything is in a value: its path. */
function pathsIn(value, path = []) {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.keys(value).flatMap((name) => pathsIn(value[name], [...path, name]))];
}

/** A copy with something else in one place; with nothing there where it is undefined. */
function changed(event, path, value) {
  const copy = structuredClone(event);
  let at = copy;
  for (const name of path.slice(0, -1)) at = at[name];
  if (value === undefined && !Array.isArray(at)) delete at[path.at(-1)];
  else at[path.at(-1)] = structuredClone(value ?? null);
  return copy;
}

async function sameOf(t, event, what) {
  const { client } = scriptedV3(t, [json({ events: [event] })], { api: "v4" });
  const [given] = (await client.searchEvents({ limit: 1 })).events;
  // An event without an id is none of v4, and comes as it is.
  deepEqual(given, typeof event.event_id === "string" ? t.migrate.downgradeEvent(event).event : event, what);
}

contract("v3 SDK over v4: whatever is wrong with an event costs what it costs downgradeEvent", async (t) => {
  for (const event of [everyField, android, fromTheFuture, least]) {
    await sameOf(t, event, "as it is");
    for (const [index, path] of pathsIn(event).slice(1).entries()) {
      for (const value of [VALUES[index % VALUES.length], undefined])
        await sameOf(t, changed(event, path, value), `${path.join(".")} is ${JSON.stringify(value)}`);
    }
  }
  for (const timestamp of VALUES) await sameOf(t, { ...least, timestamp }, `timestamp is ${JSON.stringify(timestamp)}`);
  for (const event_id of ["0KSh65EnVoB85JBmloQK", "17640000010001.a", "1764000001000", ""])
    await sameOf(t, { event_id, url: "https://a.example/" }, `an event of ${event_id} without a time`);
});

contract("v3 SDK over v4: what no table has is kept where v3 has it free, and touches nothing else", async (t) => {
  const free = JSON.parse('{"__proto__":{"a":1},"constructor":5,"half":"\\ud800","deep":[[[[{"b":null}]]]]}');
  await sameOf(t, { ...least, tags: free }, "tags");
  const attributes = JSON.parse('{"__proto__":{"vendor":"a"},"vendor":"b","webgl_basics":{"__proto__":5,"version":"1"},"new":[1]}');
  await sameOf(t, { ...everyField, raw_device_attributes: attributes }, "attributes");
  let deep = {};
  for (let depth = 0; depth < 150; depth++) deep = { deep };
  await sameOf(t, { ...least, tags: deep, linked_id: deep }, "150 levels");
  deepEqual(Object.keys(Object.prototype), [], "the prototype of all");
});

contract("v3 SDK: a webhook and a visit of v4 are what the crate makes of them", async (t) => {
  for (const [event, webhook, visit] of [
    [everyField, downgradedWebhook, downgradedVisit],
    [android, downgradedWebhookOfAndroid, downgradedVisitOfAndroid],
  ]) {
    const before = structuredClone(event);
    deepEqual(t.parts.v3.webhookOf(event), webhook, "webhook");
    const { client } = scriptedV3(t, [json({ events: [event] })], { api: "v4" });
    deepEqual((await client.getVisits(VISITOR_ID)).visits, [visit], "visit");
    deepEqual(event, before, "what was given is as it was");
  }
});
