// The key, and URLs with ids in them, never show: not in clients, not in errors, not in what either leads to.

import { equal, ok, rejects, throws } from "./assert.js";
import { hides, SECRET_ID } from "./channels.js";
import { clientOf, exhibits, SYSTEMS } from "./exhibits.js";
import { contract } from "./harness.js";
import { KEY } from "./support.js";

contract("the search finds what it looks for, wherever it is", async (t) => {
  const places = {
    "a message": new Error(KEY),
    "a symbol's value": { [Symbol("key")]: KEY },
    "a cause": new Error("", { cause: { url: encodeURIComponent(SECRET_ID) } }),
    "a prototype's getter": Object.create({
      get key() {
        return KEY;
      },
    }),
    "a toString of its own": { toString: () => KEY },
    "a toJSON of its own": { toJSON: () => KEY },
    // Only an inspection shows the entries of a map, and not every runtime has one.
    ...(t.host.inspect ? { "a map": { deep: [new Map([["key", KEY]])] } } : {}),
  };
  for (const [place, value] of Object.entries(places)) throws(() => hides(value, t.host, "value"), Error, place);
});

contract("no client, no page and no error shows the key or a URL with an id", async (t) => {
  const shown = await exhibits(t);
  for (const name of ["NetworkError", "TimeoutError", "InvalidResponseError", "RequestError", "ServerApiError", "TooManyRequestsError"]) {
    ok(
      shown.some(([, value]) => value.constructor === t.lib[name]),
      `no ${name} to look at`,
    );
  }
  for (const [what, value] of shown) hides(value, t.host, what);
});

contract("an error does not show the URL of a call that a host cut at its query", async (t) => {
  const fetch = (url) => Promise.reject(new Error(`GET ${new URL(url).origin}${new URL(url).pathname} failed`));
  for (const [system, { calls }] of Object.entries(SYSTEMS)) {
    for (const call of calls)
      hides(await rejects(call(clientOf(t, system, { fetch })), t.lib.NetworkError), t.host, `the error of ${system}`);
  }
});

contract("what was to be printed of a client is no more than its name", async (t) => {
  for (const system of Object.keys(SYSTEMS)) {
    const client = clientOf(t, system);
    equal(JSON.stringify(client), "{}", "JSON.stringify");
    equal(JSON.stringify(structuredClone(client)), "{}", "structuredClone");
    equal(Reflect.ownKeys(client).length, 0, "own properties");
  }
});

contract("a refused argument does not show the key", async (t) => {
  for (const system of Object.keys(SYSTEMS)) {
    const client = clientOf(t, system);
    for (const options of [
      { timeout: -1 },
      { headers: { authorization: KEY, "auth-api-key": KEY } },
      { headers: { "x-a": `${KEY}\n` } },
      { signal: KEY },
    ]) {
      const call = system === "FingerprintClient" ? client.getEvent(SECRET_ID, undefined, options) : client.getEvent(SECRET_ID, options);
      hides(await rejects(call, TypeError), t.host, "TypeError");
    }
  }
});

contract("a key at the limit of what an error keeps is not told in part", async (t) => {
  const limit = 64 * 1024;
  for (const shift of [1, 5, KEY.length - 1, KEY.length]) {
    for (const spelt of [KEY, KEY.replaceAll("-", "%2D"), KEY.replaceAll("-", "\\u002d")]) {
      const body = `${"x".repeat(limit - shift)}${spelt}${"y".repeat(900)}`;
      const fetch = async () => new Response(body, { status: 403 });
      const error = await rejects(clientOf(t, "FingerprintClient", { fetch }).getEvent("some-event"), t.lib.RequestError);
      ok(error.responseBody.length <= limit + "[key]".length, `${error.responseBody.length} characters`);
      // Three characters of a key are none.
      ok(!error.responseBody.includes(KEY.slice(0, 4)), error.responseBody.slice(-40));
      const text = async () => "z".repeat(limit - shift) + spelt;
      const success = await rejects(
        clientOf(t, "FingerprintClient", { fetch: async () => ({ status: 200, text }) }).getEvent("some-event"),
        t.lib.InvalidResponseError,
      );
      ok(!success.responseBody.includes(KEY.slice(0, 4)), success.responseBody.slice(-40));
    }
  }
});
