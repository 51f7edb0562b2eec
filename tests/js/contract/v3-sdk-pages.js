// Searches and visits of v3 by the pages of v4: how many pages a call takes, how long, and where a range ends.

import { deepEqual, equal, ok, rejects } from "./assert.js";
import { contract } from "./harness.js";
import { eventOf, json, VISITOR_ID } from "./support.js";
import { scriptedV3 } from "./v3-sdk.js";

const scripted = (t, replies, options = {}) => scriptedV3(t, replies, { api: "v4", ...options });
const page = (ids, pagination_key) => json({ events: ids.map((id) => eventOf(id)), ...(pagination_key && { pagination_key }) });
const idsOf = ({ events }) => events.map(({ products }) => products.identification.data.requestId);

contract("v3 SDK over v4: more events than a page of v4 has come by several, and never more than asked for", async (t) => {
  const ids = (from, count) => Array.from({ length: count }, (_, at) => `${from + at}`);
  const { client, calls } = scripted(t, [page(ids(0, 100), "a"), page(ids(100, 100), "b"), page(ids(200, 30), "c")]);
  const found = await client.searchEvents({ limit: 230, bot: "bad" });
  deepEqual([idsOf(found), found.paginationKey], [ids(0, 230), "c"], "all of them, and where to go on");
  deepEqual(
    calls.map(({ url }) => ["limit", "pagination_key", "bot"].map((name) => new URL(url).searchParams.get(name))),
    [
      ["100", null, "bad"],
      ["100", "a", "bad"],
      ["30", "b", "bad"],
    ],
    "pages",
  );
  const short = scripted(t, [page(ids(0, 100), "a"), page(ids(100, 3))]);
  const last = await short.client.searchEvents({ limit: 500 });
  deepEqual([last.events.length, "paginationKey" in last, short.calls.length], [103, false, 2], "the last page");
  const stubborn = scripted(t, [page([], "a"), page([], "b"), page([], "c")]);
  const nothing = await stubborn.client.searchEvents({ limit: 201 });
  deepEqual([nothing.events.length, nothing.paginationKey, stubborn.calls.length], [0, "c", 3], "an end of its own");
  const many = scripted(t, [page(ids(0, 100), "a"), page(ids(100, 100), "b"), page(ids(200, 100), "c"), page([], "d"), page([], "e")]);
  await many.client.getVisits(VISITOR_ID, { limit: 9_999 });
  equal(many.calls.length, 5, "of visits never more than v3 went through");
});

contract("v3 SDK over v4: one deadline holds for all pages of a call", async (t) => {
  const slow = (id) => () =>
    new Promise((resolve) => setTimeout(() => resolve(new Response(JSON.stringify({ events: [eventOf(id)], pagination_key: id }))), 40));
  const { client, calls } = scripted(t, ["a", "b", "c", "d", "e", "f"].map(slow));
  const error = await rejects(client.searchEvents({ limit: 600 }, { deadline: 100 }), t.parts.v3.TimeoutError);
  equal(error.limit, "deadline", "limit");
  ok(calls.length < 5, `${calls.length} requests`);
});

contract("v3 SDK over v4: the ends of a range are outside of it, as in v3", async (t) => {
  const events = [5, 6, 8, 9].map((timestamp) => eventOf(`${timestamp}`, { timestamp }));
  const { client } = scripted(t, [json({ events }), json({ events })]);
  deepEqual(idsOf(await client.searchEvents({ limit: 9, start: 5, end: new Date(9) })), ["6", "8"], "search");
  deepEqual(
    (await client.getVisits(VISITOR_ID, { before: 8 })).visits.map(({ requestId }) => requestId),
    ["5", "6"],
    "visits",
  );
});

contract("v3 SDK over v4: what is no event in a page costs itself alone", async (t) => {
  const events = [null, "text", eventOf("1"), {}, { event_id: 5, timestamp: 7 }];
  const { client } = scripted(t, [json({ events }), json({ events })]);
  const found = await client.searchEvents({ limit: 9, start: 5, end: 4e12 });
  deepEqual([found.events.length, found.events[2].products.identification.data.requestId], [5, "1"], "search");
  equal((await client.getVisits(VISITOR_ID, { before: 4e12 })).visits[2].requestId, "1", "visits");
});

contract("v3 SDK over v4: the deadline holds where pages are empty, too", async (t) => {
  const slow = (key) => () =>
    new Promise((resolve) => setTimeout(() => resolve(new Response(JSON.stringify({ events: [], pagination_key: key }))), 40));
  const { client, calls } = scripted(t, ["a", "b", "c", "d", "e", "f"].map(slow));
  await rejects(client.searchEvents({ limit: 600 }, { deadline: 100 }), t.parts.v3.TimeoutError);
  ok(calls.length < 5, `${calls.length} requests`);
});
