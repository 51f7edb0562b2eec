// The stores of Workers, in workerd: Durable Objects of both kinds and at old and new compatibility dates, and D1.

import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { deepEqual, equal, match } from "../contract/assert.js";
import { KEYS } from "../contract/sealed-events.js";
import { startWorker } from "../runtimes/start-worker.mjs";
import { sealedEvent } from "./events.mjs";

const TEN_YEARS_MS = 315_360_000_000;
const ODD = ["", " ", "a/b", "'; DROP TABLE fingerprint_edge_once; --", "\u{1f98a}", "__proto__", "?ttl=1", "x".repeat(3_000)];
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Runs a test over a Worker with both stores, and ends it. */
async function over(consumer, test, { useSQLite = true, ...options } = {}) {
  const object = (className) => ({ className, useSQLite });
  const miniflare = await startWorker(
    consumer,
    "js/guard/inside/worker.js",
    { KEY: KEYS[0] },
    {
      durableObjects: { ONCE: object("OnceObject"), ANOTHER: object("AnotherObject"), BROKEN: object("BrokenObject") },
      d1Databases: { DB: "once" },
      // What the objects of the tests throw is no news.
      handleRuntimeStdio: (...streams) => streams.map((stream) => stream.resume()),
      ...options,
    },
  );
  const send = async (path, init) => (await miniflare.dispatchFetch(`https://shop.example/${path}`, init)).json();
  const guard = (store, sealed) => send(`guard/${store}`, { headers: { "fingerprint-sealed": sealed } });
  const claim = (store, id, ttl = 60_000) => send(`claim/${store}?ttl=${ttl}`, { method: "POST", body: id });
  const sql = (statement) => send("sql/d1", { method: "POST", body: statement });
  try {
    await test({ guard, claim, sql });
  } finally {
    await miniflare.dispose();
  }
}

/** What every store must do. */
const holds =
  (store) =>
  async ({ guard, claim }) => {
    const one = sealedEvent();
    const all = await Promise.all(Array.from({ length: 50 }, () => guard(store, one)));
    equal(all.filter(({ ok }) => ok).length, 1, `who passes of 50 at once, ${JSON.stringify(all[0])}`);
    equal(all.filter(({ reasons }) => reasons.join() === "used_before").length, 49, "who does not");
    const own = await Promise.all(Array.from({ length: 20 }, () => guard(store, sealedEvent())));
    equal(own.filter(({ ok }) => ok).length, 20, "who passes of 20 with events of their own");
    for (const id of ODD) deepEqual([await claim(store, id, TEN_YEARS_MS), await claim(store, id, 1)], [true, false], `the id ${id}`);
    equal(await claim(store, "short", 300), true, "a short time");
    equal(await claim(store, "long", 600_000), true, "a long time");
    for (let tries = 0; (await claim(store, "short", 300)) !== true; tries++) {
      if (tries > 100) throw new Error("it does not forget");
      await pause(100);
    }
    equal(await claim(store, "long", 600_000), false, "what it must not forget");
  };

const DATES = {
  "without a date": { compatibilityDate: "2021-11-02" },
  "from before RPC": { compatibilityDate: "2024-01-01" },
  "of today": { compatibilityDate: "2026-04-01", compatibilityFlags: ["nodejs_compat"] },
};

export const WORKERS = {
  D1: (consumer) => over(consumer, holds("d1")),
  "D1, one store for all requests": (consumer) => over(consumer, holds("d1/kept")),
  "D1 empties its table, and makes it again": (consumer) =>
    over(consumer, async ({ claim, sql }) => {
      for (const id of ["a", "b", "c"]) equal(await claim("d1/kept", id, 1), true, id);
      await pause(20);
      await claim("d1/kept", "d");
      deepEqual((await sql("SELECT id FROM fingerprint_edge_once")).results, [{ id: "d" }], "what is left");
      await sql("DROP TABLE fingerprint_edge_once");
      match(await claim("d1/kept", "e"), /no such table/, "the first after it was dropped");
      deepEqual([await claim("d1/kept", "e"), await claim("d1/kept", "e")], [true, false], "the next ones");
    }),
  "D1 whose table is another": (consumer) =>
    over(consumer, async ({ guard, sql }) => {
      await sql("CREATE TABLE fingerprint_edge_once (other TEXT)");
      const { ok, reasons } = await guard("d1", sealedEvent());
      deepEqual([ok, reasons], [false, ["store_failed"]], "result");
    }),
  "a Durable Object of another class, and one that fails": (consumer) =>
    over(consumer, async ({ guard }) => {
      const another = await guard("another", sealedEvent());
      deepEqual([another.ok, another.reasons], [false, ["store_failed"]], "another");
      match(another.cause, /OnceObject/, "cause");
      const broken = await guard("broken", sealedEvent());
      deepEqual([broken.ok, broken.reasons], [false, ["store_failed"]], "broken");
    }),
  "a guard that is made at a Worker's top level": (consumer) =>
    over(consumer, async ({ guard }) => {
      const one = sealedEvent();
      equal((await guard("top", one)).ok, true, "the first request");
      deepEqual((await guard("top", one)).reasons, ["used_before"], "the next one");
    }),
  "what was used stays used when a Worker starts again": async (consumer) => {
    const folder = mkdtempSync(join(consumer, "kept-"));
    const options = { durableObjectsPersist: join(folder, "do"), d1Persist: join(folder, "d1") };
    const sealed = sealedEvent();
    for (const expected of [true, false]) {
      await over(
        consumer,
        async ({ guard }) => {
          for (const store of ["do", "d1"]) equal((await guard(store, sealed)).ok, expected, store);
        },
        options,
      );
    }
  },
};
for (const [when, flags] of Object.entries(DATES)) {
  for (const useSQLite of [true, false])
    WORKERS[`Durable Objects ${when}, ${useSQLite ? "SQLite" : "key and value"}`] = (consumer) =>
      over(consumer, holds("do"), { useSQLite, ...flags });
}
