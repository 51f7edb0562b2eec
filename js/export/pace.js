// How fast all requests of an export go together: what one of them is told to wait, all of them wait, once.
import { pause } from "../host/time.js";

/** @typedef {import("../host/types.js").AbortSignalLike} AbortSignalLike */

/** Refused so often in a row, with a wait after each, an export ends. */
const MOST_REFUSALS = 10;
/** The longest wait that a server may ask for, in milliseconds. */
const LONGEST_MS = 300_000;
/** Where the server does not say how long: the first wait, which doubles with each, and the longest. */
const FIRST_MS = 1_000;
const MOST_MS = 60_000;

/** Sends requests, so many at once; after a 429 none until the wait is over, and then fewer. */
export class Pace {
  #most;
  #limit;
  #signal;
  #running = 0;
  /** How many successes have come since the limit changed. */
  #successes = 0;
  #refusals = 0;
  /** The number of the last wait: a refusal of what was sent before it belongs to it. */
  #wait = 0;
  #isWaiting = false;
  /** @type {(() => void)[]} */
  #queue = [];

  /**
   * @param {number} most how many requests at once
   * @param {AbortSignalLike} signal
   */
  constructor(most, signal) {
    this.#most = most;
    this.#limit = most;
    this.#signal = signal;
  }

  /**
   * @template Answer
   * @param {() => PromiseLike<Answer>} send
   * @returns {Promise<Answer>} it stays open when the signal aborts before its turn
   */
  async run(send) {
    for (;;) {
      await this.#turn();
      const wait = this.#wait;
      try {
        const answer = await send();
        this.#worked();
        return answer;
      } catch (error) {
        if (!this.#isRefusal(error, wait)) throw error;
      } finally {
        this.#running--;
        this.#next();
      }
    }
  }

  /** @returns {Promise<void>} */
  #turn() {
    return new Promise((resolve) => {
      this.#queue.push(resolve);
      this.#next();
    });
  }

  #next() {
    while (!this.#isWaiting && !this.#signal.aborted && this.#running < this.#limit) {
      const begin = this.#queue.shift();
      if (!begin) return;
      this.#running++;
      begin();
    }
  }

  #worked() {
    this.#refusals = 0;
    this.#successes++;
    if (this.#limit === this.#most || this.#successes < this.#limit) return;
    this.#limit++;
    this.#successes = 0;
  }

  /**
   * Whether the request is to be sent again: a 429 is, after the wait that the first of its kind began.
   * @param {any} error
   * @param {number} wait
   */
  #isRefusal(error, wait) {
    if (error?.statusCode !== 429) return false;
    if (wait < this.#wait) return true;
    this.#refusals++;
    const { retryAfter } = error;
    const ms = typeof retryAfter === "number" ? retryAfter * 1_000 : Math.min(FIRST_MS * 2 ** (this.#refusals - 1), MOST_MS);
    if (this.#refusals > MOST_REFUSALS || !(ms <= LONGEST_MS)) return false;
    this.#wait++;
    this.#isWaiting = true;
    this.#limit = Math.max(1, this.#limit >> 1);
    this.#successes = 0;
    const over = () => {
      this.#isWaiting = false;
      this.#next();
    };
    // When it aborts, nothing is sent any more.
    pause(ms, this.#signal).then(over, over);
    return true;
  }
}
