// examples/sveltekit: who gets through its hook, and who does not. Run by tests/js/hosts, with the tools that build it.

import { deepEqual, equal, ok } from "../contract/assert.js";
import { atOnce, disliked, IP, likedEvent, URL_OF_IT } from "./guards.mjs";
import { apiError, html, json, startUpstream } from "./upstream.mjs";

const KEY = "secret-key-of-test";
const EMAIL = "ada@shop.example";
const VISITOR = "Ibk1527CUFmcnjLwIs4A9";
const LATER = [503, "try again later"];

export async function check(start, { unspoken }) {
  unspoken.push(IP, EMAIL, VISITOR, ".Qw0", "as the API says it");
  const answers = new Map();
  const upstream = await startUpstream(({ url }) => answers.get(url) ?? apiError(404, "event_not_found"));
  try {
    const bindings = { FINGERPRINT_SECRET_KEY: KEY, FINGERPRINT_BASE_URL: upstream.url };
    const worker = await start(bindings);
    const signUp = signUpAt(worker, answers);
    await checkEvents(signUp);
    await checkOnce(worker, signUp);
    await checkAnswers(signUp);
    await checkRequests(worker, signUp, upstream);
    const keyless = await start({ ...bindings, FINGERPRINT_SECRET_KEY: "" });
    upstream.asked.length = 0;
    deepEqual(await signUpAt(keyless, answers)(), LATER, "without the API's key");
    deepEqual(upstream.asked, [], "what the API was asked without it");
    // A store that fails: its table is another.
    const database = await worker.getD1Database("USED");
    await database.exec("DROP TABLE fingerprint_edge_once");
    await database.exec("CREATE TABLE fingerprint_edge_once (other TEXT)");
    deepEqual(await signUp(), LATER, "a store that fails");
  } finally {
    await upstream.close();
  }
}

/** Signs up with an event of these fields; `answer` is the API's in place of the event, `as` the id that is sent. */
const signUpAt =
  (worker, answers) =>
  async ({ fields, answer, event = likedEvent(fields), as = event.event_id, ip = IP, headers, ...init } = {}) => {
    answers.set(`/v4/events/${encodeURIComponent(as)}`, answer ?? json(200, event));
    const sent = { "fingerprint-event-id": as, "cf-connecting-ip": ip, "content-type": "application/json", ...headers };
    const response = await worker.dispatchFetch(URL_OF_IT, { method: "POST", body: EMAIL, headers: sent, ...init });
    const text = await response.text();
    ok(!/secret-key|gateway\.js|<h1>a|as the API|\.js:\d/.test(text), `no secret and no stack in ${text}`);
    return [response.status, response.headers.get("content-type")?.includes("json") ? JSON.parse(text) : text];
  };

async function checkEvents(signUp) {
  deepEqual(await signUp(), [201, { email: EMAIL, visitor: VISITOR }], "a real visitor");
  equal((await signUp({ fields: { ip_address: `::ffff:${IP}` } }))[0], 201, "the same address in another form");
  for (const [what, fields] of Object.entries(disliked())) deepEqual(await signUp({ fields }), [403, "not trusted"], what);
  const forwarded = { "x-forwarded-for": IP, "x-real-ip": IP, "true-client-ip": IP, forwarded: `for=${IP}` };
  deepEqual(await signUp({ ip: "198.51.100.9", headers: forwarded }), [403, "not trusted"], "an address that the visitor wrote");
  // Nobody could count those: their id is none, or the same for many.
  for (const event_id of ["", null, 17, {}, undefined])
    equal((await signUp({ fields: { event_id }, as: `odd-${typeof event_id}` }))[0], 503, `the event id ${JSON.stringify(event_id)}`);
}

async function checkOnce(worker, signUp) {
  const used = [409, "used before"];
  const event = likedEvent();
  const results = [];
  for (const as of [undefined, undefined, `${event.event_id}%00`, event.event_id.toLowerCase()]) results.push(await signUp({ event, as }));
  deepEqual([results[0][0], ...results.slice(1)], [201, used, used, used], "one event, also by another spelling of its id");
  for (const times of [3, 50]) {
    const sameEvent = (event = likedEvent()) => Array.from({ length: times }, () => signUp({ event }));
    const expected = { 201: 1, 409: times - 1 };
    deepEqual(await atOnce(sameEvent, expected), expected, `${times} at once`);
  }
  const stolen = likedEvent();
  equal((await signUp({ event: stolen, ip: "198.51.100.9" }))[0], 403, "an event of someone else");
  equal((await signUp({ event: stolen }))[0], 201, "whose event a thief has tried before");
  // The store forgets what is too old to count, and nothing before that.
  const database = await worker.getD1Database("USED");
  await database
    .prepare("UPDATE fingerprint_edge_once SET until = ? WHERE id = ?")
    .bind(Date.now() - 1, event.event_id)
    .run();
  deepEqual(await signUp({ event: stolen }), used, "an event that is not too old");
  const gone = await database.prepare("SELECT id FROM fingerprint_edge_once WHERE id = ?").bind(event.event_id).all();
  deepEqual(gone.results, [], "what is too old");
}

async function checkAnswers(signUp) {
  const none = [403, "no such event"];
  const cases = [
    [html(301, { location: "https://evil.example/" }), LATER],
    [html(418), LATER],
    [html(200), LATER],
    [{ status: 200 }, LATER],
    [json(200, []), LATER],
    [apiError(403, "secret_api_key_not_found"), LATER],
    [apiError(404, "event_not_found"), none],
    [html(404), none],
    [html(503), LATER],
    [apiError(429, "too_many_requests", { "retry-after": "17" }), LATER],
    [{ slow: true }, LATER],
  ];
  const results = await Promise.all(cases.map(([answer]) => signUp({ answer })));
  for (const [index, [answer, expected]] of cases.entries()) deepEqual(results[index], expected, JSON.stringify(answer));
}

async function checkRequests(worker, signUp, { asked }) {
  const status = async (path, init) => {
    const response = await worker.dispatchFetch(new URL(path, URL_OF_IT), {
      redirect: "manual",
      ...init,
      headers: { "cf-connecting-ip": IP, ...init?.headers },
    });
    await response.arrayBuffer();
    return response.status;
  };
  equal(await status("/"), 200, "a page");
  asked.length = 0;
  // Whatever changes something, and wherever, also where there is no route yet.
  for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
    for (const path of ["/sign-up", "/sign-up/", "/SIGN-UP", "/%73ign-up", "/", "/nothing", "/sign-up/__data.json"])
      ok(
        (await status(path, { method, body: EMAIL, headers: { "content-type": "application/json" } })) >= 300,
        `${method} ${path} without an event`,
      );
  }
  equal(await status("/sign-up", { method: "POST", body: EMAIL, headers: { "x-http-method-override": "GET" } }), 403, "another method");
  for (const path of ["/sign-up", "/nothing"]) ok([404, 405].includes(await status(path)), `GET ${path}`);
  deepEqual(asked, [], "what the API was asked");
  for (const as of ["..", "a/../b", "%00", "a?ruleset_id=1", "x".repeat(3_000)])
    equal((await signUp({ as, answer: apiError(404, "event_not_found") }))[0], 403, `the id ${as.slice(0, 20)}`);
  ok(
    asked.every(({ url }) => /^\/v4\/events\/[^/?]+$/.test(url)),
    "no id reached another path",
  );
  const foreign = { origin: "https://evil.example", "content-type": "text/plain" };
  equal((await signUp({ headers: foreign }))[0], 403, "a form of another site");
  const noEmail = [400, { error: "no_email" }];
  deepEqual(await signUp({ body: "" }), noEmail, "no body");
  deepEqual(await signUp({ body: `${"x".repeat(60_000)}@shop.example` }), noEmail, "a large body");
  const stream = new Blob(["@".repeat(60_000)]).stream();
  deepEqual(await signUp({ body: stream, duplex: "half" }), noEmail, "a large body that does not say so");
}
