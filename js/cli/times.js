// A time or a duration as people write it -> milliseconds.
import { Misused } from "./misused.js";

const UNITS = /** @type {Record<string, number>} */ ({ ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 });
/** Before this there was nothing to search: who names less has written seconds. */
const EARLIEST = Date.UTC(1980, 0);

/**
 * A point in time, in Unix milliseconds: written so, as an ISO 8601 date (its midnight in UTC) or date-time with a zone, or as
 * a time from now such as `-7d`.
 * @param {string} name of what says it, in a message
 * @param {string} text
 * @throws {Misused}
 */
export function timeOf(name, text) {
  const [, before, unit] = /^-(\d+)([smhdw])$/.exec(text) ?? [];
  if (text === "now") return Date.now();
  if (unit !== undefined) return checked(name, Date.now() - Number(before) * UNITS[unit]);
  if (/^\d+$/.test(text)) return checked(name, Number(text));
  // Without a zone it would mean another time on each machine.
  const isDate = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d))?$/.test(text);
  const at = isDate ? Date.parse(text) : Number.NaN;
  // Some hosts make the second of March of the thirtieth of February.
  if (!isDate || Number.isNaN(at) || Number(text.slice(8, 10)) > daysIn(text)) throw new Misused(`\`${name}\` must be ${FORMS}`);
  return checked(name, at);
}

/**
 * Whether it is another time at another time.
 * @param {string} text
 */
export function isRelative(text) {
  return text === "now" || text.startsWith("-");
}

const FORMS =
  "a date (2026-01-31), a date-time with a zone (2026-01-31T23:59:59Z), Unix milliseconds, `now`, or a time before it (-90s, -30m, -12h, -7d, -2w)";

/** @param {string} date */
function daysIn(date) {
  return new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)), 0)).getUTCDate();
}

/**
 * @param {string} name
 * @param {number} at
 */
function checked(name, at) {
  if (at < EARLIEST) throw new Misused(`\`${name}\` is before 1980: Unix milliseconds have 13 digits, seconds 10`);
  if (!Number.isSafeInteger(at) || at > 8.64e15) throw new Misused(`\`${name}\` is later than any date`);
  return at;
}

/**
 * A duration in milliseconds: a number of them, or one with a unit, such as `90s`.
 * @param {string} name
 * @param {string} text
 * @throws {Misused}
 */
export function durationOf(name, text) {
  const [, number, unit = "ms"] = /^(\d+)(ms|s|m|h)?$/.exec(text) ?? [];
  if (number === undefined) throw new Misused(`\`${name}\` must be milliseconds, or a number with a unit (90s, 2m)`);
  return Number(number) * UNITS[unit];
}

/**
 * A time that is left, for people: `0:42`, `1:02:03`.
 * @param {number} seconds
 */
export function clockOf(seconds) {
  const [hours, minutes, rest] = [seconds / 3_600, (seconds / 60) % 60, seconds % 60].map(Math.floor);
  const digits = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return hours > 0 ? `${hours}:${digits(minutes)}:${digits(rest)}` : `${minutes}:${digits(rest)}`;
}
