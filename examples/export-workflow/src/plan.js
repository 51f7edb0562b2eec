// The windows of an export: which of them are next, and what comes of them. It is made of the range and of what steps gave, of
// nothing else: whoever replays the steps gets the same windows, in the same order, with the same names.

/** The range is cut into so many windows before anything is known of it. */
const FIRST_WINDOWS = 8;
/** What is left of a window is cut into so many at most: the events need not go on as close together as they began. */
const MOST_PIECES = 32;
/** Refused so often in a row, with nothing done in between, an export ends: with ten seconds that double, after almost three hours. */
const MOST_REFUSALS = 10;

const iso = (time) => new Date(time).toISOString();

/** Cuts a range into windows of about the same length, each of at least a millisecond. */
export function cut(start, end, pieces) {
  const count = Math.max(1, Math.min(pieces, end - start));
  const edge = (index) => start + Math.floor(((end - start) * index) / count);
  return Array.from({ length: count }, (_, index) => ({ start: edge(index), end: edge(index + 1), refusals: 0 }));
}

export class Plan {
  waits = 0;
  #range;
  #settings;
  #waiting;
  #done = [];
  #totals = { events: 0, bytes: 0, ms: 0 };
  #width;
  #refusals = 0;

  constructor({ start, end }, settings) {
    this.#range = { start, end };
    this.#settings = settings;
    this.#waiting = cut(start, end, FIRST_WINDOWS);
    this.#width = settings.stepsAtOnce;
  }

  /** The windows of the next steps, with the name of the step. */
  next() {
    const named = ({ start, end, refusals }) => {
      const name = `${iso(start)} to ${iso(end)}`;
      return { start, end, refusals, name: refusals > 0 ? `${name}, again after 429 (${refusals})` : name };
    };
    return this.#waiting.splice(0, this.#width).map(named);
  }

  /** Learns what the steps gave, and tells how many seconds to wait before the next ones. */
  learn(windows, results) {
    const { retrySeconds, stepsAtOnce } = this.#settings;
    let [wait, hasProgress, isBusy] = [0, false, false];
    for (const [index, result] of results.entries()) {
      const window = windows[index];
      if (result.end > window.start) {
        hasProgress = true;
        this.#done.push(result);
        this.#totals.events += result.events;
        this.#totals.bytes += result.bytes;
        this.#totals.ms += result.end - result.start;
      }
      if (result.busy) {
        isBusy = true;
        wait = Math.max(wait, result.wait ?? retrySeconds);
      }
      this.#waiting.push(...this.#rest(window, result));
    }
    this.#waiting.sort((one, other) => one.start - other.start);
    // A 429 means all: after the wait half as many steps run at once, and one more after each round that went well.
    this.#width = isBusy ? Math.max(1, this.#width >> 1) : Math.min(this.#width + 1, stepsAtOnce);
    this.#refusals = isBusy && !hasProgress ? this.#refusals + 1 : 0;
    // A server may say zero, and mean nothing by it.
    if (this.#refusals > 0) wait = Math.max(wait, retrySeconds * 2 ** (this.#refusals - 1));
    if (this.#refusals > MOST_REFUSALS) throw new Error(`the API answered 429 to everything, ${this.#refusals} times in a row`);
    if (wait > 0) this.waits++;
    return wait;
  }

  /** The parts of the manifest, in order of time. */
  parts() {
    const inOrder = this.#done.toSorted((one, other) => one.start - other.start);
    return inOrder.map(({ start, end, key, events, bytes, sha256, etag }) => {
      return { start: iso(start), end: iso(end), key, events, bytes, sha256, etag };
    });
  }

  /** How far the export is; `share` is that of the time range. */
  progress() {
    const { events, bytes, ms } = this.#totals;
    const { start, end } = this.#range;
    return { events, bytes, windows: this.#done.length, share: Math.floor((1_000 * ms) / (end - start)) / 1_000 };
  }

  /** What a step left: all of the window after a 429 at its first request, or as many windows as seem to fill a step each. */
  #rest(window, result) {
    if (result.end === window.start) return [{ ...window, refusals: window.refusals + 1 }];
    if (result.end === window.end) return [];
    const perMs = result.events / (result.end - window.start);
    const pieces = Math.ceil(((window.end - result.end) * perMs) / this.#settings.eventsPerStep);
    return cut(result.end, window.end, Math.min(MOST_PIECES, pieces));
  }
}
