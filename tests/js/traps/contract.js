// What a trap of the wasm instance may do: end its own call, and nothing else.

// By its path: the glue is no entry point. It is the module that the package itself has loaded.
import * as glue from "../node_modules/fingerprint-edge/wasm/client.js";
import { equal, match, ok, rejects } from "../contract/assert.js";
import { shown } from "../contract/channels.js";
import { contract, runAll } from "../contract/harness.js";
import { EVENT_ID, KEY, VISITOR_ID, apiError, clientOf, eventOf, json, pause, scripted } from "../contract/support.js";
import { WORD } from "./word.js";

export { runAll as run };

/** An answer on whose code the core traps, in the middle of a call. */
const TRAPPING = apiError(503, WORD);

/** The facts of a trap before anything was sent, and of one after the first answer. */
const BEFORE = { attempts: 0, retryable: true, mayHaveArrived: false };
const BETWEEN = { attempts: 1, retryable: true, mayHaveArrived: true };

/** Asserts that the call ends as one whose instance trapped, and shows no key. */
async function traps(t, call, operation, facts) {
  const error = await rejects(call, t.lib.InternalError, operation);
  ok(error instanceof t.lib.SdkError, "an SdkError");
  ok(error.cause instanceof WebAssembly.RuntimeError, `the cause is ${error.cause}`);
  equal(error.name, "InternalError", "name");
  equal(error.operation, operation, "operation");
  match(error.message, new RegExp(`^${operation} failed: `), "message");
  for (const [name, value] of Object.entries(facts)) equal(error[name], value, `${operation}: ${name}`);
  ok(!shown(error, t.host).includes(KEY), "the error shows the key");
}

/** Asserts that the next call works, and on another instance than the one that was there. */
async function worksAfresh(client, broken) {
  equal((await client.getEvent(EVENT_ID)).event_id, EVENT_ID, "event_id");
  ok(glue.initSync() !== broken, "the same instance");
}

/** A `fetch` whose every answer waits until it is let go, and is then made from the request's own id. */
function held(replies = {}) {
  const waiting = [];
  const fetch = (input) => new Promise((resolve) => {
    const id = new URL(input).pathname.split("/").pop();
    waiting.push({ id, go: async () => resolve(await (replies[id] ?? json(eventOf(id)))()) });
  });
  return { fetch, waiting };
}

const ids = (count) => Array.from({ length: count }, (_, at) => `in-flight-${at}`);

/** Each call got the answer to its own question. */
async function eachItsOwn(calls, expected) {
  const answers = await Promise.all(calls);
  answers.forEach(({ event_id }, at) => equal(event_id, expected[at], "event_id"));
}

contract("a trap before sending is an InternalError, again and again, and the next call works on a fresh instance", async (t) => {
  const { client, calls } = scripted(t, Array.from({ length: 10 }, () => json(eventOf())));
  for (let trap = 0; trap < 10; trap++) {
    const broken = glue.initSync();
    await traps(t, client.getEvent(WORD), "getEvent", BEFORE);
    await worksAfresh(client, broken);
    equal(calls.length, trap + 1, "requests");
  }
});

contract("a trap in the middle of a call says that the request may have arrived", async (t) => {
  const { client, calls } = scripted(t, [TRAPPING, json(eventOf())]);
  const broken = glue.initSync();
  await traps(t, client.getEvent(EVENT_ID), "getEvent", BETWEEN);
  equal(calls.length, 1, "requests");
  await worksAfresh(client, broken);
});

contract("a trap after a repetition counts what was sent", async (t) => {
  const { client } = scripted(t, [apiError(503, "service_unavailable"), apiError(429, "too_many_requests"), TRAPPING, json(eventOf())]);
  await traps(t, client.getEvent(EVENT_ID), "getEvent", { ...BETWEEN, attempts: 3 });
  await worksAfresh(client);
});

contract("traps without a call between them need no fresh instance but the last", async (t) => {
  const { client } = scripted(t, [json(eventOf())]);
  for (let trap = 0; trap < 20; trap++) await traps(t, client.getEvent(WORD), "getEvent", BEFORE);
  await worksAfresh(client);
});

contract("every operation survives a trap", async (t) => {
  const calls = {
    getEvent: (client, id) => client.getEvent(id),
    searchEvents: (client, id) => client.searchEvents({ linked_id: id }),
    updateEvent: (client, id) => client.updateEvent(id, { suspect: true }),
    deleteVisitorData: (client, id) => client.deleteVisitorData(id),
  };
  for (const [operation, call] of Object.entries(calls)) {
    const { client } = scripted(t, [TRAPPING, json(eventOf())]);
    await traps(t, call(client, WORD), operation, BEFORE);
    const changes = ["updateEvent", "deleteVisitorData"].includes(operation);
    await traps(t, call(client, VISITOR_ID), operation, { ...BETWEEN, retryable: !changes });
    await worksAfresh(client);
  }
});

contract("a client of another system works on after a trap, and a new one can be made", async (t) => {
  const v3 = new t.lib.FingerprintV3Client({ apiKey: KEY, fetch: json({ products: {} }), ...t.host.clientOptions });
  const v4 = clientOf(t, { fetch: json(eventOf()) });
  await traps(t, v3.getEvent(WORD), "getEvent", BEFORE);
  equal((await v4.getEvent(EVENT_ID)).event_id, EVENT_ID, "event_id");
  await traps(t, v4.getEvent(WORD), "getEvent", BEFORE);
  ok((await v3.getEvent(EVENT_ID)).products, "products");
  await traps(t, v4.getEvent(WORD), "getEvent", BEFORE);
  equal((await clientOf(t, { fetch: json(eventOf()) }).getEvent(EVENT_ID)).event_id, EVENT_ID, "event_id");
});

contract("50 calls in flight outlive the traps of others on their client, each with its own answer", async (t) => {
  const { fetch, waiting } = held();
  const client = clientOf(t, { fetch });
  const calls = ids(50).map((id) => client.getEvent(id));
  await pause();
  equal(waiting.length, 50, "requests");
  for (const { go } of waiting.reverse()) {
    await traps(t, client.getEvent(WORD), "getEvent", BEFORE);
    await go();
  }
  await eachItsOwn(calls, ids(50));
});

contract("of 50 calls in flight those that trap end, and the others get their own answers", async (t) => {
  const trapping = ids(50).filter((_, at) => at % 5 === 2);
  const { fetch, waiting } = held(Object.fromEntries(trapping.map((id) => [id, TRAPPING])));
  const client = clientOf(t, { fetch });
  const calls = new Map(ids(50).map((id) => [id, client.getEvent(id)]));
  const ended = trapping.map((id) => traps(t, calls.get(id), "getEvent", BETWEEN));
  await pause();
  await Promise.all(waiting.map(({ go }) => go()));
  await Promise.all(ended);
  const others = ids(50).filter((id) => !trapping.includes(id));
  await eachItsOwn(others.map((id) => calls.get(id)), others);
});

contract("calls that wait for a repetition or for their key outlive a trap", async (t) => {
  const repeated = scripted(t, [apiError(503, "service_unavailable", "", { "retry-after": "1" }), json(eventOf("repeated"))]);
  const late = clientOf(t, { apiKey: () => pause(50).then(() => KEY), fetch: json(eventOf("late")) });
  const calls = [repeated.client.getEvent("repeated"), late.getEvent("late")];
  await pause(10);
  await traps(t, clientOf(t).getEvent(WORD), "getEvent", BEFORE);
  await eachItsOwn(calls, ["repeated", "late"]);
  equal(repeated.calls.length, 2, "requests");
});

contract("twenty traps later the memory is as small as at first", async (t) => {
  const { client } = scripted(t, [json(eventOf()), json(eventOf())]);
  await worksAfresh(client);
  const before = glue.initSync().memory.buffer.byteLength;
  for (let trap = 0; trap < 20; trap++) await traps(t, client.getEvent(WORD), "getEvent", BEFORE);
  await worksAfresh(client);
  equal(glue.initSync().memory.buffer.byteLength, before, "bytes");
});
