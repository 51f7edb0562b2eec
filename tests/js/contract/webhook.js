// Webhooks: which signatures are valid, and what a request brings.

import signatures from "../../documents/webhook-headers.json" with { type: "json" };
import { deepEqual, equal, match, ok, rejects, throws } from "./assert.js";
import { shown } from "./channels.js";
import { contract } from "./harness.js";
import { eachWay } from "./ways.js";

/** The vendor's own vector: `data` signed with `secret`. */
const HEX = "1b2c16b75bd2a870c114153ccda5bcfca63314bc722fa160d690de133ccbb9db";
const WRONG = "0".repeat(64);
const encode = (text) => new TextEncoder().encode(text);

eachWay("isValidWebhookSignature: the vendor's vector, as text and as bytes of every kind", async ({ lib }) => {
  const bytes = encode("-data-");
  const all = ["data", encode("data"), encode("data").buffer, bytes.subarray(1, 5), new DataView(bytes.buffer, 1, 4)];
  if (typeof SharedArrayBuffer === "function") {
    const shared = new Uint8Array(new SharedArrayBuffer(4));
    shared.set(encode("data"));
    all.push(shared, shared.buffer);
  }
  for (const data of all) {
    equal(lib.isValidWebhookSignature({ header: `v1=${HEX}`, data, secret: "secret" }), true, "valid");
    equal(lib.isValidFingerprintIqWebhookSignature({ header: HEX, data, secret: "secret" }), true, "valid, FingerprintIQ");
  }
});

/** A header of the table with the signature in its place. */
function filled(header, hex) {
  const mixed = [...hex].map((digit, at) => (at % 2 === 0 ? digit.toUpperCase() : digit)).join("");
  const places = { hex, HEX: hex.toUpperCase(), Hex: mixed, wrong: WRONG, short: hex.slice(0, 63) };
  return header.replace(/\{(\w+)\}/g, (_, name) => places[name]);
}

eachWay("webhooks: the table of headers that both drivers must agree on", async ({ lib }) => {
  const { data, secret } = signatures;
  for (const [system, isValid] of [
    ["fingerprint", lib.isValidWebhookSignature],
    ["fingerprintIq", lib.isValidFingerprintIqWebhookSignature],
  ]) {
    for (const [kind, expected] of [
      ["valid", true],
      ["invalid", false],
    ]) {
      ok(signatures[system][kind].length > 4, `${system} ${kind}`);
      for (const header of signatures[system][kind]) equal(isValid({ header: filled(header, HEX), data, secret }), expected, header);
    }
    for (const header of [null, undefined, "\ud800", "v1=,".repeat(20_000)])
      equal(isValid({ header, data, secret }), false, String(header).slice(0, 9));
  }
});

eachWay("isValidWebhookSignature: another body, another secret, another byte", async ({ lib }) => {
  const valid = (data, secret, header = HEX) => [
    lib.isValidWebhookSignature({ header: `v1=${header}`, data, secret }),
    lib.isValidFingerprintIqWebhookSignature({ header, data, secret }),
  ];
  for (const data of ["", "Data", "data ", "data\n"]) deepEqual(valid(data, "secret"), [false, false], data);
  for (const secret of ["Secret", "secret.", "s", "x".repeat(500)]) deepEqual(valid("data", secret), [false, false], secret);
  for (let at = 0; at < HEX.length; at++) {
    const changed = HEX.slice(0, at) + (HEX[at] === "0" ? "1" : "0") + HEX.slice(at + 1);
    deepEqual(valid("data", "secret", changed), [false, false], changed);
  }
  deepEqual(valid("å\u{1f98a}", "schlüssel", await sign("å\u{1f98a}", "schlüssel")), [true, true], "UTF-8");
  const large = "0123456789abcdef".repeat(20_000);
  deepEqual(valid(large, "s".repeat(200), await sign(large, "s".repeat(200))), [true, true], "a large body, a long secret");
});

contract("isValidWebhookSignature: wrong arguments are TypeErrors that name them", async ({ lib }) => {
  const right = { header: `v1=${HEX}`, data: "data", secret: "secret" };
  for (const isValid of [lib.isValidWebhookSignature, lib.isValidFingerprintIqWebhookSignature]) {
    const refused = (signature, pattern) => match(throws(() => isValid(signature), TypeError).message, pattern, "message");
    for (const signature of [undefined, null, "v1=", []]) refused(signature, /^the members must be an object/);
    for (const header of [7, {}, [HEX]]) refused({ ...right, header }, /^`header` must be a string/);
    for (const data of [undefined, null, 7, {}, ["data"]])
      refused({ ...right, data }, /^`data` must be a string, an ArrayBuffer or a view of one/);
    for (const secret of [undefined, null, 7, encode("secret")]) refused({ ...right, secret }, /^`secret` must be a string/);
    refused({ ...right, secret: "" }, /^`secret` is empty/);
    refused({ ...right, header: null, secret: "" }, /^`secret` is empty/);
    refused({ ...right, body: "data" }, /^unknown member `body`: there are header, data, secret$/);
  }
});

const SECRET = "whsec_0123456789abcdef";
const V4 = { event_id: "1708102555327.NLOjmg", timestamp: 1708102555327, tags: { å: "\u{1f98a}" }, future: [1, null] };
const V3 = { requestId: "1708102555327.NLOjmg", url: "https://shop.example/", ip: "203.0.113.7", vpn: { result: true } };
const IQ = { event: "visit.flagged", timestamp: 1708102555327, data: { visitorId: "iq_1", riskFactors: ["headless"] } };

/** The HMAC by the runtime's WebCrypto, which the package does not use, as hexadecimal digits. */
async function sign(body, secret = SECRET) {
  const key = await crypto.subtle.importKey("raw", encode(secret), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const bytes = new Uint8Array(await crypto.subtle.sign("HMAC", key, typeof body === "string" ? encode(body) : body));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const requestOf = (body, headers) => new Request("https://shop.example/hook", { method: "POST", body, headers });
const signed = async (body, secret) => requestOf(body, { "fpjs-event-signature": `v1=${await sign(body, secret)}` });

eachWay("readWebhook: events of all three systems", async ({ lib }) => {
  for (const event of [V4, V3]) deepEqual(await lib.readWebhook(await signed(JSON.stringify(event)), { secret: SECRET }), event, "event");
  const body = JSON.stringify(IQ);
  deepEqual(await lib.readWebhook(requestOf(body, { "X-FIQ-Signature": await sign(body) }), { secret: SECRET }), IQ, "FingerprintIQ");
});

eachWay("readWebhook: the new secret and the old one, while secrets change", async ({ lib }) => {
  const body = JSON.stringify(V4);
  for (const secret of [["other", SECRET], [SECRET, "other"], [SECRET], ["a", "b", "c", "d", SECRET]]) {
    equal((await lib.readWebhook(await signed(body), { secret })).event_id, V4.event_id, "event_id");
  }
  const both = requestOf(body, { "fpjs-event-signature": `v1=${await sign(body, "third")},v1=${await sign(body)}` });
  equal((await lib.readWebhook(both, { secret: ["other", SECRET] })).event_id, V4.event_id, "event_id");
});

/** The error of a refusal: with this status, and without secret, signature or body in it. */
async function refused(t, request, options, Class, status, pattern) {
  const error = await rejects(t.lib.readWebhook(request, { secret: SECRET, ...options }), Class, String(pattern));
  match(error.message, pattern, "message");
  equal(error.statusCode, status, "statusCode");
  ok(error instanceof t.lib.WebhookError && error instanceof t.lib.SdkError, "a WebhookError, an SdkError");
  equal(error.operation, "readWebhook", "operation");
  const text = shown(error, t.host);
  for (const secret of [SECRET, await sign(JSON.stringify(V4)), "NLOjmg"]) equal(text.includes(secret), false, "secret in the error");
  return error;
}

eachWay("readWebhook: a signature that is missing or wrong is a 403", async (t) => {
  const body = JSON.stringify(V4);
  const { WebhookSignatureError } = t.lib;
  for (const headers of [{}, { "fpjs-event-signature": "" }, { "x-signature": `v1=${await sign(body)}` }]) {
    await refused(
      t,
      requestOf(body, headers),
      {},
      WebhookSignatureError,
      403,
      /^the request has no header `fpjs-event-signature` or `x-fiq-signature`$/,
    );
  }
  for (const request of [
    await signed(body, "other"),
    requestOf(`${body} `, { "fpjs-event-signature": `v1=${await sign(body)}` }),
    requestOf(body, { "fpjs-event-signature": await sign(body) }),
  ]) {
    const error = await refused(
      t,
      request,
      {},
      WebhookSignatureError,
      403,
      /^the header `fpjs-event-signature` is not the signature of the body$/,
    );
    equal(error.name, "WebhookSignatureError", "name");
  }
  await refused(
    t,
    requestOf(body, { "x-fiq-signature": `v1=${await sign(body)}` }),
    {},
    WebhookSignatureError,
    403,
    /^the header `x-fiq-signature` is not/,
  );
  await refused(t, await signed(body), { secret: ["other", "another"] }, WebhookSignatureError, 403, /is not the signature/);
});

contract("readWebhook: a body that is no JSON object is a 400", async (t) => {
  for (const body of ["{", "event_id=NLOjmg", "[]", "null", "7", '"NLOjmg"', new Uint8Array([0x7b, 0xff, 0x7d])]) {
    const error = await refused(t, await signed(body), {}, t.lib.WebhookError, 400, /^the body is not a JSON object$/);
    equal(error.name, "WebhookError", "name");
  }
  for (const body of ["", null])
    await refused(t, requestOf(body, { "x-fiq-signature": WRONG }), {}, t.lib.WebhookError, 400, /^the request has no body$/);
});

/** A body in pieces, and how many of them were taken. */
function pieces(...parts) {
  const taken = { count: 0, cancelled: false };
  const body = new ReadableStream(
    {
      pull(controller) {
        const part = parts[taken.count++];
        if (part === undefined) return controller.close();
        if (part instanceof Error) return controller.error(part);
        controller.enqueue(part);
      },
      cancel() {
        taken.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { body, taken };
}

/** What a server hands over, without the host's class. */
const handed = (body, headers) => ({
  headers: new Headers(headers),
  body,
  arrayBuffer: () => Promise.reject(new Error("asked for all of it")),
});

contract("readWebhook: a body in pieces, cut inside of a character", async ({ lib }) => {
  const bytes = encode(JSON.stringify(V4));
  const header = { "fpjs-event-signature": `v1=${await sign(bytes)}` };
  const { body } = pieces(...Array.from(bytes, (byte) => Uint8Array.of(byte)));
  deepEqual(await lib.readWebhook(handed(body, header), { secret: SECRET, maxBytes: bytes.length }), V4, "event");
  const whole = { headers: new Headers(header), arrayBuffer: async () => bytes.buffer };
  deepEqual(await lib.readWebhook(whole, { secret: SECRET }), V4, "event of a request without a stream");
});

contract("readWebhook: a body that is too long is a 413, and is not read further", async (t) => {
  const text = JSON.stringify(V4);
  const bytes = encode(text);
  const header = { "fpjs-event-signature": `v1=${await sign(bytes)}` };
  const { WebhookError } = t.lib;
  const { body, taken } = pieces(bytes, bytes, bytes, bytes);
  await refused(t, handed(body, header), { maxBytes: bytes.length + 1 }, WebhookError, 413, /^the body is longer than \d+ bytes$/);
  equal(taken.count, 2, "pieces taken");
  equal(taken.cancelled, true, "cancelled");
  const announced = pieces(bytes);
  await refused(
    t,
    handed(announced.body, { ...header, "content-length": "1048577" }),
    {},
    WebhookError,
    413,
    /^the body is longer than 1048576 bytes$/,
  );
  equal(announced.taken.count, 0, "pieces taken of what was announced as too long");
  await refused(
    t,
    { headers: new Headers(header), arrayBuffer: async () => bytes.buffer },
    { maxBytes: 9 },
    WebhookError,
    413,
    /longer than 9 bytes/,
  );
  const padded = JSON.stringify({ event_id: V4.event_id }).padEnd(1_048_576);
  equal((await t.lib.readWebhook(await signed(padded), { secret: SECRET })).event_id, V4.event_id, "a body as long as is let in");
  await refused(t, await signed(`${padded} `), {}, WebhookError, 413, /longer than 1048576 bytes/);
});

contract("readWebhook: a body that breaks off is a 400 with the cause", async (t) => {
  const cause = new Error("connection lost");
  const request = handed(pieces(encode("{"), cause).body, { "x-fiq-signature": WRONG });
  equal((await refused(t, request, {}, t.lib.WebhookError, 400, /^the body broke off$/)).cause, cause, "cause");
});

contract("readWebhook: a body that was read already is a TypeError, and a clone is not", async ({ lib }) => {
  const request = await signed(JSON.stringify(V4));
  const clone = request.clone();
  await lib.readWebhook(request, { secret: SECRET });
  match(
    (await rejects(lib.readWebhook(request, { secret: SECRET }), TypeError)).message,
    /^the body of `request` was read already/,
    "message",
  );
  equal((await lib.readWebhook(clone, { secret: SECRET })).event_id, V4.event_id, "event_id of the clone");
});

contract("readWebhook: wrong arguments are TypeErrors that name them, before the body is read", async ({ lib }) => {
  const request = await signed(JSON.stringify(V4));
  const refused = async (input, options, pattern) =>
    match((await rejects(lib.readWebhook(input, options), TypeError)).message, pattern, "message");
  for (const options of [undefined, null, SECRET, [SECRET]]) await refused(request, options, /^the webhook options must be an object/);
  await refused(request, { secret: SECRET, max: 1 }, /^unknown webhook option `max`: there are secret, maxBytes, timeout$/);
  for (const secret of [undefined, null, 7, [7], [SECRET, undefined]]) await refused(request, { secret }, /^`secret` must be a string/);
  for (const secret of ["", [""], [SECRET, ""]]) await refused(request, { secret }, /^`secret` is empty: is it bound\?$/);
  await refused(request, { secret: [] }, /^`secret` must not be an empty array$/);
  for (const maxBytes of [0, -1, 1.5, NaN, Infinity, "9", null])
    await refused(request, { secret: SECRET, maxBytes }, /^`maxBytes` must be a whole number from 1$/);
  for (const input of [undefined, null, "{}", {}, { headers: {} }])
    await refused(input, { secret: SECRET }, /^`request` must be a Request/);
  equal(request.bodyUsed, false, "bodyUsed");
});
