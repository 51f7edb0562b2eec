// The cursor: what is left of an export, as a short text that only goes on with the same export.
import { isPlainObject, typeName } from "../common/arguments.js";

/** @typedef {import("./plan.js").Window} Window */
/** @typedef {import("./places.js").Way} Way */

/** Another one is of another release. */
const VERSION = 1;

/**
 * What a cursor says.
 * @typedef {object} Standing
 * @property {string} filter a digest of it
 * @property {number} start
 * @property {number} end
 * @property {number} events how many were handed on
 * @property {[start: number, end: number, ids: string[]][]} left the times that are left, each with what was handed on of its first millisecond
 * @property {string[]} untimed the ids of all events without a time that were handed on
 */

/**
 * What is left, in the order of the walk. Windows that nothing was handed on of, and that meet, are one.
 * @param {Window[]} windows
 * @param {Way} way
 * @returns {Standing["left"]}
 */
export function leftOf(windows, way) {
  /** @type {{ from: number, to: number, ids: Set<string> }[]} */
  const ranges = [];
  for (const { from, to, ids } of windows) {
    const before = ranges.at(-1);
    if (before && before.to === from && ids.size === 0) before.to = to;
    else ranges.push({ from, to, ids });
  }
  return ranges.map(({ from, to, ids }) => {
    const { start, end } = way.times(from, to);
    return [start, end, [...ids]];
  });
}

/** @param {Standing} standing */
export function writeCursor({ filter, start, end, events, left, untimed }) {
  const said = { v: VERSION, filter, start, end, events, left, untimed };
  return JSON.stringify({ ...said, sum: digest(JSON.stringify(said)) });
}

/**
 * @param {unknown} text
 * @param {string} filter the digest of the filter that it is to go on with
 * @param {boolean} reverse
 * @returns {Standing}
 * @throws {TypeError}
 */
export function readCursor(text, filter, reverse) {
  if (typeof text !== "string") throw new TypeError(`\`cursor\` must be a text that \`onProgress\` gave, got ${typeName(text)}`);
  let said;
  try {
    said = JSON.parse(text);
  } catch {
    throw new TypeError("`cursor` must be a text that `onProgress` gave, got one that is not JSON");
  }
  if (!isPlainObject(said) || !("v" in said)) throw new TypeError("`cursor` must be a text that `onProgress` gave, got other JSON");
  if (said.v !== VERSION) throw new TypeError(`\`cursor\` must be of version ${VERSION}, got that of another release`);
  const { v, start, end, events, left, untimed } = said;
  const standing = { v, filter: said.filter, start, end, events, left, untimed };
  const broken = () => new TypeError("`cursor` is broken: it must be a text as `onProgress` gave it");
  if (digest(JSON.stringify(standing)) !== said.sum) throw broken();
  // The way is in it too: only then it is known in which order what is left must be.
  if (said.filter !== filter) throw new TypeError("`cursor` is of another filter: go on with the one that it came from");
  if (!isSound(standing, reverse)) throw broken();
  return standing;
}

/**
 * A digest of a filter, whatever the order of its members.
 * @param {Record<string, unknown>} filter
 * @param {boolean} reverse
 */
export function digestOf(filter, reverse) {
  const members = Object.entries(filter).sort(([one], [other]) => (one < other ? -1 : 1));
  return digest(JSON.stringify([reverse, members]));
}

/**
 * @param {any} standing
 * @param {boolean} reverse
 */
function isSound({ start, end, events, left, untimed }, reverse) {
  if (![start, end, events].every(isCount) || start > end || !Array.isArray(left) || !isTexts(untimed)) return false;
  const ranges = reverse ? left : [...left].reverse();
  let before = start;
  for (const range of ranges) {
    if (!Array.isArray(range) || range.length !== 3) return false;
    const [from, to, ids] = range;
    if (!isCount(from) || !isCount(to) || from < before || to <= from || !isTexts(ids)) return false;
    before = to;
  }
  return before <= end;
}

/** @param {unknown} value */
function isCount(value) {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

/** @param {unknown} value */
function isTexts(value) {
  return Array.isArray(value) && value.every((text) => typeof text === "string");
}

/**
 * 64 bits: enough against a slip, and nothing here is secret.
 * @param {string} text
 */
function digest(text) {
  let [one, other] = [0x811c9dc5, 0x9e3779b9];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other ^ (code + at), 0x85ebca6b);
    other ^= other >>> 13;
  }
  return [one, other].map((half) => (half >>> 0).toString(16).padStart(8, "0")).join("");
}
