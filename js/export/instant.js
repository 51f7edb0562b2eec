// A moment as a caller writes it -> milliseconds.
import { typeName } from "../common/arguments.js";

const RFC_3339 = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.(\d+))?(?:[Zz]|[+-]\d\d:\d\d)$/;
/** The last moment that a `Date` can hold. */
const LAST_MS = 8.64e15;

/**
 * The first whole millisecond that is not before the moment: events have no finer time.
 * @param {string} name
 * @param {unknown} value
 * @returns {number}
 * @throws {TypeError}
 */
export function instant(name, value) {
  const ms = value instanceof Date ? Date.prototype.getTime.call(value) : typeof value === "string" ? parsed(value) : value;
  if (typeof ms !== "number" || !Number.isInteger(ms) || ms < 0 || ms > LAST_MS) {
    const got = typeof value === "number" || typeof value === "string" ? JSON.stringify(value) : typeName(value);
    throw new TypeError(`\`${name}\` must be whole milliseconds since 1970, an RFC 3339 time or a valid Date, got ${got}`);
  }
  return ms;
}

/** @param {string} text */
function parsed(text) {
  const [whole, fraction = ""] = RFC_3339.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const [date, time] = whole.toUpperCase().split("T");
  // Some engines take the thirtieth of February for the second of March.
  if (new Date(date).toJSON()?.slice(0, 10) !== date) return undefined;
  // Not every engine reads small letters.
  const seconds = Date.parse(`${date}T${time.replace(/\.\d+/, "")}`);
  return seconds + Math.ceil(Number(`0.${fraction || 0}`) * 1_000);
}
