// The memory of the wasm instance, which only a runtime with the package's files can see: exhausted, and over many calls.

import { equal, ok, rejects } from "../../contract/assert.js";
import { contract } from "../../contract/harness.js";
import { allWith, newestWith } from "../../contract/instances.js";
import { KEYS } from "../../contract/sealed-events.js";
import sealed from "../../contract/sealed-results.js";
import { clientOf, EVENT_ID, eventOf, json, scripted } from "../../contract/support.js";
import { withModules } from "../../contract/ways.js";

const PAGES_OF_WASM32 = 65_536;
/** An id that needs more memory, percent-encoded, than the allocator has at hand. */
const LARGE_ID = "\u65e5".repeat(60_000);

/** Grows the memory as far as it goes: the allocator gets no more, and a large input traps. */
function exhaust(name = "prepare") {
  for (const { memory } of allWith(name)) memory.grow(PAGES_OF_WASM32 - memory.buffer.byteLength / 65_536);
}

/** Opens a sealed result in wasm alone. */
function unseal(lib, name) {
  return withModules(undefined, () => lib.unsealEventsResponse(sealed[name], [{ key: KEYS[0], algorithm: "aes-256-gcm" }]));
}

contract("a memory that is exhausted is an InternalError, and the next call works on a fresh one", async (t) => {
  for (const _ of "123") {
    const { client, calls } = scripted(t, [json(eventOf()), json(eventOf())]);
    await client.getEvent(EVENT_ID);
    exhaust();
    const error = await rejects(client.getEvent(LARGE_ID), t.lib.InternalError);
    equal(error.name, "InternalError", "name");
    ok(error instanceof t.lib.SdkError, "an SdkError");
    equal(error.operation, "getEvent", "operation");
    equal(error.mayHaveArrived, false, "mayHaveArrived");
    equal(calls.length, 1, "requests");
    equal((await client.getEvent(EVENT_ID)).event_id, EVENT_ID, "event_id");
    equal(newestWith("prepare").memory.buffer.byteLength < 2 ** 24, true, "a fresh memory");
  }
});

contract("the memory of the instance does not grow with its calls", async (t) => {
  const client = clientOf(t, { fetch: json(eventOf()) });
  const bytes = async () => {
    for (let call = 0; call < 3_000; call++) await client.getEvent("x".repeat(1 + ((call * 7_919) % 4_096)));
    return newestWith("prepare").memory.buffer.byteLength;
  };
  equal(await bytes(), await bytes(), "after twice as many calls");
});

contract("a trap while a sealed result is opened is an InternalError, and the next one is opened on a fresh instance", async ({ lib }) => {
  for (const _ of "12") {
    await unseal(lib, "2048 deflated");
    exhaust("unseal");
    equal((await rejects(unseal(lib, "at the limit"), lib.InternalError)).name, "InternalError", "name");
    await unseal(lib, "at the limit");
  }
});

contract("the memory that a large sealed result took in wasm is given back", async ({ lib }) => {
  const bytes = () => newestWith("unseal").memory.buffer.byteLength;
  await unseal(lib, "2048 deflated");
  const before = bytes();
  await unseal(lib, "at the limit");
  await rejects(unseal(lib, "bomb"), lib.UnsealError);
  equal(bytes() <= before, true, "as little as before");
  const grown = [];
  for (const _ of "12") {
    for (let call = 0; call < 20; call++) await unseal(lib, "1048576 deflated");
    grown.push(bytes());
  }
  equal(grown[0], grown[1], "after twice as many calls");
  equal(grown[0] < 2 ** 23, true, "less than what an instance may keep");
});
