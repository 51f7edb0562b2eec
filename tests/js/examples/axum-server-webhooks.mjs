// The webhooks of examples/axum-server: which of them are taken, once.

import { createHmac } from "node:crypto";
import { deepEqual, equal } from "../contract/assert.js";
import { rawStatus } from "./strangers.mjs";

/** The new one, and the old one. */
export const SECRETS = ["new-secret-of-the-webhook", "old-secret-of-the-webhook"];

const signature = (body, secret = SECRETS[0]) => `v1=${createHmac("sha256", secret).update(body).digest("hex")}`;
const aboutEvent = (event_id, more) => JSON.stringify({ event_id, timestamp: 1708102555327, ...more });

export async function checkWebhooks(url) {
  const send = async (body, headers, method = "POST") => (await fetch(`${url}/webhook?%zz`, { method, body, headers })).status;
  const signed = (body, secret) => send(body, { "fpjs-event-signature": signature(body, secret) });
  const event = aboutEvent("1708102555327.Qw0hook", { bot: "bad" });
  const refused = {
    "a wrong secret": await signed(event, "another secret"),
    "a signature of another body": await send(event, { "fpjs-event-signature": signature(`${event} `) }),
    "no signature": await send(event),
    "an empty signature": await send(event, { "fpjs-event-signature": "v1=" }),
    "a signature of another version": await send(event, { "fpjs-event-signature": signature(event).replace("v1", "v2") }),
    "a signature of nothing": await send("", { "fpjs-event-signature": signature("") }),
  };
  for (const [what, status] of Object.entries(refused)) equal(status, 401, what);
  for (const body of ["no JSON", "[]", "7", "{}", '{"timestamp":1}', aboutEvent(""), aboutEvent(7), aboutEvent({}), aboutEvent(null)])
    equal(await signed(body), 400, body);
  for (const method of ["GET", "PUT", "DELETE"]) equal(await send(method === "GET" ? undefined : event, {}, method), 405, method);

  const large = aboutEvent("1708102555327.Qw0large", { padding: "x".repeat(1024 * 1024) });
  equal(await signed(large), 413, "a long body");
  const headers = { "fpjs-event-signature": signature(large) };
  const stream = { method: "POST", headers, body: new Blob([large]).stream(), duplex: "half" };
  equal((await fetch(`${url}/webhook`, stream)).status, 413, "a long body that does not say so");
  const lying = "POST /webhook HTTP/1.1\r\nHost: a\r\ncontent-length: 99999999999\r\n\r\n";
  equal(await rawStatus(url, lying), 413, "a body that says that it is long");

  deepEqual([await signed(event), await signed(event)], [201, 200], "two deliveries");
  equal(await signed(aboutEvent("1708102555327.Qw0hook", { bot: "good" })), 200, "another text about it");
  equal(await signed(aboutEvent("1708102555327.Qw0old"), SECRETS[1]), 201, "one with the old secret");
  const both = aboutEvent("1708102555327.Qw0both");
  const signatures = `${signature(both, "a third secret")}, ${signature(both, SECRETS[1])}`;
  equal(await send(both, { "fpjs-event-signature": signatures }), 201, "one with two signatures");
  const statuses = await Promise.all(Array.from({ length: 50 }, () => signed(aboutEvent("1708102555327.Qw0once"))));
  equal(statuses.filter((status) => status === 201).length, 1, "what is taken of 50 deliveries at once");
  equal(statuses.filter((status) => status === 200).length, 49, "what is not");
}
