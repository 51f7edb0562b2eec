// examples/node: who may export events, that all of them come, and what becomes of an export that breaks off.

import { once } from "node:events";
import { connect } from "node:net";
import { deepEqual, equal, match, ok } from "../contract/assert.js";
import { rawStatus, wrongTokens } from "./strangers.mjs";
import { apiError, html, json, startUpstream } from "./upstream.mjs";

export const TOKEN = "3c5f0f2a9d-of-the-export";
const RANGE = "/export?start=1700000000000&end=1700003600000";

/** A page of so many events, each a few KB long, and the key of the next one. */
function page(number, { of, events = 3 }) {
  const list = Array.from({ length: events }, (_, index) => ({ event_id: `page-${number}.event-${index}`, padding: "x".repeat(4_000) }));
  return json(200, { events: list, ...(number < of && { pagination_key: String(number + 1) }) });
}

export async function check(start, { unspoken, mockUrl, apiKey }) {
  unspoken.push("page-1", "as the API says it");
  let answer = (number) => page(number, { of: 3 });
  const upstream = await startUpstream(({ url }) =>
    answer(Number(new URL(url, "http://api.test").searchParams.get("pagination_key") ?? 1)),
  );
  const use = (next) => {
    answer = next;
    upstream.asked.length = 0;
  };
  try {
    const bindings = { EXPORT_TOKEN: TOKEN, FINGERPRINT_SECRET_KEY: "secret-key-of-test", FINGERPRINT_BASE_URL: upstream.url };
    for (const name of ["EXPORT_TOKEN", "FINGERPRINT_SECRET_KEY"]) {
      for (const value of [undefined, ""]) {
        const error = await start({ ...bindings, [name]: value }).catch((error) => error);
        match(error.message, /EXPORT_TOKEN and FINGERPRINT_SECRET_KEY must be set/, `without ${name}`);
      }
    }
    const { url } = await start(bindings);
    await checkStrangers(url, upstream);
    await checkExport(url, upstream, use);
    const mocked = await start({ ...bindings, FINGERPRINT_SECRET_KEY: apiKey, FINGERPRINT_BASE_URL: mockUrl });
    const all = await send(mocked.url, `/export?start=0&end=${Date.now() + 1_000_000}`);
    ok(all.status === 200 && all.events > 0, "the events of the mock API");
  } finally {
    await upstream.close();
  }
}

/** What is common to exports as lines of JSON: `use` says what the API answers to a request for the page of a number. */
export async function checkExport(url, upstream, use) {
  await checkWalk(url, upstream, use);
  await checkAnswers(url, use);
  await checkReaders(url, upstream, use);
}

async function send(url, path, { method = "GET", headers } = {}) {
  const response = await fetch(url + path, { method, headers: { authorization: `Bearer ${TOKEN}`, ...headers } });
  const text = await response.text();
  equal(response.headers.get("cache-control"), "no-store", "cache-control");
  ok(!/secret-key-of-test|gateway|main\.js|as the API/.test(text), `no secret and no stack in ${text}`);
  const events = text.split("\n").filter(Boolean).map(JSON.parse);
  return { status: response.status, later: response.headers.get("retry-after"), events: events.length };
}

const statusOf = async (...request) => (await send(...request)).status;

async function checkStrangers(url, { asked }) {
  for (const authorization of wrongTokens(TOKEN)) {
    for (const path of [RANGE, "/", "/nothing", "/export"])
      equal(await statusOf(url, path, { headers: { authorization } }), 401, `${path} with ${authorization}`);
  }
  for (const path of ["/", "//", "//export", "/export/", "/exports", "/EXPORT", "/%zz", "/__proto__"])
    equal(await statusOf(url, path), 404, path);
  for (const method of ["POST", "PUT", "DELETE", "HEAD", "OPTIONS"]) equal(await statusOf(url, RANGE, { method }), 405, method);
  for (const start of ["", "-1", "1e9", "soon", "0x10", " 1", "1.5", "9".repeat(16), "%zz", "NaN"])
    equal(await statusOf(url, `/export?end=2&start=${start}`), 400, `start=${start}`);
  equal(await statusOf(url, "/export?start=1"), 400, "no end");
  const line = `Host: a\r\nAuthorization: Bearer ${TOKEN}\r\n`;
  for (const odd of ["GET * HTTP/1.1", "GET http://evil.example/export HTTP/1.1", "GET ?start=1&end=2 HTTP/1.1"])
    ok([400, 404].includes(await rawStatus(url, `${odd}\r\n${line}\r\n`)), odd);
  ok([400, 431].includes(await rawStatus(url, `GET / HTTP/1.1\r\nX: ${"x".repeat(100_000)}\r\n${line}\r\n`)), "a long header");
  deepEqual(asked, [], "what the API was asked by strangers");
}

async function checkWalk(url, { asked }, use) {
  use((number) => page(number, { of: 3 }));
  deepEqual(await send(url, RANGE), { status: 200, later: null, events: 9 }, "three pages");
  equal(asked.length, 3, "requests for three pages");
  ok(
    asked.every(({ url, headers }) => url.includes("start=1700000000000") && headers.authorization === "Bearer secret-key-of-test"),
    "what each asks for",
  );
  ok(!JSON.stringify(asked).includes(TOKEN), "the token at the API");
  use(() => json(200, { events: [] }));
  deepEqual(await send(url, RANGE), { status: 200, later: null, events: 0 }, "no events");
}

async function checkAnswers(url, use) {
  const retry = { "retry-after": "60" };
  const cases = [
    [html(301, { location: "https://evil.example/" }), 502],
    [html(200), 502],
    [{ status: 200 }, 502],
    [json(200, []), 502],
    [json(200, { events: 7 }), 502],
    [apiError(403, "secret_api_key_not_found"), 502],
    [apiError(400, "request_cannot_be_parsed"), 400],
    [apiError(429, "too_many_requests", retry), 503, "60"],
    [html(503, retry), 503, "60"],
  ];
  for (const [answer, status, later = null] of cases) {
    use(() => answer);
    const answered = await send(url, RANGE);
    deepEqual([answered.status, answered.later], [status, later], JSON.stringify(answer));
  }
  // What has begun does not look like the whole.
  for (const broken of [html(403), apiError(429, "too_many_requests", retry), page(1, { of: 2 }), json(200, { events: {} })]) {
    use((number) => (number === 1 ? page(1, { of: 2 }) : broken));
    const error = await send(url, RANGE).catch((error) => error);
    ok(error instanceof TypeError, `a second page that is ${broken.status}: ${JSON.stringify(error)}`);
  }
}

/** Nothing is asked for that nobody reads. */
async function checkReaders(url, { asked }, use) {
  use((number) => page(number, { of: 1_000, events: 100 }));
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(`GET ${RANGE} HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${TOKEN}\r\n\r\n`);
  await once(socket, "readable");
  await settled(asked);
  const pages = asked.length;
  ok(pages > 0 && pages < 100, `${pages} pages for a reader who stopped`);
  socket.destroy();
  await settled(asked);
  ok(asked.length <= pages + 1, `${asked.length - pages} pages after the reader left`);

  use((number) => (number === 1 ? page(1, { of: 2 }) : { slow: true }));
  const controller = new AbortController();
  const response = await fetch(url + RANGE, { headers: { authorization: `Bearer ${TOKEN}` }, signal: controller.signal });
  equal(response.status, 200, "the first page");
  controller.abort();
  await settled(asked);
  use((number) => page(number, { of: 3 }));
  equal((await send(url, RANGE)).events, 9, "the next reader");
}

/** Waits until no more requests come. */
async function settled(asked) {
  for (let before = -1; before !== asked.length; ) {
    before = asked.length;
    await new Promise((resolve) => setTimeout(resolve, 400));
  }
}
