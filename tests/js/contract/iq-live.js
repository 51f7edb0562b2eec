// The client of FingerprintIQ: what its live key opens, what an inspected request keeps to itself, and that both keys stay hidden.

import { deepEqual, equal, match, ok, rejects, throws } from "./assert.js";
import { shown } from "./channels.js";
import { contract } from "./harness.js";
import { json, script, text } from "./support.js";

const API_KEY = "fiq_secret_0123456789abcdef";
const LIVE_KEY = "fiq_test_fedcba9876543210";
const VISITOR_ID = "iq_01hns3k6tez83695a6t714s6n1";
const ORIGIN = "https://api.fingerprintiq.com";
const VISITS = { visits: [{ id: "v", riskFactors: [], newer: 1 }], totalVisits: 3, firstSeenAt: 1 };
const SEEN = { callerType: "CLI_TOOL", requestId: "r" };

function scripted({ lib, host }, replies, options = { liveKey: LIVE_KEY }) {
  const { fetch, calls } = script(...replies);
  return { client: new lib.FingerprintIqClient({ fetch, ...host.clientOptions, ...options }), calls };
}

/** What the API was sent of a request. */
async function inspected(t, request, options) {
  const { client, calls } = scripted(t, [json(SEEN)]);
  deepEqual(await client.inspectRequest(request, options), SEEN, "answer");
  return { ...calls[0], body: JSON.parse(calls[0].body) };
}

contract("FingerprintIQ: the live key opens three operations, in a header of its own", async (t) => {
  for (const liveKey of [LIVE_KEY, () => LIVE_KEY, async () => LIVE_KEY]) {
    const { client, calls } = scripted(t, [json(VISITS), json({ visitorId: "v" }), json(SEEN)], { liveKey });
    deepEqual(await client.getVisits(VISITOR_ID), VISITS, "visits");
    deepEqual(await client.getVisitor("a/b", { query: { x: 1 } }), { visitorId: "v" }, "visitor");
    deepEqual(await client.inspectRequest({ method: "GET", path: "/", headers: {} }), SEEN, "inspection");
    deepEqual(
      calls.map(({ method, url, headers }) => [method, url, headers["x-api-key"], headers.authorization]),
      [
        ["GET", `${ORIGIN}/v1/demo/visits/${VISITOR_ID}`, LIVE_KEY, undefined],
        ["GET", `${ORIGIN}/v1/identify/a%2Fb?x=1`, LIVE_KEY, undefined],
        ["POST", `${ORIGIN}/v1/sentinel/inspect`, LIVE_KEY, undefined],
      ],
      "requests",
    );
  }
});

contract("FingerprintIQ: an operation names the key that it lacks, and nothing is sent", async (t) => {
  const live = scripted(t, []);
  match((await rejects(live.client.getEvent("r"), TypeError)).message, /^`apiKey` is missing: getEvent needs it$/);
  const secret = scripted(t, [], { apiKey: API_KEY });
  for (const name of ["getVisits", "getVisitor"])
    match((await rejects(secret.client[name]("v"), TypeError)).message, new RegExp(`^\`liveKey\` is missing: ${name} needs it$`));
  const request = { method: "GET", path: "/", headers: {} };
  match((await rejects(secret.client.inspectRequest(request), TypeError)).message, /^`liveKey` is missing: inspectRequest/);
  equal(live.calls.length + secret.calls.length, 0, "requests");
  throws(() => scripted(t, [], {}), TypeError);
  const proxied = scripted(t, [json({ requestId: "r" }), json(VISITS)], { baseUrl: "https://proxy.example" });
  await proxied.client.getEvent("r");
  await proxied.client.getVisits("v");
  for (const { headers } of proxied.calls) deepEqual([headers.authorization, headers["x-api-key"]], [undefined, undefined], "keys");
});

contract("FingerprintIQ: a live key of another kind is refused by its name", async (t) => {
  for (const liveKey of [API_KEY, "fiq_prod_1", "FIQ_LIVE_1", "", "fiq_live_1\n", null, 5]) {
    const { message } = throws(() => scripted(t, [], { apiKey: API_KEY, liveKey }), TypeError);
    match(message, /`liveKey`/);
    ok(!liveKey || !message.includes(String(liveKey).trim()) || liveKey === 5, message);
    if (liveKey === null) continue;
    const { client, calls } = scripted(t, [], { liveKey: async () => liveKey });
    match((await rejects(client.getVisits("v"), TypeError)).message, /`liveKey`/);
    equal(calls.length, 0, "requests");
  }
  match(
    throws(() => new t.lib.FingerprintClient({ apiKey: "k", liveKey: LIVE_KEY }), TypeError).message,
    /unknown client option `liveKey`/,
  );
});

contract("FingerprintIQ: neither key is shown, whichever was sent", async (t) => {
  const keys = { apiKey: API_KEY, liveKey: LIVE_KEY };
  const echo = `no ${API_KEY} and no ${LIVE_KEY}, nor ${encodeURIComponent(API_KEY)} ${btoa(LIVE_KEY)}`;
  for (const call of [(client) => client.getEvent("req_1"), (client) => client.getVisits("iq_1")]) {
    for (const reply of [json({ error: echo }, { status: 403 }), text(echo, { status: 502 }), text(echo, { status: 302 }), text(echo)]) {
      const { client } = scripted(t, [reply], { ...keys, maxRetries: 0 });
      const seen = [shown(await rejects(call(client)), t.host), shown(client, t.host)].join("\n");
      for (const key of [API_KEY, LIVE_KEY, btoa(LIVE_KEY).replaceAll("=", "")]) ok(!seen.includes(key), `a key is shown in ${seen}`);
    }
  }
});

contract("FingerprintIQ: a header that carries a key cannot be set", async (t) => {
  for (const [headers, pattern] of [
    [{ "X-API-Key": "other" }, /`x-api-key`/],
    [{ authorization: "other" }, /`authorization`/],
  ])
    match(throws(() => scripted(t, [], { apiKey: API_KEY, liveKey: LIVE_KEY, headers }), TypeError).message, pattern);
  const { client, calls } = scripted(t, []);
  match((await rejects(client.getVisits("v", { headers: { "x-api-key": "other" } }), TypeError)).message, /`x-api-key`/);
  equal(calls.length, 0, "requests");
});

contract("inspectRequest: secrets stay, their headers go, and the query stays as well", async (t) => {
  const headers = { Accept: "*/*", Cookie: "hidden", AUTHORIZATION: "hidden", Proxy_Authorization: "hidden", "x-token": "hidden" };
  const fields = { method: "POST", path: "/a/b?token=hidden#hidden", headers, userAgent: "curl/8" };
  const { body } = await inspected(t, fields, { sensitiveHeaders: ["X-Token"], aggregateOnly: true, rawSampleRate: 0.5 });
  const blank = { accept: "*/*", cookie: "", authorization: "", proxy_authorization: "", "x-token": "" };
  const expected = { userAgent: "curl/8", method: "POST", headers: blank, path: "/a/b", aggregateOnly: true, rawSampleRate: 0.5 };
  deepEqual(body, expected, "fields");
  const web = new Request("https://user:hidden@example.com/x?hidden#hidden".replace("user:hidden@", ""), {
    method: "PUT",
    body: "hidden",
    headers: { authorization: "Bearer hidden", "x-trace": "1", "user-agent": "test/1" },
  });
  const call = await inspected(t, web);
  ok(!JSON.stringify(call.body).includes("hidden"), "a secret was sent");
  deepEqual([call.body.method, call.body.path, call.body.headers["x-trace"]], ["PUT", "/x", "1"], "web");
  equal(call.body.userAgent, web.headers.get("user-agent") ?? "", "userAgent");
  equal(web.bodyUsed, false, "bodyUsed");
  equal((await inspected(t, new Request("https://example.com"))).body.path, "/", "root");
  const pairs = await inspected(t, { method: "GET", path: "/", headers: new Headers([["a", "1"]]) });
  deepEqual(pairs.body, { userAgent: "", method: "GET", headers: { a: "1" }, path: "/" }, "Headers");
});

contract("inspectRequest: what is no request is refused, and nothing is sent", async (t) => {
  const { client, calls } = scripted(t, []);
  const refused = async (request, pattern, options) =>
    match((await rejects(client.inspectRequest(request, options), TypeError)).message, pattern);
  const right = { method: "GET", path: "/", headers: {} };
  for (const request of [undefined, null, "https://example.com", 5, []]) await refused(request, /`request`/);
  await refused({ ...right, headers: undefined }, /`headers`/);
  await refused({ ...right, headers: { a: 1 } }, /`headers\.a`/);
  await refused({ ...right, method: undefined }, /`method` is missing/);
  await refused({ ...right, path: undefined }, /`path` is missing/);
  await refused({ ...right, path: 5 }, /`path`/);
  await refused({ ...right, userAgent: 5 }, /`userAgent`/);
  await refused({ ...right, ip: "1.2.3.4" }, /unknown request field `ip`/);
  await refused(right, /`rawSampleRate`/, { rawSampleRate: "1" });
  await refused(right, /`aggregateOnly`/, { aggregateOnly: 1 });
  await refused(right, /sensitiveHeaders/, { sensitiveHeaders: "cookie" });
  await refused(right, /`linked_id`/, { linked_id: "x" });
  equal(calls.length, 0, "requests");
});
