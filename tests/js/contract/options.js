// The options of a client: what each does, and that a wrong one is refused by name.

import { equal, match, throws } from "./assert.js";
import { contract } from "./harness.js";
import { EVENT_ID, KEY, clientOf, eventOf, json, script, scripted } from "./support.js";

/** Where a client with these options sends a get. */
async function urlOf(t, options) {
  const { client, calls } = scripted(t, [json(eventOf())], options);
  await client.getEvent(EVENT_ID);
  return calls[0].url;
}

contract("the region says which origin is called", async (t) => {
  const { Region } = t.lib;
  const origins = {
    "https://api.fpjs.io": [undefined, "global", "us", "GLOBAL", "Us", Region.Global],
    "https://eu.api.fpjs.io": ["eu", "EU", "Eu", Region.EU],
    "https://ap.api.fpjs.io": ["ap", "AP", "aP", Region.AP],
  };
  for (const [origin, regions] of Object.entries(origins)) {
    for (const region of regions) equal(await urlOf(t, { region }), `${origin}/v4/events/${EVENT_ID}`, `region ${region}`);
  }
});

contract("baseUrl stands in for the origin, with or without a path", async (t) => {
  const path = `/v4/events/${EVENT_ID}`;
  for (const base of ["https://proxy.example", "https://proxy.example:8443", "https://proxy.example/fingerprint", "http://127.0.0.1:8080", "http://localhost:8080", "http://[::1]:8080"]) {
    equal(await urlOf(t, { baseUrl: base }), base + path, "URL");
    equal(await urlOf(t, { baseUrl: `${base}/` }), base + path, "URL");
  }
});

contract("the official SDK's class name is the same class", async ({ lib }) => {
  equal(lib.FingerprintServerApiClient, lib.FingerprintClient, "FingerprintServerApiClient");
});

contract("a wrong option is refused by name", async (t) => {
  const wrong = {
    region: ["mars", "", 5, null, {}],
    baseUrl: ["http://example.com", "http://127.0.0.1.example.com", "ftp://example.com", "example.com", "", "https://", 5, "https://user:pw@example.com", "https://example.com/?a=b", "https://example.com/#a", "not a url"],
    timeout: [-1, NaN, "5", {}, true],
    deadline: [-1, NaN, "5", {}, true],
    maxRetries: [-1, 1.5, NaN, Infinity, "2", true],
    headers: ["x: y", 5, { "x-bad": "a\r\nb" }, { "bad name": "x" }, { "x-number": 5 }],
    fetch: ["fetch", 5, {}],
    dangerouslyAllowBrowser: ["yes", 1],
  };
  for (const [name, values] of Object.entries(wrong)) {
    for (const value of values) {
      const what = `${name}: ${String(JSON.stringify(value))}`;
      match(throws(() => clientOf(t, { [name]: value }), TypeError, what).message, new RegExp(name), what);
    }
  }
});

contract("a key that cannot be one is refused by name, and not shown", async (t) => {
  for (const apiKey of [undefined, null, "", 42, {}, [KEY], `${KEY}\n`, `${KEY}\r\nx: y`, ` ${KEY}`, `${KEY}\u0000`, `ключ${KEY}`]) {
    const error = throws(() => clientOf(t, { apiKey }), TypeError);
    match(error.message, /apiKey/, "message");
    equal(error.message.includes(KEY), false, "key in the message");
  }
});

contract("an unknown option is refused by name", async (t) => {
  match(throws(() => clientOf(t, { regoin: "eu" }), TypeError).message, /`regoin`/, "message");
  match(throws(() => clientOf(t, { apikey: KEY }), TypeError).message, /`apikey`/, "message");
});

contract("options are an object", async ({ lib }) => {
  for (const options of [undefined, null, KEY, 5, [], () => ({})]) throws(() => new lib.FingerprintClient(options), TypeError);
});

contract("an option that is undefined is as good as absent", async (t) => {
  const absent = { region: undefined, baseUrl: undefined, timeout: undefined, deadline: undefined, maxRetries: undefined, headers: undefined };
  equal(await urlOf(t, absent), `https://api.fpjs.io/v4/events/${EVENT_ID}`, "URL");
});

contract("options are read when the client is made", async (t) => {
  const { fetch, calls } = script(json(eventOf()));
  const options = { fetch, region: "eu", headers: { "x-a": "1" } };
  const client = clientOf(t, options);
  Object.assign(options, { region: "ap", fetch: undefined });
  options.headers["x-a"] = "2";
  await client.getEvent(EVENT_ID);
  equal(new URL(calls[0].url).origin, "https://eu.api.fpjs.io", "origin");
  equal(calls[0].headers["x-a"], "1", "header");
});
