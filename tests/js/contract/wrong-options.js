// Options that are nearly right: each is refused by a TypeError that names it, before anything is sent.

import { deepEqual, equal, match, rejects, throws } from "./assert.js";
import { contract } from "./harness.js";
import { clientOf, EVENT_ID, eventOf, json, KEY, scripted } from "./support.js";

contract("null is no option of a client", async (t) => {
  const names = [
    "apiKey",
    "region",
    "baseUrl",
    "fetch",
    "timeout",
    "deadline",
    "maxRetries",
    "headers",
    "hooks",
    "dangerouslyAllowBrowser",
  ];
  for (const name of names) {
    const options = { apiKey: KEY, ...t.host.clientOptions, [name]: null };
    match(throws(() => new t.lib.FingerprintClient(options), TypeError, name).message, new RegExp(`\`${name}\``), name);
  }
  match(throws(() => new t.lib.FingerprintClient({ baseUrl: null }), TypeError).message, /`baseUrl`/, "without a key");
});

contract("a base URL that no host can read is refused", async (t) => {
  const hosts = [
    "[zzz]",
    "[::g]",
    "[1.2.3.4]",
    "[::1",
    "999.1.1.1",
    "1.2.3.4.5",
    "1.2.3.256",
    "a b",
    "a%zz",
    "exa<mple",
    "[1:2:3:4:5:6:7:8:9]",
  ];
  for (const host of hosts) match(throws(() => clientOf(t, { baseUrl: `https://${host}` }), TypeError, host).message, /`baseUrl`/, host);
  for (const host of ["[::1]", "[2001:db8::1]:8443", "192.0.2.1", "xn--bcher-kva.example", "a-b.example:1"])
    clientOf(t, { baseUrl: `https://${host}/v` });
});

contract("headers are a plain object, Headers, or pairs", async (t) => {
  const wrong = {
    "a name alone": ["x-token"],
    "a Date": new Date(),
    "a text": "x-token: 1",
    "pairs of three": [["a", "b", "c"]],
    "pairs of one": [["a"]],
    "a pair of texts": ["ab", "cd"],
    "a Set of names": new Set(["x-token"]),
    "a Map of numbers": new Map([["x-token", 1]]),
    "an instance of a class": new (class {
      "x-token" = "1";
    })(),
    "an inherited member": Object.create({ "x-token": "1" }),
    "null in it": { "x-token": null },
    "a list in it": { "x-token": ["1"] },
    "a symbol": { [Symbol("x-token")]: "1" },
    "a function": () => {},
    "a number": 5,
  };
  const { client, calls } = scripted(t, []);
  for (const [what, headers] of Object.entries(wrong)) {
    match(throws(() => clientOf(t, { headers }), TypeError, what).message, /headers/, what);
    match((await rejects(client.getEvent(EVENT_ID, null, { headers }), TypeError, what)).message, /headers/, what);
  }
  equal(calls.length, 0, "requests");
});

contract("headers of one name are joined as Headers joins them", async (t) => {
  const pairs = [
    ["X-Trace", "1"],
    ["x-other", "a"],
    ["x-trace", "2"],
    ["X-TRACE", ""],
  ];
  for (const headers of [pairs, new Set(pairs), new Headers(pairs)]) {
    const { client, calls } = scripted(t, [json(eventOf())]);
    await client.getEvent(EVENT_ID, null, { headers });
    const { "x-trace": trace, "x-other": other } = calls[0].init.headers;
    deepEqual([trace, other], [new Headers(pairs).get("x-trace"), "a"], "headers");
  }
  const { client, calls } = scripted(t, [json(eventOf())], { headers: pairs });
  await client.getEvent(EVENT_ID, null, { headers: { "x-trace": "of the call" } });
  equal(calls[0].init.headers["x-trace"], "of the call", "a call's own");
});

contract("what is no object is no option of a call", async (t) => {
  const { client, calls } = scripted(t, []);
  for (const options of [0, "", "x", false, true, 1n, Symbol("s"), [], () => {}])
    match((await rejects(client.getEvent(EVENT_ID, null, options), TypeError)).message, /call options/, String(options));
  equal(calls.length, 0, "requests");
});
