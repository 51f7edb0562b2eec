// Counts events in the memory of this process: for tests, and for a server that is one process.
import { now } from "../host/time.js";

/** @typedef {import("./options.js").Once} Once */

/** So many are kept before it is first asked which of them have expired. */
const FEW = 1_000;

/**
 * A store in memory: it lasts as long as the process, and another process or isolate knows nothing of it. In a Worker that is no
 * store, since its requests are spread over many isolates.
 * @returns {Once}
 */
export function memoryOnce() {
  /** @type {Map<string, { until: number, ticks: number }>} */
  const claimed = new Map();
  let most = FEW;
  return {
    async claim(id, ttlMs) {
      // By both clocks: that of the day may be set back after it has run ahead, and an event is young again by it.
      const [time, ticks] = [Date.now(), now()];
      const lasts = (/** @type {string} */ known) => {
        const end = claimed.get(known);
        return end !== undefined && (end.until > time || end.ticks > ticks);
      };
      if (lasts(id)) return false;
      if (claimed.size >= most) {
        for (const known of claimed.keys()) if (!lasts(known)) claimed.delete(known);
        most = Math.max(FEW, 2 * claimed.size);
      }
      claimed.set(id, { until: time + ttlMs, ticks: ticks + ttlMs });
      return true;
    },
  };
}
