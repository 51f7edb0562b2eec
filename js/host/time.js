// Time limits and waits that end with their promise: no timer and no listener outlives it.

/** What `within` rejects with when the time is up. */
export class TimeUp extends Error {}

/**
 * Runs `work` for at most `ms` milliseconds. Its signal aborts when the time is up or the caller's
 * signal does; the promise rejects then, also when `work` does not listen.
 * @template T
 * @param {number} ms
 * @param {import("./host.js").AbortSignalLike | undefined} signal
 * @param {(signal: import("./host.js").AbortSignalLike) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function within(ms, signal, work) {
  // Whoever aborts in a hook or in the key's function does so while nobody listens.
  if (signal?.aborted) throw signal.reason;
  const controller = new AbortController();
  /** @type {(reason: unknown) => void} */
  let stop = () => {};
  const stopped = new Promise((_, reject) => {
    stop = (reason) => {
      reject(reason);
      controller.abort(reason);
    };
  });
  const timer = setTimeout(() => stop(new TimeUp("the time is up")), ms);
  const abort = () => stop(signal?.reason);
  signal?.addEventListener("abort", abort);
  try {
    return await /** @type {Promise<T>} */ (Promise.race([work(controller.signal), stopped]));
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
  }
}

/**
 * Waits, unless the signal aborts: then it rejects with the signal's reason.
 * @param {number} ms
 * @param {import("./host.js").AbortSignalLike | undefined} signal
 * @returns {Promise<void>}
 */
export function pause(ms, signal) {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
    };
    const abort = () => (end(), reject(signal?.reason));
    const timer = setTimeout(() => (end(), resolve()), ms);
    signal?.addEventListener("abort", abort);
  });
}
