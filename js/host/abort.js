// What a signal of the caller's says, whichever class it is of, and one listener for all who wait for it.

/** @typedef {import("./types.js").AbortSignalLike} AbortSignalLike */

/** @typedef {{ callbacks: Set<() => void>, stop: () => void }} Waiting */

/**
 * Those who wait, by their signal: a host that counts listeners warns of ten, and a server's signal may have a thousand calls.
 * @type {WeakMap<AbortSignalLike, Waiting>}
 */
const waiting = new WeakMap();

/**
 * What an aborted call rejects with. Not every signal gives a reason.
 * @param {AbortSignalLike} signal
 * @returns {unknown}
 */
export function reasonOf(signal) {
  return signal.reason === undefined ? new DOMException("the call was aborted", "AbortError") : signal.reason;
}

/**
 * Calls back when the signal aborts, until the function that it gives is called.
 * @param {AbortSignalLike | undefined} signal
 * @param {() => void} callback
 * @returns {() => void}
 * @throws {TypeError} when the signal cannot be listened to
 */
export function onAbort(signal, callback) {
  if (!signal) return () => {};
  const all = waiting.get(signal) ?? listen(signal);
  all.callbacks.add(callback);
  return () => {
    all.callbacks.delete(callback);
    if (all.callbacks.size === 0 && waiting.delete(signal)) all.stop();
  };
}

/**
 * @param {AbortSignalLike} signal
 * @returns {Waiting}
 */
function listen(signal) {
  /** @type {Set<() => void>} */
  const callbacks = new Set();
  const listener = () => {
    for (const callback of callbacks) callback();
  };
  try {
    signal.addEventListener("abort", listener);
  } catch (cause) {
    throw new TypeError("`signal` cannot be listened to: its `addEventListener` throws", { cause });
  }
  const stop = () => {
    try {
      signal.removeEventListener("abort", listener);
    } catch {
      // What it calls has nobody to call any more.
    }
  };
  const all = { callbacks, stop };
  waiting.set(signal, all);
  return all;
}
