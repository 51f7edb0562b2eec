// examples/browser-proxy: who is given which event by the proxy, and the page over it, in Chromium under its content security policy.

import { deepEqual, equal, match, ok } from "../contract/assert.js";
import { inBrowser } from "../runtimes/chromium.mjs";
import { apiError, html, json, startUpstream } from "./upstream.mjs";

const IP = "203.0.113.7";
const KEY = "secret-key-of-test";
const SESSION_SECRET = "0b5c1d7e93a64f28b1c0d9e8f7a65b4c";
const SINCE = Date.UTC(2024, 1, 29, 12);

export async function check(start, { unspoken }) {
  unspoken.push(IP, "Ibk1527CUFmcnjLwIs4A9", ".Bp0", "as the API says it");
  const answers = new Map();
  const upstream = await startUpstream(({ url }) => answers.get(url) ?? apiError(404, "event_not_found"));
  const bindings = { FINGERPRINT_SECRET_KEY: KEY, FINGERPRINT_BASE_URL: upstream.url, SESSION_SECRET };
  try {
    const worker = await start(bindings);
    await checkSessions(worker);
    await checkEvents(worker, answers, upstream);
    await checkLimit(await start(bindings), upstream);
    for (const unset of [{ SESSION_SECRET: null }, { SESSION_SECRET: "" }, { SESSION_SECRET: "short" }])
      equal((await visit(await start({ ...bindings, ...unset }))).status, 500, `with ${JSON.stringify(unset)}`);
    const keyless = await start({ ...bindings, FINGERPRINT_SECRET_KEY: null });
    deepEqual(await get(keyless, "/api/v4/events/1", await visit(keyless)), [500, "internal"], "without the API's key");
    await checkPage(await start(bindings), answers, upstream);
  } finally {
    await upstream.close();
  }
}

const send = (worker, path, { headers, ...init } = {}) =>
  worker.dispatchFetch(`https://shop.example${path}`, { ...init, headers: { "cf-connecting-ip": IP, ...headers } });

/** What the page gets first: the id that its event is linked to, and the cookie that says it again. */
async function visit(worker, headers) {
  const response = await send(worker, "/api/session", { method: "POST", headers });
  const { linked_id } = await response.json();
  const set = response.headers.get("set-cookie") ?? undefined;
  return { status: response.status, linked_id, set, cookie: set?.split(";")[0] };
}

/** The status, with the code of an error or the body. */
async function get(worker, path, { cookie, ...init } = {}) {
  const response = await send(worker, path, { ...init, headers: { ...(cookie && { cookie }), ...init.headers } });
  const body = await response.text();
  equal(response.headers.get("cache-control"), "no-store", "cache-control");
  match(response.headers.get("content-security-policy") ?? "", /default-src 'none'/, "the policy of everything");
  ok(!/secret-key|gateway\.js|<h1>|evil|as the API/.test(body), `no secret and no stack in ${body}`);
  const later = response.headers.get("retry-after");
  return [response.status, response.ok ? JSON.parse(body) : JSON.parse(body).error.code, ...(later === null ? [] : [later])];
}

async function checkSessions(worker) {
  const first = await visit(worker);
  match(first.set, /^__Host-visitor=[\da-f-]{36}\.[\da-f]{64}; Path=\/; Max-Age=\d+; Secure; HttpOnly; SameSite=Strict$/, "the cookie");
  const again = await visit(worker, { cookie: `theme=dark; ${first.cookie}; lang=en` });
  deepEqual([again.linked_id, again.set], [first.linked_id, undefined], "the same visitor");
  const other = await visit(worker);
  ok(other.linked_id !== first.linked_id, "another visitor");
  const [id, mac] = first.cookie.slice("__Host-visitor=".length).split(".");
  const forged = [
    ...["", id, `${id}.`, `${id}.${"0".repeat(64)}`, `${other.linked_id}.${mac}`, `${id}.${mac.slice(0, -1)}0${mac.at(-1)}`],
    ...[`${id}.${mac.slice(0, -1)}`, `${id}.${mac}0`, `${id.toUpperCase()}.${mac}`, `${"-".repeat(36)}.${mac}`, `null.${mac}`],
  ];
  for (const value of forged) {
    const cookie = `__Host-visitor=${value}`;
    deepEqual(await get(worker, "/api/v4/events/1", { cookie }), [401, "no_session"], cookie);
    ok((await visit(worker, { cookie })).linked_id !== id, `a new session with ${cookie}`);
  }
  deepEqual(await get(worker, "/api/v4/events/1", { cookie: `x${first.cookie}` }), [401, "no_session"], "a cookie of another name");
  deepEqual(await get(worker, "/api/v4/events/1"), [401, "no_session"], "no cookie");
}

let made = 0;

/** An event of now that is linked to a session; `answer` is the API's in its place. */
function eventOf(answers, linked_id, fields, answer) {
  made += 1;
  const event_id = `${Date.now()}.Bp${String(made).padStart(4, "0")}`;
  const identification = { visitor_id: "Ibk1527CUFmcnjLwIs4A9", first_seen_at: SINCE };
  const event = { event_id, timestamp: 1, linked_id, bot: "bad", suspect_score: 9, ip_address: IP, identification, ...fields };
  answers.set(`/v4/events/${event_id}`, answer ?? json(200, event));
  return `/api/v4/events/${event_id}`;
}

async function checkEvents(worker, answers, { asked }) {
  const { cookie, linked_id } = await visit(worker);
  const own = eventOf(answers, linked_id);
  const event_id = own.split("/").at(-1);
  const given = { event_id, timestamp: 1, identification: { first_seen_at: SINCE } };
  deepEqual(await get(worker, own, { cookie }), [200, given], "their own event, and no more of it");
  const [{ headers }] = asked.splice(0);
  deepEqual([headers.authorization, headers.cookie], [`Bearer ${KEY}`, undefined], "what the API is told");

  const none = [404, "event_not_found"];
  const other = await visit(worker);
  for (const linked of [other.linked_id, undefined, null, "", [linked_id], `${linked_id} `, { toString: linked_id }])
    deepEqual(await get(worker, eventOf(answers, linked), { cookie }), none, `an event that is linked to ${JSON.stringify(linked)}`);
  deepEqual(await get(worker, own, { cookie: other.cookie }), none, "an event of someone else");

  asked.length = 0;
  const noRoute = [404, "no_such_route"];
  const paths = ["/api", "/api/", "/api/v4/events", "/api/v4/events/", "/api/v4/events?limit=100", `${own}/more`, "//api/v4/events/1"];
  for (const path of [...paths, "/api/v4/visitors/Ibk1527CUFmcnjLwIs4A9", "/api/events/1", "/api/v4/edge", "/api/v4/events/../visitors/1"])
    deepEqual(await get(worker, path, { cookie }), noRoute, path);
  for (const method of ["POST", "PATCH", "PUT", "DELETE", "OPTIONS"])
    deepEqual(await get(worker, own, { cookie, method, body: method === "OPTIONS" ? undefined : '{"suspect":false}' }), noRoute, method);
  deepEqual(await get(worker, "/api/session", { cookie }), noRoute, "a session by GET");
  deepEqual(asked, [], "what the API was asked");

  const ids = ["%zz", "%", "%E0%A4%A", "%00", "%20", "a%2F..%2Fb", "..%2fvisitors%2f1", "a%3Fruleset_id=1", "x".repeat(3_000)];
  const results = await Promise.all(ids.map((id) => get(worker, `/api/v4/events/${id}`, { cookie, headers: { "cf-connecting-ip": id } })));
  for (const [index, result] of results.entries()) deepEqual(result, none, `the id ${ids[index].slice(0, 30)}`);
  ok(
    asked.every(({ url }) => /^\/v4\/events\/[^/?]+$/.test(url)),
    "no id reached another path",
  );
  asked.length = 0;
  await get(worker, `${own}?ruleset_id=rs_1&evil=1`, { cookie, headers: { authorization: "Bearer other", "x-evil": "1" } });
  deepEqual([asked[0].url, asked[0].headers["x-evil"]], [`/v4/events/${event_id}`, undefined], "what of a request reaches the API");
  await checkAnswers(worker, answers, { cookie, linked_id });
}

async function checkAnswers(worker, answers, { cookie, linked_id }) {
  const cases = [
    [html(301, { location: "https://evil.example/" }), [502, "bad_gateway"]],
    [html(200), [502, "bad_gateway"]],
    [json(200, []), [502, "bad_gateway"]],
    [apiError(403, "secret_api_key_not_found"), [502, "bad_gateway"]],
    [html(404), [404, "event_not_found"]],
    [html(503), [503, "service_unavailable"]],
    [apiError(429, "too_many_requests", { "retry-after": "17" }), [503, "service_unavailable", "17"]],
    [{ slow: true }, [503, "service_unavailable"]],
  ];
  const from = (index) => ({ cookie, headers: { "cf-connecting-ip": `198.51.100.${index}` } });
  const results = await Promise.all(cases.map(([answer], index) => get(worker, eventOf(answers, linked_id, {}, answer), from(index))));
  for (const [index, [answer, expected]] of cases.entries()) deepEqual(results[index], expected, JSON.stringify(answer));
  const [, event] = await get(worker, eventOf(answers, linked_id, { identification: null }), from(99));
  deepEqual(event.identification, {}, "an event without a visitor");
}

async function checkLimit(worker, { asked }) {
  const { cookie } = await visit(worker);
  asked.length = 0;
  // They cannot be ids, which costs no call, and counts all the same.
  const all = await Promise.all(Array.from({ length: 60 }, () => get(worker, "/api/v4/events/%00", { cookie })));
  const refused = all.filter(([status]) => status === 429);
  ok(refused.length >= 20 && refused.length < 60, `${refused.length} of 60 refused`);
  deepEqual(refused[0], [429, "too_many_requests", "60"], "one too many");
  const another = await visit(worker);
  deepEqual((await get(worker, "/api/v4/events/1", another))[0], 429, "with another session");
  deepEqual(asked, [], "what the API was asked");
}

/** The agent of the vendor's CDN, as far as the page uses it. */
const AGENT = `export const start = ({ region }) => ({
  async get({ linkedId }) {
    const response = await fetch("https://api.fpjs.io/?region=" + region, { method: "POST", body: linkedId });
    return { event_id: await response.text() };
  },
});`;

async function checkPage(worker, answers, { asked }) {
  const origin = new URL(await worker.ready).origin;
  const open = { headers: { "access-control-allow-origin": "*" }, status: 200 };
  asked.length = 0;
  await inBrowser(async (page) => {
    const [said, read] = [[], []];
    page.on("pageerror", (error) => said.push(String(error)));
    page.on("console", (message) => said.push(message.text()));
    page.on("response", (response) => read.push(response.text().catch(() => "")));
    let fields = {};
    await page.route("https://fpjscdn.net/**", (route) => route.fulfill({ ...open, contentType: "text/javascript", body: AGENT }));
    await page.route("https://api.fpjs.io/**", (route) =>
      route.fulfill({ ...open, body: eventOf(answers, route.request().postData(), fields).split("/").at(-1) }),
    );
    const shown = async () => {
      await page.goto(origin);
      await page.locator("#seen").filter({ hasNotText: "One moment" }).waitFor();
      return page.textContent("#seen");
    };
    equal(await shown(), "We know you since 2024-02-29.", `the page, which said ${said.join("\n")}`);
    deepEqual(said, [], "what the page said");
    equal(asked.length, 1, "requests to the API");
    equal(await page.evaluate("document.cookie"), "", "what a script sees of the session");
    ok(!(await Promise.all(read)).join("\n").includes(KEY), "the key is in nothing that the browser got");
    fields = { identification: null };
    equal(await shown(), "This is your first visit.", "the page at a first visit");
    fields = { linked_id: "someone else" };
    equal(await shown(), "We cannot tell right now. Please come back later.", "the page with an event of someone else");
    // A page under a policy that its wasm does not get past says so, too.
    await page.route(`${origin}/`, async (route) => {
      const response = await route.fetch();
      const policy = response.headers()["content-security-policy"].replace(" 'wasm-unsafe-eval'", "");
      await route.fulfill({ response, headers: { ...response.headers(), "content-security-policy": policy } });
    });
    fields = {};
    equal(await shown(), "We cannot tell right now. Please come back later.", "the page without 'wasm-unsafe-eval'");
    const foreign = await page.evaluate("fetch('https://evil.example/').then(() => 'sent', () => 'refused')");
    equal(foreign, "refused", "a request to elsewhere");
    const evaluated = await page.evaluate(
      "new Promise((resolve) => { const s = document.createElement('script'); s.textContent = 'globalThis.injected = 1'; document.body.append(s); resolve(typeof injected); })",
    );
    equal(evaluated, "undefined", "a script that somebody injects");
  });
}
