// examples/webhook: what is stored, once, and what is not.

import { createHmac } from "node:crypto";
import { deepEqual, equal } from "../contract/assert.js";

const SECRET = "secret-of-the-webhook";
const ID = "1708102555327.NLOjmg";

const signature = (body, secret = SECRET) => `v1=${createHmac("sha256", secret).update(body).digest("hex")}`;
const aboutEvent = (event_id, more) => JSON.stringify({ event_id, timestamp: 1708102555327, ...more });

export async function check(start, { unspoken }) {
  unspoken.push(ID, "no store for");
  const bindings = { FINGERPRINT_WEBHOOK_SECRET: SECRET };
  const worker = await start(bindings);
  const store = await worker.getKVNamespace("EVENTS");
  const { send, signed } = sender(worker);
  const keys = async () => (await store.list()).keys.map(({ name }) => name).sort();

  const event = aboutEvent(ID, { bot: "bad" });
  const refused = {
    "a wrong secret": await signed(event, "another secret"),
    "a signature of another body": await send(event, { "fpjs-event-signature": signature(`${event} `) }),
    "no signature": await send(event),
    "an empty signature": await send(event, { "fpjs-event-signature": "v1=" }),
  };
  for (const [what, status] of Object.entries(refused)) equal(status, 403, what);
  equal(await signed("no JSON"), 400, "no JSON");
  equal(await signed(""), 400, "no body");
  for (const method of ["GET", "PUT", "DELETE"]) equal(await send(method === "GET" ? undefined : event, {}, method), 405, method);
  equal(await signed(aboutEvent("large", { padding: "x".repeat(1024 * 1024) })), 413, "a long body");
  equal(await signed('{"timestamp":1}'), 400, "no event");
  // No keys of KV, or no ids.
  for (const id of ["", ".", "..", "../x", "a/b", "%zz", " ", "a b", "x".repeat(600), "\u{1f98a}", 7, true, {}, ["a"]])
    equal(await signed(aboutEvent(id)), 400, `the event id ${JSON.stringify(id)}`);
  equal(await signed('{"__proto__":{"event_id":"inherited"}}'), 400, "an inherited event id");
  deepEqual(await keys(), [], "what is stored so far");

  equal(await signed(event), 201, "the first delivery");
  const first = await store.get(ID);
  deepEqual(JSON.parse(first).event, JSON.parse(event), "the event as it came");
  equal(await signed(event), 200, "the second delivery");
  equal(await signed(aboutEvent(ID, { bot: "good" })), 200, "another text about it");
  equal(await store.get(ID), first, "what is stored after it");

  equal(await signed('{"requestId":"of-v3","sdk":{},"time":"2025-11-24T16:00:00Z"}'), 201, "the body of v3");
  const iq = '{"requestId":"req_of_iq"}';
  equal(await send(iq, { "x-fiq-signature": createHmac("sha256", SECRET).update(iq).digest("hex") }), 201, "FingerprintIQ's");
  deepEqual(await keys(), [ID, "of-v3", "req_of_iq"], "all that is stored");

  equal(await sender(await start({})).signed(event), 500, "without the secret");
  await checkWrites(await start(bindings, WATCHED));
}

function sender(worker) {
  const url = "https://hooks.example/%zz?%zz=%zz";
  const send = async (body, headers, method = "POST") => (await worker.dispatchFetch(url, { method, body, headers })).status;
  return { send, signed: (body, secret) => send(body, { "fpjs-event-signature": signature(body, secret) }) };
}

/** The example over a KV that is slow, counts its writes, and fails as often as it is told to. */
const WATCHED = `
import worker from "./index.js";
import { Delivery as Real } from "./delivery.js";

const kv = { writes: 0, failures: 0, ends: "before", ms: 30 };
export class Delivery extends Real {
  constructor(ctx, env) {
    super(ctx, { ...env, EVENTS: { async put(...arguments_) {
      kv.writes += 1;
      await new Promise((resolve) => setTimeout(resolve, kv.ms));
      const fails = kv.failures > 0;
      if (fails) kv.failures -= 1;
      if (fails && kv.ends === "before") throw new Error("no store for " + arguments_[0]);
      await env.EVENTS.put(...arguments_);
      if (fails) throw new Error("no store for " + arguments_[0]);
    } } });
  }
}
export default {
  async fetch(request, env) {
    if (!request.url.endsWith("/kv")) return worker.fetch(request, env);
    if (request.method === "GET") return Response.json(kv);
    const before = Response.json(kv);
    Object.assign(kv, { writes: 0 }, await request.json());
    return before;
  },
};
`;

/** What comes of deliveries at once, and of writes that fail. */
async function checkWrites(worker) {
  const { signed } = sender(worker);
  const store = await worker.getKVNamespace("EVENTS");
  const reset = async (how = {}) =>
    (await worker.dispatchFetch("https://hooks.example/kv", { method: "POST", body: JSON.stringify(how) })).json();
  const url = await worker.ready;
  const deliver = (body, signal) => fetch(url, { method: "POST", body, signal, headers: { "fpjs-event-signature": signature(body) } });
  const atOnce = async (times, body) => {
    const statuses = await Promise.all(Array.from({ length: times }, () => signed(body)));
    return Object.fromEntries([...new Set(statuses)].map((status) => [status, statuses.filter((one) => one === status).length]));
  };
  for (const times of [3, 50]) {
    await reset();
    deepEqual(await atOnce(times, aboutEvent(`at-once-${times}`)), { 201: 1, 200: times - 1 }, `${times} deliveries at once`);
    equal((await reset()).writes, 1, `the writes of ${times} deliveries at once`);
  }
  const many = await Promise.all(Array.from({ length: 20 }, (_, index) => signed(aboutEvent(`one-of-${index}`))));
  deepEqual([...new Set(many)], [201], "20 events at once");

  for (const ends of ["before", "after"]) {
    const event = aboutEvent(`fails-${ends}`);
    await reset({ failures: 2, ends });
    equal(await signed(event), 500, `a write that fails ${ends} it is done`);
    equal(await signed(event), 500, "and again");
    deepEqual([await signed(event), await signed(event)], [201, 200], "the deliveries after that");
    equal((await reset()).writes, 3, "the writes");
    deepEqual(JSON.parse(await store.get(`fails-${ends}`)).event, JSON.parse(event), "what is stored");
  }
  // A sender that does not wait for the answer sends again.
  for (const failures of [0, 1]) {
    await reset({ ms: 3_000, failures, ends: "before" });
    const event = aboutEvent(`hurried-${failures}`);
    const controller = new AbortController();
    const hurried = deliver(event, controller.signal).catch((error) => error.name);
    while ((await (await worker.dispatchFetch("https://hooks.example/kv")).json()).writes === 0);
    controller.abort();
    equal(await hurried, "AbortError", "a sender that does not wait");
    const again = [await signed(event), await signed(event), await signed(event)];
    deepEqual(again, failures ? [500, 201, 200] : [200, 200, 200], "what it gets when it sends again");
    equal((await reset()).writes, 1 + failures, "the writes of both");
    deepEqual(JSON.parse(await store.get(`hurried-${failures}`)).event, JSON.parse(event), "what is stored");
  }
  await reset({ ms: 30 });
  // Nobody is told that it is stored while it may still fail.
  await reset({ failures: 1, ends: "before" });
  deepEqual(await atOnce(10, aboutEvent("fails-for-all")), { 500: 10 }, "deliveries at once of a write that fails");
  deepEqual(await atOnce(10, aboutEvent("fails-for-all")), { 201: 1, 200: 9 }, "and their redeliveries");
  equal((await reset()).writes, 2, "the writes of both");
}
