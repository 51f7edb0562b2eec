// Values -> the one flat text in which they cross into the core; `js/wasm/src/lib.rs` describes it.
import { typeName } from "../common/arguments.js";

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
  if (typeof values !== "object" || Array.isArray(values)) {
    throw new TypeError(`\`${name}\` must be an object, got ${typeName(values)}`);
  }
  let flat = "";
  for (const [key, value] of Object.entries(values)) {
    if (value !== undefined && (value !== null || keepNull)) flat += pairs(key, value);
  }
  if (flat.length > MAX_CHARACTERS) throw new TypeError(`\`${name}\` is longer than ${MAX_CHARACTERS} characters`);
  return flat;
}

/**
 * A pair for a value, or for each of the items of an array.
 * @param {string} name
 * @param {unknown} value
 */
export function pairs(name, value) {
  if (!Array.isArray(value)) return pair(name, lettered(value));
  if (value.length === 0) return pair(name, "a");
  return Array.from(value, (item) => pair(name, `a${lettered(item)}`)).join("");
}

/**
 * @param {string} name
 * @param {string} value
 */
export function pair(name, value) {
  if (value.length > MAX_CHARACTERS) throw new TypeError(`\`${name}\` is longer than ${MAX_CHARACTERS} characters`);
  if (name.includes("\0") || value.includes("\0")) {
    throw new TypeError(`\`${name.replaceAll("\0", "\\0")}\` must not hold a NUL character`);
  }
  return `${name}\0${value}\0`;
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
      if (value instanceof Date) return `d${value.getTime()}`;
      return value === null || Array.isArray(value) ? `x${typeName(value)}` : "o";
    default:
      return `x${typeName(value)}`;
  }
}
