// examples/deno: what is stored, once, and what is not.

import { createHmac } from "node:crypto";
import { deepEqual, equal, match, ok } from "../contract/assert.js";
import { rawStatus } from "./strangers.mjs";

const SECRET = "secret-of-the-webhook";
const ID = "1708102555327.NLOjmg";

const signature = (body, secret = SECRET) => `v1=${createHmac("sha256", secret).update(body).digest("hex")}`;
const aboutEvent = (event_id, more) => JSON.stringify({ event_id, timestamp: 1708102555327, ...more });

export async function check(start, { unspoken, logged }) {
  unspoken.push(ID, "203.0.113.7", "Ibk1527CUFmcnjLwIs4A9");
  for (const FINGERPRINT_WEBHOOK_SECRET of [undefined, ""]) {
    const error = await start({ FINGERPRINT_WEBHOOK_SECRET }).catch((error) => error);
    match(error.message, /FINGERPRINT_WEBHOOK_SECRET is not set/, "without the secret");
  }
  const { url } = await start({ FINGERPRINT_WEBHOOK_SECRET: SECRET });
  const send = async (body, headers, method = "POST") => {
    const response = await fetch(`${url}/%zz?%zz=%zz`, { method, body, headers });
    const text = await response.text();
    ok(!/main\.js|secret|NLOjmg|file:/.test(text), `no stack and no secret in ${text}`);
    return response.status;
  };
  const signed = (body, secret) => send(body, { "fpjs-event-signature": signature(body, secret) });
  // It takes five seconds: the rest goes on meanwhile.
  const head = ["POST / HTTP/1.1", "Host: hooks.test", `fpjs-event-signature: ${signature("{}")}`, "Content-Length: 9", "", "{"];
  const slow = rawStatus(url, head.join("\r\n"));

  const event = aboutEvent(ID, { bot: "bad", ip_address: "203.0.113.7", identification: { visitor_id: "Ibk1527CUFmcnjLwIs4A9" } });
  equal(await signed(event, "another secret"), 403, "a wrong secret");
  equal(await send(event, { "fpjs-event-signature": signature(`${event} `) }), 403, "a signature of another body");
  equal(await send(event), 403, "no signature");
  equal(await send(event, { "fpjs-event-signature": "v1=" }), 403, "an empty signature");
  for (const body of ["no JSON", "[]", "null", "7", "\u0000"]) equal(await signed(body), 400, `the body ${body}`);
  equal(await signed(""), 400, "no body");
  for (const method of ["GET", "PUT", "DELETE", "OPTIONS"])
    equal(await send(method === "GET" ? undefined : event, {}, method), 405, method);
  equal(await signed(aboutEvent("large", { padding: "x".repeat(1024 * 1024) })), 413, "a long body");
  const stream = new Blob(["x".repeat(2 * 1024 * 1024)]).stream();
  const endless = await fetch(url, { method: "POST", body: stream, duplex: "half", headers: { "fpjs-event-signature": "v1=00" } });
  equal(endless.status, 413, "a long body that does not say so");
  for (const id of ["", ".", "../x", "a/b", "%zz", " ", "x".repeat(600), "\u{1f98a}", 7, true, {}, ["a"], undefined])
    equal(await signed(aboutEvent(id)), 400, `the event id ${JSON.stringify(id)}`);
  equal(await signed('{"__proto__":{"event_id":"inherited"}}'), 400, "an inherited event id");

  deepEqual([await signed(event), await signed(event), await signed(aboutEvent(ID, { bot: "good" }))], [201, 200, 200], "one event");
  for (const odd of [{ identification: null }, { identification: 7 }, { bot: {}, vpn: [] }])
    equal(await signed(aboutEvent(`odd-${JSON.stringify(odd).length}`, odd)), 201, `an event with ${JSON.stringify(odd)}`);
  for (const times of [3, 50]) {
    const body = aboutEvent(`at-once-${times}`);
    const statuses = await Promise.all(Array.from({ length: times }, () => signed(body)));
    deepEqual(statuses.sort(), [...Array(times - 1).fill(200), 201], `${times} deliveries at once`);
  }
  // More than the store takes: the sender is told, and sends it again.
  const heavy = aboutEvent("heavy", { identification: { visitor_id: "x".repeat(100_000) } });
  deepEqual([await signed(heavy), await signed(heavy)], [500, 500], "what the store does not take");
  equal(await slow, 408, "a body that does not arrive");
  ok(!logged().includes("at-once"), "no id in the log");

  // What is stored outlives the server, and another one at the same store knows it.
  const again = await start({ FINGERPRINT_WEBHOOK_SECRET: SECRET });
  const response = await fetch(again.url, { method: "POST", body: event, headers: { "fpjs-event-signature": signature(event) } });
  deepEqual([response.status, await response.text()], [200, "known"], "the event at another server");
}
