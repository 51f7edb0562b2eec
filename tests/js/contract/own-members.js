// What is read of an object that a caller passes, or that an answer holds: its own members, once, and nothing of a prototype.

import { deepEqual, equal, match, ok, rejects, throws } from "./assert.js";
import { contract } from "./harness.js";
import { clientOf, EVENT_ID, eventOf, json, KEY, query, scripted, text } from "./support.js";

const ELSEWHERE = "https://elsewhere.example";

/** Members that a prototype may come to have, with what each would change. Not made at the top level, where some hosts make no signal. */
const pollution = () => ({
  apiKey: "polluted-key",
  baseUrl: ELSEWHERE,
  region: "eu",
  fetch: () => {
    throw new Error("the polluted fetch was called");
  },
  timeout: 1,
  deadline: 1,
  maxRetries: 0,
  headers: { "x-polluted": "1" },
  hooks: {
    onRequest() {
      throw new Error("the polluted hook was called");
    },
  },
  dangerouslyAllowBrowser: true,
  signal: AbortSignal.abort(new Error("polluted")),
  query: { polluted: "1" },
  limit: 7,
  linked_id: "polluted",
  pagination_key: "polluted",
  ruleset_id: "polluted",
  suspect: true,
});

/** Runs it while every object seems to have the member. */
async function polluted(name, value, body) {
  Object.defineProperty(Object.prototype, name, { value, configurable: true, writable: true });
  try {
    return await body();
  } finally {
    delete Object.prototype[name];
  }
}

contract("a polluted prototype changes no request", async (t) => {
  for (const [name, value] of Object.entries(pollution())) {
    const sent = [];
    const replies = [eventOf(), { events: [] }, {}].map((body) => JSON.stringify(body));
    const fetch = async (url, init) => {
      const own = Object.fromEntries(Object.entries(init));
      sent.push({ url, own, other: name in own && !Object.hasOwn(own, name) ? "" : init[name] });
      return { status: 200, headers: { get: () => null }, body: undefined, text: async () => replies[sent.length - 1] };
    };
    await polluted(name, value, async () => {
      const client = clientOf(t, { fetch });
      await client.getEvent(EVENT_ID, {}, {});
      await client.searchEvents({}, { maxRetries: 1 });
      await client.updateEvent(EVENT_ID, { tags: { a: 1 } }, { timeout: 5_000 });
    });
    deepEqual(
      sent.map(({ url }) => url),
      [`https://api.fpjs.io/v4/events/${EVENT_ID}`, "https://api.fpjs.io/v4/events", `https://api.fpjs.io/v4/events/${EVENT_ID}`],
      `URLs beside ${name}`,
    );
    for (const { own } of sent) {
      equal(own.headers.authorization, `Bearer ${KEY}`, `key beside ${name}`);
      equal(own.headers["x-polluted"], undefined, `headers beside ${name}`);
      ok(!own.signal.aborted, `signal beside ${name}`);
    }
    equal(sent[2].own.body, '{"tags":{"a":1}}', `body beside ${name}`);
  }
});

contract("a polluted prototype gives fetch no option", async (t) => {
  const { client, calls } = scripted(t, [json(eventOf())]);
  await polluted("dispatcher", { dispatch: () => {} }, () => client.getEvent(EVENT_ID));
  equal(calls[0].init.dispatcher, undefined, "dispatcher");
});

contract("a polluted prototype changes no answer", async (t) => {
  await polluted("event_id", "polluted", async () => {
    await rejects(scripted(t, [json({ timestamp: 1 })]).client.getEvent(EVENT_ID), t.lib.InvalidResponseError);
  });
  await polluted("error", { code: "event_not_found", message: "polluted" }, async () => {
    const error = await rejects(scripted(t, [json({}, { status: 404 })]).client.getEvent(EVENT_ID), t.lib.RequestError);
    ok(!(error instanceof t.lib.ServerApiError), "taken for an error of the API");
  });
  await polluted("code", "event_not_found", async () => {
    const body = { error: { message: "of a proxy" } };
    const error = await rejects(scripted(t, [json(body, { status: 404 })]).client.getEvent(EVENT_ID), t.lib.RequestError);
    ok(!(error instanceof t.lib.ServerApiError), "taken for an error of the API");
  });
});

/** The same members, in ways in which they do not look like members. */
const hidden = (members) => {
  class Getters {}
  for (const [name, value] of Object.entries(members)) Object.defineProperty(Getters.prototype, name, { get: () => value });
  class Fields {
    constructor() {
      Object.assign(this, members);
    }
  }
  return {
    "a Map": new Map(Object.entries(members)),
    "inherited ones": Object.create(members),
    "getters of a class": new Getters(),
    "fields of a class": new Fields(),
    "not enumerable ones": Object.defineProperties(
      {},
      Object.fromEntries(Object.entries(members).map(([name, value]) => [name, { value }])),
    ),
    "one beside a symbol": { ...members, [Symbol("more")]: 1 },
    URLSearchParams: new URLSearchParams(),
    "a Date": new Date(),
    "an array": [members],
    "a function": Object.assign(() => {}, members),
  };
};

contract("what holds members in another way is refused where they are options", async (t) => {
  for (const [how, options] of Object.entries(hidden({ apiKey: KEY, baseUrl: ELSEWHERE })))
    throws(() => new t.lib.FingerprintClient(options), TypeError, how);
  for (const [how, hooks] of Object.entries(hidden({ onRequest: () => {} }))) throws(() => clientOf(t, { hooks }), TypeError, how);
  const { client, calls } = scripted(t, []);
  const refused = async (call, name, how) => match((await rejects(call, TypeError, how)).message, name, how);
  for (const [how, options] of Object.entries(hidden({ timeout: 5 })))
    await refused(client.getEvent(EVENT_ID, null, options), /option/, how);
  for (const [how, params] of Object.entries(hidden({ ruleset_id: "r" })))
    await refused(client.getEvent(EVENT_ID, params), /`params`/, how);
  for (const [how, filter] of Object.entries(hidden({ limit: 5 }))) await refused(client.searchEvents(filter), /`filter`/, how);
  for (const [how, update] of Object.entries(hidden({ suspect: true })))
    await refused(client.updateEvent(EVENT_ID, update), /`update`/, how);
  for (const [how, more] of Object.entries(hidden({ a: "b" }))) {
    await refused(client.getEvent(EVENT_ID, null, { query: more }), /`query`/, how);
    await refused(client.makeEdgeEvent(more), /`request`|`headers`/, how);
  }
  equal(calls.length, 0, "requests");
});

contract("plain objects are taken, whoever made them", async (t) => {
  const bare = Object.assign(Object.create(null), { limit: 5 });
  const frozen = Object.freeze({ limit: 5 });
  const watched = new Proxy({ limit: 5 }, {});
  const parsed = JSON.parse('{"limit":5}');
  for (const filter of [bare, frozen, watched, parsed]) {
    const { client, calls } = scripted(t, [json({ events: [] })]);
    await client.searchEvents(filter);
    deepEqual(query(calls[0].url), [["limit", "5"]], "query");
  }
});

contract("a member is read once, and what it says later does not count", async (t) => {
  let reads = 0;
  const options = {
    get baseUrl() {
      reads += 1;
      return reads === 1 ? "https://proxy.example" : ELSEWHERE;
    },
  };
  const { client, calls } = scripted(t, [json(eventOf())], options);
  await client.getEvent(EVENT_ID);
  ok(calls[0].url.startsWith("https://proxy.example/"), calls[0].url);
  let asked = 0;
  const update = {
    get linked_id() {
      asked += 1;
      return asked === 1 ? "first" : 5;
    },
  };
  const second = scripted(t, [text("")]);
  await second.client.updateEvent(EVENT_ID, update);
  equal(second.calls[0].body, '{"linked_id":"first"}', "body");
});

contract("what changes while pages are walked does not change the walk", async (t) => {
  const page = (pagination_key) => json({ events: [eventOf()], pagination_key });
  const { client, calls } = scripted(t, [page("k1"), page("k2"), page()]);
  const filter = { limit: 1, bot_info_category: ["ai_agent"], start: new Date(1_000) };
  const options = { headers: { "x-walk": "1" }, query: { later: "a" } };
  for await (const _ of client.searchEvents(filter, options)) {
    filter.limit = 100;
    filter.bot_info_category.push("scraping");
    filter.start.setTime(9_000);
    filter.reverse = true;
    options.headers["x-walk"] = "2";
    options.query.later = "b";
    options.timeout = -1;
  }
  for (const [index, { url, headers }] of calls.entries()) {
    const expected = [
      ["bot_info_category", "ai_agent"],
      ["later", "a"],
      ["limit", "1"],
      ...(index ? [["pagination_key", `k${index}`]] : []),
      ["start", "1000"],
    ];
    deepEqual(query(url), expected, `query of page ${index}`);
    equal(headers["x-walk"], "1", "header");
  }
});

contract("a walk that begins in the middle goes on from there", async (t) => {
  const { client, calls } = scripted(t, [json({ events: [], pagination_key: "k2" }), json({ events: [] })]);
  for await (const _ of client.searchEvents({ pagination_key: "k1", limit: 1 }));
  deepEqual(
    calls.map(({ url }) => query(url)),
    [
      [
        ["limit", "1"],
        ["pagination_key", "k1"],
      ],
      [
        ["limit", "1"],
        ["pagination_key", "k2"],
      ],
    ],
    "queries",
  );
});
