// examples/next-guard: who gets past the middleware, and who does not. Run by tests/js/hosts, over each Next that is there, as it
// is built and as it is developed.

import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { deepEqual, equal, ok } from "../contract/assert.js";
import { atOnce, BINDINGS, disliked, IP, likedEvent, sealed, URL_OF_IT } from "./guards.mjs";
import { startRedis } from "./redis.mjs";
import { rawStatus } from "./strangers.mjs";

const KV_REST_API_TOKEN = "token-of-the-store";
const GUARD_SECRET = "secret-of-the-pass";
const REFUSED = [403, { error: "not_trusted" }];
const FAILED = [500, { error: "internal" }];
const PATH = "/api/orders";

export async function check(start, { folder, isBuilt, unspoken }) {
  unspoken.push(IP, "198.51.100.9", "Ibk1527CUFmcnjLwIs4A9", ".Qw0");
  const redis = await startRedis(KV_REST_API_TOKEN);
  const environment = {
    ...BINDINGS,
    GUARD_SECRET,
    KV_REST_API_URL: redis.url,
    KV_REST_API_TOKEN,
    SITE_ORIGIN: new URL(URL_OF_IT).origin,
    CLIENT_IP_HEADER: "x-address-of-the-host",
  };
  try {
    const { url } = await start(environment);
    const order = orderAt(url);
    await checkEvents(order);
    await checkOnce(order, redis);
    await checkForged(url, order);
    await checkWays(url);
    await checkPass(folder);
    // One folder is developed by one server alone.
    if (isBuilt) await checkUnset(start, environment);
  } finally {
    await redis.close();
  }
}

/** Orders with a sealed result, and gives status and body; nothing that Next tells itself may show. */
const orderAt =
  (url) =>
  async (sealedResult, headers = {}, { path = PATH, method = "POST" } = {}) => {
    const own = { "x-address-of-the-host": IP, ...(sealedResult !== undefined && { "fingerprint-sealed": sealedResult }), ...headers };
    const response = await fetch(url + path, { method, headers: own, body: method === "POST" ? "{}" : undefined, redirect: "manual" });
    const text = await response.text();
    const told = [...response.headers.keys()].filter((name) => /guard|middleware-(override|request)|fingerprint|address/.test(name));
    deepEqual(told, [], `headers that the visitor is told at ${path}`);
    return [response.status, text.startsWith("{") ? JSON.parse(text) : undefined];
  };

async function checkEvents(order) {
  const event = likedEvent();
  deepEqual(await order(sealed(event)), [201, { event_id: event.event_id }], "a real visitor");
  equal((await order(sealed({ ip_address: `::ffff:${IP}` })))[0], 201, "the same address in another form");
  equal((await order(sealed({ tags: randomBytes(6_000).toString("hex") })))[0], 201, "a long one");
  for (const [what, fields] of Object.entries(disliked())) deepEqual(await order(sealed(fields)), REFUSED, what);
  for (const event_id of ["", null, 17, {}]) deepEqual(await order(sealed({ event_id })), REFUSED, `the id ${JSON.stringify(event_id)}`);
  const broken = sealed().replace(/.(?=.{9}$)/, (letter) => (letter === "A" ? "B" : "A"));
  for (const nothing of [undefined, "", "no base64", "AAAA", broken, `${sealed()}, ${sealed()}`])
    deepEqual(await order(nothing), REFUSED, `the sealed result ${nothing?.slice(0, 9)}`);
  deepEqual(await order(undefined, { "fingerprint-event-id": event.event_id }), REFUSED, "an id alone");
}

async function checkOnce(order, redis) {
  const one = sealed();
  deepEqual([(await order(one))[0], await order(one), await order(one)], [201, REFUSED, REFUSED], "one of them three times");
  for (const times of [2, 20]) {
    // Sealed anew each time: it is the event that counts.
    const sameEvent = (event = likedEvent()) => Array.from({ length: times }, (_, number) => order(sealed({ ...event, tags: { number } })));
    const expected = { 201: 1, 403: times - 1 };
    deepEqual(await atOnce(sameEvent, expected), expected, `${times} at once`);
  }
  const ownEvents = () => Array.from({ length: 20 }, () => order(sealed()));
  deepEqual(await atOnce(ownEvents, { 201: 20 }), { 201: 20 }, "20 with events of their own");
  ok(
    redis.commands.every((key) => key.startsWith("used:")),
    "the keys of the store",
  );
  const kept = sealed();
  deepEqual(await order(kept, { "x-address-of-the-host": "198.51.100.9" }), REFUSED, "a thief");
  for (const fails of [503, 401, 200]) {
    redis.fails = fails;
    deepEqual(await order(kept), REFUSED, `a store that answers ${fails} and no more`);
  }
  redis.fails = undefined;
  equal((await order(kept))[0], 201, "whose event nobody used up");
}

/** What a visitor may write into a request. */
async function checkForged(url, order) {
  const theirs = sealed({ ip_address: "198.51.100.9" });
  const names = ["x-forwarded-for", "x-real-ip", "x-vercel-forwarded-for", "cf-connecting-ip", "forwarded", "true-client-ip"];
  deepEqual(await order(theirs, Object.fromEntries(names.map((name) => [name, "198.51.100.9"]))), REFUSED, "addresses of their own");
  for (const ip of ["", "nowhere", `${IP}, 198.51.100.9`])
    deepEqual(await order(sealed(), { "x-address-of-the-host": ip, "x-forwarded-for": IP }), REFUSED, `the address "${ip}"`);
  const elsewhere = sealed({ url: "https://evil.example/join" });
  deepEqual(await order(elsewhere, { host: "evil.example", "x-forwarded-host": "evil.example" }), REFUSED, "a host of their own");
  const doubled = `POST ${PATH} HTTP/1.1\r\nHost: a\r\nx-address-of-the-host: ${IP}\r\ncontent-length: 0\r\nconnection: close\r\n`;
  equal(await rawStatus(url, `${doubled}fingerprint-sealed: ${sealed()}\r\nfingerprint-sealed: ${sealed()}\r\n\r\n`), 403, "two headers");
  equal(await rawStatus(url, `${doubled}fingerprint-sealed: ${"A".repeat(40_000)}\r\n\r\n`), 431, "one that is too long");

  const past = ["middleware", "src/middleware", "proxy", "src/proxy", "pages/_middleware"].flatMap((name) => [
    name,
    Array.from({ length: 5 }, () => name).join(":"),
  ]);
  const forged = { "x-guard-pass": `${"A".repeat(43)}=.${Date.now() + 60_000}.1700000000000.forged` };
  const tricks = [
    ...past.map((name) => ({ "x-middleware-subrequest": name })),
    { "x-middleware-subrequest-id": "0" },
    { "x-middleware-next": "1" },
    { "x-middleware-rewrite": PATH },
    { "x-middleware-override-headers": "x-guard-pass", "x-middleware-request-x-guard-pass": forged["x-guard-pass"] },
    { "x-middleware-invoke": "1", "x-invoke-path": PATH, "x-invoke-status": "200", "x-invoke-output": PATH },
    { "x-nextjs-data": "1" },
    { "x-matched-path": PATH, "x-now-route-matches": "1" },
    { "x-original-url": PATH, "x-rewrite-url": PATH },
    { "x-http-method-override": "GET" },
    { "x-prerender-revalidate": "1" },
    { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree", purpose: "prefetch" },
    { rsc: "1", "next-action": "0".repeat(40), "next-router-state-tree": "%5B%5D" },
    { "x-isr": "1" },
    { connection: "x-guard-pass" },
  ];
  for (const trick of tricks) deepEqual(await order(undefined, { ...forged, ...trick }), REFUSED, JSON.stringify(trick));
  const event = likedEvent();
  deepEqual(await order(sealed(event), forged), [201, { event_id: event.event_id }], "a pass of their own beside an event");
}

/** Other spellings of the path, and other methods: whatever they lead to, it is no order. */
async function checkWays(url) {
  const paths = [
    ...[
      "/",
      "//",
      "/.",
      "/x",
      ".json",
      ".rsc",
      ".segments/_tree.segment.rsc",
      ";x",
      "%00",
      "%20",
      "%2f",
      "%2F..%2forders",
      "?",
      "?x=1",
    ].map((end) => PATH + end),
    ...["?_rsc=1", "?nxtPpath=x", "?__nextLocale=en", "?__nextDataReq=1", "#x"].map((end) => PATH + end),
    ...["/%61pi/orders", "/api/%6frders", "/api/%256frders", "/api%2forders", "/API/orders", "/api/Orders", "//api/orders"],
    ...["/api//orders", "/./api/orders", "/x/../api/orders", "/api/x/../orders", "/api/x/%2e%2e/orders", "\\api\\orders", "/api\\orders"],
    ...["/en/api/orders", "/_next/data/development/api/orders.json", "/_next/data/x/api/orders.json", "/_next/../api/orders"],
    ...["/_next/image?url=%2Fapi%2Forders&w=64&q=75", "http://localhost/api/orders", "/index/api/orders", "/app/api/orders/route"],
  ];
  const request = (method, path) =>
    `${method} ${path} HTTP/1.1\r\nHost: localhost\r\nx-address-of-the-host: ${IP}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`;
  for (const path of paths) {
    const status = await rawStatus(url, request("POST", path));
    ok(status >= 300 && status !== 500, `${status} at ${path}`);
  }
  for (const method of ["GET", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE"])
    equal(await rawStatus(url, request(method, PATH)), 403, `${method} without an event`);
}

/** The route by itself, as where something got around the middleware. */
async function checkPass(folder) {
  process.env.GUARD_SECRET = GUARD_SECRET;
  const { POST } = await import(pathToFileURL(join(folder, "app/api/orders/route.js")));
  const { withPass } = await import(pathToFileURL(join(folder, "lib/pass.js")));
  const order = async (pass) =>
    (await POST(new Request(URL_OF_IT, { method: "POST", headers: pass === undefined ? {} : { "x-guard-pass": pass } }))).status;
  const pass = (await withPass(new Headers({ "x-guard-pass": "forged" }), "1700000000000.Qw/0 é")).get("x-guard-pass");
  equal(await order(pass), 201, "a pass");
  const [signature, until, ...id] = pass.split(".");
  const signedAs = (changed) => [signature, ...changed].join(".");
  const wrong = [
    undefined,
    "",
    "forged",
    signedAs([Number(until) + 1, ...id]),
    signedAs([until, `${id}x`]),
    signedAs([until]),
    `${"A".repeat(43)}=.${until}.${id.join(".")}`,
    `${pass}, ${pass}`,
    pass.replace("=", ""),
    pass.toLowerCase(),
  ];
  for (const one of wrong) equal(await order(one), 403, `the pass ${one}`);
  const { now } = Date;
  Date.now = () => now() + 61_000;
  equal(await order(pass), 403, "a pass that is too old");
  Date.now = now;
  process.env.GUARD_SECRET = "another secret";
  equal(await order(pass), 403, "a pass of another secret");
  delete process.env.GUARD_SECRET;
  equal(await order(pass).catch((error) => error.message), "GUARD_SECRET is not set", "without the secret");
}

async function checkUnset(start, environment) {
  for (const [name, expected] of [
    ["FINGERPRINT_SEALED_KEY", FAILED],
    ["SITE_ORIGIN", FAILED],
    ["CLIENT_IP_HEADER", FAILED],
    ["GUARD_SECRET", FAILED],
    ["KV_REST_API_URL", REFUSED],
    ["KV_REST_API_TOKEN", REFUSED],
  ]) {
    const { [name]: _, ...rest } = environment;
    const { url } = await start(rest);
    deepEqual(await orderAt(url)(sealed(), { undefined: IP }), expected, `without ${name}`);
  }
}
