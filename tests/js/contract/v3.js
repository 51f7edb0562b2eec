// The client of v3: each operation and each parameter as the API gets it, its error shapes, its pages.

import { deepEqual, equal, match, ok, rejects, throws } from "./assert.js";
import { contract } from "./harness.js";
import { KEY, apiError, json, query, script } from "./support.js";

const REQUEST_ID = "1708102555327.NLOjmg";
const VISITOR_ID = "Ibk1527CUFmcnjLwIs4A9";
const EVENT = { products: { identification: { data: { visitorId: VISITOR_ID } }, botd: { error: { code: "Failed", message: "internal server error" } } } };

/** A v3 client whose `fetch` follows a script. */
function scripted({ lib, host }, replies, options = {}) {
  const { fetch, calls } = script(...replies);
  return { client: new lib.FingerprintV3Client({ apiKey: KEY, fetch, ...host.clientOptions, ...options }), calls };
}

const done = json({});

contract("v3: each operation makes the documented request", async (t) => {
  const rows = [
    [(c) => c.getEvent(REQUEST_ID), "GET", `/events/${REQUEST_ID}`, undefined, json(EVENT)],
    [(c) => c.searchEvents({ limit: 10 }), "GET", "/events/search?limit=10", undefined, json({ events: [] })],
    [(c) => c.updateEvent(REQUEST_ID, { linkedId: "a", tag: { b: 1 }, suspect: true }), "PUT", `/events/${REQUEST_ID}`, '{"linkedId":"a","tag":{"b":1},"suspect":true}', done],
    [(c) => c.deleteVisitorData(VISITOR_ID), "DELETE", `/visitors/${VISITOR_ID}`, undefined, done],
    [(c) => c.getVisits(VISITOR_ID), "GET", `/visitors/${VISITOR_ID}`, undefined, json({ visitorId: VISITOR_ID, visits: [] })],
    [(c) => c.getRelatedVisitors(VISITOR_ID), "GET", `/related-visitors?visitor_id=${VISITOR_ID}`, undefined, json({ relatedVisitors: [] })],
  ];
  for (const [use, method, path, body, reply] of rows) {
    const { client, calls } = scripted(t, [reply], { region: "ap" });
    await use(client);
    const [call] = calls;
    deepEqual([call.method, call.url, call.body], [method, `https://ap.api.fpjs.io${path}`, body], path);
    deepEqual([call.headers["auth-api-key"], call.headers.authorization], [KEY, undefined], "the key's header");
  }
});

contract("v3: a success is untouched, and an operation without an answer is undefined", async (t) => {
  const { client } = scripted(t, [json(EVENT), done, done]);
  deepEqual(await client.getEvent(REQUEST_ID), EVENT, "with the error of one product");
  equal(await client.updateEvent(REQUEST_ID, { suspect: false }), undefined, "update");
  equal(await client.deleteVisitorData(VISITOR_ID), undefined, "delete");
});

contract("v3: each search parameter reaches the API", async (t) => {
  const texts = ["pagination_key", "visitor_id", "bot", "ip_address", "linked_id", "vpn_confidence", "rare_device_percentile_bucket", "sdk_version", "sdk_platform", "proximity_id"];
  const flags = [
    "reverse", "suspect", "vpn", "virtual_machine", "tampering", "anti_detect_browser", "incognito", "privacy_settings", "jailbroken", "frida", "factory_reset", "cloned_app",
    "emulator", "root_apps", "ip_blocklist", "datacenter", "developer_tools", "location_spoofing", "mitm_attack", "rare_device", "proxy",
  ];
  const rows = [
    ...texts.map((name) => [name, "a b&c", "a b&c"]),
    ...flags.map((name) => [name, false, "false"]),
    ["limit", 200, "200"], ["min_suspect_score", 0.5, "0.5"], ["proximity_precision_radius", 10, "10"],
    ["start", 1708102555327, "1708102555327"], ["end", new Date(1708102555327), "1708102555327"],
  ];
  equal(rows.length + 1, 37, "the parameters of the document");
  for (const [name, value, expected] of rows) {
    const { client, calls } = scripted(t, [json({ events: [] })]);
    await client.searchEvents({ limit: 1, [name]: value });
    equal(new URL(calls[0].url).searchParams.get(name), expected, name);
  }
  const { client, calls } = scripted(t, [json({ events: [] })]);
  await client.searchEvents({ limit: 1, environment: ["ae_1", "ae_2"] });
  deepEqual(query(calls[0].url), [["environment", "ae_1"], ["environment", "ae_2"], ["limit", "1"]], "repeated keys");
});

contract("v3: each parameter of getVisits reaches the API", async (t) => {
  const { client, calls } = scripted(t, [json({ visitorId: VISITOR_ID, visits: [] })]);
  await client.getVisits(VISITOR_ID, { request_id: REQUEST_ID, linked_id: "a", limit: 0, paginationKey: "k", before: 5 });
  deepEqual(query(calls[0].url), [["before", "5"], ["limit", "0"], ["linked_id", "a"], ["paginationKey", "k"], ["request_id", REQUEST_ID]], "query");
});

contract("v3: pages are walked by paginationKey, also over an empty one", async (t) => {
  const pages = [{ events: [{ products: {} }], paginationKey: "1" }, { events: [], paginationKey: "2" }, { events: [{ products: {} }] }];
  const search = scripted(t, pages.map((page) => json(page)));
  let seen = 0;
  for await (const event of search.client.searchEvents({ limit: 1 })) seen += Number("products" in event);
  equal(seen, 2, "events");
  deepEqual(search.calls.map(({ url }) => new URL(url).searchParams.get("pagination_key")), [null, "1", "2"], "keys");

  const visits = scripted(t, [json({ visitorId: VISITOR_ID, visits: [], paginationKey: "x" }), json({ visitorId: VISITOR_ID, visits: [{ requestId: REQUEST_ID }] })]);
  for await (const visit of visits.client.getVisits(VISITOR_ID, { limit: 1 })) equal(visit.requestId, REQUEST_ID, "visit");
  deepEqual(visits.calls.map(({ url }) => new URL(url).searchParams.get("paginationKey")), [null, "x"], "keys");
});

contract("v3: its error shapes", async (t) => {
  const coded = await rejects(scripted(t, [apiError(404, "RequestNotFound", "request id not found")]).client.getEvent(REQUEST_ID), t.lib.ServerApiError);
  deepEqual([coded.statusCode, coded.errorCode, coded.message], [404, "RequestNotFound", "request id not found"], "coded");

  const plain = json({ error: "too many requests" }, { status: 429, statusText: "Too Many Requests", headers: { "retry-after": "3600" } });
  const busy = await rejects(scripted(t, [plain]).client.getVisits(VISITOR_ID), t.lib.TooManyRequestsError);
  deepEqual([busy.message, busy.retryAfter, busy.attempts, busy.retryable], ["too many requests", 3600, 1, true], "plain");

  const html = await rejects(scripted(t, [json("<html>", { status: 404 })]).client.getEvent(REQUEST_ID), t.lib.RequestError);
  ok(!(html instanceof t.lib.ServerApiError), "no body of the API");
  await rejects(scripted(t, [json({})]).client.getEvent(REQUEST_ID), t.lib.InvalidResponseError);
  await rejects(scripted(t, [json({ products: [] })]).client.getEvent(REQUEST_ID), t.lib.InvalidResponseError);
});

contract("v3: an update waits for StateNotReady to pass", async (t) => {
  const { client, calls } = scripted(t, [apiError(409, "StateNotReady"), done]);
  await client.updateEvent(REQUEST_ID, { suspect: true });
  equal(calls.length, 2, "requests");
});

contract("v3: bad arguments are refused, and nothing is sent", async (t) => {
  const { client, calls } = scripted(t, []);
  const refused = async (promise, pattern) => match((await rejects(promise, TypeError)).message, pattern);
  await refused(client.getEvent(".."), /`request_id`/);
  await refused(client.searchEvents(), /`limit` is missing/);
  await refused(client.searchEvents({ limit: 0 }), /`limit`/);
  await refused(client.searchEvents({ limit: 1, visitorId: "x" }), /did you mean `visitor_id`/);
  await refused(client.searchEvents({ limit: 1, start: "2026-01-01T00:00:00Z" }), /`start`/);
  await refused(client.updateEvent(REQUEST_ID, { linked_id: "a" }), /did you mean `linkedId`/);
  await refused(client.updateEvent(REQUEST_ID, {}), /`linkedId` or `tag` or `suspect` is missing/);
  await refused(client.getVisits(VISITOR_ID, { limit: -1 }), /`limit`/);
  await refused(client.getVisits(VISITOR_ID, { pagination_key: "x" }), /did you mean `paginationKey`/);
  await refused(client.getRelatedVisitors(5), /`visitor_id`/);
  throws(() => new t.lib.FingerprintV3Client({ apiKey: KEY, region: "mars", ...t.host.clientOptions }), TypeError);
  equal(calls.length, 0, "requests");
});

contract("v3: what the system does not offer is not there", async (t) => {
  const { client } = scripted(t, []);
  equal(client.makeEdgeEvent, undefined, "makeEdgeEvent");
  const v4 = new t.lib.FingerprintClient({ apiKey: KEY, ...t.host.clientOptions });
  deepEqual([v4.getVisits, v4.getRelatedVisitors], [undefined, undefined], "v4");
});
