// What a caller has as bytes, as text or as base64 -> bytes.

import { typeName } from "../common/arguments.js";
import { decodeBase64 } from "./base64.js";

/** @typedef {import("./types.js").BufferSourceLike} BufferSourceLike */

/**
 * The bytes of a buffer or of a view of one; `undefined` for anything else. Memory that another
 * thread may write to is copied: what was checked must be what is used.
 * @param {unknown} value
 * @returns {Uint8Array<ArrayBuffer> | undefined}
 */
export function bytesOf(value) {
  const { buffer, byteOffset, byteLength } = ArrayBuffer.isView(value)
    ? value
    : { buffer: /** @type {any} */ (value), byteOffset: 0, byteLength: undefined };
  // By its tag: a buffer of another realm is none of this one's class. Whatever has the tag and is none, becomes another buffer.
  const tag = Object.prototype.toString.call(buffer);
  if (tag !== "[object ArrayBuffer]" && tag !== "[object SharedArrayBuffer]") return undefined;
  const bytes = new Uint8Array(/** @type {any} */ (buffer), byteOffset, byteLength);
  if (bytes.buffer !== buffer) return undefined;
  return tag === "[object ArrayBuffer]" ? bytes : bytes.slice();
}

/**
 * Bytes, or a text as UTF-8.
 * @param {string} name
 * @param {unknown} value
 */
export function bytesOrText(name, value) {
  const bytes = typeof value === "string" ? new TextEncoder().encode(value) : bytesOf(value);
  if (!bytes) throw new TypeError(`\`${name}\` must be a string, an ArrayBuffer or a view of one, got ${typeName(value)}`);
  return bytes;
}

/**
 * The bytes behind base64, in its standard or its URL-safe alphabet, with its padding or without;
 * `undefined` for anything else, white space included. Hosts pass over what they cannot read, each in its own way.
 * @param {string} text
 * @returns {Uint8Array<ArrayBuffer> | undefined}
 */
export function bytesOfBase64(text) {
  const digits = text.replace(/==?$/, "");
  const padded = digits.length !== text.length;
  if (/[^A-Za-z0-9+/_-]/.test(digits) || digits.length % 4 === 1 || (padded && text.length % 4 !== 0)) return undefined;
  return decodeBase64(digits.replaceAll("-", "+").replaceAll("_", "/"));
}
