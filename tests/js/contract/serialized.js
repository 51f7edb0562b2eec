// What is sent is what was checked: a body is written once, and what was written is looked at.

import { deepEqual, equal, match, ok, rejects } from "./assert.js";
import { contract } from "./harness.js";
import { clientOf, EVENT_ID, eventOf, json, scripted, text, VISITOR_ID } from "./support.js";

const EDGE = { method: "GET", url: "https://shop.example/", ipv4_address: "203.0.113.7", headers: [{ name: "accept", value: "*/*" }] };

contract("what an update says of itself when it is written is what counts", async (t) => {
  const { client, calls } = scripted(t, []);
  for (const written of [{ whatever: [1] }, { suspect: "yes" }, {}, [], "suspect", null, undefined, { linked_id: "x".repeat(257) }]) {
    await rejects(client.updateEvent(EVENT_ID, { suspect: true, toJSON: () => written }), TypeError, JSON.stringify(written));
    await rejects(v3(t).updateEvent(EVENT_ID, { suspect: true, toJSON: () => written }), TypeError, JSON.stringify(written));
  }
  equal(calls.length, 0, "requests");
  const second = scripted(t, [text("")]);
  await second.client.updateEvent(EVENT_ID, { whatever: 1, toJSON: () => ({ linked_id: "mine" }) });
  equal(second.calls[0].body, '{"linked_id":"mine"}', "body");
});

function v3(t) {
  return new t.lib.FingerprintV3Client({
    apiKey: "secret-key-0123456789abcdef",
    fetch: () => Promise.reject(new Error("sent")),
    ...t.host.clientOptions,
  });
}

contract("tags that JSON writes otherwise than they look are refused by name", async (t) => {
  const circle = {};
  circle.self = circle;
  const tags = {
    "a Date": new Date(0),
    "a Map": new Map([["a", 1]]),
    "a Set in them": { seen: new Set([1]) },
    "not a number": { score: Number.NaN },
    "no finite number": { deep: [{ score: Number.POSITIVE_INFINITY }] },
    "a function": { run() {} },
    "a symbol": { kind: Symbol("kind") },
    "a hole": { list: [, 1] },
    "undefined in an array": { list: [undefined] },
    "an expression": { pattern: /a/ },
    "an error": { cause: new Error("no") },
    bytes: { raw: new Uint8Array(2) },
    "a BigInt": { n: 1n },
    "a circle": circle,
    "a toJSON that gives a text": { toJSON: () => "text" },
    "a toJSON inside that gives a function": { inside: { toJSON: () => () => {} } },
  };
  for (const [what, value] of Object.entries(tags)) {
    const { client, calls } = scripted(t, []);
    match((await rejects(client.updateEvent(EVENT_ID, { tags: value }), TypeError, what)).message, /`update`|`tags`/, what);
    match((await rejects(client.makeEdgeEvent({ ...EDGE, tags: value }), TypeError, what)).message, /`request`|`tags`/, what);
    match((await rejects(client.makeEdgeEvent(EDGE, { tags: value }), TypeError, what)).message, /`request`|`tags`/, what);
    equal(calls.length, 0, "requests");
  }
});

contract("tags that JSON can hold are sent as they are", async (t) => {
  const when = new Date(0);
  const tags = { a: [1, "ü", null, { b: false }], when, left: undefined, half: "\ud800", boxed: new String("s") };
  const { client, calls } = scripted(t, [text("")]);
  await client.updateEvent(EVENT_ID, { tags });
  deepEqual(
    JSON.parse(calls[0].body),
    { tags: { a: [1, "ü", null, { b: false }], when: when.toJSON(), half: "\ud800", boxed: "s" } },
    "body",
  );
});

contract("an edge request is read once, and its secrets stay", async (t) => {
  let reads = 0;
  const header = {
    get name() {
      reads += 1;
      return reads === 1 ? "cookie" : "x-cookie";
    },
    value: "session=secret",
  };
  const { client, calls } = scripted(t, [json(eventOf())]);
  await client.makeEdgeEvent({ ...EDGE, headers: [header, { name: "a", value: "b", toJSON: () => ({ name: 5 }) }] });
  deepEqual(
    JSON.parse(calls[0].body).headers,
    [
      { name: "cookie", value: "" },
      { name: "a", value: "b" },
    ],
    "headers",
  );
  const secret = [
    "authorization ",
    "\tAuthorization",
    "AUTHORIZATION\u00a0",
    "Proxy_Authorization",
    "proxy-authorization\r",
    "COOKIE ",
    "x_api_key",
  ];
  const names = secret.map((name) => ({ name, value: "hidden" }));
  const second = scripted(t, [json(eventOf())]);
  await second.client.makeEdgeEvent({ ...EDGE, headers: names }, { sensitiveHeaders: [" X-Api-Key"] });
  ok(!second.calls[0].body.includes("hidden"), second.calls[0].body);
  equal(JSON.parse(second.calls[0].body).headers.length, secret.length, "headers");
});

contract("the URL of an edge request is sent without user name, password and fragment", async (t) => {
  const urls = {
    "https://user:password@shop.example/a?b=c@d#top": "https://shop.example/a?b=c@d",
    "https://user@shop.example/": "https://shop.example/",
    "https://:password@shop.example/": "https://shop.example/",
    "https://us%65r:p%40ssword@shop.example:8443/": "https://shop.example:8443/",
    "https:\\\\user:password@shop.example/": "https://shop.example/",
    "https://shop.example/@user:password": "https://shop.example/@user:password",
    "https://shop.example/a#b#c": "https://shop.example/a",
    "/only/a/path?q=1#f": "/only/a/path?q=1",
  };
  for (const [url, expected] of Object.entries(urls)) {
    const { client, calls } = scripted(t, [json(eventOf())]);
    await client.makeEdgeEvent({ ...EDGE, url });
    equal(JSON.parse(calls[0].body).url, expected, url);
  }
});

contract("an address is taken as servers and proxies write it", async (t) => {
  const taken = {
    "203.0.113.7:46532": { ipv4_address: "203.0.113.7" },
    " 203.0.113.7 ": { ipv4_address: "203.0.113.7" },
    "[2001:db8::1]:443": { ipv6_address: "2001:db8::1" },
    "[2001:db8::1]": { ipv6_address: "2001:db8::1" },
    "::ffff:192.0.2.1": { ipv4_address: "192.0.2.1" },
    "::FFFF:C000:0201": { ipv4_address: "192.0.2.1" },
    "0:0:0:0:0:ffff:192.0.2.1": { ipv4_address: "192.0.2.1" },
    "[::ffff:192.0.2.1]:80": { ipv4_address: "192.0.2.1" },
    "::": { ipv6_address: "::" },
    "2001:DB8::7": { ipv6_address: "2001:DB8::7" },
  };
  const { ipv4_address: _, ...without } = EDGE;
  for (const [ip, expected] of Object.entries(taken)) {
    for (const [request, options] of [
      [without, { ip }],
      [{ ...without, headers: [{ name: "X-Real_IP", value: ip }] }, { ipHeader: "x-real-ip" }],
      [{ ...without, ipv6_address: ip }, {}],
    ]) {
      const { client, calls } = scripted(t, [json(eventOf())]);
      await client.makeEdgeEvent(request, options);
      const { ipv4_address, ipv6_address } = JSON.parse(calls[0].body);
      deepEqual({ ipv4_address, ipv6_address }, { ipv4_address: undefined, ipv6_address: undefined, ...expected }, ip);
    }
  }
  const refused = [
    "192.168.010.1",
    "1.2.3.4:",
    "1.2.3.4:999999",
    "1.2.3",
    "::ffff:010.1.1.1",
    "fe80::1%eth0",
    "[1.2.3.4]",
    "unknown",
    "_hidden",
  ];
  for (const ip of [
    ...refused,
    `1.2.3.4${" ".repeat(99)}`,
    "1".repeat(32_000),
    ":".repeat(32_000),
    "1.".repeat(16_000),
    "a:".repeat(16_000),
  ]) {
    const { client, calls } = scripted(t, []);
    const shown = ip.slice(0, 20);
    match((await rejects(client.makeEdgeEvent(without, { ip }), TypeError, shown)).message, /one IPv4 or IPv6 address/, shown);
    match((await rejects(client.makeEdgeEvent({ ...EDGE, ipv4_address: ip }), TypeError, shown)).message, /`ipv4_address`/, shown);
    equal(calls.length, 0, "requests");
  }
  const { client } = scripted(t, []);
  await rejects(client.makeEdgeEvent({ ...EDGE, ipv4_address: "2001:db8::1" }), TypeError);
});

contract("half of a surrogate pair is refused where it would be replaced on its way", async (t) => {
  const { client, calls } = scripted(t, []);
  for (const half of ["\ud83d", "a\udc00", "\ude00\ud83d"]) {
    const refused = [
      client.getEvent(half),
      client.getEvent(EVENT_ID, { ruleset_id: half }),
      client.getEvent(EVENT_ID, null, { query: { a: half } }),
      client.getEvent(EVENT_ID, null, { query: { [half]: "a" } }),
      client.searchEvents({ linked_id: half }),
      client.searchEvents({ bot_info_category: [half] }),
      client.updateEvent(EVENT_ID, { linked_id: half }),
      client.deleteVisitorData(`${VISITOR_ID}${half}`),
      client.makeEdgeEvent({ ...EDGE, linked_id: half }),
    ];
    for (const call of refused) match((await rejects(call, TypeError)).message, /surrogate/, "message");
  }
  equal(calls.length, 0, "requests");
  const whole = scripted(t, [json({ events: [] })]);
  await whole.client.searchEvents({ linked_id: "😀" });
  ok(whole.calls[0].url.endsWith("linked_id=%F0%9F%98%80"), whole.calls[0].url);
});

contract("makeEdgeEvent takes null for no options", async (t) => {
  for (const options of [null, undefined, {}]) {
    const { client } = scripted(t, [json(eventOf())]);
    await client.makeEdgeEvent(EDGE, options);
  }
  for (const options of ["x", 5, [], new Map()]) await rejects(clientOf(t).makeEdgeEvent(EDGE, options), TypeError);
});
