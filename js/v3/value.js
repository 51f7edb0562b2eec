// Values of an event: what they are, and where they lie by a path of the table of pairs.
import { ownMember as own } from "../common/arguments.js";

export { own };

/** The types of the kinds that are the same in both versions. */
const TYPES = new Map([
  ...["Text", "Said", "Key", "Level", "Bot"].map((kind) => /** @type {const} */ ([kind, "string"])),
  /** @type {const} */ (["Flag", "boolean"]),
]);

/**
 * Whether a value is of a kind.
 * @param {string} kind
 * @param {unknown} value
 */
export function isOf(kind, value) {
  if (kind === "Number") return Number.isFinite(value);
  if (kind === "Whole" || kind === "Reset") return isWhole(value);
  return kind === "Free" ? isObject(value) : typeof value === TYPES.get(kind);
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
export function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Whether it is a whole number of 64 bits.
 * @param {unknown} value
 * @returns {value is number}
 */
export function isWhole(value) {
  return Number.isInteger(value) && Math.abs(/** @type {number} */ (value)) < 2 ** 63;
}

/**
 * Milliseconds as v3 writes a time; undefined for years of other than four digits.
 * @param {number} ms
 */
export function dateTime(ms) {
  const date = new Date(ms);
  const text = Number.isNaN(date.getTime()) ? "" : date.toISOString();
  return text.length === 24 ? text.replace(".000Z", "Z") : undefined;
}

/**
 * The name in a step of a path, without the mark behind it.
 * @param {string} step
 */
export function plain(step) {
  return step.replace(/[!?]$/, "");
}

/**
 * What lies there.
 * @param {unknown} from
 * @param {string} path
 */
export function memberAt(from, path) {
  return path.split(".").reduce((/** @type {any} */ at, step) => (isObject(at) ? own(at, plain(step)) : undefined), from);
}

/**
 * What lies there, which is this value where there was nothing.
 * @param {any} to
 * @param {string} path
 * @param {unknown} value
 * @returns {any} undefined where there is no place for it
 */
export function make(to, path, value) {
  const names = path.split(".").map(plain);
  const last = names.pop() ?? "";
  for (const name of names) {
    if (!isObject(to)) return undefined;
    to = to[name] ??= {};
  }
  if (!isObject(to)) return undefined;
  if (own(to, last) === undefined) to[last] = value;
  return to[last];
}
