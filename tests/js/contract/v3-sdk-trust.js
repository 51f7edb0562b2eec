// Sealed results and webhooks by the names of the official SDK of v3: of either version, in v3's shape.

import everyField from "../../fixtures/v4/event-every-field.json" with { type: "json" };
import { deepEqual, equal, match, rejects, throws } from "./assert.js";
import { contract } from "./harness.js";

const KEY = new Uint8Array(32).fill(7);
const KEYS = [{ key: KEY, algorithm: "aes-256-gcm" }];
const SECRET = "whsec_0123456789abcdef";
const V3 = { products: { identification: { data: { visitorId: "Ibk1527CUFmcnjLwIs4A9", requestId: "1708102555327.NLOjmg" } } } };
const V3_WEBHOOK = { requestId: "1708102555327.NLOjmg", url: "https://a.example/", ip: "192.0.2.1", bot: { result: "bad" }, timestamp: 1 };
const encode = (text) => new TextEncoder().encode(text);

/** An event as the vendor seals it; nothing is deflated, which is deflated, too. */
async function seal(event) {
  const json = encode(JSON.stringify(event));
  const stored = new Uint8Array([1, json.length & 255, json.length >> 8, ~json.length & 255, (~json.length >> 8) & 255, ...json]);
  const iv = new Uint8Array(12).fill(3);
  const key = await crypto.subtle.importKey("raw", KEY, "AES-GCM", false, ["encrypt"]);
  const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, stored));
  return new Uint8Array([0x9e, 0x85, 0xdc, 0xed, ...iv, ...sealed]);
}

async function sign(body) {
  const key = await crypto.subtle.importKey("raw", encode(SECRET), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const bytes = new Uint8Array(await crypto.subtle.sign("HMAC", key, encode(body)));
  return `v1=${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

contract("v3 SDK: a sealed result of v3 is opened as it is, and one of v4 to v3's shape", async ({ parts, migrate }) => {
  const { unsealEventsResponse, UnsealAggregateError } = parts.v3;
  deepEqual(await unsealEventsResponse(await seal(V3), KEYS), V3, "v3");
  deepEqual(await unsealEventsResponse(await seal(everyField), KEYS), migrate.downgradeEvent(everyField).event, "v4");
  const partial = { products: { botd: { error: { code: "Failed", message: "no" } } } };
  deepEqual(await unsealEventsResponse(await seal(partial), KEYS), partial, "products that failed");
  const wrong = [{ key: new Uint8Array(32), algorithm: "aes-256-gcm" }];
  equal((await rejects(unsealEventsResponse(await seal(V3), wrong), UnsealAggregateError)).errors.length, 1, "a wrong key");
});

contract("v3 SDK: a webhook of v3 is read as it is, and one of v4 to v3's flat shape", async ({ parts }) => {
  const { isValidWebhookSignature, readWebhook, webhookOf, WebhookSignatureError } = parts.v3;
  for (const event of [V3_WEBHOOK, everyField]) {
    const body = JSON.stringify(event);
    const header = await sign(body);
    equal(isValidWebhookSignature({ header, data: encode(body), secret: SECRET }), true, "valid");
    equal(isValidWebhookSignature({ header, data: `${body} `, secret: SECRET }), false, "another body");
    const request = (signature) =>
      new Request("https://a.example/", { method: "POST", body, headers: { "fpjs-event-signature": signature } });
    const webhook = await readWebhook(request(header), { secret: SECRET });
    deepEqual(webhook, webhookOf(event), "parsed by hand");
    await rejects(readWebhook(request(header.replace(/.$/, "x")), { secret: SECRET }), WebhookSignatureError);
    if (event === V3_WEBHOOK) deepEqual(webhook, event, "untouched");
  }
  const { requestId, timestamp, linkedId, tag, visitorId, bot, vpn, products, event_id } = webhookOf(everyField);
  deepEqual(
    [requestId, timestamp, linkedId, tag, visitorId, vpn.result],
    [
      everyField.event_id,
      everyField.timestamp,
      everyField.linked_id,
      everyField.tags,
      everyField.identification.visitor_id,
      everyField.vpn,
    ],
    "flat",
  );
  deepEqual([typeof bot.result, products, event_id], ["string", undefined, undefined], "and nothing of another shape");
});

contract("v3 SDK: what is no event is given as it is", ({ parts }) => {
  for (const other of [{}, { event_id: 5 }, { requestId: "1" }, null, "text"]) equal(parts.v3.webhookOf(other), other, String(other));
});

contract("v3 SDK: arguments of sealed results and webhooks are checked as everywhere", async ({ parts }) => {
  match((await rejects(parts.v3.unsealEventsResponse(5, KEYS), TypeError)).message, /`sealed` must be/, "sealed");
  match((await rejects(parts.v3.unsealEventsResponse("", []), TypeError)).message, /`keys`/, "keys");
  match(
    throws(() => parts.v3.isValidWebhookSignature({ header: "v1=", data: "", secret: "" }), TypeError).message,
    /`secret` is empty/,
    "secret",
  );
});
