// Checks what an export is given, before anything is sent.
import { knownMembers, ownItems, ownMembers, typeName } from "../common/arguments.js";
import { digestOf, readCursor } from "./cursor.js";
import { instant } from "./instant.js";
import { wayOf } from "./places.js";
import { windowOf } from "./plan.js";

/** @typedef {import("../host/types.js").AbortSignalLike} AbortSignalLike */
/** @typedef {import("../api/v4.js").SearchEventsFilter} SearchEventsFilter */
/** @typedef {import("../api/v4.js").SearchEventsResponse} SearchEventsResponse */
/** @typedef {import("./plan.js").Window} Window */

/**
 * What an export passes to each search.
 * @typedef {object} ExportSearchOptions
 * @property {any} signal
 * @property {(facts: { error: any }) => boolean | undefined} isRetryable leaves a 429 to the export, which has all windows wait
 */

/**
 * What an export asks of a client: a `FingerprintClient` has it.
 * @typedef {object} ExportClient
 * @property {(filter: SearchEventsFilter, options: ExportSearchOptions) => PromiseLike<SearchEventsResponse>} searchEvents gives a page
 */

/**
 * Which events: the filter of a search, whose `start` and `end` are required unless there is a `cursor`. `start` is inclusive,
 * `end` is not, whatever the API does. `limit` is the size of a page, 100 by default; `reverse` says the order, newest first by default.
 * @typedef {Omit<SearchEventsFilter, "pagination_key" | "total_hits">} ExportFilter
 */

/**
 * How far an export is: all of it is about events that the reader has done with.
 * @typedef {object} ExportProgress
 * @property {number} events how many, with those before the cursor that it went on from
 * @property {number} windowsDone how many windows are done
 * @property {number} windows how many there are so far, with those that are done: full ones are split on the way
 * @property {number} until the time, in Unix milliseconds, up to which the range is done, from its newest end, with `reverse` from its oldest
 * @property {string} cursor from which an export of the same filter goes on after exactly these events
 */

/**
 * How to export.
 * @typedef {object} ExportOptions
 * @property {number | undefined} [concurrency] How many windows are walked at once, each with one request or one page, from 1 to 64. Default 4.
 * @property {"time" | "none" | undefined} [order] `"time"`: as `reverse` of the filter says; `"none"`: as they come. Default `"time"`.
 * @property {AbortSignalLike | undefined} [signal] Ends the export: it rejects with the signal's reason.
 * @property {((progress: ExportProgress) => unknown) | undefined} [onProgress] Called after each page, and before an error. It is waited for, and what it throws ends the export.
 * @property {string | undefined} [cursor] Where an export of the same filter got to.
 */

/**
 * @typedef {object} ExportSettings
 * @property {ExportClient} client
 * @property {Record<string, any>} filter what every request has
 * @property {string} digest
 * @property {number} start
 * @property {number} end
 * @property {number} limit
 * @property {number} concurrency
 * @property {boolean} inOrder
 * @property {import("./places.js").Way} way
 * @property {AbortSignalLike | undefined} signal
 * @property {ExportOptions["onProgress"]} onProgress
 * @property {number} events how many were handed on before
 * @property {Window[]} windows
 * @property {Set<string>} untimed
 */

const OPTIONS = ["concurrency", "order", "signal", "onProgress", "cursor"];
const MOST_AT_ONCE = 64;
/** The largest page of the API. */
const MOST_EVENTS = 100;

/**
 * @param {unknown} client
 * @param {unknown} filter
 * @param {unknown} [options]
 * @returns {ExportSettings}
 * @throws {TypeError}
 */
export function exportSettings(client, filter, options) {
  const { concurrency = 4, order = "time", signal, onProgress, cursor } = knownMembers("export option", options ?? {}, OPTIONS);
  const { start, end, limit, reverse, ...rest } = ownMembers("`filter`", filter);
  if (!Number.isInteger(concurrency) || concurrency < 1 || concurrency > MOST_AT_ONCE)
    throw new TypeError(`\`concurrency\` must be a whole number from 1 to ${MOST_AT_ONCE}`);
  if (order !== "time" && order !== "none") throw new TypeError('`order` must be "time" or "none"');
  if (signal != null && !(typeof signal.addEventListener === "function" && typeof signal.removeEventListener === "function"))
    throw new TypeError(`\`signal\` must be an AbortSignal, got ${typeName(signal)}`);
  if (onProgress != null && typeof onProgress !== "function")
    throw new TypeError(`\`onProgress\` must be a function, got ${typeName(onProgress)}`);
  if (limit != null && !(Number.isInteger(limit) && limit >= 1 && limit <= MOST_EVENTS))
    throw new TypeError(`\`filter.limit\` must be a whole number from 1 to ${MOST_EVENTS}`);
  if (reverse != null && typeof reverse !== "boolean")
    throw new TypeError(`\`filter.reverse\` must be a boolean, got ${typeName(reverse)}`);
  const isReverse = reverse === true;
  const search = { ...others(rest), limit: limit ?? MOST_EVENTS, ...(isReverse && { reverse: true }) };
  const { limit: _, ...decisive } = search;
  const digest = digestOf(decisive, isReverse);
  const standing = cursor == null ? undefined : readCursor(cursor, digest, isReverse);
  const range = rangeOf(start, end, standing);
  const way = wayOf(isReverse);
  const left = standing?.left ?? [[range.start, range.end, []]];
  return {
    client: checkedClient(client),
    filter: search,
    digest,
    ...range,
    limit: search.limit,
    concurrency,
    inOrder: order === "time",
    way,
    signal: signal ?? undefined,
    onProgress: onProgress ?? undefined,
    events: standing?.events ?? 0,
    windows: left.filter(([from, to]) => from < to).map(([from, to, ids]) => windowOf(...way.range(from, to), ids)),
    untimed: new Set(standing?.untimed),
  };
}

/**
 * The members of a filter that say which events of the range, as they are now.
 * @param {Record<string, any>} members
 */
function others(members) {
  /** @type {Record<string, any>} */
  const own = Object.create(null);
  for (const [name, value] of Object.entries(members)) {
    if (value == null) continue;
    if (name === "pagination_key" || name === "total_hits")
      throw new TypeError(`\`filter.${name}\` must be left out: an export walks all pages`);
    own[name] = Array.isArray(value) ? ownItems(`\`filter.${name}\``, value) : value;
  }
  return own;
}

/**
 * @param {unknown} start
 * @param {unknown} end
 * @param {import("./cursor.js").Standing} [standing]
 */
function rangeOf(start, end, standing) {
  const range = {
    start: start == null && standing ? standing.start : instant("filter.start", start),
    end: end == null && standing ? standing.end : instant("filter.end", end),
  };
  if (range.start > range.end) throw new TypeError("`filter.start` must not be after `filter.end`");
  if (standing && (range.start !== standing.start || range.end !== standing.end))
    throw new TypeError("`cursor` is of another range: leave `start` and `end` out, or pass those that it came from");
  return range;
}

/**
 * @param {any} client
 * @returns {ExportClient}
 */
function checkedClient(client) {
  if (typeof client?.searchEvents !== "function")
    throw new TypeError(`\`client\` must be a FingerprintClient, got ${client === Object(client) ? "another object" : typeName(client)}`);
  // The next page of v3 begins at a time, between whose events nothing tells which were on the last one.
  if (typeof client.getVisits === "function") throw new TypeError("`client` must be a FingerprintClient of v4, got one of v3");
  return client;
}
