// examples/webhook: what is stored, once, and what is not.

import { createHmac } from "node:crypto";
import { deepEqual, equal } from "../contract/assert.js";

const SECRET = "secret-of-the-webhook";
const ID = "1708102555327.NLOjmg";

const signature = (body, secret = SECRET) => `v1=${createHmac("sha256", secret).update(body).digest("hex")}`;

export async function check(start) {
  const worker = await start({ FINGERPRINT_WEBHOOK_SECRET: SECRET });
  const store = await worker.getKVNamespace("EVENTS");
  const send = async (body, headers) => (await worker.dispatchFetch("https://hooks.example/", { method: "POST", body, headers })).status;
  const signed = (body, secret) => send(body, { "fpjs-event-signature": signature(body, secret) });
  const keys = async () => (await store.list()).keys.map(({ name }) => name).sort();

  const event = JSON.stringify({ event_id: ID, timestamp: 1708102555327, bot: "bad" });
  const refused = {
    "a wrong secret": await signed(event, "another secret"),
    "a signature of another body": await send(event, { "fpjs-event-signature": signature(`${event} `) }),
    "no signature": await send(event),
    "an empty signature": await send(event, { "fpjs-event-signature": "v1=" }),
  };
  for (const [what, status] of Object.entries(refused)) equal(status, 403, what);
  equal(await signed("no JSON"), 400, "no JSON");
  equal(await signed('{"timestamp":1}'), 400, "no event");
  equal(await signed(JSON.stringify({ event_id: "large", padding: "x".repeat(1024 * 1024) })), 413, "a long body");
  deepEqual(await keys(), [], "what is stored so far");

  equal(await signed(event), 201, "the first delivery");
  const first = await store.get(ID);
  deepEqual(JSON.parse(first).event, JSON.parse(event), "the event as it came");
  equal(await signed(event), 200, "the second delivery");
  equal(await store.get(ID), first, "what is stored after it");

  equal(await signed('{"requestId":"of-v3","sdk":{},"time":"2025-11-24T16:00:00Z"}'), 201, "the body of v3");
  const iq = '{"requestId":"req_of_iq"}';
  equal(await send(iq, { "x-fiq-signature": createHmac("sha256", SECRET).update(iq).digest("hex") }), 201, "FingerprintIQ's");
  deepEqual(await keys(), [ID, "of-v3", "req_of_iq"], "all that is stored");
}
