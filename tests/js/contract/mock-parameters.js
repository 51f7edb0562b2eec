// Every parameter of a search against the mock, judged by the table that the Rust tests read, too.

import table from "../../documents/mock-parameters.json" with { type: "json" };
import { deepEqual, equal } from "./assert.js";
import { onBoth } from "./faces.js";
import { contract } from "./harness.js";

const HOUR_MS = 3_600_000;
const KEY = "key-of-the-mock";

/** The query of parameters, of which some come several times. */
function queryOf(parameters) {
  const pairs = Object.entries(parameters).flatMap(([name, given]) => [given].flat().map((value) => [name, value]));
  return pairs.map((pair) => pair.map(encodeURIComponent).join("=")).join("&");
}

/** The events of a case: their ids say where they belong. */
function eventsOf(parts) {
  const named = Object.entries(parts).flatMap(([prefix, events]) => events.map((event, i) => [`${prefix} ${i}`, event]));
  return named.map(([event_id, { age = HOUR_MS, ...event }]) => ({ ...event, event_id, timestamp: table.now - age }));
}

async function ask(fetch, query) {
  const response = await fetch(`http://mock.test/v4/events?${query}`, { headers: { authorization: `Bearer ${KEY}` } });
  return { status: response.status, ...(await response.json()) };
}

/** What a search says besides its events; their ids. */
async function found(fetch, query) {
  const { events, ...rest } = await ask(fetch, query);
  return { ids: events?.map((event) => event.event_id) ?? [], ...rest };
}

contract("the table of the mock's parameters names all of them", () => {
  equal(Object.keys(table.parameters).length, 53, "parameters");
});

contract("a search of the mock finds what is in and leaves out the rest", async ({ mock }) => {
  for (const { query, in: inside, out, unset = "out", ordered, found: says } of Object.values(table.parameters).flatMap(
    ({ cases }) => cases,
  )) {
    const events = [...eventsOf({ in: inside, out }), ...eventsOf({ [`${unset} unset`]: [{}] })];
    const { fetch } = mock.createMockApi({ apiKey: KEY, now: table.now, events });
    const { pagination_key: placeholder, ...first } = query;
    const { pagination_key } = placeholder ? await ask(fetch, queryOf(first)) : {};
    const asked = { limit: "100", ...query, ...(placeholder && { pagination_key }) };
    const { ids, ...rest } = await found(fetch, queryOf(asked));
    const expected = inside.map((_, i) => `in ${i}`).concat(unset === "in" ? ["in unset 0"] : []);
    const order = (list) => (ordered ? list : list.toSorted());
    deepEqual(order(ids), order(expected), `events of ${queryOf(query)}`);
    const key = typeof rest.pagination_key === "string" ? { pagination_key: true } : {};
    deepEqual({ ...rest, ...key }, { status: 200, ...says }, `answer to ${queryOf(query)}`);
  }
});

contract("a search of the mock refuses what the documents do not allow", async ({ mock }) => {
  const { fetch } = mock.createMockApi({ apiKey: KEY, now: table.now, events: [] });
  for (const [name, { refused }] of Object.entries(table.parameters)) {
    for (const [status, code, message, values] of refused) {
      for (const value of values) {
        const query = queryOf({ [name]: value });
        deepEqual(await ask(fetch, query), { status, error: { code, message } }, query);
      }
    }
  }
});

onBoth("the mock keeps an edge event as it answers it", async (_t, face) => {
  const client = face.client();
  const headers = [{ name: "User-Agent", value: "curl/8.5.0" }];
  const made = await client.makeEdgeEvent({ url: "https://a.example/", method: "GET", headers, ipv4_address: "192.0.2.7" });
  deepEqual(await client.getEvent(made.event_id), made, "event");
  for (const name of ["ip_address", "user_agent", "environment_id", "identification"]) equal(name in made, false, name);
  const { events } = await client.searchEvents({ source: ["edge"], ip_address: "192.0.2.7/32", bot_info: "all" });
  deepEqual(events, [made], "events");
});

onBoth("the mock refuses failures that cannot be sent", async (_t, face) => {
  const refused = async (failure) => {
    try {
      await face.fail(failure);
    } catch {
      return true;
    }
    return false;
  };
  for (const failure of [{ redirect: "/a\r\n" }, { status: 500, headers: { "a b": "c" } }, { status: 500, headers: { a: "b\nc" } }]) {
    equal(await refused(failure), true, JSON.stringify(failure));
  }
  equal((await face.client().searchEvents({ limit: 1 })).events.length, 1, "events");
});

contract("the mock keeps as many requests as it is asked to", async ({ mock }) => {
  const api = mock.createMockApi({ keptRequests: 2 });
  for (const path of ["a", "b", "c"]) await api.fetch(`http://mock.test/${path}`);
  deepEqual(
    api.requests.map(({ url }) => url.at(-1)),
    ["b", "c"],
    "requests",
  );
});
