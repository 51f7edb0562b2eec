// One answer of a search -> the events of it that belong to a window and that it did not have before.
import { typeName } from "../common/arguments.js";
import { PaginationError, withFacts } from "../common/errors.js";

/** @typedef {import("./plan.js").Window} Window */
/** @typedef {import("./places.js").Way} Way */

/**
 * An event and where it stands: nowhere, if it has no time.
 * @typedef {object} Item
 * @property {any} event
 * @property {string | undefined} id
 * @property {number | undefined} place
 * @property {boolean} [isEnd] whether it is the last one of its page
 */

/**
 * What an answer brings.
 * @typedef {object} Page
 * @property {Item[]} items in the order of the walk
 * @property {string | undefined} key of the page after it, where that may have more for the window
 * @property {number | undefined} first where its first event stands, of those that have a time
 * @property {number | undefined} last where its last one stands
 * @property {boolean} isTime whether the key is no more than the time of its last event, while its first has another
 * @property {number} size how many events it has, wherever they belong
 */

/** So many pages in a row may bring nothing: a server that goes on with them never ends. */
const MOST_BARREN = 100;

/**
 * @param {Window} window what was asked of it; what is known of its walk is brought up to date
 * @param {any} answer
 * @param {{ way: Way, untimed: ReadonlySet<string> }} settings
 * @returns {Page}
 */
export function readPage(window, answer, { way, untimed }) {
  const items = inOrder(answer.events, way);
  const ids = new Set();
  let isOver = false;
  const kept = items.filter(({ id, place }) => {
    const isKnown = id !== undefined && (ids.has(id) || window.seen.has(id));
    if (id !== undefined) ids.add(id);
    // Whether it is the window's is known to the server alone; whoever hands it on sees that it comes once.
    if (place === undefined) return !isKnown && !(id !== undefined && untimed.has(id));
    // A walk that goes back has passed over events, and its cursor as well.
    if (place < window.reached && !isKnown) throw stuck("events out of order");
    if (place >= window.to) isOver = true;
    return place >= window.from && place < window.to && !isKnown && !(id !== undefined && window.ids.has(id));
  });
  const key = isOver ? undefined : nextKey(answer.pagination_key, window.key);
  window.seen = ids;
  window.barren = kept.length > 0 ? 0 : window.barren + 1;
  // Of the events that were handed on before, a page each may come again.
  if (window.barren > MOST_BARREN + window.ids.size + untimed.size)
    throw stuck(`${window.barren} pages in a row without an event that it did not have`);
  const places = items.flatMap(({ place }) => place ?? []);
  const last = places.at(-1);
  window.reached = Math.max(window.reached, last ?? -Infinity);
  const isTime = places[0] !== last && key === String(items.at(-1)?.event?.timestamp);
  return { items: kept, key, first: places[0], last, isTime, size: items.length };
}

/**
 * @param {any[]} events
 * @param {Way} way
 * @returns {Item[]}
 */
function inOrder(events, way) {
  let before = -Infinity;
  let isOrdered = true;
  const items = events.map((event) => {
    const place = Number.isFinite(event?.timestamp) ? way.place(event.timestamp) : undefined;
    if (place !== undefined) {
      isOrdered &&= place >= before;
      before = place;
    }
    const id = typeof event?.event_id === "string" ? event.event_id : undefined;
    return { item: { event, id, place }, at: before };
  });
  // What has no time stays behind what it came after.
  if (!isOrdered) items.sort((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)));
  return items.map(({ item }) => item);
}

/**
 * @param {unknown} key
 * @param {string | undefined} asked the key of this page
 */
function nextKey(key, asked) {
  if (key == null || key === "") return undefined;
  if (typeof key !== "string") throw stuck(`a page key that is ${typeName(key)} instead of a string`);
  if (key === asked) throw stuck("the same page key again, and the walk would never end");
  return key;
}

/** @param {string} what */
function stuck(what) {
  const facts = { operation: "searchEvents", attempts: 1, retryable: false, mayHaveArrived: true };
  return withFacts(new PaginationError(`searchEvents got ${what}`), facts);
}
