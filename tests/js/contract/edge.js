// makeEdgeEvent: what of a request goes to the API, and what never does.

import { deepEqual, equal, match, ok, rejects } from "./assert.js";
import { contract } from "./harness.js";
import { eventOf, json, scripted } from "./support.js";

const ANSWER = eventOf("1758130560902.8tRtrH", { source: "edge", ip_info: {} });
const REQUEST = {
  headers: [
    { name: "User-Agent", value: "Mozilla/5.0" },
    { name: "Accept-Encoding", value: "gzip" },
    { name: "Accept-Encoding", value: "deflate" },
    { name: "Host", value: "example.com" },
  ],
  method: "POST",
  url: "https://example.com/login?foo=bar",
  ipv4_address: "34.162.244.71",
};

/** What the API was sent. */
async function sent(t, request, options) {
  const { client, calls } = scripted(t, [json(ANSWER)]);
  deepEqual(await client.makeEdgeEvent(request, options), ANSWER, "answer");
  equal(calls.length, 1, "requests");
  return { ...calls[0], body: JSON.parse(calls[0].body) };
}

contract("makeEdgeEvent makes the documented request, headers in their order", async (t) => {
  const call = await sent(t, REQUEST);
  deepEqual([call.method, call.url, call.headers["content-type"]], ["POST", "https://api.fpjs.io/v4/edge", "application/json"], "request");
  deepEqual(call.body, REQUEST, "body");
  deepEqual(
    call.body.headers.map(({ name }) => name),
    ["User-Agent", "Accept-Encoding", "Accept-Encoding", "Host"],
    "order",
  );
});

contract("every field of an edge request reaches the API", async (t) => {
  const { body } = await sent(t, { ...REQUEST, ipv6_address: "2001:db8::1", linked_id: "a", tags: { b: [1] } });
  deepEqual(body, { ...REQUEST, ipv6_address: "2001:db8::1", linked_id: "a", tags: { b: [1] } }, "fields");
  const options = await sent(t, REQUEST, { ip: "::ffff:34.162.244.71", linked_id: "c", tags: { d: {} }, timeout: 5000, query: { x: 1 } });
  deepEqual(options.body, { ...REQUEST, linked_id: "c", tags: { d: {} } }, "options");
  equal(options.url, "https://api.fpjs.io/v4/edge?x=1", "options of the call");
});

contract("secrets stay, their headers go", async (t) => {
  const secret = [
    { name: "Cookie", value: "session=hidden" },
    { name: "AUTHORIZATION", value: "Bearer hidden" },
    { name: "Proxy-Authorization", value: "Basic hidden" },
    { name: "X-Api-Key", value: "hidden" },
  ];
  const { body } = await sent(t, { ...REQUEST, headers: [...secret, ...REQUEST.headers] }, { sensitiveHeaders: ["x-api-KEY"] });
  ok(!JSON.stringify(body).includes("hidden"), "a secret was sent");
  deepEqual(
    body.headers.slice(0, 4),
    secret.map(({ name }) => ({ name, value: "" })),
    "names",
  );
  const web = new Request("https://example.com/", { headers: { authorization: "Bearer hidden", "x-token": "hidden", accept: "*/*" } });
  const call = await sent(t, web, { ip: "1.2.3.4", sensitiveHeaders: ["x-token"] });
  deepEqual(
    call.body.headers.filter(({ name }) => name.startsWith("a") || name === "x-token"),
    [
      { name: "accept", value: "*/*" },
      { name: "authorization", value: "" },
      { name: "x-token", value: "" },
    ].filter(({ name }) => web.headers.has(name)),
    "web",
  );
  ok(!JSON.stringify(call.body).includes("hidden"), "a secret was sent");
});

contract("a Web Request is taken as it is, without its fragment and its body", async (t) => {
  const web = new Request("https://example.com/checkout?method=card#top", {
    method: "PUT",
    body: "private",
    headers: { "x-real-ip": "2001:db8::7", "x-forwarded-for": "6.6.6.6" },
  });
  const { body } = await sent(t, web, { ipHeader: "X-Real-IP" });
  deepEqual(
    [body.method, body.url, body.ipv6_address, body.ipv4_address],
    ["PUT", "https://example.com/checkout?method=card", "2001:db8::7", undefined],
    "fields",
  );
  equal(web.bodyUsed, false, "bodyUsed");
  const cloudflare = new Request("https://example.com/", { headers: { "cf-connecting-ip": "173.56.0.4" } });
  equal((await sent(t, cloudflare, { ipHeader: "cf-connecting-ip" })).body.ipv4_address, "173.56.0.4", "cf-connecting-ip");
});

contract("an address is never guessed", async (t) => {
  const { client, calls } = scripted(t, []);
  const web = new Request("https://example.com/", {
    headers: { "x-forwarded-for": "6.6.6.6", "cf-connecting-ip": "173.56.0.4", "x-real-ip": "not an address" },
  });
  const refused = async (request, options, pattern) =>
    match((await rejects(client.makeEdgeEvent(request, options), TypeError)).message, pattern);
  await refused(web, undefined, /`ipv4_address` or `ipv6_address` is missing/);
  await refused(web, { ipHeader: "x-forwarded-for" }, /`ipHeader` must not be `x-forwarded-for`/);
  await refused(web, { ipHeader: "true-client-ip" }, /0 times/);
  await refused(web, { ipHeader: "x-real-ip" }, /one IPv4 or IPv6 address/);
  for (const ip of ["", "1.2.3", "1.2.3.256", "1.2.3.4, 5.6.7.8", "2001:db8::g", ":::", 5, "1.2.3.4:", "1.2.3.4:x", "[::1", "01.2.3.4"])
    await refused(web, { ip }, /one IPv4 or IPv6 address/);
  equal(calls.length, 0, "requests");
});

contract("a wrong edge request is refused, and nothing is sent", async (t) => {
  const { client, calls } = scripted(t, []);
  const refused = async (request, pattern, options) =>
    match((await rejects(client.makeEdgeEvent(request, options), TypeError)).message, pattern);
  const without = (name) => ({ ...REQUEST, [name]: undefined });
  for (const request of [undefined, null, "https://example.com", 5]) await refused(request, /`request`/);
  for (const headers of [undefined, [], {}, "a: b", [{ name: "a" }], [["a", "b"]], [null]])
    await refused({ ...REQUEST, headers }, /`headers`/);
  await refused(without("method"), /`method`/);
  await refused(without("url"), /`url`/);
  await refused({ ...REQUEST, url: 5 }, /`url`/);
  await refused({ ...REQUEST, tags: "x" }, /`tags`/);
  await refused({ ...REQUEST, ipv4Address: "1.2.3.4" }, /did you mean `ipv4_address`/);
  await refused(REQUEST, /`linked_id`/, { linked_id: "x".repeat(257) });
  await refused(REQUEST, /sensitiveHeaders/, { sensitiveHeaders: "cookie" });
  await refused(REQUEST, /`sginal`/, { sginal: 1 });
  equal(calls.length, 0, "requests");
});
