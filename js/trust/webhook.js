// Webhooks: whether their signature is the vendor's, and the event in them.
import { readChunks } from "./body.js";
import { bytesOf, bytesOrText } from "./bytes.js";
import { hostSign } from "./host-crypto.js";
import { known, typeName } from "./input.js";
import { core } from "./trust-core.js";
import { WebhookError, WebhookSignatureError } from "./trust-errors.js";

/** @typedef {import("./host.js").BufferSourceLike} BufferSourceLike */
/** @typedef {import("./host.js").IncomingRequestLike} IncomingRequestLike */

/**
 * A signature, with what it should sign.
 * @typedef {object} WebhookSignature
 * @property {string | null | undefined} header the header with the signature, as it came; without one nothing is valid
 * @property {BufferSourceLike | string} data the raw body: a text that was parsed and written anew is another one
 * @property {string} secret
 */

/**
 * How a webhook is read.
 * @typedef {object} WebhookOptions
 * @property {string | readonly string[]} secret one, or the new and the old one while secrets change
 * @property {number} [maxBytes] how long a body may be. Default 1 MiB.
 */

/** Ten times what a webhook of all signals has. */
const MOST_BYTES = 1024 * 1024;

/** Each system's header, and how the core reads it. */
const SIGNATURES = /** @type {const} */ ([["fpjs-event-signature", "is_listed"], ["x-fiq-signature", "is_alone"]]);

/**
 * Whether the header `fpjs-event-signature` is the signature of this body: an HMAC-SHA256, compared in
 * constant time. See [webhook signatures](https://docs.fingerprint.com/docs/webhooks-security).
 * @param {WebhookSignature} signature
 * @returns {boolean}
 * @throws {TypeError} when an argument is wrong, an empty secret included
 */
export function isValidWebhookSignature(signature) {
  return isValid("is_listed", signature);
}

/**
 * Whether the header `X-FIQ-Signature` is the signature of this body.
 * See [FingerprintIQ's webhooks](https://docs.fingerprintiq.com/api/webhooks).
 * @param {WebhookSignature} signature
 * @returns {boolean}
 * @throws {TypeError} when an argument is wrong, an empty secret included
 */
export function isValidFingerprintIqWebhookSignature(signature) {
  return isValid("is_alone", signature);
}

/**
 * Reads a webhook and checks its signature: Fingerprint's of v4 and v3 by `fpjs-event-signature`,
 * FingerprintIQ's by `x-fiq-signature`. The body is read once, as far as `maxBytes`.
 * @template [T=import("./types.js").FingerprintEvent]
 * @param {IncomingRequestLike} request
 * @param {WebhookOptions} options
 * @returns {Promise<T>} it rejects with a `TypeError` for wrong arguments, `WebhookSignatureError` (403)
 *   for a signature that is missing or wrong, and `WebhookError` for a body that is too long (413) or no JSON object (400)
 */
export async function readWebhook(request, options) {
  known("webhook option", options, ["secret", "maxBytes"]);
  const { secret, maxBytes = MOST_BYTES } = options;
  const secrets = (Array.isArray(secret) ? secret : [secret]).map((one) => secretBytes(one));
  if (secrets.length === 0) throw new TypeError("`secret` must not be an empty array");
  if (!(Number.isSafeInteger(maxBytes) && maxBytes > 0)) throw new TypeError("`maxBytes` must be a whole number from 1");
  if (typeof request?.headers?.get !== "function") throw new TypeError(`\`request\` must be a Request, got ${typeName(request)}`);
  if (request.bodyUsed || request.body?.locked) throw new TypeError("the body of `request` was read already: pass a `request.clone()` that was made before");

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
 * @param {"is_listed" | "is_alone"} check
 * @param {WebhookSignature} signature
 */
function isValid(check, signature) {
  known("member", signature, ["header", "data", "secret"]);
  const { header, data, secret } = signature;
  if (header != null && typeof header !== "string") throw new TypeError(`\`header\` must be a string, got ${typeName(header)}`);
  const [bytes, key] = [bytesOrText("data", data), secretBytes(secret)];
  return Boolean(header) && hasSignature(check, /** @type {string} */ (header), bytes, key);
}

/**
 * @param {"is_listed" | "is_alone"} check
 * @param {string} header
 * @param {Uint8Array} body
 * @param {Uint8Array} secret
 */
function hasSignature(check, header, body, secret) {
  return core.call((wasm) => wasm[check](header, hostSign(body, secret) ?? wasm.sign(body, secret)));
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
  chunks.reduce((at, chunk) => (body.set(chunk, at), at + chunk.byteLength), 0);
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
