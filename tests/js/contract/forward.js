// Events of the future, of the past and of the largest kind: all come as `JSON.parse` gives them, from all systems.

import iqEvent from "../fixtures/iq/event.json" with { type: "json" };
import iqFuture from "../fixtures/iq/event-from-the-future.json" with { type: "json" };
import v3Event from "../fixtures/v3/event-every-field.json" with { type: "json" };
import v3Future from "../fixtures/v3/event-from-the-future.json" with { type: "json" };
import v4Event from "../fixtures/v4/event-every-field.json" with { type: "json" };
import v4Future from "../fixtures/v4/event-from-the-future.json" with { type: "json" };
import { equal, ok } from "./assert.js";
import { SYSTEMS, clientOf } from "./exhibits.js";
import { contract } from "./harness.js";
import { text } from "./support.js";

/** Each system's events, and what of an answer the API guarantees: without it there is no event. */
const EVENTS = {
  FingerprintClient: { full: v4Event, future: v4Future, guaranteed: "event_id", lists: { searchEvents: [{}] } },
  FingerprintV3Client: { full: v3Event, future: v3Future, guaranteed: "products", lists: { searchEvents: [{ limit: 100 }] } },
  FingerprintIqClient: { full: iqEvent, future: iqFuture, guaranteed: "requestId", lists: {} },
};
/** What the documents allow at most: bytes of tags, events of a page. */
const [TAGS_BYTES, PAGE_EVENTS] = [16 * 1024, 100];
/** More than any list of the documents has, and lists are in lists. */
const LIST_ITEMS = 25;
/** A long text of characters of one to four bytes, some of which JSON escapes. */
const LONG = "a\u00e9\u65e5\u{1f980}\u2028\"\\\u0000".repeat(250);

/** An event at each place of which stands something else: nothing, `null`, or what a newer API might send. */
function* variants(event, guaranteed) {
  for (const path of paths(event)) {
    if (path.length === 1 && path[0] === guaranteed) continue;
    yield changed(event, path, (owner, name) => { delete owner[name]; });
    yield changed(event, path, (owner, name) => { owner[name] = null; });
  }
  yield mapped(event, (value) => (typeof value === "string" ? "a_value_of_the_future" : value), guaranteed);
  yield mapped(event, (value) => (isObject(value) ? { ...value, "a field of the future": { list: [1.5e-7, null, {}], "": "" } } : value), guaranteed);
  yield mapped(event, (value) => (Array.isArray(value) ? [...value, { of: "the future" }, null] : value), guaranteed);
}

function largest(event, guaranteed) {
  const tags = { text: "x".repeat(TAGS_BYTES - '{"text":""}'.length) };
  const grown = mapped(event, (value) => {
    if (typeof value === "string") return LONG;
    if (typeof value === "number") return Number.MAX_SAFE_INTEGER;
    return Array.isArray(value) ? Array.from({ length: LIST_ITEMS }, (_, index) => value[index % value.length] ?? null) : value;
  }, guaranteed);
  return { ...grown, tags };
}

/** One event, through each of the client's ways to get events: as one answer, and in a page. */
async function comesThrough(t, system, event, copies) {
  const { lists } = EVENTS[system];
  const one = JSON.stringify(event);
  const got = await clientOf(t, system, { fetch: text(one) }).getEvent("any");
  same(got, one, `${system}.getEvent`);
  for (const [name, args] of Object.entries(lists)) {
    const page = `{"events":[${Array.from({ length: copies }, () => one)}],"a field of the future":null}`;
    const client = clientOf(t, system, { fetch: text(page) });
    same(await client[name](...args), page, `${system}.${name}`);
    let count = 0;
    for await (const item of client[name](...args)) {
      if ((count += 1) <= 3) same(item, one, `event of ${system}.${name}`);
    }
    equal(count, copies, "events");
  }
}

/** The same as `JSON.parse` gives: names, their order, and values. */
function same(got, sent, what) {
  const [left, right] = [JSON.stringify(got), JSON.stringify(JSON.parse(sent))];
  if (left !== right) throw new Error(`${what}: expected ${right.slice(0, 500)}, got ${left?.slice(0, 500)}`);
  equal(Object.getPrototypeOf(got), Object.prototype, `prototype of ${what}`);
}

contract("events with unknown fields and values, or without what is optional, come through unchanged", async (t) => {
  for (const system of Object.keys(SYSTEMS)) {
    const { full, future, guaranteed } = EVENTS[system];
    let count = 0;
    for (const event of [full, future, { [guaranteed]: full[guaranteed] }, ...variants(full, guaranteed)]) {
      await comesThrough(t, system, event, 1);
      count += 1;
    }
    ok(count > 100, `${count} events of ${system}`);
  }
});

contract("the largest events come through unchanged, a hundred on a page", async (t) => {
  for (const system of Object.keys(SYSTEMS)) {
    const { full, guaranteed } = EVENTS[system];
    await comesThrough(t, system, largest(full, guaranteed), 1);
    await comesThrough(t, system, { ...full, tags: largest(full, guaranteed).tags }, PAGE_EVENTS);
  }
});

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** The way to each value, objects and arrays included. */
function* paths(value, path = []) {
  if (path.length > 0) yield path;
  if (typeof value !== "object" || value === null) return;
  for (const name of Object.keys(value)) yield* paths(value[name], [...path, name]);
}

function changed(event, path, change) {
  const copy = structuredClone(event);
  change(path.slice(0, -1).reduce((owner, name) => owner[name], copy), path.at(-1));
  return copy;
}

/** The event with each value replaced, the deepest first, but for what the API guarantees. */
function mapped(value, replace, guaranteed) {
  if (Array.isArray(value)) return replace(value.map((item) => mapped(item, replace)));
  if (!isObject(value)) return replace(value);
  const entries = Object.entries(value).map(([name, item]) => [name, name === guaranteed && !isObject(item) ? item : mapped(item, replace)]);
  return replace(Object.fromEntries(entries));
}
