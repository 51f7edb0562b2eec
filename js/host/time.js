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
 * By a timer that is cleared, not by `AbortSignal.timeout`, which is hardly faster: what it leaves behind until it ends keeps
 * a Durable Object in memory, and no process alive whose call still waits.
 * @template T
 * @param {number} ms
 * @param {AbortSignalLike | undefined} signal
 * @param {(signal: AbortSignalLike) => Promise<T>} work
 * @returns {Promise<T>}
 */
export function within(ms, signal, work) {
  // Whoever aborts in a hook or in the key's function does so while nobody listens.
  if (signal?.aborted) return Promise.reject(reasonOf(signal));
  const controller = new AbortController();
  // Not by `Promise.race` and `finally`, which make promises of their own.
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      leave?.();
    };
    const stop = (/** @type {unknown} */ reason) => {
      end();
      reject(reason);
      controller.abort(reason);
    };
    // It may throw.
    const leave = signal && onAbort(signal, () => stop(reasonOf(signal)));
    const timer = setTimeout(stop, ms, TIME_UP);
    work(controller.signal).then(
      (value) => {
        end();
        resolve(value);
      },
      (reason) => {
        end();
        reject(reason);
      },
    );
  });
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
