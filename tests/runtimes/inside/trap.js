// What a contract can only do in Node, which has the package's files: take the wasm instance its memory, so that it traps.

import { equal, ok, rejects } from "../../contract/assert.js";
import { contract } from "../../contract/harness.js";
import { KEYS } from "../../contract/sealed-events.js";
import sealed from "../../contract/sealed-results.js";
import { EVENT_ID, clientOf, deaf, eventOf, json, scripted } from "../../contract/support.js";
import { withModules } from "../../contract/ways.js";

// By its path: the glue is no entry point. It is the module that the package itself has loaded.
const glue = await import(new URL("../../node_modules/fingerprint-edge/wasm/client.js", import.meta.url).href);

const trustGlue = await import(new URL("../../node_modules/fingerprint-edge/wasm/trust.js", import.meta.url).href);

const PAGES_OF_WASM32 = 65_536;
/** An id that needs more memory, percent-encoded, than the allocator has at hand. */
const LARGE_ID = "\u65e5".repeat(60_000);

/** Grows the memory as far as it goes: the allocator gets no more, and a large input traps. */
function exhaust() {
  const { memory } = glue.initSync();
  memory.grow(PAGES_OF_WASM32 - memory.buffer.byteLength / 65_536);
}

contract("a trap is an InternalError, and the next call works on a fresh instance", async (t) => {
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

contract("a call under way outlives the trap of another one", async (t) => {
  const waiting = scripted(t, [deaf(), json(eventOf())], { timeout: 250 });
  const call = waiting.client.getEvent(EVENT_ID);
  const { client } = scripted(t, [json(eventOf())]);
  exhaust();
  await rejects(client.getEvent(LARGE_ID), t.lib.InternalError);
  equal((await call).event_id, EVENT_ID, "event_id");
  equal(waiting.calls.length, 2, "requests");
});

contract("the memory of the instance does not grow with its calls", async (t) => {
  const client = clientOf(t, { fetch: json(eventOf()) });
  const bytes = async () => {
    for (let call = 0; call < 3_000; call++) await client.getEvent("x".repeat(1 + ((call * 7_919) % 4_096)));
    return glue.initSync().memory.buffer.byteLength;
  };
  equal(await bytes(), await bytes(), "after twice as many calls");
});

contract("the memory that a large sealed result took in wasm is given back", async ({ lib }) => {
  const algorithm = "aes-256-gcm";
  const unseal = (name) => withModules(undefined, () => lib.unsealEventsResponse(sealed[name], [{ key: KEYS[0], algorithm }]));
  const bytes = () => trustGlue.initSync().memory.buffer.byteLength;
  await unseal("2048 deflated");
  const before = bytes();
  await unseal("at the limit");
  await rejects(unseal("bomb"), lib.UnsealError);
  equal(bytes() <= before, true, "as little as before");
  const grown = [];
  for (const _ of "12") {
    for (let call = 0; call < 20; call++) await unseal("1048576 deflated");
    grown.push(bytes());
  }
  equal(grown[0], grown[1], "after twice as many calls");
  equal(grown[0] < 2 ** 23, true, "less than what an instance may keep");
});
