// Hooks learn how a call goes, by operation and by template: never the key, never a URL with an id.

import { deepEqual, equal, ok } from "./assert.js";
import { hides } from "./channels.js";
import { SYSTEMS, clientOf } from "./exhibits.js";
import { contract } from "./harness.js";
import { apiError, hang, json, text } from "./support.js";

const told = (url, init) => `${init.method} ${url} failed, sent ${JSON.stringify(init)}`;

/** Setbacks that a call survives, where it may be repeated, and the success that ends it. */
const replies = () => [
  (url, init) => Promise.reject(new TypeError(told(url, init))),
  (url, init) => Promise.reject(told(url, init)),
  (url, init) => Promise.reject({ message: told(url, init), url, init, toJSON: () => told(url, init) }),
  (_, init) => hang()(init),
  () => apiError(503, "service_unavailable")(),
  () => text("<html>", { status: 502, headers: { "retry-after": "0" } })(),
  () => json({})(),
];

contract("no argument of a hook shows the key or a URL with an id", async (t) => {
  const { random } = Math;
  // No wait before an attempt, so that the contract takes no time.
  Math.random = () => 0;
  try {
    await listen(t);
  } finally {
    Math.random = random;
  }
});

async function listen(t) {
  for (const [system, { calls }] of Object.entries(SYSTEMS)) {
    for (const call of calls) {
      const heard = { onRequest: [], onResponse: [], onRetry: [] };
      const hooks = Object.fromEntries(Object.entries(heard).map(([name, list]) => [name, (...args) => list.push(args)]));
      const script = replies();
      const fetch = (url, init) => script.shift()(url, init);
      await call(clientOf(t, system, { fetch, hooks, maxRetries: 9, timeout: 30 })).catch(() => {});
      ok(heard.onRequest.length > 0 && heard.onResponse.length + heard.onRetry.length > 0, `${system}: the hooks were called`);
      for (const [name, list] of Object.entries(heard)) {
        for (const args of list) {
          equal(args.length, 1, `arguments of ${name}`);
          hides(args[0], t.host, `${name} of ${system}`);
          ok(args[0].urlTemplate.startsWith("/"), `urlTemplate ${args[0].urlTemplate}`);
          deepEqual([typeof args[0].operation, typeof args[0].method, typeof args[0].attempt], ["string", "string", "number"], `facts of ${name}`);
        }
      }
    }
  }
}
