// An export: pages come in while events are handed on, and nobody asks for more than the reader can have.
import { onAbort, reasonOf } from "../host/abort.js";
import { leftOf, writeCursor } from "./cursor.js";
import { exportSettings } from "./options.js";
import { Pace } from "./pace.js";
import { readPage } from "./page.js";
import { Plan } from "./plan.js";

/** @typedef {import("../api/v4.js").FingerprintEvent} FingerprintEvent */
/** @typedef {import("./options.js").ExportClient} ExportClient */
/** @typedef {import("./options.js").ExportFilter} ExportFilter */
/** @typedef {import("./options.js").ExportOptions} ExportOptions */
/** @typedef {import("./options.js").ExportSettings} ExportSettings */
/** @typedef {import("./page.js").Item} Item */
/** @typedef {import("./plan.js").Window} Window */

/**
 * All events of a time range, each of them once, over several requests at a time. Nothing is sent before the first event is asked for.
 *
 * An error of the client ends it after the events that came before; `onProgress` has told the cursor to go on from.
 * @param {ExportClient} client a `FingerprintClient`. Its `isRetryable` is not asked
 * @param {ExportFilter} filter
 * @param {ExportOptions} [options]
 * @returns {AsyncGenerator<FingerprintEvent, void, undefined>}
 * @throws {TypeError} when something of it is wrong
 */
export function exportEvents(client, filter, options) {
  return new Export(exportSettings(client, filter, options)).events();
}

/** Who is told to wait tells all others, so the client must not wait by itself. */
const isRetryable = (/** @type {{ error: any }} */ { error }) => (error.statusCode === 429 ? false : undefined);

class Export {
  #settings;
  #plan;
  #pace;
  #ended = new AbortController();
  /** Whether the API was seen to count in that end of a range where walks begin: there it need not be asked for more. */
  #isCounted = false;
  #events;
  #windowsDone = 0;
  #onProgress;
  #isAwaited = false;
  #wake = () => {};
  /** @type {{ error: unknown } | undefined} */
  #failure;

  /** @param {ExportSettings} settings */
  constructor(settings) {
    this.#settings = settings;
    this.#events = settings.events;
    this.#onProgress = settings.onProgress;
    this.#plan = new Plan(settings.windows, settings);
    this.#pace = new Pace(settings.concurrency, this.#ended.signal);
  }

  /** @returns {AsyncGenerator<FingerprintEvent, void, undefined>} */
  async *events() {
    const { signal, inOrder, untimed } = this.#settings;
    const { windows } = this.#plan;
    const leave = onAbort(signal, () => this.#wake());
    let told = 0;
    try {
      while (windows.length > 0) {
        if (signal?.aborted) throw reasonOf(signal);
        this.#ask();
        const window = inOrder ? windows[0] : windows.find(({ items }) => items);
        for (const { event, id, place, isEnd } of window?.items ?? []) {
          if (signal?.aborted) throw reasonOf(signal);
          if (id !== undefined && place === undefined && untimed.has(id)) continue;
          yield event;
          // Only now has the reader done with it.
          this.#events++;
          this.#passed(/** @type {Window} */ (window), id, place);
          // The end of the last page is told below, once it is known whether the window is done.
          if (isEnd && window?.items?.at(-1)?.event !== event) await this.#tell();
        }
        if (window?.items) {
          Object.assign(window, { items: undefined, held: 0 });
          if (window.key === undefined) this.#remove(window);
        } else if (told === this.#windowsDone) {
          if (this.#failure) throw this.#failure.error;
          await this.#change();
          continue;
        }
        told = this.#windowsDone;
        await this.#tell();
      }
      if (told !== this.#windowsDone) await this.#tell();
    } catch (error) {
      await this.#tell();
      throw error;
    } finally {
      leave();
      this.#ended.abort();
    }
  }

  /** Waits until a page has come, or a failure, or the signal. */
  async #change() {
    const change = new Promise((resolve) => {
      this.#wake = () => resolve(undefined);
    });
    this.#isAwaited = true;
    this.#ask();
    await change;
    this.#isAwaited = false;
  }

  /** Asks for as many pages as there may be at once. */
  #ask() {
    for (let window = this.#next(); window; window = this.#next()) void this.#load(window);
  }

  #next() {
    return this.#failure || this.#ended.signal.aborted ? undefined : this.#plan.next(this.#isAwaited);
  }

  /** @param {Window} window */
  async #load(window) {
    const { client, filter } = this.#settings;
    const { signal } = this.#ended;
    window.isLoading = true;
    // A key need not last as long as its reader: from the last event on, the same can be asked anew.
    if (window.isStale) Object.assign(window, { key: undefined, isStale: false });
    const { key } = window;
    const begin = { asked: this.#times(window), seen: new Set(), at: window.from, reached: -Infinity, pages: 0 };
    if (key === undefined) Object.assign(window, begin);
    const part = { ...filter, ...window.asked, ...(key !== undefined && { pagination_key: key }) };
    try {
      this.#receive(window, await this.#pace.run(() => client.searchEvents(part, { signal, isRetryable })));
    } catch (/** @type {any} */ error) {
      if (key !== undefined && error?.statusCode === 400) window.isStale = true;
      else this.#failure ??= { error };
    }
    window.isLoading = false;
    this.#ask();
    this.#wake();
  }

  /**
   * @param {Window} window
   * @param {any} answer
   */
  #receive(window, answer) {
    const asked = this.#begin(window);
    for (const event of answer.events) if (event?.timestamp === asked) this.#isCounted = true;
    const page = readPage(window, answer, this.#settings);
    window.pages++;
    this.#plan.learn(window, page);
    window.key = page.key;
    // Such a key does not tell the events of its millisecond apart: where there is more than that on the page, they are asked for anew.
    if (page.isTime) window.isStale = true;
    if (page.items.length > 0) {
      // Its reader may be in the midst of them.
      window.items ??= [];
      page.items[page.items.length - 1].isEnd = true;
      window.items.push(...page.items);
      window.held++;
    } else if (window.items) return;
    else if (page.key === undefined) this.#remove(window);
    // There is nothing but what the window before has: now that this is known, it can be left out.
    else if (this.#begin({ asked: this.#times(window) }) !== asked) window.key = undefined;
  }

  /**
   * The time at which the walk of a window begins.
   * @param {Pick<Window, "asked">} window
   */
  #begin({ asked }) {
    return this.#settings.way.reverse ? asked?.start : asked?.end;
  }

  /**
   * The times to ask for: a millisecond more on each side, since nobody says for sure whether the API counts its ends in. Where
   * the walk begins, a crowd of the millisecond before would have to be walked through; where it ends, it costs nothing.
   * @param {Window} window
   */
  #times({ from, to }) {
    const { reverse, times } = this.#settings.way;
    const { start, end } = times(from, to);
    const margin = this.#isCounted ? 0 : 1;
    return reverse ? { start: Math.max(0, start - margin), end } : { start: Math.max(0, start - 1), end: end - 1 + margin };
  }

  /**
   * @param {Window} window
   * @param {string | undefined} id of an event that was handed on
   * @param {number | undefined} place
   */
  #passed(window, id, place) {
    if (place !== undefined && place > window.from) {
      window.from = place;
      window.ids = new Set();
    }
    if (id !== undefined) (place === undefined ? this.#settings.untimed : window.ids).add(id);
  }

  /** @param {Window} window */
  #remove(window) {
    const { windows } = this.#plan;
    windows.splice(windows.indexOf(window), 1);
    this.#windowsDone++;
  }

  async #tell() {
    const tell = this.#onProgress;
    if (!tell) return;
    const { way, digest, start, end, untimed } = this.#settings;
    const { windows } = this.#plan;
    const [events, windowsDone] = [this.#events, this.#windowsDone];
    const until = windows.length > 0 ? way.edge(windows[0].from) : way.reverse ? end : start;
    const cursor = writeCursor({ filter: digest, start, end, events, left: leftOf(windows, way), untimed: [...untimed] });
    // Who throws is not told again.
    this.#onProgress = undefined;
    await tell({ events, windowsDone, windows: windowsDone + windows.length, until, cursor });
    this.#onProgress = tell;
  }
}
