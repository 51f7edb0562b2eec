// A search as the API gets it: how each kind of value is written into the query.

import { deepEqual, equal } from "./assert.js";
import { contract } from "./harness.js";
import { json, KEY, query, scripted } from "./support.js";

const EMPTY = json({ events: [] });

/** Runs a search and gives the URL that was asked for. */
async function urlOf(t, filter, options) {
  const { client, calls } = scripted(t, [EMPTY]);
  await client.searchEvents(filter, options);
  equal(calls.length, 1, "requests");
  return calls[0].url;
}

contract("searchEvents without a filter sends no query", async (t) => {
  const { client, calls } = scripted(t, [EMPTY, EMPTY, EMPTY]);
  await client.searchEvents();
  await client.searchEvents({});
  await client.searchEvents(undefined, {});
  for (const { url, method, headers, body } of calls) {
    equal(url, "https://api.fpjs.io/v4/events", "URL");
    equal(method, "GET", "method");
    equal(body ?? undefined, undefined, "body");
    equal(headers.authorization, `Bearer ${KEY}`, "authorization");
  }
});

contract("a filter of one parameter makes this URL", async (t) => {
  const of = (query) => `https://api.fpjs.io/v4/events?${query}`;
  equal(await urlOf(t, { visitor_id: "Ibk1527CUFmcnjLwIs4A9" }), of("visitor_id=Ibk1527CUFmcnjLwIs4A9"), "text");
  equal(await urlOf(t, { limit: 100 }), of("limit=100"), "number");
  equal(await urlOf(t, { suspect: false }), of("suspect=false"), "boolean");
  equal(await urlOf(t, { min_suspect_score: 7.5 }), of("min_suspect_score=7.5"), "decimal");
  equal(await urlOf(t, { source: ["edge"] }), of("source=edge"), "array of one");
});

contract("arrays become repeated keys, in their order", async (t) => {
  const url = await urlOf(t, { environment: ["ae_2", "ae_1"], bot_info_name: ["ChatGPT Agent", "A&B=C"] });
  deepEqual(new URL(url).searchParams.getAll("environment"), ["ae_2", "ae_1"], "environment");
  deepEqual(new URL(url).searchParams.getAll("bot_info_name"), ["ChatGPT Agent", "A&B=C"], "bot_info_name");
});

contract("start and end take milliseconds, RFC 3339 and Date", async (t) => {
  const ms = Date.UTC(2026, 0, 1);
  deepEqual(
    query(await urlOf(t, { start: ms, end: ms + 1 })),
    [
      ["end", String(ms + 1)],
      ["start", String(ms)],
    ],
    "milliseconds",
  );
  deepEqual(query(await urlOf(t, { start: new Date(ms) })), [["start", String(ms)]], "Date");
  for (const time of ["2026-01-01T00:00:00Z", "2026-01-01T00:00:00.123456Z", "2026-01-01T02:00:00+02:00"]) {
    deepEqual(query(await urlOf(t, { end: time })), [["end", time]], "RFC 3339");
  }
});

contract("undefined and null are left out", async (t) => {
  const url = await urlOf(t, { limit: undefined, bot: null, environment: undefined, start: null, vpn: true });
  equal(url, "https://api.fpjs.io/v4/events?vpn=true", "URL");
});

contract("all search parameters reach the API", async (t) => {
  const texts = [
    "pagination_key",
    "visitor_id",
    "high_recall_id",
    "bot",
    "bot_info",
    "ip_address",
    "asn",
    "linked_id",
    "url",
    "bundle_id",
    "package_name",
    "origin",
    "vpn_confidence",
    "rare_device_percentile_bucket",
    "sdk_version",
    "sdk_platform",
    "proximity_id",
    "incremental_identification_status",
  ];
  const flags = [
    "reverse",
    "suspect",
    "vpn",
    "virtual_machine",
    "tampering",
    "anti_detect_browser",
    "incognito",
    "privacy_settings",
    "jailbroken",
    "frida",
    "factory_reset",
    "cloned_app",
    "emulator",
    "root_apps",
    "developer_tools",
    "location_spoofing",
    "mitm_attack",
    "rare_device",
    "proxy",
    "tor_node",
    "simulator",
    "compromised_device_integrity",
    "active_call",
  ];
  const arrays = [
    "bot_info_category",
    "bot_info_identity",
    "bot_info_confidence",
    "bot_info_provider",
    "bot_info_name",
    "environment",
    "source",
  ];
  const filter = {
    ...Object.fromEntries(texts.map((name) => [name, `<${name} & more>`])),
    ...Object.fromEntries(flags.map((name) => [name, true])),
    ...Object.fromEntries(arrays.map((name) => [name, ["edge"]])),
    limit: 1,
    total_hits: 1000,
    min_suspect_score: 0,
    start: 1767225600000,
    end: "2026-01-31T23:59:59Z",
  };
  equal(Object.keys(filter).length, 53, "parameters");
  const expected = Object.entries(filter)
    .map(([name, value]) => [name, String(value)])
    .sort();
  deepEqual(query(await urlOf(t, filter)), expected, "query");
});

contract("enum values pass unchecked", async (t) => {
  const filter = { bot: "neutral", vpn_confidence: "certain", sdk_platform: "tv", source: ["satellite"], bot_info_category: ["new_kind"] };
  deepEqual(
    query(await urlOf(t, filter)),
    Object.entries(filter)
      .map(([name, value]) => [name, String(value)])
      .sort(),
    "query",
  );
});

contract("the page arrives as JSON.parse gives it", async (t) => {
  const page = { events: [{ event_id: "1.a", timestamp: 1, later: ["x"] }], total_hits: 7, later: { field: true } };
  const { client } = scripted(t, [json(page)]);
  deepEqual(await client.searchEvents({ total_hits: 10 }), page, "page");
});

contract("parameters that this version does not know go through options.query", async (t) => {
  const extra = { new_flag: true, new_number: 1.5, "new text": "a&b", new_list: ["x", "y"], absent: undefined, nothing: null };
  const sent = [
    ["limit", "5"],
    ["new text", "a&b"],
    ["new_flag", "true"],
    ["new_list", "x"],
    ["new_list", "y"],
    ["new_number", "1.5"],
  ];
  deepEqual(query(await urlOf(t, { limit: 5 }, { query: extra })), sent, "query");
});

contract("a filter is read once, when the search begins", async (t) => {
  const { client, calls } = scripted(t, [EMPTY]);
  const filter = { limit: 5 };
  const page = client.searchEvents(filter);
  filter.limit = 6;
  await page;
  deepEqual(query(calls[0].url), [["limit", "5"]], "query");
});
