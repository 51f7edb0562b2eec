// The stores of a process, in Deno, Node and Bun: memory, and Deno KV where it is. Prints `done`, or fails.

import { createGuard, denoKvOnce, memoryOnce } from "fingerprint-edge/guard";
import { deepEqual, equal } from "../../contract/assert.js";

const [key, file, sealed, ...others] = (globalThis.Deno?.args ?? process.argv.slice(2)).map(String);
const TEN_YEARS_MS = 315_360_000_000;
const ODD = ["", " ", "a/b", "'; --", "\u0000", "\u{1f98a}", "__proto__", "x".repeat(1_500)];

/** What a store must do; `other` is a second one over the same data, where there can be one. */
async function check(once, other = once) {
  const guard = (store) =>
    createGuard({ keys: [{ key, algorithm: "aes-256-gcm" }], policy: { maxAgeMs: 120_000 }, once: store, deadline: 20_000 });
  const guards = [guard(once), guard(other)];
  const send = (text, number) => guards[number % 2](new Request("https://shop.example/", { headers: { "fingerprint-sealed": text } }));
  const all = await Promise.all(Array.from({ length: 50 }, (_, number) => send(sealed, number)));
  equal(all.filter(({ ok }) => ok).length, 1, "who passes of 50 at once");
  // Of two that write into one file at once, SQLite may tell one that it is locked.
  const refused = other === once ? ["used_before"] : ["used_before", "store_failed"];
  equal(all.filter(({ reasons }) => refused.includes(reasons.join())).length, 49, "who does not");
  for (const [number, text] of others.entries()) equal((await send(text, number)).ok, true, "an event of his own");
  for (const id of ODD) deepEqual([await once.claim(id, TEN_YEARS_MS), await other.claim(id, 1)], [true, false], `the id ${id}`);
}

await check(memoryOnce());
if (globalThis.Deno) {
  const alone = await Deno.openKv(":memory:");
  await check(denoKvOnce(alone));
  alone.close();
  const [kv, second] = [await Deno.openKv(file), await Deno.openKv(file)];
  await check(denoKvOnce(kv), denoKvOnce(second));
  // When Deno KV forgets is up to its host, minutes late or more: that it is told to, the contract says.
  kv.close();
  const closed = createGuard({ keys: [{ key, algorithm: "aes-256-gcm" }], policy: { maxAgeMs: 120_000 }, once: denoKvOnce(kv) });
  const { reasons } = await closed(new Request("https://shop.example/", { headers: { "fingerprint-sealed": sealed } }));
  deepEqual(reasons, ["store_failed"], "a store that is closed");
  second.close();
}
console.log("done");
