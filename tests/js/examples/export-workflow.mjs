// examples/export-workflow: every event once, however often the Worker is killed on the way.

import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { deepEqual, equal, ok } from "../contract/assert.js";
import { startEventsApi } from "./events-api.mjs";
import { bindingsOf, caller, SOURCE } from "./export-caller.mjs";
import { checkFaults } from "./export-faults.mjs";
import { checkPlan } from "./export-plan.mjs";
import { checkRequests } from "./export-requests.mjs";

const START = Date.UTC(2026, 0, 5);
const END = START + 6 * 60 * 60 * 1_000;
/** The searches since the last start at which the Worker is killed: at its first ones, amid windows, between them, near the end. */
const KILLED_AT = [2, 31, 77, 60];

export async function check(start, context) {
  context.unspoken.push("as the API says it", "person@example.com");
  await checkPlan(context.folder);
  await checkRequests(start);
  await checkKills(start, context);
  await checkFaults(start);
}

/** Some 20,000 events: sparse and dense times, a crowd in one millisecond of more than 5 MiB, and all around every edge. */
function manyEvents() {
  const events = [];
  const add = (timestamp, more) => events.push({ event_id: `e${events.length}`, timestamp, ...more });
  for (let index = 0; index < 2_000; index++) add(START + index * 3_000);
  for (let index = 0; index < 13_000; index++) add(START + 3 * 60 * 60 * 1_000 + Math.floor(index * 97.3));
  for (let index = 0; index < 2_600; index++) add(START + 2 * 60 * 60 * 1_000 + 7, { tags: { text: "ä".repeat(1_100) } });
  for (let index = 0; index < 700; index++) add(END - 1);
  for (let index = 0; index <= 96; index++) {
    const edge = START + Math.floor(((END - START) * index) / 96);
    for (const time of [edge - 1, edge, edge, edge + 1]) for (let times = 0; times < 5; times++) add(time);
  }
  return events;
}

async function checkKills(start, { folder }) {
  const events = manyEvents();
  const api = await startEventsApi(events, { isEndIncluded: true });
  const persist = mkdtempSync(join(folder, "stores-"));
  const stores = { r2Persist: join(persist, "r2"), workflowsPersist: join(persist, "workflows") };
  const begun = async () => caller(await start(bindingsOf(api), SOURCE, (options) => ({ ...options, ...stores })));
  const range = { start: START, end: END };
  const filter = { linked_id: "person@example.com" };
  try {
    const ids = new Set();
    for (const searches of KILLED_AT) {
      const { worker, send, begin, statusOf } = await begun();
      const killed = new Promise((resolve) => {
        const last = api.searches.length + searches;
        api.fault = (_, number) => {
          if (number < last) return undefined;
          resolve();
          return { slow: true };
        };
      });
      const id = await begin({ ...range, filter });
      ids.add(id);
      await killed;
      const { status, progress } = await statusOf(id);
      equal(status, "running", "the status on the way");
      ok(progress === undefined || (progress.share < 1 && progress.events < events.length), "the progress on the way");
      for (const path of ["manifest", "events"])
        equal((await send("GET", `/exports/${id}/${path}`)).status, 409, `the ${path} of what is under way`);
      await worker.dispose();
    }
    api.fault = () => undefined;
    const { bucket, begin, verify } = await begun();
    // The same, however it is written, and however often at once.
    const same = [
      { ...range, filter },
      { end: END, filter: { ...filter, bot: null }, start: new Date(START).toISOString() },
    ];
    for (const id of await Promise.all([...same, ...same].map(begin))) ids.add(id);
    equal(ids.size, 1, "exports of the same request");
    const [id] = ids;
    // As an attempt that was ended writes it when nobody waits for it any more.
    await bucket.put(`exports/${id}/events/${String(START).padStart(16, "0")}-late.jsonl`, "{}\n");
    const manifest = await verify(id, events, range);
    deepEqual(manifest.filter, filter, "the filter of the manifest");
    ok(
      api.searches.every(({ query }) => query.get("linked_id") === filter.linked_id),
      "the filter at the API",
    );

    // Of the windows, only those that were under way are begun again: four at a time.
    const begins = api.searches.filter(({ query }) => !query.has("pagination_key")).map(({ query }) => `${query}`);
    const again = begins.length - new Set(begins).size;
    ok(again > 0 && again <= KILLED_AT.length * 4, `${again} windows were begun again after ${KILLED_AT.length} kills`);
    ok(begins.length > 40, `${begins.length} windows`);

    const before = api.searches.length;
    equal(await begin({ ...range, filter }), id, "the export that is complete");
    deepEqual(await verify(id, events, range), manifest, "the manifest of the export after another request for it");
    equal(api.searches.length, before, "searches after its end");
    deepEqual(api.failures, [], "failures of the API of the test");
  } finally {
    await api.close();
  }
}
