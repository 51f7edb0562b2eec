// examples/rust-worker, built as its users build it: who may ask it, what it makes of odd requests and odd answers of the API,
// and of many requests at once. What becomes of a search is in rust-worker-search.mjs.

import { deepEqual, equal, match, ok } from "../contract/assert.js";
import { onLoopback } from "../loopback.mjs";
import { checkSearch } from "./rust-worker-search.mjs";
import { wrongTokens } from "./strangers.mjs";
import { apiError, html, json, startUpstream } from "./upstream.mjs";

const TOKEN = "3c5f0f2a9d";
const KEY = "secret-key-of-test";
const EVENT = "1708102555327.NLOjmg";
const VISITOR = "Ibk1527CUFmcnjLwIs4A9";
const CROWD = 200;
const ROUTES = [
  ["GET", "/events"],
  ["GET", `/events/${EVENT}`],
  ["PUT", `/events/${EVENT}/flag`],
  ["DELETE", `/visitors/${VISITOR}`],
];

export async function check(start, { unspoken, mockUrl, apiKey, logged }) {
  unspoken.push(EVENT, VISITOR, "as the API says it");
  let answer = () => json(200, { event_id: EVENT, timestamp: 1 });
  const use = (next) => {
    answer = next;
    upstream.asked.length = 0;
  };
  const upstream = await startUpstream((request) => answer(request));
  const bindings = { FINGERPRINT_SECRET_KEY: KEY, FINGERPRINT_BASE_URL: upstream.url, WORKER_TOKEN: TOKEN };
  try {
    const worker = await start(bindings);
    const send = sender(worker);
    await checkStrangers(send, upstream);
    await checkBindings(start, bindings, upstream);
    await checkRoutes(send, upstream);
    await checkIds(send, upstream);
    await checkAnswers(send, use);
    await checkCrowd(worker, use);
    await checkSearch({ send, fetch: fetcher(worker) }, use, upstream);
    await checkDown(start, bindings);
    await checkMock(start, { ...bindings, FINGERPRINT_SECRET_KEY: apiKey, FINGERPRINT_BASE_URL: mockUrl });
    match(logged(), /502 bad_gateway/, "what the operator reads");
    ok(!/panicked|unreachable|Reinitializing|hang|different request/i.test(logged()), `no trouble in the log: ${logged()}`);
  } finally {
    await upstream.close();
  }
}

const fetcher =
  (worker) =>
  (method, path, { headers, ...more } = {}) =>
    worker.dispatchFetch(`https://worker.test${path}`, { method, headers: { authorization: `Bearer ${TOKEN}`, ...headers }, ...more });

/** Sends with the token, unless other headers say otherwise; gives the status, the code of the body, and what else matters. */
function sender(worker) {
  return async (method, path, options) => {
    const response = await fetcher(worker)(method, path, options);
    const text = await response.text();
    equal(response.headers.get("cache-control"), "no-store", "cache-control");
    ok(!/secret-key-of-test|3c5f0f2a9d|gateway\.js|<h1>|as the API says|src\/|\.wasm/.test(text), `no secret and no stack in ${text}`);
    if (response.status === 204) equal(text, "", "the body of a 204");
    if (response.headers.get("content-type") === "application/x-ndjson") return [response.status, text];
    const { code, message } = text ? JSON.parse(text) : {};
    const extras = ["retry-after", "allow", "www-authenticate"].flatMap((name) => response.headers.get(name) ?? []);
    if (code === "not_configured") extras.push(/[A-Z_]{6,}/.exec(message)[0]);
    return [response.status, ...(code === undefined ? [] : [code]), ...extras];
  };
}

async function checkStrangers(send, { asked }) {
  for (const [method, path] of [...ROUTES, ["GET", "/"], ["GET", "/no/such/route"], ["POST", `/events/${EVENT}`]]) {
    for (const authorization of [...wrongTokens(TOKEN), "Bearer \u00e9", `Bearer\t${TOKEN}`, `Token ${TOKEN}`])
      deepEqual(
        await send(method, path, { headers: { authorization } }),
        [401, "unauthorized", "Bearer"],
        `${method} ${path} with ${authorization}`,
      );
  }
  deepEqual(asked, [], "what the API was asked by strangers");
  for (const scheme of ["Bearer", "bearer", "BEARER", "Bearer  "])
    deepEqual(await send("GET", `/events/${EVENT}`, { headers: { authorization: `${scheme} ${TOKEN}` } }), [200], scheme);
  ok(!JSON.stringify(asked).includes(TOKEN), "the token at the API");
}

/** Whatever is not bound as it should be is named, and nothing is asked for with what is. */
async function checkBindings(start, bindings, { asked }) {
  asked.length = 0;
  const wrong = {
    WORKER_TOKEN: [undefined, "", null, 0, { token: TOKEN }, `${TOKEN}\n`, "two words"],
    FINGERPRINT_SECRET_KEY: [undefined, "", null, ["key"], `${KEY}\r\n`, "schl\u00fcssel"],
    FINGERPRINT_REGION: ["mars", "", null],
    FINGERPRINT_BASE_URL: ["http://api.test", "api.test", "", "https://"],
  };
  for (const [name, values] of Object.entries(wrong)) {
    for (const value of values) {
      const { [name]: _, ...others } = bindings;
      const worker = await start(value === undefined ? others : { ...bindings, [name]: value });
      // The first failure is not kept, nor does it leave anything behind that would keep later requests waiting.
      for (let times = 0; times < 2; times++) {
        const answers = await Promise.all(ROUTES.map(([method, path]) => sender(worker)(method, path)));
        for (const answered of answers) deepEqual(answered, [503, "not_configured", name], `${name} bound to ${JSON.stringify(value)}`);
      }
      await worker.dispose();
    }
  }
  deepEqual(asked, [], "what the API was asked without bindings");
}

async function checkRoutes(send, { asked }) {
  for (const path of ["/", "//", "//events", "/events/a/b", "/events/a/flag/", "/EVENTS", "/visitors", "/constructor", "/events/a/b/c"])
    deepEqual(await send("GET", path), [404, "no_such_route"], `GET ${path}`);
  for (const [method, path, allow] of [
    ["DELETE", "/events", "GET"],
    ["HEAD", "/events", "GET"],
    ["POST", `/events/${EVENT}`, "GET"],
    ["GET", `/events/${EVENT}/flag`, "PUT"],
    ["PATCH", `/events/${EVENT}/flag`, "PUT"],
    ["PUT", `/visitors/${VISITOR}`, "DELETE"],
    ["OPTIONS", `/visitors/${VISITOR}`, "DELETE"],
  ]) {
    const expected = method === "HEAD" ? [405, allow] : [405, "method_not_allowed", allow];
    deepEqual(await send(method, path), expected, `${method} ${path}`);
  }
  asked.length = 0;
  // Nobody reads it.
  deepEqual(await send("PUT", `/events/${EVENT}/flag`, { body: "x".repeat(2_000_000) }), [204], "a flag with a large body");
  deepEqual(await send("DELETE", `/visitors/${VISITOR}`), [204], "a deletion");
  const sent = asked.map(({ method, url, body }) => [method, url.split("?")[0], body]);
  deepEqual(
    sent,
    [
      ["PATCH", `/v4/events/${EVENT}`, '{"suspect":true}'],
      ["DELETE", `/v4/visitors/${VISITOR}`, ""],
    ],
    "what the API was asked",
  );
  ok(
    asked.every(({ headers }) => headers.authorization === `Bearer ${KEY}`),
    "the key at the API",
  );
}

/** No id leaves its segment of the path, whatever it is. */
async function checkIds(send, { asked }) {
  asked.length = 0;
  const ids = ["", "%zz", "%", "%E0%A4%A", "%ed%a0%80", "%00", "%0d%0aX-A:1", "%20", "%2e%2e", "%2E", "..%2f..%2fv4%2fvisitors", "%ff"];
  for (const id of [...ids, "a%3Flimit=1", "a%23", "%F0%9F%98%80", "x".repeat(4_000)]) {
    for (const [method, path] of [
      ["GET", `/events/${id}`],
      ["PUT", `/events/${id}/flag`],
      ["DELETE", `/visitors/${id}`],
    ]) {
      const [status, code] = await send(method, path);
      const isRefused = (status === 400 && code === "bad_argument") || (status === 404 && code === "no_such_route") || status === 405;
      ok(isRefused || status === 200 || status === 204, `${method} ${path}: ${status} ${code}`);
      if (["%zz", "%", "%E0%A4%A", "%ed%a0%80", "%ff"].includes(id)) equal(status, 400, `${method} ${path}`);
    }
  }
  deepEqual(
    asked.filter(({ url }) => !/^\/v4\/(events|visitors)\/[^/?#]+(\?ii=[^/]*)?$/.test(url)).map(({ url }) => url),
    [],
    "no id reached another path",
  );
}

async function checkAnswers(send, use) {
  const get = ["GET", `/events/${EVENT}`];
  const search = ["GET", "/events"];
  const deletion = ["DELETE", `/visitors/${VISITOR}`];
  const gateway = [502, "bad_gateway"];
  // A get waits longer than its deadline would last only with this.
  const retry = { "retry-after": "60" };
  for (const [[method, path], answer, expected] of [
    [get, html(301, { location: "https://evil.example/" }), gateway],
    [get, html(404), gateway],
    [get, html(200), gateway],
    [get, { status: 200 }, gateway],
    [get, json(200, []), gateway],
    [get, apiError(404, "event_not_found"), [404, "event_not_found"]],
    [get, apiError(403, "secret_api_key_not_found"), [403, "secret_api_key_not_found"]],
    [get, apiError(429, "too_many_requests", retry), [429, "too_many_requests", "60"]],
    [get, html(429, retry), [429, "too_many_requests", "60"]],
    [get, html(503, retry), [503, "unavailable", "60"]],
    [get, apiError(503, "x".repeat(5_000), retry), [503, "refused", "60"]],
    [get, apiError(400, `<b>${EVENT}</b>`), [400, "refused"]],
    [search, apiError(400, "request_cannot_be_parsed"), [400, "request_cannot_be_parsed"]],
    [search, html(200), gateway],
    [deletion, html(500), gateway],
    [deletion, html(429), [429, "too_many_requests"]],
    [deletion, apiError(404, "visitor_not_found"), [404, "visitor_not_found"]],
  ]) {
    use(() => answer);
    deepEqual(await send(method, path), expected, `${method} ${path} answered ${answer.status} ${answer.body?.slice(0, 80)}`);
  }
  use(() => ({ slow: true }));
  deepEqual(await send(...deletion), [504, "timeout"], "an API that does not answer");
}

/** All at once over one client, answered in any order: each gets what it asked for, and none waits for another's request. */
async function checkCrowd(worker, use) {
  const nap = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  use(async ({ url, method }) => {
    const { pathname, searchParams } = new URL(url, "http://api.test");
    await nap(Math.random() * 150);
    if (pathname.endsWith("/slow")) return { slow: true };
    if (method !== "GET") return json(200, {});
    if (pathname !== "/v4/events") return json(200, { event_id: pathname.split("/").at(-1), timestamp: 1 });
    const [id, page] = [searchParams.get("linked_id"), Number(searchParams.get("pagination_key") ?? 1)];
    return json(200, { events: [{ event_id: `${id}-${page}`, timestamp: 1 }], ...(page < 3 && { pagination_key: String(page + 1) }) });
  });
  const fetch = fetcher(worker);
  const askers = [
    async (id) => equal((await (await fetch("GET", `/events/${id}`)).json()).event_id, id, "the event"),
    async (id) => equal((await fetch("PUT", `/events/${id}/flag`)).status, 204, "the flag"),
    async (id) => {
      const lines = (await (await fetch("GET", `/events?linked_id=${id}`)).text()).trimEnd().split("\n").map(JSON.parse);
      const events = [1, 2, 3].map((page) => `${id}-${page}`);
      deepEqual(
        lines.map(({ event, end }) => event?.event_id ?? end),
        [...events, { events: 3 }],
        "the search",
      );
    },
    async (id) => equal((await fetch("DELETE", `/visitors/${id}`)).status, 204, "the deletion"),
  ];
  const asked = Array.from({ length: CROWD }, (_, index) => askers[index % askers.length](`crowd-${index}`));
  // Some callers leave amid it, whether they wait for an answer or read one: what is theirs ends, and nothing else.
  const left = Array.from({ length: CROWD / 10 }, async (_, index) => {
    const leaves = new AbortController();
    setTimeout(() => leaves.abort(), index * 12);
    const path = index % 2 ? "/events/slow" : `/events?linked_id=left-${index}`;
    await fetch("GET", path, { signal: leaves.signal }).then(
      (response) => response.text(),
      () => "left",
    );
  });
  await Promise.all([...asked, ...left.map((one) => one.catch(() => "left"))]);
  await askers[0]("the-next");
}

/** The API cannot be reached at all. */
async function checkDown(start, bindings) {
  const gone = await onLoopback((await import("node:http")).createServer());
  await gone.close();
  const send = sender(await start({ ...bindings, FINGERPRINT_BASE_URL: gone.url }));
  for (const [method, path] of ROUTES) deepEqual(await send(method, path), [502, "bad_gateway"], `${method} ${path}, the API is down`);
}

async function checkMock(start, bindings) {
  const worker = await start(bindings);
  const text = await (await fetcher(worker)("GET", "/events")).text();
  const lines = text.trimEnd().split("\n").map(JSON.parse);
  ok(lines.length > 1, "events of the mock API");
  deepEqual(lines.at(-1), { end: { events: lines.length - 1 } }, "the last line");
  const [{ event }] = lines;
  const same = await (await fetcher(worker)("GET", `/events/${event.event_id}`)).json();
  deepEqual(same.identification?.visitor_id, event.identification?.visitor_id, "the visitor of an event of the mock API");
  deepEqual(await sender(worker)("GET", "/events/1708102555327.nobody"), [404, "event_not_found"], "an event that is not there");
}
