// Webhooks: whether the signature is the vendor's, and the event in them.

import { knownMembers, ownItems, typeName } from "../common/arguments.js";
import { Held } from "../host/body.js";
import { bytesOf, bytesOrText } from "../host/bytes.js";
import { hostSign } from "../host/crypto.js";
import { TIME_UP, within } from "../host/time.js";
import { core } from "./core.js";
import { WebhookError, WebhookSignatureError } from "./errors.js";
import { isSignature, listsSignature } from "./signature.js";

/** @typedef {import("../host/types.js").BufferSourceLike} BufferSourceLike */
/** @typedef {import("../host/types.js").IncomingRequestLike} IncomingRequestLike */

/**
 * A signature, with what it should sign.
 * @typedef {object} WebhookSignature
 * @property {string | null | undefined} header the header with the signature, as it came; without one nothing is valid
 * @property {BufferSourceLike | string} data the raw body: one that was parsed and serialized again is no longer the same
 * @property {string} secret the secret of the webhook, as the dashboard shows it
 */

/**
 * How a webhook is read.
 * @typedef {object} WebhookOptions
 * @property {string | readonly string[]} secret one, or the new and the old one while secrets are being changed
 * @property {number | undefined} [maxBytes] how long a body may be. Default 1 MiB.
 * @property {number | undefined} [timeout] how long the body may take to arrive, in milliseconds. Default 10,000.
 */

/** Ten times what a webhook of all signals has. */
const MAX_BYTES = 1024 * 1024;

const TIMEOUT_MS = 10_000;
/** The longest that a host's timer can wait. */
const MAX_TIMEOUT_MS = 2 ** 31 - 1;

/** A header has a signature for each secret, of 67 characters: many times what there ever is, and nothing of more is read. */
const MAX_HEADER = 8_192;

/** What no secret has, but what comes along when one is copied, or stands at the end of a file. */
const UNFIT = /^\s|\s$|[\p{Cc}\p{Cf}\p{Cs}]/u;

/** @typedef {(header: string, signature: string) => boolean} Check */

/** Each system's header, and how it is read. */
const SIGNATURES = /** @type {const} */ ([
  ["fpjs-event-signature", listsSignature],
  ["x-fiq-signature", isSignature],
]);

/**
 * Whether the header `fpjs-event-signature` is the signature of this body: an HMAC-SHA256, compared in
 * constant time. See [webhook signatures](https://docs.fingerprint.com/docs/webhooks-security).
 * @param {WebhookSignature} signature
 * @returns {boolean}
 * @throws {TypeError} when an argument is wrong, an empty secret included
 */
export function isValidWebhookSignature(signature) {
  return isValid(listsSignature, signature);
}

/**
 * Whether the header `X-FIQ-Signature` is the signature of this body.
 * See [FingerprintIQ's webhooks](https://docs.fingerprintiq.com/api/webhooks).
 * @param {WebhookSignature} signature
 * @returns {boolean}
 * @throws {TypeError} when an argument is wrong, an empty secret included
 */
export function isValidFingerprintIqWebhookSignature(signature) {
  return isValid(isSignature, signature);
}

/**
 * Reads a webhook and checks its signature: Fingerprint's (v4 and v3) by `fpjs-event-signature`,
 * FingerprintIQ's by `x-fiq-signature`. The body is read once, up to `maxBytes` and for at most `timeout`.
 * @template [T=import("../api/v4.js").FingerprintEvent]
 * @param {IncomingRequestLike} request
 * @param {WebhookOptions} options
 * @returns {Promise<T>} it rejects with a `TypeError` for wrong arguments, a `WebhookSignatureError` (403) for a signature
 *   that is missing or wrong, and a `WebhookError` for a body that is too long (413), does not arrive in time (408), breaks
 *   off or is not a JSON object (400)
 */
export async function readWebhook(request, options) {
  const { secret, maxBytes = MAX_BYTES, timeout = TIMEOUT_MS } = knownMembers("webhook option", options, ["secret", "maxBytes", "timeout"]);
  const secrets = (Array.isArray(secret) ? ownItems("`secret`", secret) : [secret]).map(checkedSecret);
  if (secrets.length === 0) throw new TypeError("`secret` must not be an empty array");
  if (!(Number.isSafeInteger(maxBytes) && maxBytes > 0)) throw new TypeError("`maxBytes` must be a whole number from 1");
  if (!(Number.isInteger(timeout) && timeout > 0 && timeout <= MAX_TIMEOUT_MS))
    throw new TypeError(`\`timeout\` must be a whole number of milliseconds from 1 to ${MAX_TIMEOUT_MS}`);
  checkRequest(request);

  const [name, check] = SIGNATURES.find(([name]) => headerOf(request, name)) ?? [];
  if (!name) throw new WebhookSignatureError("the request has no header `fpjs-event-signature` or `x-fiq-signature`");
  const header = headerOf(request, name);
  const body = await rawBody(request, maxBytes, timeout);
  // All of them, so that the time does not tell which one it was.
  const valid = secrets.map((secret) => hasSignature(check, header, body, secret)).includes(true);
  if (!valid) throw new WebhookSignatureError(`the header \`${name}\` is not the signature of the body`);
  return objectIn(body);
}

/**
 * @param {Check} check
 * @param {WebhookSignature} signature
 */
function isValid(check, signature) {
  const { header, data, secret } = knownMembers("member", signature, ["header", "data", "secret"]);
  if (header != null && typeof header !== "string") throw new TypeError(`\`header\` must be a string, got ${typeName(header)}`);
  const [bytes, text] = [bytesOrText("data", data), checkedSecret(secret)];
  return Boolean(header) && hasSignature(check, /** @type {string} */ (header), bytes, text);
}

/**
 * @param {Check} check
 * @param {string} header
 * @param {Uint8Array} body
 * @param {string} secret
 */
function hasSignature(check, header, body, secret) {
  if (header.length > MAX_HEADER) return false;
  return check(header, hostSign(body, secret) ?? core.call((wasm) => wasm.sign(body, new TextEncoder().encode(secret))));
}

/**
 * @param {unknown} secret
 * @returns {string}
 */
function checkedSecret(secret) {
  if (typeof secret !== "string") throw new TypeError(`\`secret\` must be a string, got ${typeName(secret)}`);
  if (!secret) throw new TypeError("`secret` is empty: is it bound?");
  if (UNFIT.test(secret))
    throw new TypeError("`secret` has white space at an end or a control character in it: was it copied or read with a line break?");
  return secret;
}

/** @param {unknown} request */
function checkRequest(request) {
  const { headers, body, bodyUsed, arrayBuffer, pipe } = /** @type {any} */ (request ?? {});
  if (typeof headers?.get !== "function" && typeof pipe === "function") {
    throw new TypeError(
      "`request` must be a Request, got one of Node.js: pass `new Request(url, { method, headers, body, duplex })`, with `Readable.toWeb(request)` as its body",
    );
  }
  if (typeof headers !== "object" || headers === null)
    throw new TypeError(`\`request\` must be a Request, got ${typeName(request)}${request ? " without headers" : ""}`);
  if (typeof headers.get !== "function")
    throw new TypeError(`\`request\` must be a Request, whose headers are a \`Headers\`, got ${typeName(headers)} for them`);
  if (bodyUsed || body?.locked)
    throw new TypeError("the body of `request` was read already: pass a `request.clone()` that was made before");
  if (typeof body?.getReader !== "function" && typeof arrayBuffer !== "function")
    throw new TypeError("`request` must be a Request, got one without a body that can be read");
}

/**
 * @param {IncomingRequestLike} request
 * @param {string} name
 * @returns {string} empty without one
 */
function headerOf(request, name) {
  let value;
  try {
    value = request.headers.get(name) ?? "";
  } catch (cause) {
    throw new TypeError("the `get` of the headers of `request` throws", { cause });
  }
  if (typeof value !== "string") throw new TypeError(`\`request\` must have texts as headers, got ${typeName(value)} for \`${name}\``);
  return value;
}

/**
 * @param {IncomingRequestLike} request
 * @param {number} most bytes
 * @param {number} timeout ms
 * @returns {Promise<Uint8Array>}
 */
async function rawBody(request, most, timeout) {
  const tooLarge = () => new WebhookError(`the body is longer than ${most} bytes`, 413);
  const announced = headerOf(request, "content-length");
  if (/^\d+$/.test(announced) && Number(announced) > most) throw tooLarge();
  const held = new Held();
  /** @type {Uint8Array} */
  let body;
  try {
    body = await within(timeout, undefined, async (signal) => {
      if (typeof request.body?.getReader !== "function") return bytesOf(await request.arrayBuffer()) ?? new Uint8Array();
      await held.read(request.body, most, signal);
      return held.bytes;
    });
  } catch (cause) {
    if (cause !== TIME_UP) throw new WebhookError("the body broke off", 400, /** @type {Error} */ (cause));
    // Nobody waits for the rest.
    held.giveUp();
    throw new WebhookError(`the body did not arrive within ${timeout} ms`, 408);
  }
  if (held.cut || body.byteLength > most) throw tooLarge();
  if (body.byteLength === 0) throw new WebhookError("the request has no body", 400);
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
