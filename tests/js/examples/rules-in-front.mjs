// examples/rules-in-front: which requests get to the origin, and with which headers.

import { deepEqual, equal, ok } from "../contract/assert.js";
import { Response } from "../tools.mjs";
import { atOnce } from "./guards.mjs";
import { apiError, html, json, startUpstream } from "./upstream.mjs";

const IP = "203.0.113.7";
const VISITOR = "Ibk1527CUFmcnjLwIs4A9";

export async function check(start, context) {
  context.unspoken.push(IP, VISITOR, ".Rf0");
  const origin = originOf();
  const withApi = (api, ruleset, key = context.apiKey) =>
    start({ FINGERPRINT_SECRET_KEY: key, FINGERPRINT_BASE_URL: api, FINGERPRINT_RULESET_ID: ruleset, ORIGIN: origin.fetch });
  await checkRules(withApi, origin, context);

  const answers = new Map();
  const upstream = await startUpstream((request) => answerFor(request, answers));
  try {
    const worker = await withApi(upstream.url, "rs_allow");
    await checkEvents(worker, origin, answers);
    await checkOnce(worker, origin, answers);
    await checkUpstream(worker, origin, answers, upstream);
    const broken = await start(
      {
        FINGERPRINT_SECRET_KEY: "key-of-test",
        FINGERPRINT_BASE_URL: upstream.url,
        FINGERPRINT_RULESET_ID: "rs_allow",
        ORIGIN: origin.fetch,
      },
      `import worker from "./index.js";
       export class OnceObject { fetch() { throw new Error("no store for ${IP}"); } }
       export default worker;`,
    );
    deepEqual(await ask(broken, answers), [503, "try again later"], "a store that fails");
    deepEqual(origin.taken(), [], "what got to the origin past it");
  } finally {
    await upstream.close();
  }
}

/** What the origin got, one after another. */
function originOf() {
  const arrived = [];
  return {
    taken: () => arrived.splice(0),
    async fetch(request) {
      const { method, url, headers } = request;
      const [visitor, verdict, kept] = ["x-visitor", "x-verdict", "x-kept"].map((name) => headers.get(name));
      arrived.push({ method, url, visitor, verdict, kept, body: await request.text() });
      return new Response("origin");
    },
  };
}

/** The rules of the mock, over an edge event that it makes now. */
async function checkRules(withApi, origin, { mockUrl, apiKey }) {
  const [allowing, blocking, unknown, locked] = [
    await withApi(mockUrl, "rs_allow"),
    await withApi(mockUrl, "rs_block"),
    await withApi(mockUrl, "rs_nothing"),
    await withApi(mockUrl, "rs_allow", "not-the-key"),
  ];
  const headers = await headersWithEvent(mockUrl, apiKey);
  const send = async (worker, headers, init) => {
    const response = await worker.dispatchFetch("https://shop.example/cart?step=2", { ...init, headers });
    return [response.status, response.headers.get("content-type"), await response.text()];
  };
  const statusOf = async (worker, headers) => (await send(worker, headers))[0];
  equal(await statusOf(allowing, {}), 403, "without an event");
  for (const none of ["1700000000000.nobody", "..", "%zz", "a/b/../c"])
    equal(await statusOf(allowing, { ...headers, "fingerprint-event-id": none }), 403, `with the event ${none}`);
  equal(await statusOf(unknown, headers), 500, "with a ruleset that there is not");
  equal(await statusOf(locked, headers), 500, "with a wrong key");
  deepEqual(await send(blocking, headers), [403, "application/json", '{"title":"Forbidden"}'], "blocked");
  deepEqual(origin.taken(), [], "what got to the origin");

  const [status, , body] = await send(allowing, headers, { method: "POST", body: "two items" });
  deepEqual([status, body], [200, "origin"], "allowed");
  const expected = {
    method: "POST",
    url: "https://shop.example/cart?step=2",
    visitor: null,
    verdict: "allow",
    kept: "yes",
    body: "two items",
  };
  deepEqual(origin.taken(), [expected], "what got to the origin");
}

async function headersWithEvent(mockUrl, apiKey) {
  const response = await fetch(`${mockUrl}/v4/edge`, {
    method: "POST",
    headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
    body: JSON.stringify({ method: "GET", url: "https://shop.example/", headers: [{ name: "accept", value: "*/*" }], ipv4_address: IP }),
  });
  equal(response.status, 200, "the mock API's status");
  const { event_id } = await response.json();
  return { "fingerprint-event-id": event_id, "cf-connecting-ip": IP, "x-visitor": "forged", "x-verdict": "forged", "x-kept": "yes" };
}

let made = 0;

/** An event of now that is let through, with these fields besides. */
function allowed(fields) {
  made += 1;
  const timestamp = Date.now() - 1_000;
  const event_id = `${timestamp}.Rf${String(made).padStart(4, "0")}`;
  const rule_action = { type: "allow", request_header_modifications: { set: [{ name: "x-verdict", value: "allow" }] } };
  return { event_id, timestamp, ip_address: IP, identification: { visitor_id: VISITOR }, rule_action, ...fields };
}

const answerFor = ({ url }, answers) => answers.get(new URL(url, "http://api.test").pathname) ?? apiError(404, "event_not_found");

/** Asks for the shop with an event of these fields; `answer` is the API's in place of the event, `as` the id that is sent. */
async function ask(worker, answers, { fields, answer, ip = IP, as, headers, event = allowed(fields) } = {}) {
  const id = as ?? event.event_id;
  answers.set(`/v4/events/${encodeURIComponent(id)}`, answer ?? json(200, event));
  const response = await worker.dispatchFetch("https://shop.example/%zz?%zz=%zz", {
    headers: { "fingerprint-event-id": id, "cf-connecting-ip": ip, ...headers },
  });
  return [response.status, await response.text()];
}

async function checkEvents(worker, origin, answers) {
  deepEqual(await ask(worker, answers), [200, "origin"], "this visitor's event");
  equal(origin.taken().length, 1, "what got to the origin");
  const notTheirs = [403, "not this visitor's event, or too old"];
  const bad = {
    "an old event": { fields: { timestamp: Date.now() - 3 * 60_000 } },
    "an event of the future": { fields: { timestamp: Date.now() + 60 * 60_000 } },
    "an event without a time": { fields: { timestamp: undefined } },
    "an event of another address": { fields: { ip_address: "198.51.100.9" } },
    "an event without an address": { fields: { ip_address: undefined } },
    "a request from another address": { ip: "198.51.100.9" },
    "an address that the visitor wrote": { ip: "198.51.100.9", headers: { "x-forwarded-for": IP, "true-client-ip": IP, "x-real-ip": IP } },
  };
  for (const [what, how] of Object.entries(bad)) deepEqual(await ask(worker, answers, how), notTheirs, what);
  // Not an event, or none that says what to do with it.
  for (const fields of [{ event_id: undefined }, { event_id: null }, { rule_action: undefined }, { rule_action: null }])
    equal((await ask(worker, answers, { fields, as: `odd-${made}` }))[0], 500, `an event with ${JSON.stringify(fields)}`);
  deepEqual(origin.taken(), [], "what got to the origin past these");
}

async function checkOnce(worker, origin, answers) {
  const event = allowed();
  const statuses = [];
  for (const as of [undefined, undefined, `${event.event_id}%00`, `${event.event_id} `, event.event_id.toLowerCase()])
    statuses.push(await ask(worker, answers, { event, as }));
  const used = [403, "used before"];
  deepEqual(statuses, [[200, "origin"], used, used, used, used], "one event, also by another spelling of its id");
  for (const times of [3, 50]) {
    const sameEvent = (event = allowed()) => Array.from({ length: times }, () => ask(worker, answers, { event }));
    const expected = { 200: 1, 403: times - 1 };
    deepEqual(await atOnce(sameEvent, expected, 200), expected, `${times} at once`);
  }
  const stolen = allowed();
  equal((await ask(worker, answers, { event: stolen, ip: "198.51.100.9" }))[0], 403, "an event of someone else");
  equal((await ask(worker, answers, { event: stolen }))[0], 200, "whose event a thief has tried before");
  equal(origin.taken().length, 4, "what got to the origin");
}

async function checkUpstream(worker, origin, answers, { url, asked }) {
  const internal = [500, "internal error"];
  const later = [503, "try again later"];
  const cases = [
    ["a redirect", html(301, { location: "https://evil.example/" }), internal],
    ["a teapot", html(418), internal],
    ["a success that is no JSON", html(200), internal],
    ["a success without a body", { status: 200 }, internal],
    ["a success without an event", json(200, []), internal],
    ["a key that is not known", apiError(403, "secret_api_key_not_found"), internal],
    ["a server that is down", html(503), later],
    ["an API that fails", apiError(500, "failed"), later],
    ["too many requests", apiError(429, "too_many_requests", { "retry-after": "17" }), later],
    ["a gateway's too many requests", html(429, { "retry-after": "18" }), later],
    ["an API that does not answer", { slow: true }, later],
  ];
  const results = await Promise.all(cases.map(([, answer]) => ask(worker, answers, { answer })));
  for (const [index, [what, , expected]] of cases.entries()) {
    // What cannot be an event is ours or theirs to mend; either way nobody gets through.
    const [status, text] = results[index];
    ok(status >= 500 && !/gateway|evil|<|API/.test(text), `${what}: ${status} ${text}`);
    deepEqual(results[index], expected, what);
  }
  const event = allowed();
  answers.set(`/v4/events/${event.event_id}`, apiError(429, "too_many_requests", { "retry-after": "17" }));
  const busy = await worker.dispatchFetch("https://shop.example/", {
    headers: { "fingerprint-event-id": event.event_id, "cf-connecting-ip": IP },
  });
  deepEqual([busy.status, busy.headers.get("retry-after")], [503, "17"], "when to come again");

  // A stranger with made-up ids should not use up the API's limit.
  asked.length = 0;
  deepEqual(await ask(worker, answers, { answer: apiError(404, "event_not_found") }), [403, "no such event"], "an event that never comes");
  ok(asked.length <= 8, `${asked.length} requests for an event that never comes`);

  // A page that has just loaded is ahead of the API.
  const fresh = allowed();
  const questions = () => asked.filter(({ url }) => url.includes(fresh.event_id)).length;
  const known = setInterval(() => questions() > 0 && answers.set(`/v4/events/${fresh.event_id}`, json(200, fresh)), 20);
  equal((await ask(worker, answers, { event: fresh, answer: apiError(404, "event_not_found") }))[0], 200, "a fresh event");
  clearInterval(known);
  ok(questions() > 1, `asked again at ${url}`);
  equal(origin.taken().length, 1, "what got to the origin");
}
