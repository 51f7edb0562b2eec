// Values of an event: what they are, and where they lie by a path of the table of pairs.
import { ownMember as own } from "../common/arguments.js";

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
 * The milliseconds with which an event id begins; older ids have none.
 * @param {string} id
 */
export function timeIn(id) {
  const [, time = null] = /^(\d{13})\./.exec(id) ?? [];
  return time === null ? null : Number(time);
}

/**
 * A step of a path: `!` stands behind what its version guarantees, wherever that of which it is a part is there.
 * @typedef {{ name: string, isGuaranteed: boolean }} Step
 */

/** @type {Map<string, Step[]>} */
const known = new Map();

/**
 * The steps of a path, each time the same: an event takes hundreds of paths.
 * @param {string} path
 * @returns {readonly Step[]}
 */
export function stepsOf(path) {
  let steps = known.get(path);
  if (!steps) {
    steps = path.split(".").map((step) => ({ name: step.replace(/[!?]$/, ""), isGuaranteed: step.endsWith("!") }));
    known.set(path, steps);
  }
  return steps;
}

/**
 * What lies there.
 * @param {any} from
 * @param {string} path
 */
export function memberAt(from, path) {
  let at = from;
  for (const { name } of stepsOf(path)) {
    if (!isObject(at)) return undefined;
    at = own(at, name);
  }
  return at;
}

/**
 * What lies there, which is this value where there was nothing.
 * @param {any} to
 * @param {string} path
 * @param {unknown} value
 * @returns {any} undefined where there is no place for it
 */
export function make(to, path, value) {
  const steps = stepsOf(path);
  let at = to;
  for (const [index, { name }] of steps.entries()) {
    if (!isObject(at)) return undefined;
    if (own(at, name) === undefined) at[name] = index < steps.length - 1 ? {} : value;
    at = at[name];
  }
  return at;
}
