// How events are printed: as lines of JSON, or as a table.
import { ownMember } from "../common/arguments.js";
import { leavesOf } from "./leaves.js";
import { lineOf } from "./printable.js";
import { tableOf } from "./table.js";

/** @type {import("./words.js").Options} */
export const TABLE = { table: { kind: "switch", about: "a table for people in place of JSON" } };

/** What a row of many events says of one. */
const COLUMNS = {
  time: (/** @type {unknown} */ event) => timeIn(ownMember(event, "timestamp")),
  event_id: (/** @type {unknown} */ event) => ownMember(event, "event_id"),
  visitor_id: (/** @type {unknown} */ event) => ownMember(ownMember(event, "identification"), "visitor_id"),
  ip_address: (/** @type {unknown} */ event) => ownMember(event, "ip_address"),
  bot: (/** @type {unknown} */ event) => ownMember(event, "bot"),
  score: (/** @type {unknown} */ event) => ownMember(event, "suspect_score"),
  suspect: (/** @type {unknown} */ event) => ownMember(event, "suspect"),
  linked_id: (/** @type {unknown} */ event) => ownMember(event, "linked_id"),
  url: (/** @type {unknown} */ event) => ownMember(event, "url"),
};

/**
 * One event: a line, or a row for each path in it.
 * @param {unknown} event
 * @param {boolean | undefined} asTable
 */
export function eventText(event, asTable) {
  return asTable ? tableOf(["path", "value"])([...leavesOf(event)]) : lineOf(event);
}

/**
 * What prints many events, bit by bit: a line each, or a row.
 * @param {boolean | undefined} asTable
 * @returns {(events: readonly unknown[]) => string}
 */
export function eventsPrinter(asTable) {
  if (!asTable) return (events) => events.map(lineOf).join("");
  const table = tableOf(Object.keys(COLUMNS));
  return (events) => table(events.map((event) => Object.values(COLUMNS).map((valueIn) => valueIn(event))));
}

/** @param {unknown} timestamp */
function timeIn(timestamp) {
  const date = new Date(typeof timestamp === "number" ? timestamp : Number.NaN);
  return Number.isNaN(date.getTime()) ? timestamp : date.toISOString();
}
