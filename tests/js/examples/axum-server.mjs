// examples/axum-server: who gets past the guard, which webhooks are taken, who may export, and how it ends.

import { once } from "node:events";
import { connect } from "node:net";
import { equal, match, ok } from "../contract/assert.js";
import { KEYS } from "../contract/sealed-events.js";
import { checkFetched, checkSealed, sealedFrom, statusAt } from "./axum-server-guard.mjs";
import { checkWebhooks, SECRETS } from "./axum-server-webhooks.mjs";
import { checkExport, TOKEN } from "./node.mjs";
import { rawStatus, wrongTokens } from "./strangers.mjs";
import { json, startUpstream } from "./upstream.mjs";

export async function check(start, { unspoken, logged, mockUrl, apiKey }) {
  unspoken.push(...SECRETS, "198.51.100.9", "203.0.113.7", "Ibk1527CUFmcnjLwIs4A9", ".Qw0", "page-1");
  let answer = () => json(200, { events: [] });
  const upstream = await startUpstream((request) => answer(request));
  const use = (next) => {
    answer = next;
    upstream.asked.length = 0;
  };
  const bindings = {
    FINGERPRINT_SECRET_KEY: "secret-key-of-test",
    FINGERPRINT_BASE_URL: upstream.url,
    FINGERPRINT_SEALED_KEYS: `${KEYS[1]}, ${KEYS[0]}`,
    FINGERPRINT_WEBHOOK_SECRETS: SECRETS.join(","),
    EXPORT_TOKEN: TOKEN,
    SITE_ORIGIN: "https://shop.example",
  };
  try {
    await checkSettings(start, bindings);
    const server = await start(bindings);
    await checkSealed(server.url);
    await checkFetched(server.url, upstream, use);
    match(logged(), /refused reason=ip_mismatch/, "the reasons in the log");
    match(logged(), /attempt=1 http.response.status_code=/, "the calls in the log");
    await checkBehindProxy(start, bindings);
    await checkWebhooks(server.url);
    await checkStrangers(server.url, upstream);
    const pageOf = ({ url }) => Number(new URL(url, "http://api.test").searchParams.get("pagination_key") ?? 1);
    const exported = checkExport(server.url, upstream, (pages) => use((request) => pages(pageOf(request))));
    await Promise.all([exported, checkConnections(server.url)]);
    await checkEnd(server, upstream, use);
    const mocked = await start({ ...bindings, FINGERPRINT_SECRET_KEY: apiKey, FINGERPRINT_BASE_URL: mockUrl });
    const headers = { authorization: `Bearer ${TOKEN}` };
    const lines = await (await fetch(`${mocked.url}/export?start=2020-01-01T00:00:00Z`, { headers })).text();
    ok(lines.split("\n").length > 1, "the events of the mock API");
  } finally {
    await upstream.close();
  }
}

/** It does not start without what it needs, and says no secret. */
async function checkSettings(start, bindings) {
  const wrong = [
    ...Object.keys(bindings).flatMap((name) =>
      name === "FINGERPRINT_BASE_URL"
        ? []
        : [
            [name, undefined],
            [name, ""],
          ],
    ),
    ["FINGERPRINT_SEALED_KEYS", "c2hvcnQgYW5kIHNlY3JldA=="],
    ["FINGERPRINT_SEALED_KEYS", `${KEYS[0]},`],
    ["FINGERPRINT_SEALED_KEYS", `${KEYS[0]};${KEYS[1]}`],
    ["FINGERPRINT_WEBHOOK_SECRETS", "first-of-two,,"],
    ["EXPORT_TOKEN", "guessed"],
    ["SITE_ORIGIN", "shop.example/no-origin"],
    ["FINGERPRINT_BASE_URL", "http://api.example/secret"],
    ["FINGERPRINT_REGION", "moon-and-back"],
    ["CLIENT_IP_HEADER", "no header"],
    ["PORT", "http-port"],
    ["HOST", "host.example"],
  ];
  for (const [name, value] of wrong) {
    const error = await start({ ...bindings, [name]: value }).catch((error) => error);
    match(error.message, /^ended with 1/, `with ${name} ${value}`);
    match(error.message, new RegExp(name), `with ${name} ${value}`);
    if (value) ok(!error.message.includes(value), `the value of ${name} in ${error.message}`);
  }
}

/** Behind a proxy the address is in its header, alone. */
async function checkBehindProxy(start, bindings) {
  const { url } = await start({ ...bindings, CLIENT_IP_HEADER: "X-Address", FINGERPRINT_REGION: "eu" });
  const from = (ip) => statusAt(url, { "fingerprint-sealed": sealedFrom("203.0.113.7"), ...(ip !== undefined && { "x-address": ip }) });
  equal(await from("203.0.113.7"), 201, "the proxy's address");
  equal(await from("::ffff:203.0.113.7"), 201, "in another form");
  equal(await from("198.51.100.9"), 403, "another address");
  for (const none of [undefined, "", "nowhere", "203.0.113.7, 203.0.113.7", "203.0.113.7:80"]) equal(await from(none), 403, `"${none}"`);
  const own = { "fingerprint-sealed": sealedFrom("127.0.0.1") };
  equal(await statusAt(url, own), 403, "the address of the proxy itself");
}

async function checkStrangers(url, { asked }) {
  asked.length = 0;
  for (const authorization of [undefined, ...wrongTokens(TOKEN)]) {
    const response = await fetch(`${url}/export`, { headers: authorization === undefined ? {} : { authorization } });
    equal(response.status, 401, `${authorization}`);
  }
  const line = `Authorization: Bearer ${TOKEN}\r\n`;
  equal(await rawStatus(url, `GET /export HTTP/1.1\r\nHost: a\r\n${line}${line}\r\n`), 401, "two headers");
  const authorized = { authorization: `Bearer ${TOKEN}` };
  const statusOf = async (path, method = "GET") => (await fetch(url + path, { method, headers: authorized })).status;
  for (const path of ["/", "//export", "/export/", "/EXPORT", "/%zz", "/sign-up/"]) equal(await statusOf(path), 404, path);
  for (const method of ["POST", "PUT", "DELETE"]) equal(await statusOf("/export", method), 405, method);
  for (const query of ["start=soon", "end=%00", "limit=7", "start=1&start=2", "start=1e99", "end=%zz"])
    equal(await statusOf(`/export?${query}`), 400, query);
  equal(asked.length, 0, "what the API was asked by strangers");
}

/** What never becomes a request is not waited for without end. */
async function checkConnections(url) {
  const { hostname, port } = new URL(url);
  const began = Date.now();
  const ends = ["", "GET /export HTTP/1.1\r\nHo", "POST /webhook HTTP/1.1\r\nHost: a\r\ncontent-length: 9\r\n\r\n12"].map(async (text) => {
    const socket = connect(Number(port), hostname, () => socket.write(text));
    socket.on("error", () => {}).resume();
    await once(socket, "close");
  });
  await Promise.all(ends);
  ok(Date.now() - began < 60_000, `${Date.now() - began} ms until the last connection was closed`);
  equal(await rawStatus(url, `GET /${"x".repeat(200_000)} HTTP/1.1\r\nHost: a\r\n\r\n`), 431, "a head that is too long");
}

/** It answers what has begun, takes nothing new, and waits for nobody without end. */
async function checkEnd({ url, child, ended }, { asked }, use) {
  const { hostname, port } = new URL(url);
  use(({ url }) => (url.includes("/events/") ? { slow: true } : longPage()));
  // Who never reads the answer, and who sends nothing.
  const reader = connect(Number(port), hostname, function () {
    this.write(`GET /export HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${TOKEN}\r\n\r\n`);
  });
  const idle = connect(Number(port), hostname);
  for (const socket of [reader, idle]) socket.on("error", () => {});
  await once(reader, "readable");
  const begun = fetch(`${url}/sign-up`, { method: "POST", headers: { "fingerprint-event-id": "1700000000000.last" } });
  while (!asked.some(({ url }) => url.includes("1700000000000.last"))) await new Promise((resolve) => setTimeout(resolve, 20));
  const began = Date.now();
  child.kill("SIGTERM");
  equal((await begun).status, 503, "the answer to what has begun");
  equal(await ended, 0, "the status at the end");
  ok(Date.now() - began < 30_000, `${Date.now() - began} ms until the end`);
  for (const socket of [reader, idle]) socket.destroy();
  await fetch(url).then(
    () => ok(false, "a server that has ended answers"),
    () => {},
  );
}

/** A page with another one behind it. */
function longPage() {
  const timestamp = Date.now();
  const events = Array.from({ length: 100 }, (_, index) => ({ event_id: `${timestamp}.${index}`, timestamp, url: "x".repeat(9_000) }));
  return json(200, { events, pagination_key: `${Math.random()}` });
}
