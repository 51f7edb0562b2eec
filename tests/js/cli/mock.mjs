// `mock`: over HTTP what the other server of the same mock says, its faults on real connections, and how it ends.
import assert from "node:assert/strict";
import { once } from "node:events";
import { request } from "node:http";
import { connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { endOf, KEY, mockOf } from "./running.mjs";

const AUTH = { authorization: `Bearer ${KEY}` };
/** The key of the mock in Rust that the tests share. */
const THEIRS = "test-secret-key";

/** What clients of any language may send: method, path as it is sent, headers, body. */
const REQUESTS = [
  ["GET", "/v4/events?limit=2", AUTH],
  ["GET", "/v4/events?limit=2&limit=x&environment=a&environment=b", AUTH],
  ["GET", "/v4/events?limit=0", AUTH],
  ["GET", "/v4/events", {}],
  ["GET", "/v4/events", { authorization: "Bearer wrong" }],
  ["GET", "/v4/events", { ...AUTH, host: "eu.api.fpjs.io" }],
  ["GET", "/v4/events", { ...AUTH, host: "api.fingerprintiq.com" }],
  ["GET", "/events/search?limit=1", { "auth-api-key": KEY }],
  ["GET", "/visitors/nobody", { "auth-api-key": KEY }],
  ["GET", "/v1/events/req_mock_bot", { authorization: "Bearer fiq_secret_test" }],
  ["GET", "/v4/events/1.unheard-of", AUTH],
  ["GET", "/v4/events/a%2Fb", AUTH],
  ["GET", "/v4/events/%E0%A4%A", AUTH],
  ["GET", "/v4/nothing/../events", AUTH],
  ["GET", "/v4/nothing/%2e%2E/events", AUTH],
  ["GET", "//v4/events", AUTH],
  ["GET", "/", {}],
  ["GET", "/__mock/nothing", {}],
  ["PUT", "/v4/events/1.unheard-of", AUTH, "{}"],
  ["PATCH", "/v4/events/1.unheard-of", AUTH, '{"suspect":true}'],
  ["PATCH", "/v4/events/1.unheard-of", AUTH, "{"],
  ["DELETE", "/v4/visitors/nobody", AUTH],
  ["OPTIONS", "/v4/events", { origin: "https://a.example", "access-control-request-method": "GET" }],
  ["HEAD", "/v4/events", AUTH],
];
/** What the two servers, not the mock, write. */
const OWN_HEADERS = ["date", "connection", "keep-alive", "vary", "allow", "transfer-encoding", "content-length"];

export const mockTests = [
  [
    "mock: says over HTTP what the mock in Rust says",
    async (_runner, mock, other) => {
      for (const [method, path, headers, body] of REQUESTS) {
        const named = `${method} ${path} ${JSON.stringify(headers)}`;
        const theirHeaders = JSON.parse(JSON.stringify(headers).replaceAll(KEY, THEIRS));
        const [ours, theirs] = await Promise.all([
          raw(mock.url, { method, path, headers, body }),
          raw(other, { method, path, headers: theirHeaders, body }),
        ]);
        // Each mock has events of its own time.
        const known = ({ status, headers, body }) => ({
          status,
          headers,
          body: body.replace(/"pagination_?key":"[^"]*"|"\d{13}\.|\d{13}|\d{4}-[\d:T.-]+Z/gi, "<time>"),
        });
        if (path.includes("..") || /%2e/i.test(path)) assert.equal(ours.status, theirs.status, named);
        else assert.deepEqual(withoutKeys(known(ours)), withoutKeys(known(theirs)), named);
      }
    },
  ],
  [
    "mock: its faults on real connections",
    async (_runner, mock) => {
      const ask = async (fault, limits) => {
        await mock.post("fail", fault);
        return raw(mock.url, { path: "/v4/events?limit=1", headers: AUTH, ...limits });
      };
      assert.deepEqual(await ask({ drop: true }), { broken: "before the answer" });
      assert.deepEqual(await ask({ hang: true }, { ms: 300 }), { broken: "nothing came" });
      for (const [fault, length] of [
        [{ truncate: 7 }, 7],
        [{ truncate: 0 }, 0],
        [{ stall: 9 }, 9],
      ]) {
        const { status, body, broken } = await ask(fault, { restMs: 500 });
        assert.deepEqual([status, body.length, typeof broken], [200, length, "string"], JSON.stringify(fault));
      }
      const endless = await ask({ endless: true }, { restMs: 500 });
      assert.ok(endless.broken && endless.body.length > 1_000);
      const announced = await ask({ contentLength: 500_000 }, { restMs: 500 });
      assert.deepEqual([announced.headers["content-length"], typeof announced.broken], ["500000", "string"]);
      const slow = Date.now();
      assert.equal((await ask({ delay: 200 })).status, 200);
      assert.ok(Date.now() - slow >= 200);
      const redirect = await ask({ redirect: "https://elsewhere.example/" });
      assert.deepEqual([redirect.status, redirect.headers.location], [302, "https://elsewhere.example/"]);
      assert.deepEqual((await ask({ html: true })).status, 502);
      assert.deepEqual((await ask({ status: 204 })).status, 204);
      assert.equal((await ask({ times: 0 })).status, 200);
    },
  ],
  [
    "mock: its clock, its reset, what it received; what is refused",
    async (_runner, mock) => {
      assert.deepEqual(await mock.post("clock", { now: 1_800_000_000_000 }), { now: 1_800_000_000_000 });
      assert.deepEqual(await mock.post("clock", { advance: 5 }), { now: 1_800_000_000_005 });
      for (const [path, body] of [
        ["clock", {}],
        ["clock", null],
        ["clock", { now: "soon" }],
        ["clock", { now: 1, advance: 1 }],
        ["fail", { unheard: 1 }],
        ["fail", []],
        ["reset", { unheard: 1 }],
        ["reset", 7],
      ])
        assert.match((await mock.post(path, body)).error, /./, `${path} ${JSON.stringify(body)}`);
      assert.equal((await raw(mock.url, { method: "PUT", path: "/__mock/clock" })).status, 405);
      await mock.reset({ apiKey: "other", events: [] });
      assert.equal((await raw(mock.url, { path: "/v4/events", headers: AUTH })).status, 403);
      await mock.reset({});
      const { status } = await raw(mock.url, { path: "/v4/events?limit=1", headers: { ...AUTH, "x-twice": ["a", "b"] } });
      const [{ url, headers }] = await mock.requests();
      assert.deepEqual([status, new URL(url).search, headers["x-twice"]], [200, "?limit=1", "a, b"]);
      const long = await raw(mock.url, { method: "POST", path: "/v4/edge", headers: AUTH, body: "x".repeat(2 ** 21 + 1) });
      assert.equal(long.status, 413);
    },
  ],
  [
    "mock: garbage ends a connection, not the server",
    async (_runner, mock) => {
      for (const text of [
        "\u0000\u0001garbage\r\n\r\n",
        "GET /v4/events HTTP/1.1\r\nhost: a b\u007f\r\n\r\n",
        "CONNECT a:1 HTTP/1.1\r\nhost: a\r\n\r\n",
        "TRACE / HTTP/1.1\r\nhost: a\r\n\r\n",
      ]) {
        const socket = connect(new URL(mock.url).port, "127.0.0.1");
        socket
          .on("error", () => {})
          .end(text)
          .resume();
        await once(socket, "close");
      }
      assert.equal((await raw(mock.url, { path: "/v4/events", headers: AUTH })).status, 200);
    },
  ],
  [
    "mock: a connection stays open for the next request, however late, and needs no host",
    async (_runner, mock) => {
      const socket = connect(new URL(mock.url).port, "127.0.0.1");
      let said = "";
      socket.setEncoding("utf8").on("data", (text) => (said += text));
      const answers = () => said.match(/^HTTP\/1\.1 404 /gm)?.length;
      socket.write("GET /one HTTP/1.1\r\nhost: a\r\n\r\n");
      // Longer than servers of Node keep one by default.
      await pause(7_000);
      assert.equal(answers(), 1);
      socket.write("GET /two HTTP/1.1\r\n\r\nGET /three HTTP/1.1\r\nhost: a\r\n\r\n");
      for (let tries = 0; answers() !== 3; tries++) {
        assert.ok(tries < 100, said);
        await pause(50);
      }
      socket.destroy();
    },
  ],
  [
    "mock: keys of its own, a port that is taken, and an end in order",
    async (runner, mock) => {
      const own = await mockOf(runner, ["--region=EU", "--now", "2026-01-31"]);
      const asked = (key, host) => raw(own.url, { path: "/v4/events", headers: { authorization: `Bearer ${key}`, ...host } });
      assert.deepEqual([(await asked(KEY)).status, (await asked(THEIRS)).status], [200, 403]);
      assert.equal((await asked(KEY, { host: "api.fpjs.io" })).status, 403);
      assert.equal((await asked(KEY, { host: "eu.api.fpjs.io" })).status, 200);
      await own.end();
      assert.equal(own.child.exitCode, 0);
      const taken = await runner.run(["mock", "--port", new URL(mock.url).port]);
      assert.deepEqual([taken.status, taken.stdout], [1, ""]);
      assert.match(taken.stderr, /^fingerprint-edge: port \d+ is taken/);
      for (const signal of ["SIGINT", "SIGTERM"]) {
        const child = runner.start(["mock", "--port=0"]);
        const end = endOf(child);
        const [line] = await once(child.stdout, "data");
        // One that hangs does not hold it up.
        const hanging = fetch(`${/http\S+/.exec(line)[0]}/__mock/fail`, { method: "POST", body: '{"hang":true}' })
          .then(() => fetch(`${/http\S+/.exec(line)[0]}/v4/events`))
          .catch(() => "broken");
        await pause(200);
        child.kill(signal);
        const { status, stderr } = await end;
        assert.deepEqual([status, stderr, await hanging], [0, "", "broken"]);
      }
    },
  ],
];

/** An answer as it comes over the wire, or how it broke: `ms` until it begins, and `restMs` for the rest of it. */
function raw(url, { method = "GET", path, headers = {}, body, ms = 10_000, restMs = ms }) {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(url);
    const sent = request({ hostname, port, path, method, headers, agent: false });
    const come = {};
    let time = setTimeout(() => end("nothing came"), ms);
    const end = (broken) => {
      clearTimeout(time);
      sent.destroy();
      resolve(broken ? { ...come, broken } : come);
    };
    sent.on("error", () => end("before the answer"));
    sent.on("response", (response) => {
      clearTimeout(time);
      time = setTimeout(() => end("no end came"), restMs);
      Object.assign(come, { status: response.statusCode, headers: response.headers, body: "" });
      response.setEncoding("utf8").on("data", (text) => (come.body += text));
      response.on("end", () => end()).on("error", () => end("within the body"));
    });
    sent.end(body);
  });
}

/** Without what says which server it is. */
function withoutKeys({ headers, ...rest }) {
  return { ...rest, headers: Object.fromEntries(Object.entries(headers ?? {}).filter(([name]) => !OWN_HEADERS.includes(name))) };
}
