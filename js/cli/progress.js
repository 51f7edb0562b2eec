// The bar on standard error that says how far a long command has come; nothing where that is no terminal.
import { clockOf } from "./times.js";

const DRAW_MS = 100;
const BAR_WIDTH = 24;
const START_OF_LINE = "\r\x1b[K";

/**
 * @typedef {object} State
 * @property {number} count of what was done
 * @property {number} share of all of it, 0 to 1
 */

export class Progress {
  #out;
  #what;
  #isShown;
  #isDrawn = false;
  #started = performance.now();
  #drawn = -DRAW_MS;
  /** @type {State} */
  #first = { count: 0, share: 0 };
  #isResumed;

  /**
   * @param {import("./host.js").Out} out
   * @param {{ what: string, isAlone?: boolean, isResumed?: boolean }} options `isAlone`: there is too little to do for a bar; `isResumed`: what
   *   the first state says was done before
   */
  constructor(out, { what, isAlone = false, isResumed = false }) {
    this.#out = out;
    this.#what = what;
    this.#isShown = out.draws && !isAlone;
    this.#isResumed = isResumed;
  }

  /**
   * Draws the bar, a few times a second at most.
   * @param {State} state
   */
  show(state) {
    const now = performance.now();
    if (this.#isResumed) {
      this.#isResumed = false;
      [this.#first, this.#started] = [state, now];
    }
    if (!this.#isShown || (now - this.#drawn < DRAW_MS && state.share < 1)) return;
    this.#drawn = now;
    this.#isDrawn = true;
    // A terminal that is gone is no reason to stop.
    this.#out.write(START_OF_LINE + this.#line(state, (now - this.#started) / 1_000)).catch(() => {});
  }

  /** Makes room for a line of something else. */
  clear() {
    if (!this.#isDrawn) return;
    this.#isDrawn = false;
    this.#out.write(START_OF_LINE).catch(() => {});
  }

  /** Leaves the bar as it is, on a line of its own. */
  end() {
    if (this.#isDrawn) this.#out.write("\n").catch(() => {});
    this.#isDrawn = false;
    this.#isShown = false;
  }

  /**
   * @param {State} state
   * @param {number} seconds
   */
  #line({ count, share }, seconds) {
    const full = Math.round(share * BAR_WIDTH);
    const bar = `[${"#".repeat(full)}${"-".repeat(BAR_WIDTH - full)}]`;
    const rate = seconds > 0 ? (count - this.#first.count) / seconds : 0;
    const gone = share - this.#first.share;
    const left = gone > 0 && share < 1 ? `${clockOf(((1 - share) / gone) * seconds)} left` : clockOf(seconds);
    const parts = [
      bar,
      `${Math.floor(share * 100)} %`,
      `${count} ${this.#what}`,
      `${rate < 10 ? rate.toFixed(1) : Math.round(rate)}/s`,
      left,
    ];
    // A line that wraps would stay behind.
    return parts.join("  ").slice(0, Math.max(0, this.#out.columns() - 1));
  }
}
