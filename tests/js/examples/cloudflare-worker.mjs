// examples/cloudflare-worker: who may ask it, what it makes of odd requests, and of odd answers of the API. What it does
// when all is well is the demo's: `cargo xtask demo`.

import { deepEqual, equal, match, ok } from "../contract/assert.js";
import { wrongTokens } from "./strangers.mjs";
import { apiError, html, json, startUpstream } from "./upstream.mjs";

const TOKEN = "3c5f0f2a9d";
const EVENT = "1708102555327.NLOjmg";
const ROUTES = [
  ["GET", "/events"],
  ["GET", `/events/${EVENT}`],
  ["POST", `/events/${EVENT}/flag`],
  ["DELETE", "/visitors/Ibk1527CUFmcnjLwIs4A9"],
  ["POST", "/edge"],
  ["GET", `/v3/events/${EVENT}`],
  ["GET", "/iq/events/req_1"],
];

export async function check(start, { unspoken }) {
  unspoken.push(EVENT, "Ibk1527CUFmcnjLwIs4A9", "as the API says it");
  let answer = json(200, { event_id: "1", timestamp: 1 });
  const upstream = await startUpstream(() => answer);
  const bindings = {
    FINGERPRINT_SECRET_KEY: "secret-key-of-test",
    FINGERPRINT_BASE_URL: upstream.url,
    FINGERPRINTIQ_SECRET_KEY: "fiq_secret_of_test",
    FINGERPRINTIQ_BASE_URL: upstream.url,
  };
  try {
    const worker = await start({ ...bindings, WORKER_TOKEN: TOKEN });
    const send = sender(worker);
    await checkToken(start, bindings, send, upstream);
    await checkRequests(send, upstream);
    await checkAnswers(send, (next) => {
      answer = next;
    });
    // Nothing of our caller's reaches the API, but what an edge event is made of.
    await send("POST", "/edge", { headers: { cookie: `session=${TOKEN}`, "proxy-authorization": TOKEN } });
    ok(!JSON.stringify(upstream.asked).includes(TOKEN), "the token at the API");
    const keyless = sender(await start({ ...bindings, FINGERPRINT_SECRET_KEY: null, WORKER_TOKEN: TOKEN }));
    deepEqual(await keyless("GET", `/events/${EVENT}`), [500, "internal"], "without the API's key");
  } finally {
    await upstream.close();
  }
}

/** Sends with the token, unless other headers say otherwise; gives the status and the code of the body. */
function sender(worker) {
  return async (method, path, { headers, body } = {}) => {
    const response = await worker.dispatchFetch(`https://worker.test${path}`, {
      method,
      body,
      headers: { authorization: `Bearer ${TOKEN}`, "cf-connecting-ip": "203.0.113.7", ...headers },
    });
    const text = await response.text();
    equal(response.headers.get("cache-control"), "no-store", "cache-control");
    ok(!/secret-key-of-test|fiq_secret_of_test|3c5f0f2a9d|gateway\.js|<h1>|\.js:\d/.test(text), `no secret and no stack in ${text}`);
    if (response.status === 204) equal(text, "", "the body of a 204");
    const { code } = text ? JSON.parse(text) : {};
    const extras = ["retry-after", "allow", "www-authenticate"].flatMap((name) => response.headers.get(name) ?? []);
    return [response.status, ...(code === undefined ? [] : [code]), ...extras];
  };
}

async function checkToken(start, bindings, send, { asked }) {
  for (const [method, path] of [...ROUTES, ["GET", "/"], ["GET", "/no/such/route"], ["POST", `/events/${EVENT}`]]) {
    for (const authorization of wrongTokens(TOKEN))
      deepEqual(
        await send(method, path, { headers: { authorization } }),
        [401, "unauthorized", "Bearer"],
        `${method} ${path} with ${authorization}`,
      );
  }
  for (const unset of [null, "", 0, { token: TOKEN }]) {
    const open = sender(await start({ ...bindings, WORKER_TOKEN: unset }));
    for (const authorization of ["", "Bearer ", "Bearer undefined", "Bearer [object Object]", `Bearer ${TOKEN}`]) {
      for (const [method, path] of ROUTES)
        deepEqual(
          await open(method, path, { headers: { authorization } }),
          [503, "not_configured"],
          `${method} ${path} without a token set`,
        );
    }
  }
  deepEqual(asked, [], "what the API was asked by strangers");
  for (const scheme of ["Bearer", "bearer", "BEARER"])
    deepEqual(await send("GET", `/events/${EVENT}`, { headers: { authorization: `${scheme} ${TOKEN}` } }), [200], scheme);
}

async function checkRequests(send, { asked }) {
  asked.length = 0;
  const noRoute = [404, "no_such_route"];
  for (const path of [
    "/",
    "//",
    "/events/",
    "/events//flag",
    "/visitors/",
    "/events/a/b/c",
    "/EVENTS",
    "/constructor",
    "/__proto__",
    "/events/x/flag/",
  ])
    deepEqual(await send("GET", path), noRoute, `GET ${path}`);
  const bad = [400, "bad_argument"];
  for (const id of ["%zz", "%", "%E0%A4%A", "%00", "%20", "%2e%2e", "%ed%a0%80"]) {
    const answered = await send("GET", `/events/${id}`);
    ok(answered[0] === 400 || answered[0] === 404 || answered[0] === 200, `GET /events/${id}: ${answered}`);
    if (["%zz", "%", "%E0%A4%A", "%ed%a0%80"].includes(id)) deepEqual(answered, bad, id);
    deepEqual((await send("DELETE", `/visitors/${id}`))[0], answered[0] === 200 ? 204 : answered[0], `DELETE /visitors/${id}`);
  }
  deepEqual(await send("GET", "/events/a%2Fb%3Fc%23d"), [200], "an id with slashes");
  match(asked.at(-1).url, /^\/v4\/events\/a%2Fb%3Fc%23d(\?|$)/, "it stays one segment");
  deepEqual(
    asked.filter(({ url }) => !/^\/v4\/(events|visitors)\/[^/]+$/.test(url)),
    [],
    "no id reached another path",
  );

  asked.length = 0;
  const queries = [
    "limit=0",
    "limit=101",
    "limit=abc",
    "limit=",
    "limit=1e9",
    "limit=5&limit=50",
    "suspect=yes",
    "suspect=",
    "suspect=constructor",
  ];
  for (const query of [
    ...queries,
    "suspect=true&suspect=false",
    "nothing=1",
    "__proto__=1",
    "constructor=1",
    "bot=bad&bot=good",
    "%zz=%zz",
    "visitor_id=",
  ])
    deepEqual(await send("GET", `/events?${query}`), bad, `GET /events?${query}`);
  deepEqual(asked, [], "what the API was asked");

  for (const [method, path, allow] of [
    ["DELETE", "/events", "GET"],
    ["POST", `/events/${EVENT}`, "GET"],
    ["GET", `/events/${EVENT}/flag`, "POST"],
    ["GET", "/visitors/v", "DELETE"],
    ["PUT", "/edge", "POST"],
    ["OPTIONS", "/edge", "POST"],
  ])
    deepEqual(await send(method, path), [405, "method_not_allowed", allow], `${method} ${path}`);
  // Nobody reads them.
  const large = "x".repeat(60_000);
  deepEqual(await send("POST", `/events/${EVENT}/flag`, { body: large }), [204], "a large body");
  deepEqual(
    await send("POST", `/events/${EVENT}/flag`, { body: '{"suspect":false,"linked_id":"x"}' }),
    [204],
    "a body that says otherwise",
  );
}

async function checkAnswers(send, next) {
  const get = ["GET", `/events/${EVENT}`];
  const deletion = ["DELETE", "/visitors/Ibk1527CUFmcnjLwIs4A9"];
  const gateway = [502, "bad_gateway"];
  // A deletion is never repeated; a get waits longer than the deadline would last only with this.
  const retry = { "retry-after": "60" };
  const cases = [
    [get, html(301, { location: "https://evil.example/" }), gateway],
    [get, html(304), gateway],
    [get, html(418), gateway],
    [get, html(404), gateway],
    [get, html(200), gateway],
    [get, { status: 200 }, gateway],
    [get, { status: 204 }, gateway],
    [get, apiError(301, "moved"), gateway],
    [get, apiError(404, "event_not_found"), [404, "event_not_found"]],
    [get, apiError(429, "too_many_requests", retry), [429, "too_many_requests", "60"]],
    [get, html(429, retry), [429, "too_many_requests", "60"]],
    [get, html(503, retry), [503, "unavailable", "60"]],
    [get, apiError(503, "unavailable_for_now", retry), [503, "unavailable_for_now", "60"]],
    [get, apiError(429, "too_many_requests", { "retry-after": "x\u00e9" }), [429, "too_many_requests"]],
    [get, html(503, { "retry-after": "9".repeat(400) }), [503, "unavailable", "4294967295"]],
    [deletion, html(500), gateway],
    [deletion, html(429), [429, "too_many_requests"]],
    [deletion, apiError(429, "too_many_requests", retry), [429, "too_many_requests", "60"]],
    [deletion, json(200, {}), [204]],
  ];
  for (const [[method, path], answer, expected] of cases) {
    next(answer);
    deepEqual(await send(method, path), expected, `${method} ${path} answered ${answer.status} ${answer.body}`);
  }
  next({ slow: true });
  deepEqual(await send(...deletion), [504, "timeout"], "an API that does not answer");
}
