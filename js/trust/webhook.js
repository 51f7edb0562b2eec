// Webhooks: whether the signature is the vendor's, and the event in them.

import { knownMembers, typeName } from "../common/arguments.js";
import { readChunks } from "../host/body.js";
import { bytesOf, bytesOrText } from "../host/bytes.js";
import { hostSign } from "../host/crypto.js";
import { core } from "./core.js";
import { WebhookError, WebhookSignatureError } from "./errors.js";

/** @typedef {import("../host/types.js").BufferSourceLike} BufferSourceLike */
/** @typedef {import("../host/types.js").IncomingRequestLike} IncomingRequestLike */

/**
 * A signature, with what it should sign.
 * @typedef {object} WebhookSignature
 * @property {string | null | undefined} header the header with the signature, as it came; without one nothing is valid
 * @property {BufferSourceLike | string} data the raw body: one that was parsed and serialized again is no longer the same
 * @property {string} secret
 */

/**
 * How a webhook is read.
 * @typedef {object} WebhookOptions
 * @property {string | readonly string[]} secret one, or the new and the old one while secrets are being changed
 * @property {number | undefined} [maxBytes] how long a body may be. Default 1 MiB.
 */

/** Ten times what a webhook of all signals has. */
const MAX_BYTES = 1024 * 1024;

/** Each system's header, and how the core reads it. */
const SIGNATURES = /** @type {const} */ ([
  ["fpjs-event-signature", "header_lists_signature"],
  ["x-fiq-signature", "header_is_signature"],
]);

/**
 * Whether the header `fpjs-event-signature` is the signature of this body: an HMAC-SHA256, compared in
 * constant time. See [webhook signatures](https://docs.fingerprint.com/docs/webhooks-security).
 * @param {WebhookSignature} signature
 * @returns {boolean}
 * @throws {TypeError} when an argument is wrong, an empty secret included
 */
export function isValidWebhookSignature(signature) {
  return isValid("header_lists_signature", signature);
}

/**
 * Whether the header `X-FIQ-Signature` is the signature of this body.
 * See [FingerprintIQ's webhooks](https://docs.fingerprintiq.com/api/webhooks).
 * @param {WebhookSignature} signature
 * @returns {boolean}
 * @throws {TypeError} when an argument is wrong, an empty secret included
 */
export function isValidFingerprintIqWebhookSignature(signature) {
  return isValid("header_is_signature", signature);
}

/**
 * Reads a webhook and checks its signature: Fingerprint's (v4 and v3) by `fpjs-event-signature`,
 * FingerprintIQ's by `x-fiq-signature`. The body is read once, up to `maxBytes`.
 * @template [T=import("../api/v4.js").FingerprintEvent]
 * @param {IncomingRequestLike} request
 * @param {WebhookOptions} options
 * @returns {Promise<T>} it rejects with a `TypeError` for wrong arguments, a `WebhookSignatureError` (403)
 *   for a signature that is missing or wrong, and a `WebhookError` for a body that is too long (413) or not a JSON object (400)
 */
export async function readWebhook(request, options) {
  const { secret, maxBytes = MAX_BYTES } = knownMembers("webhook option", options, ["secret", "maxBytes"]);
  const secrets = (Array.isArray(secret) ? secret : [secret]).map((one) => secretBytes(one));
  if (secrets.length === 0) throw new TypeError("`secret` must not be an empty array");
  if (!(Number.isSafeInteger(maxBytes) && maxBytes > 0)) throw new TypeError("`maxBytes` must be a whole number from 1");
  if (typeof request?.headers?.get !== "function") throw new TypeError(`\`request\` must be a Request, got ${typeName(request)}`);
  if (request.bodyUsed || request.body?.locked)
    throw new TypeError("the body of `request` was read already: pass a `request.clone()` that was made before");

  const [name, check] = SIGNATURES.find(([name]) => request.headers.get(name)) ?? [];
  if (!name) throw new WebhookSignatureError("the request has no header `fpjs-event-signature` or `x-fiq-signature`");
  const header = /** @type {string} */ (request.headers.get(name));
  const body = await rawBody(request, maxBytes);
  // All of them, so that the time does not tell which one it was.
  const valid = secrets.map((secret) => hasSignature(check, header, body, secret)).includes(true);
  if (!valid) throw new WebhookSignatureError(`the header \`${name}\` is not the signature of the body`);
  return objectIn(body);
}

/**
 * @param {"header_lists_signature" | "header_is_signature"} check
 * @param {WebhookSignature} signature
 */
function isValid(check, signature) {
  const { header, data, secret } = knownMembers("member", signature, ["header", "data", "secret"]);
  if (header != null && typeof header !== "string") throw new TypeError(`\`header\` must be a string, got ${typeName(header)}`);
  const [bytes, key] = [bytesOrText("data", data), secretBytes(secret)];
  return Boolean(header) && hasSignature(check, /** @type {string} */ (header), bytes, key);
}

/**
 * @param {"header_lists_signature" | "header_is_signature"} check
 * @param {string} header
 * @param {Uint8Array} body
 * @param {Uint8Array} secret
 */
function hasSignature(check, header, body, secret) {
  const signature = hostSign(body, secret);
  return core.call((wasm) => wasm[check](header, signature ?? wasm.sign(body, secret)));
}

/** @param {unknown} secret */
function secretBytes(secret) {
  if (typeof secret !== "string") throw new TypeError(`\`secret\` must be a string, got ${typeName(secret)}`);
  if (!secret) throw new TypeError("`secret` is empty: is it bound?");
  return new TextEncoder().encode(secret);
}

/**
 * @param {IncomingRequestLike} request
 * @param {number} most bytes
 * @returns {Promise<Uint8Array>}
 */
async function rawBody(request, most) {
  const tooLarge = () => new WebhookError(`the body is longer than ${most} bytes`, 413);
  if (Number(request.headers.get("content-length")) > most) throw tooLarge();
  let read;
  try {
    const reader = request.body?.getReader?.();
    read = reader ? await readChunks(reader, most) : { chunks: [bytesOf(await request.arrayBuffer()) ?? new Uint8Array()], cut: false };
  } catch (cause) {
    throw new WebhookError("the body broke off", 400, /** @type {Error} */ (cause));
  }
  const { chunks, cut } = read;
  const length = chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0);
  if (cut || length > most) throw tooLarge();
  if (length === 0) throw new WebhookError("the request has no body", 400);
  const body = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    body.set(chunk, at);
    at += chunk.byteLength;
  }
  return body;
}

/**
 * @param {Uint8Array} body
 * @returns {any}
 */
function objectIn(body) {
  let value;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    // Answered below: what JSON.parse says quotes the body.
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new WebhookError("the body is not a JSON object", 400);
  return value;
}
