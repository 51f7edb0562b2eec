// The promise of a page that is also an iterator: all pages in order, and nothing sent twice.

import { deepEqual, equal, match, ok, rejects } from "./assert.js";
import { contract } from "./harness.js";
import { apiError, clientOf, json, KEY, pause, query, script, scripted, VISITOR_ID } from "./support.js";

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
  deepEqual(
    events.map((item) => item.event_id),
    ["1.a", "2.b", "3.c", "4.d"],
    "events",
  );
  const filter = [
    ["limit", "2"],
    ["vpn", "true"],
  ];
  deepEqual(
    calls.map((call) => query(call.url)),
    [filter, [filter[0], ["pagination_key", "key+1/="], filter[1]], [filter[0], ["pagination_key", "key2"], filter[1]]],
    "queries",
  );
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
  deepEqual(
    await search.finally(() => {
      finished += 1;
    }),
    LAST,
    "finally",
  );
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
  deepEqual(
    calls.map((call) => query(call.url)),
    [[["pagination_key", "mine"]], [["pagination_key", "key2"]]],
    "queries",
  );
});

contract("a failure on a later page comes after the events of the earlier ones", async (t) => {
  const { client, calls } = scripted(t, [json(FIRST), apiError(400, "request_cannot_be_parsed", "invalid pagination key")]);
  const seen = [];
  const error = await rejects(
    (async () => {
      for await (const item of client.searchEvents()) seen.push(item.event_id);
    })(),
    t.lib.ServerApiError,
  );
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
    ok(
      query(call.url).some(([name]) => name === "later"),
      "query",
    );
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

/** What the walks of all systems and operations are, each with the member in which its page key stands. */
const WALKS = {
  "searchEvents of v4": ["pagination_key", "events", (client) => client.searchEvents({ limit: 2 })],
  "searchEvents of v3": ["paginationKey", "events", (_, v3) => v3.searchEvents({ limit: 2 })],
  "getVisits of v3": ["paginationKey", "visits", (_, v3) => v3.getVisits(VISITOR_ID)],
};

/** Walks pages with these keys; gives what came of it. */
async function walked(t, [member, items, begin], keys) {
  const { fetch, calls } = script(...keys.map((key) => json({ [items]: [], ...(key !== undefined && { [member]: key }) })));
  const search = begin(clientOf(t, { fetch }), new t.lib.FingerprintV3Client({ apiKey: KEY, ...t.host.clientOptions, fetch }));
  let pages = 0;
  try {
    for await (const _ of search.pages()) pages += 1;
  } catch (error) {
    return { pages, calls, error };
  }
  return { pages, calls };
}

for (const [name, walk] of Object.entries(WALKS)) {
  const operation = name.split(" ")[0];

  contract(`${name}: a page key that was there before ends the walk with a PaginationError`, async (t) => {
    const many = Array.from({ length: 50 }, (_, number) => `k${number}`);
    for (const keys of [
      ["same", "same"],
      ["a", "b", "a"],
      ["a", "b", "b"],
      [...many, "k17"],
    ]) {
      const { pages, calls, error } = await walked(t, walk, [...keys, "never asked"]);
      ok(error instanceof t.lib.PaginationError && error instanceof t.lib.SdkError, `${error} after ${keys}`);
      deepEqual([pages, calls.length, error.attempts], [keys.length, keys.length, keys.length], "pages, requests and attempts");
      deepEqual([error.operation, error.retryable, error.mayHaveArrived], [operation, false, true], "facts");
      match(error.message, /^\w+ got the same page key again/, "message");
    }
  });

  contract(`${name}: a page key that is no text ends the walk with a PaginationError`, async (t) => {
    for (const key of [7, 0, true, false, {}, ["a"]]) {
      const { pages, calls, error } = await walked(t, walk, ["a", key, "never asked"]);
      ok(error instanceof t.lib.PaginationError, `${error} after ${JSON.stringify(key)}`);
      deepEqual([pages, calls.length, error.attempts], [2, 2, 2], "pages, requests and attempts");
      match(error.message, /page key that is (a|an) \w+ instead of a string$/, "message");
    }
  });

  contract(`${name}: no page key, an empty one and null are the end`, async (t) => {
    for (const key of [undefined, null, ""]) {
      const { pages, calls, error } = await walked(t, walk, ["a", "b", key]);
      deepEqual([pages, calls.length, error], [3, 3, undefined], `pages, requests and error after ${key}`);
    }
  });
}

contract("a walk that is begun after its first page has failed tells its reader, and nobody else", async (t) => {
  const { client, calls } = scripted(t, [apiError(403, "wrong_region"), apiError(403, "wrong_region"), apiError(403, "wrong_region")]);
  const walks = [client.searchEvents().pages(), client.searchEvents()[Symbol.asyncIterator](), client.searchEvents().pages()];
  // A rejection that nobody has handled by now ends most runtimes.
  await pause(20);
  equal(calls.length, 3, "requests");
  for (const walk of walks.slice(0, 2)) equal((await rejects(walk.next(), t.lib.ServerApiError)).statusCode, 403, "statusCode");
  // Whoever gives it up before has no use for the failure.
  deepEqual(await walks[2].return(), { value: undefined, done: true }, "return");
});

contract("a walk is a generator in every other way", async (t) => {
  const { client, calls } = scripted(t, [json(FIRST), json(FIRST), json(FIRST)]);
  for (const begin of [(search) => search.pages(), (search) => search[Symbol.asyncIterator]()]) {
    const walk = begin(client.searchEvents());
    equal(walk[Symbol.asyncIterator](), walk, "its own iterator");
    equal((await walk.next()).done, false, "done");
    const reason = new Error("enough");
    equal(await rejects(walk.throw(reason)), reason, "reason");
    equal((await walk.next()).done, true, "done");
  }
  const walk = client.searchEvents()[Symbol.asyncIterator]();
  equal((await walk.next()).value.event_id, "1.a", "event");
  deepEqual(await walk.return("mine"), { value: "mine", done: true }, "return");
  equal((await walk.next()).done, true, "done");
  equal(calls.length, 3, "requests");
});
