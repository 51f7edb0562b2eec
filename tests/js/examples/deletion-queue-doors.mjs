// What the deletion queue says to strangers, to requests that make no sense, and while a binding is missing.

import { deepEqual, equal, ok } from "../contract/assert.js";
import { TOKEN } from "./deletion-queue-host.mjs";
import { wrongTokens } from "./strangers.mjs";

const ROUTES = [
  ["GET", "/deletions"],
  ["POST", "/deletions"],
  ["GET", "/deletions/a"],
];

export async function checkDoors({ api, queue }) {
  await checkTokens(queue);
  await checkBindings(queue);
  await checkBodies(queue);
  await checkRoutes(queue);
  equal((await queue.progress()).total, 0, "what came of all that");
  deepEqual(api.requests, [], "what the API was asked");
}

async function checkTokens({ send }) {
  for (const [method, path] of [...ROUTES, ["GET", "/"], ["DELETE", "/deletions"]]) {
    for (const authorization of wrongTokens(TOKEN)) {
      const { status, headers, body } = await send(path, {
        method,
        headers: { authorization },
        body: method === "POST" ? '{"visitor_id":"a"}' : undefined,
      });
      deepEqual(
        [status, body.code, headers.get("www-authenticate")],
        [401, "unauthorized", "Bearer"],
        `${method} ${path} with ${authorization}`,
      );
    }
  }
}

async function checkBindings({ send }) {
  const changed = (bindings, more) => send("/deletions", { headers: { "x-bindings": JSON.stringify(bindings), ...more } });
  for (const token of [null, "", 0, { token: TOKEN }])
    for (const authorization of ["", "Bearer ", "Bearer undefined", "Bearer null", `Bearer ${TOKEN}`]) {
      const { status, body } = await changed({ DELETIONS_TOKEN: token }, { authorization });
      deepEqual([status, body.code], [503, "not_configured"], `without a token, with ${authorization}`);
      ok(body.message.includes("DELETIONS_TOKEN"), body.message);
    }
  for (const name of ["FINGERPRINT_SECRET_KEY", "REQUESTS", "REFUSED", "DELETIONS"]) {
    const { status, body } = await changed({ [name]: null });
    deepEqual([status, body.code], [503, "not_configured"], `without ${name}`);
    ok(body.message.includes(name), body.message);
    equal((await changed({ [name]: null }, { authorization: "Bearer other" })).status, 401, `what a stranger learns without ${name}`);
  }
  for (const [name, values] of [
    ["HOUR_LIMIT", [0, -1, 1.5, "many", {}]],
    ["SETTLE_HOURS", ["", 1e300]],
    ["FINGERPRINT_REGION", ["mars"]],
    ["FINGERPRINT_BASE_URL", ["http://api.example"]],
  ])
    for (const value of values) {
      const { status, body } = await changed({ [name]: value });
      deepEqual([status, body.code, body.message.includes(name)], [503, "not_configured", true], `${name}: ${JSON.stringify(value)}`);
    }
  equal((await changed({ HOUR_LIMIT: "31" })).status, 200, "a number as `--var` gives it");
}

async function checkBodies({ request }) {
  const refusal = async (body, left = 5) => {
    // A connection may be closed by an answer that comes before all of a large body was sent.
    const response = await request(body).catch((error) => {
      if (left === 0 || error.message !== "fetch failed") throw error;
    });
    return response ? [response.status, response.body.code] : refusal(body, left - 1);
  };
  for (const body of [
    "",
    "{",
    "null",
    "7",
    '"a"',
    "[]",
    '["a"]',
    "{}",
    "visitor_id=a",
    "\u0000",
    '{"visitor_ids":[]}',
    '{"visitor_ids":"a"}',
  ])
    deepEqual(await refusal(body), [400, "no_visitors"], `the body ${body}`);
  for (const body of [{ visitor_ids: { 0: "a", length: 1 } }, { visitor_id: "a", visitor_ids: ["a"] }, { visitors: ["a"] }])
    deepEqual(await refusal(body), [400, "no_visitors"], JSON.stringify(body));
  deepEqual(await refusal('{"__proto__":{"visitor_id":"a"}}'), [400, "no_visitors"], "a prototype");

  const none = ["", " ", "a b", "a/b", "..", "a\n", "é", "a\u0000", "x".repeat(65), 7, null, true, {}, ["a"], { toString: "a" }];
  const sql = ["'; DROP TABLE deletions; --", "a' OR '1'='1", 'a" OR 1=1', "a;DELETE FROM spent", "1) ON CONFLICT DO NOTHING"];
  for (const id of [...none, ...sql]) {
    deepEqual(await refusal({ visitor_ids: ["a", id] }), [400, "no_visitor_id"], `the id ${JSON.stringify(id)}`);
    deepEqual(await refusal({ visitor_id: id }), [400, "no_visitor_id"], `the id ${JSON.stringify(id)} alone`);
  }
  const { body } = await request({ visitor_ids: ["a", "b", "<script>"] });
  ok(body.message.includes("position 2") && !body.message.includes("script"), body.message);

  const many = (count, id) => ({ visitor_ids: Array.from({ length: count }, (_, i) => id(i)) });
  deepEqual(await refusal(many(1_001, (i) => `v${i}`)), [413, "too_many"], "1,001 ids");
  deepEqual(await refusal(many(10_000, (i) => `v${i}`)), [413, "too_many"], "10,000 short ids");
  deepEqual(await refusal(many(10_000, (i) => `visitor0000000${i}`)), [413, "too_large"], "10,000 ids");
  deepEqual(await refusal(`{"visitor_id":"a","padding":"${"x".repeat(200_000)}"}`), [413, "too_large"], "a large body");
}

async function checkRoutes({ send }) {
  for (const path of ["/", "/deletion", "/deletions/", "/deletions/a/b", "/%zz", "/DELETIONS", "//deletions"]) {
    const { status, body } = await send(path);
    deepEqual([status, body.code], [404, "no_such_route"], path);
  }
  for (const path of ["/deletions/%zz", "/deletions/a%20b", "/deletions/%27%3BDROP", `/deletions/${"x".repeat(65)}`, "/deletions/a%2Fb"]) {
    const { status, body } = await send(path);
    deepEqual([status, body.code], [400, "no_visitor_id"], path);
  }
  const unknown = await send("/deletions/nobody");
  deepEqual([unknown.status, unknown.body.code], [404, "unknown"], "a visitor that nobody asked for");
  for (const [method, path, allow] of [
    ["DELETE", "/deletions", "GET, POST"],
    ["PUT", "/deletions", "GET, POST"],
    ["POST", "/deletions/a", "GET"],
    ["DELETE", "/deletions/a", "GET"],
  ]) {
    const { status, headers } = await send(path, { method });
    deepEqual([status, headers.get("allow")], [405, allow], `${method} ${path}`);
  }
}
