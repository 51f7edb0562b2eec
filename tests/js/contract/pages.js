// The promise of a page that is also an iterator: all pages in order, and nothing sent twice.

import { deepEqual, equal, ok, rejects } from "./assert.js";
import { contract } from "./harness.js";
import { apiError, json, query, scripted } from "./support.js";

const event = (id) => ({ event_id: id, timestamp: 1 });
const FIRST = { events: [event("1.a"), event("2.b")], pagination_key: "key+1/=" };
const SECOND = { events: [event("3.c")], pagination_key: "key2" };
const LAST = { events: [event("4.d")] };
const THREE = [json(FIRST), json(SECOND), json(LAST)];

async function collect(iterable) {
  const items = [];
  for await (const item of iterable) items.push(item);
  return items;
}

contract("await gives the first page alone", async (t) => {
  const { client, calls } = scripted(t, THREE);
  deepEqual(await client.searchEvents({ limit: 2 }), FIRST, "page");
  equal(calls.length, 1, "requests");
});

contract("for await walks the events of all pages", async (t) => {
  const { client, calls } = scripted(t, THREE);
  const events = await collect(client.searchEvents({ limit: 2, vpn: true }));
  deepEqual(events.map((item) => item.event_id), ["1.a", "2.b", "3.c", "4.d"], "events");
  const filter = [["limit", "2"], ["vpn", "true"]];
  deepEqual(calls.map((call) => query(call.url)), [
    filter,
    [filter[0], ["pagination_key", "key+1/="], filter[1]],
    [filter[0], ["pagination_key", "key2"], filter[1]],
  ], "queries");
});

contract("pages() walks page by page", async (t) => {
  const { client, calls } = scripted(t, THREE);
  deepEqual(await collect(client.searchEvents().pages()), [FIRST, SECOND, LAST], "pages");
  equal(calls.length, 3, "requests");
});

contract("awaited and then walked, the first page is sent once", async (t) => {
  const { client, calls } = scripted(t, THREE);
  const search = client.searchEvents();
  const first = await search;
  equal(await search, first, "second await");
  equal((await collect(search)).length, 4, "events");
  equal(calls.length, 3, "requests");
});

contract("then, catch and finally work as on any promise", async (t) => {
  const { client, calls } = scripted(t, [json(LAST), apiError(403, "wrong_region")]);
  const search = client.searchEvents();
  let finished = 0;
  deepEqual(await search.then((page) => page.events.length), 1, "then");
  deepEqual(await search.finally(() => { finished += 1; }), LAST, "finally");
  deepEqual(await Promise.all([search, 1]), [LAST, 1], "Promise.all");
  equal(finished, 1, "finally callbacks");
  equal(await client.searchEvents().catch((error) => error.statusCode), 403, "catch");
  equal(calls.length, 2, "requests");
});

contract("who stops early asks for no further page", async (t) => {
  const { client, calls } = scripted(t, THREE);
  for await (const item of client.searchEvents()) {
    if (item.event_id === "2.b") break;
  }
  equal(calls.length, 1, "requests");
});

contract("a page without events does not end the walk, a page without a key does", async (t) => {
  const { client, calls } = scripted(t, [json({ events: [], pagination_key: "k" }), json(LAST)]);
  equal((await collect(client.searchEvents())).length, 1, "events");
  equal(calls.length, 2, "requests");
});

contract("a walk begins at the caller's own pagination_key", async (t) => {
  const { client, calls } = scripted(t, [json(SECOND), json(LAST)]);
  equal((await collect(client.searchEvents({ pagination_key: "mine" }))).length, 2, "events");
  deepEqual(calls.map((call) => query(call.url)), [[["pagination_key", "mine"]], [["pagination_key", "key2"]]], "queries");
});

contract("a failure on a later page comes after the events of the earlier ones", async (t) => {
  const { client, calls } = scripted(t, [json(FIRST), apiError(400, "request_cannot_be_parsed", "invalid pagination key")]);
  const seen = [];
  const error = await rejects((async () => {
    for await (const item of client.searchEvents()) seen.push(item.event_id);
  })(), t.lib.ServerApiError);
  equal(error.statusCode, 400, "statusCode");
  equal(error.operation, "searchEvents", "operation");
  deepEqual(seen, ["1.a", "2.b"], "events");
  equal(calls.length, 2, "requests");
});

contract("options hold for every page", async (t) => {
  const { client, calls } = scripted(t, THREE);
  await collect(client.searchEvents({}, { headers: { "x-trace": "7" }, query: { later: "1" } }));
  for (const call of calls) {
    equal(call.headers["x-trace"], "7", "header");
    ok(query(call.url).some(([name]) => name === "later"), "query");
  }
});

contract("a signal stops the walk between pages", async (t) => {
  const { client, calls } = scripted(t, THREE);
  const controller = new AbortController();
  const reason = new Error("enough");
  const walk = async () => {
    for await (const _ of client.searchEvents({}, { signal: controller.signal }).pages()) controller.abort(reason);
  };
  equal(await rejects(walk()), reason, "reason");
  equal(calls.length, 1, "requests");
});
