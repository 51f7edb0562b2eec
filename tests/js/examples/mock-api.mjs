// examples/mock-api: odd requests, byte by byte as no HTTP client would send them, get an answer, and the next one gets its own.

import { connect } from "node:net";
import { equal, match, ok } from "../contract/assert.js";

const LARGE = "x".repeat(3 * 1024 * 1024);
const PATHS = [
  ...[
    "*",
    "/",
    "//",
    "?",
    "/%00",
    "/v4/events",
    "/v4/events/",
    "/v4/events/%zz",
    "/v4/events/%ff%fe",
    "/v4/events/..%2f..",
    "/v4/visitors/%zz",
  ],
  ...["/v4/events?%zz=%zz&limit=%zz", "/v4/events?limit=-1", "/v4/events?start=99999999999999999999", "/v4/events?pagination_key=%00"],
  ...["/events/%zz", "/visitors/%E0%A4%A", "/events/search?limit=1&%", "/v1/events/%zz", "/__mock", "/__mock/%zz", "/__mock/fail/x"],
  ...["http://other.test/v4/events", `/v4/events/${"x".repeat(20_000)}`],
];
const METHODS = ["GET", "get", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "X".repeat(500)];
const BODIES = [
  "",
  "{",
  "null",
  "[]",
  "7",
  "\u0000",
  '{"now":"soon"}',
  '{"advance":1e400}',
  "[".repeat(100_000),
  '{"a":'.repeat(5_000),
  LARGE,
];
const BODY_TAKERS = ["POST /v4/edge", "PATCH /v4/events/1", "PUT /events/1", "POST /__mock/fail", "POST /__mock/clock", "GET /v4/events"];
const HEADERS = [
  "X: \u00ff\u00fe",
  "Authorization: Bearer \u00ff",
  "Authorization: Bearer test\u0009key",
  "X-Forwarded-For: %zz",
  `X: ${"x".repeat(50_000)}`,
];

export async function check(_start, { mockUrl, apiKey }) {
  const { hostname, port } = new URL(mockUrl);
  /** The first line of the answer; bytes are written as Latin-1, and what can no longer be written does not matter. */
  const send = (start, body = "", header = `Authorization: Bearer ${apiKey}`) =>
    new Promise((resolve, reject) => {
      let answer = "";
      const socket = connect(Number(port), hostname);
      socket.setTimeout(5_000, () => socket.destroy(new Error(`no answer to ${start.slice(0, 60)}`)));
      socket.on("data", (chunk) => {
        answer += chunk;
        if (!answer.includes("\r\n")) return;
        resolve(answer.split("\r\n")[0]);
        socket.destroy();
      });
      socket.on("error", reject);
      socket.on("close", () => reject(new Error(`closed without an answer: ${start.slice(0, 60)}`)));
      const head = [`${start} HTTP/1.1`, "Host: mock.test", "Connection: close", header, `Content-Length: ${body.length}`, "", ""];
      socket.write(head.join("\r\n") + body, "latin1");
    });
  const answered = async (...request) => {
    const line = await send(...request);
    match(line, /^HTTP\/1\.1 [2-4]\d\d /, `${request[0].slice(0, 60)} with ${request[1]?.slice(0, 20)}`);
  };
  const authorization = `Bearer ${apiKey}`;
  const statusOf = async (path, init) => {
    const response = await fetch(mockUrl + path, init);
    // Read to its end: what is left unread keeps the connection, and with it this process.
    await response.arrayBuffer();
    return response.status;
  };
  const list = () => statusOf("/v4/events?limit=100", { headers: { authorization } });
  const order = (what, body) => statusOf(`/__mock/${what}`, { method: "POST", body: JSON.stringify(body) });
  /** How many requests are kept of so many. */
  const kept = async (status, sent) => {
    equal(status, 200, "reset");
    for (let i = 0; i < sent; i += 1) await statusOf("/nothing");
    return (await (await fetch(`${mockUrl}/__mock/requests`)).json()).length;
  };
  try {
    for (const path of PATHS) await Promise.all(METHODS.map((method) => answered(`${method} ${path}`)));
    for (const start of BODY_TAKERS) for (const body of BODIES) await answered(start, body);
    for (const header of HEADERS) await answered("GET /v4/events", "", header);
    // Whatever was ordered by these is gone.
    await order("reset", {});
    for (const now of [Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER, 0]) {
      equal(await order("clock", { now }), 200, `the clock at ${now}`);
      equal(await list(), 200, `what is there at ${now}`);
      await answered(
        "POST /v4/edge",
        '{"method":"GET","url":"https://a.test/","headers":[{"name":"a","value":"b"}],"ipv4_address":"192.0.2.1"}',
      );
    }
    const statuses = [0, 99, 100, 600, 70_000, -1, 1.5].map(async (status) => order("fail", { status }));
    ok(
      (await Promise.all(statuses)).every((status) => status === 400),
      "statuses that HTTP does not have",
    );
    equal(await order("fail", { redirect: "https://a.test/\r\nx: y" }), 400, "a redirect that cannot be written");
    equal(await order("fail", { status: 500, headers: { "a b": "c" } }), 400, "a header that cannot be written");
    for (const what of ["fail", "reset"]) equal(await order(what, []), 400, `an array for an object of ${what}`);
    await answered("GET /v4/events");
    equal(await kept(await order("reset", { apiKey, keptRequests: 3 }), 5), 3, "requests that were asked to be kept");
    equal(await kept(await order("reset", {}), 1_005), 1_000, "requests that are kept");
  } finally {
    await order("reset", {});
  }
  equal(await list(), 200, "what is there after all");
}
