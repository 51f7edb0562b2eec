// What a guard is built from: every wrong option is a TypeError that names it. And the stores that need no host.

import { deepEqual, equal, match, ok, throws } from "./assert.js";
import { inVirtualTime } from "./clock.js";
import { doubleOf, freshEvent, guardOf, keysOf, POLICY, sealedRequest } from "./guard-support.js";
import { contract } from "./harness.js";
import { KEYS } from "./sealed-events.js";
import { pause } from "./support.js";

const WRONG = {
  "nothing to read an event with": [{ keys: undefined }, /`client` and `keys`/],
  "no policy": [{ policy: undefined }, /`policy` is missing/],
  "an empty policy": [{ policy: {} }, /policy/],
  "a policy with a member that there is not": [{ policy: { maxAge: 7 } }, /maxAge/],
  "a policy as text": [{ policy: "strict" }, /policy/],
  "a client without calls": [{ client: {} }, /`client`/],
  "a key as client": [{ client: KEYS[0] }, /`client`/],
  "no keys": [{ keys: [] }, /`keys`/],
  "a key as text": [{ keys: KEYS[0] }, /`keys`/],
  "a short key": [{ keys: [...keysOf(KEYS[0]), ...keysOf(btoa("a short key"))] }, /keys\[1\].*32 bytes, got 11/],
  "a key that is not base64": [{ keys: keysOf("no base64!") }, /keys\[0\]/],
  "another algorithm": [{ keys: [{ key: KEYS[0], algorithm: "aes-128-gcm" }] }, /algorithm/],
  "a store without claim": [{ once: {} }, /`once`/],
  "a store that is not called yet": [{ once: (t) => t.parts.guard.memoryOnce }, /`once`/],
  "no deadline": [{ deadline: 0 }, /`deadline`/],
  "a deadline as text": [{ deadline: "3000" }, /`deadline`/],
  "an endless deadline": [{ deadline: Infinity }, /`deadline`/],
  "another onError": [{ onError: "allow" }, /`onError`/],
  "a function as onError": [{ onError: () => {} }, /`onError`/],
  "no place": [{ from: [] }, /`from`/],
  "a place as text": [{ from: "fingerprint-sealed" }, /`from`/],
  "a place that is none": [{ from: {} }, /exactly one of header, cookie, query, json/],
  "two places in one": [{ from: { header: "a", cookie: "b" } }, /exactly one/],
  "a place with a member that there is not": [{ from: { body: "a" } }, /body/],
  "a header that is none": [{ from: { header: "a b" } }, /from\.header/],
  "a cookie that is none": [{ from: { cookie: "a;b" } }, /from\.cookie/],
  "an empty name": [{ from: { query: "" } }, /from\.query/],
  "a number as name": [{ from: { query: 7 } }, /from\.query/],
  "a path with an empty name": [{ from: { json: "a..b" } }, /from\.json/],
  "a kind that there is not": [{ from: { header: "a", kind: "id" } }, /kind/],
  "an id without a client": [{ from: { header: "a", kind: "event_id" } }, /needs a `client`/],
  "a sealed result without keys": [{ keys: undefined, client: doubleOf(), from: { header: "a", kind: "sealed" } }, /needs `keys`/],
  "a place without a kind": [{ client: doubleOf(), from: { header: "a" } }, /kind/],
  "an option that there is not": [{ timeout: 7 }, /timeout/],
};

contract("a guard with a wrong option is not built", (t) => {
  const build = (options) => t.parts.guard.createGuard(options);
  for (const [what, [options, expected]] of Object.entries(WRONG)) {
    const own = Object.fromEntries(
      Object.entries(options).map(([name, value]) => [name, name === "once" && typeof value === "function" ? value(t) : value]),
    );
    const { message } = throws(() => build({ keys: keysOf(KEYS[0]), policy: POLICY, ...own }), TypeError, what);
    match(message, expected, what);
    for (const key of KEYS) ok(!message.includes(key), `${what} shows a key`);
  }
  for (const name of ["client", "keys", "policy", "from", "once", "deadline", "onError"])
    match(
      throws(() => build({ keys: keysOf(KEYS[0]), policy: POLICY, [name]: null }), TypeError).message,
      new RegExp(`\`${name}\` must not be null`),
      name,
    );
  for (const options of [undefined, null, "key", [], new Map(), () => ({})]) throws(() => build(options), TypeError, "options");
  return Promise.resolve();
});

contract("an option of a guard that is undefined is as if it were left out", async (t) => {
  const none = { client: undefined, from: undefined, once: undefined, deadline: undefined, onError: undefined };
  equal((await guardOf(t, none)(await sealedRequest(freshEvent()))).ok, true, "ok");
});

contract("the store in memory lets each id through once, and forgets it when it is told to", ({ parts }) =>
  // By a clock of its own: on a busy machine 40 ms pass between two claims.
  inVirtualTime(Date.now(), 0, async () => {
    const store = parts.guard.memoryOnce();
    deepEqual([await store.claim("a", 40), await store.claim("a", 40), await store.claim("b", 40)], [true, false, true], "claims");
    equal(await parts.guard.memoryOnce().claim("a", 40), true, "another store");
    for (const id of ["__proto__", "constructor", "", "\ud800"])
      deepEqual([await store.claim(id, 999), await store.claim(id, 999)], [true, false], id);
    await pause(39);
    equal(await store.claim("a", 40), false, "just before that");
    await pause(1);
    deepEqual([await store.claim("a", 40), await store.claim("a", 40)], [true, false], "after that");
  }),
);

contract("the store in memory remembers while the clock of the day runs ahead and is set back", async ({ parts }) => {
  const store = parts.guard.memoryOnce();
  const { now } = Date;
  try {
    equal(await store.claim("a", 60_000), true, "the first claim");
    for (let more = 0; more < 2_100; more++) await store.claim(`other-${more}`, 1);
    for (const ahead of [120_000, 0, -120_000]) {
      Date.now = () => now() + ahead;
      for (let more = 0; more < 1_100; more++) await store.claim(`${ahead}-${more}`, 1);
      equal(await store.claim("a", 60_000), false, `${ahead} ms ahead`);
    }
  } finally {
    Date.now = now;
  }
});

contract("a clock that jumps makes an event old or of the future, and refused", async (t) => {
  const request = await sealedRequest(freshEvent());
  const { now } = Date;
  for (const [ahead, code] of [
    [10 * 60_000, "too_old"],
    [-10 * 60_000, "from_the_future"],
  ]) {
    try {
      Date.now = () => now() + ahead;
      match((await guardOf(t)(request)).reasons.join(), new RegExp(`^${code}`), code);
    } finally {
      Date.now = now;
    }
  }
});

contract("Deno KV is asked and told at once, and told when to forget", async ({ parts }) => {
  const told = [];
  const atomic = () => ({
    check: (entry) => (told.push(entry), atomic()),
    set: (...entry) => (told.push(entry), atomic()),
    commit: async () => ({ ok: told.length === 2 }),
  });
  const store = parts.guard.denoKvOnce({ atomic });
  deepEqual([await store.claim("1.a", 5_000), await store.claim("1.a", 5_000)], [true, false], "claims");
  const key = ["fingerprint-edge", "once", "1.a"];
  deepEqual(told.slice(0, 2), [{ key, versionstamp: null }, [key, true, { expireIn: 5_000 }]], "what it was told");
});

contract("Deno KV is asked again while its file is locked, for a moment, and after no other failure", async ({ parts }) => {
  for (const [message, failures, expected] of [
    ["database is locked", 1, true],
    ["database is locked", 4, true],
    ["database is locked", Infinity, "database is locked"],
    ["SQLite says: database is locked", 2, true],
    ["the connection was lost", 1, "the connection was lost"],
    [undefined, 1, "undefined"],
  ]) {
    let commits = 0;
    const commit = async () => {
      if (++commits <= failures) throw message === undefined ? undefined : new TypeError(message);
      return { ok: true };
    };
    const operation = { check: () => operation, set: () => operation, commit };
    const store = parts.guard.denoKvOnce({ atomic: () => operation });
    const outcome = await store.claim("1.a", 1_000).catch((error) => String(error?.message));
    deepEqual(outcome, expected, `${message}, ${failures} times`);
    ok(commits <= (message?.includes("locked") ? 10 : 1), `${commits} commits after ${message}`);
  }
});

contract("a store is not made of what is none", ({ parts: { guard } }) => {
  for (const make of [guard.durableObjectOnce, guard.d1Once, guard.denoKvOnce]) {
    // A binding that is missing, a promise of Deno's, and a KV namespace, which cannot do it.
    for (const none of [undefined, null, "ONCE", {}, Promise.resolve({ atomic() {} }), { get() {}, put() {} }])
      throws(() => make(none), TypeError, make.name);
  }
  return Promise.resolve();
});
