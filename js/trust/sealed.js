// Opens sealed results: events that a browser brings, encrypted so that it can neither read nor change them.

import { ownMember, typeName } from "../common/arguments.js";
import { bytesOf, bytesOfBase64 } from "../host/bytes.js";
import { hostUnseal, MAX_BYTES } from "../host/crypto.js";
import { read, VALUE, WRONG_KEY } from "../wasm/core.js";
import { core } from "./core.js";
import { UnsealAggregateError, UnsealError } from "./errors.js";
import { candidatesOf } from "./keys.js";

/** @typedef {import("../host/types.js").BufferSourceLike} BufferSourceLike */

/**
 * A key for sealed results, as the dashboard shows it.
 * @typedef {object} DecryptionKey
 * @property {BufferSourceLike | string} key 32 bytes, or their base64
 * @property {DecryptionAlgorithm} algorithm `"aes-256-gcm"`, which is `DecryptionAlgorithm.Aes256Gcm`
 */

/** @typedef {(typeof DecryptionAlgorithm)[keyof typeof DecryptionAlgorithm]} DecryptionAlgorithm */
// The official SDK's is an enum, whose members are types, too.
/** @typedef {"aes-256-gcm"} DecryptionAlgorithm.Aes256Gcm The type of `DecryptionAlgorithm.Aes256Gcm`. */

/** The algorithms of sealed results. */
export const DecryptionAlgorithm = Object.freeze(/** @type {const} */ ({ Aes256Gcm: "aes-256-gcm" }));

/** The base64 of that many bytes. */
const MAX_CHARACTERS = Math.ceil(MAX_BYTES / 3) * 4;

/**
 * Opens a [sealed result](https://docs.fingerprint.com/docs/sealed-client-results) with the first of
 * the keys that fits. The event is as it was sealed: v4's, v3's (`products`) or FingerprintIQ's.
 * @template [T=import("../api/v4.js").FingerprintEvent]
 * @param {BufferSourceLike | string} sealed its bytes, or their base64, standard or URL-safe, padded or not
 * @param {readonly DecryptionKey[]} keys tried in turn: the new one and the old one while keys are being changed
 * @returns {Promise<T>} it rejects with a `TypeError` for wrong arguments, and with an
 *   `UnsealAggregateError` for what no key opens or what is not a sealed event
 */
export async function unsealEventsResponse(sealed, keys) {
  const candidates = candidatesOf(keys);
  if (typeof sealed === "string" && sealed.length > MAX_CHARACTERS) throw refusal(TOO_LARGE);
  const bytes = typeof sealed === "string" ? bytesOfBase64(sealed) : bytesOf(sealed);
  if (!bytes && typeof sealed !== "string")
    throw new TypeError(`\`sealed\` must be base64, an ArrayBuffer or a view of one, got ${typeName(sealed)}`);
  if (!bytes) throw refusal("the sealed result is not base64");
  if (bytes.byteLength > MAX_BYTES) throw refusal(TOO_LARGE);
  for (const key of candidates) {
    const json = typeof key === "string" ? undefined : hostUnseal(bytes, key);
    if (json !== undefined) return eventIn(json);
  }
  // Where the host could not, the core does, or says why nobody can.
  const errors = [];
  for (const key of candidates) {
    const { mark, text } = typeof key === "string" ? { mark: WRONG_KEY, text: key } : read(core.call((wasm) => wasm.unseal(bytes, key)));
    if (mark === VALUE) return eventIn(text);
    if (mark !== WRONG_KEY) throw refusal(text);
    errors.push(unsealError(text));
  }
  throw new UnsealAggregateError(errors);
}

const TOO_LARGE = "the sealed result is larger than 32 MiB";

/**
 * What no key would change.
 * @param {string} message
 */
function refusal(message) {
  return new UnsealAggregateError([unsealError(message)], message);
}

/** @param {string} message */
function unsealError(message) {
  return new UnsealError(undefined, new Error(message));
}

/**
 * The event in what was sealed.
 * @param {string} json
 */
function eventIn(json) {
  let event;
  try {
    event = JSON.parse(json);
  } catch {
    throw refusal("the sealed result holds no JSON");
  }
  const has = (/** @type {string} */ name) => ownMember(event, name) !== undefined;
  if (!(has("event_id") && has("timestamp")) && !has("products") && !has("requestId"))
    throw refusal("the sealed result holds no event of a known system");
  return event;
}
