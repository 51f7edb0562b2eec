// The memory of the wasm instance, which only a runtime with the package's files can see: exhausted, and over many calls.

import { equal, ok, rejects } from "../../contract/assert.js";
import { contract } from "../../contract/harness.js";
import { EVENT_ID, clientOf, eventOf, json, scripted } from "../../contract/support.js";

// By its path: the glue is no entry point. It is the module that the package itself has loaded.
const glue = await import(new URL("../../node_modules/fingerprint-edge/wasm/client.js", import.meta.url).href);

const PAGES_OF_WASM32 = 65_536;
/** An id that needs more memory, percent-encoded, than the allocator has at hand. */
const LARGE_ID = "\u65e5".repeat(60_000);

/** Grows the memory as far as it goes: the allocator gets no more, and a large input traps. */
function exhaust() {
  const { memory } = glue.initSync();
  memory.grow(PAGES_OF_WASM32 - memory.buffer.byteLength / 65_536);
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
    equal(glue.initSync().memory.buffer.byteLength < 2 ** 24, true, "a fresh memory");
  }
});

contract("the memory of the instance does not grow with its calls", async (t) => {
  const client = clientOf(t, { fetch: json(eventOf()) });
  const bytes = async () => {
    for (let call = 0; call < 3_000; call++) await client.getEvent("x".repeat(1 + ((call * 7_919) % 4_096)));
    return glue.initSync().memory.buffer.byteLength;
  };
  equal(await bytes(), await bytes(), "after twice as many calls");
});
