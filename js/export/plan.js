// The windows of an export: what is left of the range, and which part of it is asked for next.
import { Density } from "./density.js";

/** @typedef {import("./page.js").Page} Page */
/** @typedef {import("./page.js").Item} Item */

/**
 * A part of the range, all of which is still to come. What was handed on is cut off from its beginning.
 * @typedef {object} Window
 * @property {number} from the place where it begins
 * @property {number} to the place where it ends, which is not in it
 * @property {Set<string>} ids of the events at `from` that were handed on
 * @property {Set<string>} seen the ids of its last page
 * @property {number} at where its last page ended
 * @property {number} reached the last place that its walk has been at, which begins before the window
 * @property {string | undefined} key of its next page
 * @property {{ start: number, end: number } | undefined} asked the times that the key belongs to
 * @property {number} pages how many its walk has had
 * @property {Item[] | undefined} items those of the pages that it holds, until all of them were handed on
 * @property {number} held how many pages that is
 * @property {boolean} isLoading
 * @property {boolean} isStale whether its key is no good any more
 * @property {number} barren how many pages in a row brought nothing
 */

/** How many pages a window should have: the last of them is never full, so that one alone would be a waste. */
const PAGES = 3;
/** How much of its pages a window should fill: as much as possible, yet what does not fit costs a request more. */
const FILL = 0.91;
/** So much longer than wanted a window may be, before it is worth a second one. */
const SPARE = 1.2;
/** How many samples of the density are kept for each window. */
const SAMPLES = 8;

/**
 * @param {number} from
 * @param {number} to
 * @param {Iterable<string>} [ids]
 * @returns {Window}
 */
export function windowOf(from, to, ids = []) {
  return {
    from,
    to,
    ids: new Set(ids),
    seen: new Set(),
    at: from,
    reached: -Infinity,
    key: undefined,
    asked: undefined,
    pages: 0,
    items: undefined,
    held: 0,
    isLoading: false,
    isStale: false,
    barren: 0,
  };
}

/** The windows in the order of the walk, with what the pages so far say about how close together events are. */
export class Plan {
  /** @type {Window[]} */
  windows;
  #most;
  #inOrder;
  #limit;
  #density;

  /**
   * @param {Window[]} windows
   * @param {{ concurrency: number, inOrder: boolean, limit: number }} settings
   */
  constructor(windows, { concurrency, inOrder, limit }) {
    this.windows = windows;
    this.#most = concurrency;
    this.#inOrder = inOrder;
    this.#limit = limit;
    this.#density = new Density(SAMPLES * concurrency);
  }

  /**
   * The window whose page is to be asked for now; none while as many as may be have one or wait for one.
   * @param {boolean} isAwaited whether the reader waits. Where that is for the first window, the others need not wait as well
   * @returns {Window | undefined}
   */
  next(isAwaited) {
    const loading = this.windows.filter(({ isLoading }) => isLoading).length;
    if (loading >= this.#most) return undefined;
    const held = this.windows.reduce((sum, window) => sum + window.held, 0);
    const isStopped = isAwaited && this.#inOrder && !this.windows[0]?.items;
    const hasRoom = (/** @type {Window} */ { key, held, isStale }) => isStopped && key !== undefined && held < PAGES && !isStale;
    const idle = this.windows.find((window) => !window.isLoading && (!window.items || hasRoom(window)));
    if (loading + held >= (isStopped ? PAGES : 1) * this.#most) {
      // Behind a crowd, pages that wait for their turn would leave few requests for it.
      const isSlow = isStopped && idle && loading < this.#most / 2;
      if (!isSlow || !this.#drop(idle)) return undefined;
    }
    if (!this.#inOrder) return idle ?? this.#halved();
    // Later windows wait until the earlier ones were handed on: each is to be done soon, and the rest waits.
    if (idle && idle.key === undefined) this.#cut(idle, PAGES);
    return idle;
  }

  /**
   * Forgets the pages that would be handed on last, to be asked for again; gives whether there were any behind a window.
   * @param {Window} window
   */
  #drop(window) {
    const last = this.windows.filter(({ items, isLoading }) => items && !isLoading).at(-1);
    if (!last || this.windows.indexOf(last) <= this.windows.indexOf(window)) return false;
    Object.assign(last, windowOf(last.from, last.to, last.ids));
    return true;
  }

  /**
   * Learns from a page, and cuts off what another window can do at the same time.
   * @param {Window} window
   * @param {Page} page
   */
  learn(window, { items, key, first, last, size }) {
    if (key === undefined) {
      this.#density.add({ from: window.at, to: window.to, events: items.length });
      window.at = window.to;
      return;
    }
    // A server may give less than it was asked for, now and then or always.
    this.#limit = Math.max(1, size, this.#limit / 2);
    if (items.length === 0 || first === undefined || last === undefined) return;
    // Where the page ends there may be more events at the same place.
    const events = items.filter(({ place }) => place !== undefined && place < last).length || items.length;
    this.#density.add({ from: Math.max(first, window.from), to: last, events });
    window.at = Math.max(window.at, last);
    if (this.#inOrder) this.#cut(window, Math.max(1, PAGES - window.pages));
  }

  /**
   * Leaves a window so many pages to come, and gives what it loses to the one behind it.
   * @param {Window} window
   * @param {number} pages
   */
  #cut(window, pages) {
    const ms = (pages * FILL * this.#limit) / this.#density.at(window.at);
    const left = window.to - window.at;
    if (this.#most === 1 || left <= ms * SPARE) return;
    // Equal parts, so that none is too short to be worth a request.
    const to = window.at + Math.ceil(left / Math.ceil(left / ms));
    if (to >= window.to) return;
    const index = this.windows.indexOf(window) + 1;
    const behind = this.windows[index];
    if (behind && behind.from === window.to && isUntouched(behind)) {
      behind.from = to;
      behind.at = to;
    } else {
      this.windows.splice(index, 0, windowOf(to, window.to));
    }
    window.to = to;
  }

  /** The second half of the window that has the most to come; none where no half would fill a page. */
  #halved() {
    const toCome = (/** @type {Window} */ { at, to }) => (to - at) * this.#density.at(at);
    const window = this.windows.reduce((one, other) => (toCome(other) > toCome(one) ? other : one), this.windows[0]);
    if (!window || toCome(window) < 2 * this.#limit) return undefined;
    const half = Math.floor((window.to - window.at) / 2);
    if (half < 1) return undefined;
    const second = windowOf(window.to - half, window.to);
    this.windows.splice(this.windows.indexOf(window) + 1, 0, second);
    window.to -= half;
    return second;
  }
}

/** @param {Window} window */
function isUntouched({ key, asked, items, isLoading, ids }) {
  return !asked && key === undefined && !items && !isLoading && ids.size === 0;
}
