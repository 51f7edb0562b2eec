// Time limits and waits that end with their promise: no timer and no listener outlives it.
import { onAbort, reasonOf } from "./abort.js";

/** @typedef {import("./types.js").AbortSignalLike} AbortSignalLike */

/** What `within` rejects with when the time is up: the one thing that it is, so that nobody asks what else is like it. */
export const TIME_UP = new Error("the time is up");

/** Milliseconds since some moment, whatever becomes of the clock of the day, where the host has another one. */
export function now() {
  return typeof performance === "object" ? performance.now() : Date.now();
}

/**
 * Runs `work` for at most `ms` milliseconds. Its signal aborts when the time is up or the caller's
 * signal does; the promise rejects then, also when `work` does not listen.
 *
 * Where it does, and nobody else can end it, the host's own time limit does it all: a timer that is cleared costs a Worker a
 * turn of its loop, and Deno five times as much. It is left behind, holds on to nothing, and keeps no process alive.
 * @template T
 * @param {number} ms
 * @param {AbortSignalLike | undefined} signal
 * @param {(signal: AbortSignalLike) => Promise<T>} work
 * @param {boolean} [listens] whether `work` is sure to
 * @returns {Promise<T>}
 */
export async function within(ms, signal, work, listens = false) {
  // Whoever aborts in a hook or in the key's function does so while nobody listens.
  if (signal?.aborted) throw reasonOf(signal);
  // Node takes whole numbers alone; not every host has it.
  const limit = listens && !signal ? AbortSignal.timeout?.(Math.ceil(ms)) : undefined;
  /** @type {(() => void) | undefined} */
  let leave;
  /** @type {any} */
  let timer;
  try {
    if (limit) return await work(limit);
    const controller = new AbortController();
    // Not by `Promise.race`, which wraps each of the two in one more promise.
    return await new Promise((resolve, reject) => {
      /** @param {unknown} reason */
      const stop = (reason) => {
        reject(reason);
        controller.abort(reason);
      };
      if (signal) leave = onAbort(signal, () => stop(reasonOf(signal)));
      timer = setTimeout(stop, ms, TIME_UP);
      work(controller.signal).then(resolve, reject);
    });
  } catch (reason) {
    throw limit?.aborted ? TIME_UP : reason;
  } finally {
    if (timer !== undefined) clearTimeout(timer);
    leave?.();
  }
}

/**
 * Waits, unless the signal aborts: then it rejects with the signal's reason.
 * @param {number} ms
 * @param {AbortSignalLike | undefined} signal
 * @returns {Promise<void>}
 */
export function pause(ms, signal) {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(reasonOf(signal));
    const leave = onAbort(signal, () => {
      clearTimeout(timer);
      leave();
      reject(reasonOf(/** @type {AbortSignalLike} */ (signal)));
    });
    const timer = setTimeout(() => {
      leave();
      resolve();
    }, ms);
  });
}
