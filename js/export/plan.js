// The windows of an export: what is left of the range, and which part of it is asked for next.

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

/** How much longer than the last one a window may be at most: what was empty so far may be followed by a crowd. */
const GROWTH = 4;
/** Of two pages, chance fills more than of one. */
const PAGES = 2;
/** How much of its pages a window should fill: as much as possible, yet what does not fit costs everybody a wait. */
const FILL = { first: 0.85, least: 0.5, most: 0.97, more: 0.001, less: 0.03 };
/** What a page counts for when the next one has come. */
const MEMORY = 0.95;
/** So many events are no chance. */
const SIGNIFICANT = 16;

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
  #fill = FILL.first;
  /** Events and milliseconds of the last pages, the newest counting most. */
  #events = 0;
  #ms = 0;
  #longest = Infinity;

  /**
   * @param {Window[]} windows
   * @param {{ concurrency: number, inOrder: boolean, limit: number }} settings
   */
  constructor(windows, { concurrency, inOrder, limit }) {
    this.windows = windows;
    this.#most = concurrency;
    this.#inOrder = inOrder;
    this.#limit = limit;
  }

  /**
   * The window whose page is to be asked for now; none while as many as may be have one or wait for one.
   * @param {boolean} isAwaited whether the reader waits. Where that is for the first window, the others need not wait as well
   * @returns {Window | undefined}
   */
  next(isAwaited) {
    const loading = this.windows.filter(({ isLoading }) => isLoading).length;
    const held = this.windows.reduce((sum, window) => sum + window.held, 0);
    const isStopped = isAwaited && this.#inOrder && !this.windows[0]?.items;
    if (loading >= this.#most || loading + held >= (isStopped ? 2 : 1) * this.#most) return undefined;
    const hasRoom = (/** @type {Window} */ { key, held, isStale }) => isStopped && key !== undefined && held < PAGES && !isStale;
    const idle = this.windows.find((window) => !window.isLoading && (!window.items || hasRoom(window)));
    if (!this.#inOrder) return idle ?? this.#halved();
    // Later windows wait until the earlier ones were handed on: each is to be done soon, and the rest waits.
    if (idle && idle.key === undefined) this.#cut(idle, this.#windowMs());
    return idle;
  }

  /**
   * Learns from a page, and cuts off what another window can do at the same time.
   * @param {Window} window
   * @param {Page} page
   * @param {boolean} isFirst whether it is the first page of its walk
   */
  learn(window, { items, key, first, last, size }, isFirst) {
    if (key === undefined) {
      this.#count(items.length, Math.max(1, window.to - window.at), isFirst);
      if (window.pages <= PAGES) this.#fill = Math.min(FILL.most, this.#fill + FILL.more);
      window.at = window.to;
      return;
    }
    // A server may always give less than it was asked for.
    this.#limit = Math.max(1, size);
    if (items.length === 0 || first === undefined || last === undefined) return;
    this.#count(items.length, Math.max(1, last - Math.max(first, window.from)), true);
    window.at = Math.max(window.at, last);
    if (!this.#inOrder) return;
    if (window.pages === PAGES) this.#fill = Math.max(FILL.least, this.#fill - FILL.less);
    this.#cut(window, window.at - window.from + this.#windowMs());
  }

  /**
   * @param {number} events
   * @param {number} ms
   * @param {boolean} isFull whether it is as much as a page can be, and no rest of one
   */
  #count(events, ms, isFull) {
    const expected = (ms * this.#events) / Math.max(1, this.#ms);
    const most = Math.max(events, expected);
    const isOther = most > SIGNIFICANT && (events > 2 * expected || expected > 2 * events);
    // It has become another time of the day: what was before says nothing.
    const memory = isOther ? 0 : MEMORY;
    this.#events = this.#events * memory + events;
    this.#ms = this.#ms * memory + ms;
    // What a short window between two others has means nothing.
    const isShort = events > 0 ? most < Math.min(SIGNIFICANT, this.#limit) : ms < this.#longest / GROWTH / 2;
    if (!isFull || isShort) return;
    // Who asks for all the rest learns at once where a gap ends.
    this.#longest = events > 0 ? GROWTH * ms : Infinity;
    if (events === 0) this.#events = 0;
  }

  /** How long a window is that fills its pages. */
  #windowMs() {
    if (this.#most === 1 || this.#events === 0) return Infinity;
    const ms = (PAGES * this.#fill * this.#limit * this.#ms) / this.#events;
    return Math.max(1, Math.ceil(Math.min(ms, this.#longest)));
  }

  /**
   * Leaves a window so long, and gives what it loses to the one behind it.
   * @param {Window} window
   * @param {number} ms
   */
  #cut(window, ms) {
    const to = window.from + ms;
    if (!(to < window.to)) return;
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
    const perMs = this.#events / Math.max(1, this.#ms);
    const window = this.windows.reduce((one, other) => (other.to - other.at > one.to - one.at ? other : one), this.windows[0]);
    const half = window ? Math.floor((window.to - window.at) / 2) : 0;
    if (half < 1 || half * perMs < this.#limit) return undefined;
    this.windows.splice(this.windows.indexOf(window) + 1, 0, windowOf(window.to - half, window.to));
    window.to -= half;
    return this.windows[this.windows.indexOf(window) + 1];
  }
}

/** @param {Window} window */
function isUntouched({ key, asked, items, isLoading, ids }) {
  return !asked && key === undefined && !items && !isLoading && ids.size === 0;
}
