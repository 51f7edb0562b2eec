// The host's own cryptography, where it offers Node's: it is asked for at each call, never imported, and believed only after
// it has shown that it works. A host may offer functions that throw, as Next's edge runtime does and hosts whose modules load
// only when they are asked for, once the intrinsics are frozen; or functions that do something else.
import { decodeBase64 } from "./base64.js";

/** As large as the core lets a sealed result be, and the event in it: the memory of its instance never shrinks. */
export const MAX_BYTES = 32 * 1024 * 1024;

/** Bytes of an event, deflated, that do not fit into one piece of the host's. */
const LARGE = 4_096;

const HEADER = [0x9e, 0x85, 0xdc, 0xed];

/** `{}`, deflated and sealed with a key of zeros. */
const SAMPLE = "noXc7QAAAAAAAAAAAAAAAGUJRT0XOEMd9uqj99Vp/UEk2bBk";
/** The vendor's own vector: `data` signed with `secret`. */
const SAMPLE_SIGNATURE = "1b2c16b75bd2a870c114153ccda5bcfca63314bc722fa160d690de133ccbb9db";

/**
 * What was sealed; `undefined` where the host cannot open it, or nobody can: the core knows why.
 * @param {Uint8Array} sealed
 * @param {Uint8Array} key
 * @returns {string | undefined}
 */
export function hostUnseal(sealed, key) {
  return attempt(() => {
    const [crypto, zlib] = [builtin("node:crypto"), builtin("node:zlib")];
    const works = () => {
      const sample = decodeBase64(SAMPLE);
      const zeros = new Uint8Array(32);
      if (opened(crypto, zlib, sample, zeros) !== "{}") return false;
      sample[sample.length - 1] ^= 1;
      return attempt(() => opened(crypto, zlib, sample, zeros)) === undefined;
    };
    return unseals([crypto.createDecipheriv, zlib.inflateRawSync], works) ? opened(crypto, zlib, sealed, key) : undefined;
  });
}

/**
 * The HMAC-SHA256 of a body in hexadecimal digits; `undefined` where the host has none. The secret stays a text, of which
 * hosts make a key in a third of the time that they need for one of bytes.
 * @param {Uint8Array} body
 * @param {string} secret whole characters alone, so that its UTF-8 is the same everywhere
 * @returns {string | undefined}
 */
export function hostSign(body, secret) {
  return attempt(() => {
    const crypto = builtin("node:crypto");
    const sample = (/** @type {string} */ text) => signed(crypto, new TextEncoder().encode(text), "secret");
    const works = () => sample("data") === SAMPLE_SIGNATURE && sample("other data") !== SAMPLE_SIGNATURE;
    return signs([crypto.createHmac], works) ? signed(crypto, body, secret) : undefined;
  });
}

const unseals = trial();
const signs = trial();

/** Tries functions when they are not those of the last time, and remembers whether they work. */
function trial() {
  /** @type {unknown[]} */
  let tried = [];
  let result = false;
  return (/** @type {unknown[]} */ functions, /** @type {() => boolean} */ works) => {
    if (functions.some((one, at) => one !== tried[at])) {
      tried = functions;
      result = attempt(works) === true;
    }
    return result;
  };
}

/**
 * @param {any} crypto
 * @param {any} zlib
 * @param {Uint8Array} sealed
 * @param {Uint8Array} key
 * @returns {string}
 */
function opened(crypto, zlib, sealed, key) {
  if (HEADER.some((byte, at) => sealed[at] !== byte)) throw new TypeError("no sealed result");
  const decipher = crypto.createDecipheriv("aes-256-gcm", key, sealed.subarray(4, 16), { authTagLength: 16 });
  decipher.setAuthTag(sealed.subarray(Math.max(16, sealed.byteLength - 16)));
  const text = decipher.update(sealed.subarray(16, -16));
  decipher.final();
  // What is large is inflated in large pieces, for all of them are copied; a small one is slower with that much room.
  const options = { maxOutputLength: MAX_BYTES, chunkSize: text.length > LARGE ? 65_536 : 16_384 };
  // Not deflated: see the core.
  const json = text[0] === 0x7b ? text : zlib.inflateRawSync(text, options);
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(json);
}

/**
 * @param {any} crypto
 * @param {Uint8Array} body
 * @param {string} secret
 * @returns {string}
 */
function signed(crypto, body, secret) {
  const signature = crypto.createHmac("sha256", secret).update(body).digest("hex");
  if (typeof signature !== "string") throw new TypeError("no HMAC-SHA256");
  return signature;
}

/** @param {string} name */
function builtin(name) {
  return /** @type {any} */ (globalThis).process?.getBuiltinModule?.(name);
}

/**
 * What a function gives; `undefined` when it throws.
 * @template T
 * @param {() => T} body
 * @returns {T | undefined}
 */
function attempt(body) {
  try {
    return body();
  } catch {
    return undefined;
  }
}
