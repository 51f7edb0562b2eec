// Values -> the one flat text in which they cross into the core; `js/wasm/src/lib.rs` describes it.
import { ownEntries, ownItems, typeName } from "../common/arguments.js";

/** More than this in one call is a mistake; the memory of a wasm instance never shrinks again. */
const MAX_CHARACTERS = 65_536;

/** What stands between the parameters of an operation and those that the core does not check. */
export const BETWEEN_PARTS = "\0\0";

/**
 * One path parameter.
 * @param {string} name
 * @param {unknown} value
 */
export function flattenId(name, value) {
  return pair(name, typeof value === "string" ? `s${value}` : `x${typeName(value)}`);
}

/**
 * The members of an object, those that are `undefined` left out, and `null` as well unless it would
 * go into a body, where it means something.
 * @param {string} name what messages call the object
 * @param {unknown} values
 * @param {boolean} [keepNull]
 */
export function flatten(name, values, keepNull = false) {
  if (values == null) return "";
  let flat = "";
  for (const [key, value] of ownEntries(`\`${name}\``, values)) {
    if (value !== undefined && (value !== null || keepNull)) flat += pairs(key, value);
  }
  if (flat.length > MAX_CHARACTERS) throw tooLong(name);
  return flat;
}

/**
 * A pair for a value, or for each of the items of an array.
 * @param {string} name
 * @param {unknown} value
 */
export function pairs(name, value) {
  if (!Array.isArray(value)) return pair(name, lettered(value));
  const items = ownItems(`\`${name}\``, value);
  if (items.length === 0) return pair(name, "a");
  let flat = "";
  for (const item of items) {
    flat += pair(name, `a${lettered(item)}`);
    if (flat.length > MAX_CHARACTERS) throw tooLong(name);
  }
  return flat;
}

/**
 * A flat text without the pairs of one name.
 * @param {string} flat
 * @param {string} name
 */
export function without(flat, name) {
  const parts = flat.split("\0");
  let kept = "";
  for (let at = 0; at + 1 < parts.length; at += 2) if (parts[at] !== name) kept += `${parts[at]}\0${parts[at + 1]}\0`;
  return kept;
}

/**
 * @param {string} name
 * @param {string} value
 */
export function pair(name, value) {
  if (value.length > MAX_CHARACTERS) throw tooLong(name);
  if (name.includes("\0") || value.includes("\0")) {
    throw new TypeError(`\`${name.replaceAll("\0", "\\0")}\` must not hold a NUL character`);
  }
  // The boundary would replace it, and so would a URL.
  if (/[\ud800-\udfff]/u.test(name + value)) throw new TypeError(`\`${name}\` must not hold half of a surrogate pair`);
  return `${name}\0${value}\0`;
}

/** @param {string} name */
function tooLong(name) {
  return new TypeError(`\`${name}\` is longer than ${MAX_CHARACTERS} characters`);
}

/**
 * A value with the letter for its type before it.
 * @param {unknown} value
 */
export function lettered(value) {
  switch (typeof value) {
    case "string":
      return `s${value}`;
    case "number":
      return `n${value}`;
    case "boolean":
      return `b${value}`;
    case "object":
      if (value instanceof Date) return `d${Date.prototype.getTime.call(value)}`;
      return value === null || Array.isArray(value) ? `x${typeName(value)}` : "o";
    default:
      return `x${typeName(value)}`;
  }
}
