// Counts events in Deno KV, whose atomic operations let one of several claims through.
import { typeName } from "../common/arguments.js";
import { pause } from "../host/time.js";

/** @typedef {import("./options.js").Once} Once */

/**
 * The part of a `Deno.Kv` that is used.
 * @typedef {object} DenoKvLike
 * @property {() => any} atomic begins an operation that is done as a whole, or not at all
 */

/** A file that several processes have open, locked by another of them: then nothing was written, and it is soon over. */
const LOCKED = /database is locked/;
/** The first wait for it in milliseconds, which doubles with each, and the last: together not much more than half a second. */
const [FIRST_WAIT_MS, LAST_WAIT_MS] = [10, 320];

/**
 * A store in Deno KV.
 * @param {DenoKvLike} kv what `await Deno.openKv()` gives
 * @returns {Once}
 * @throws {TypeError} when it is something else
 */
export function denoKvOnce(kv) {
  if (typeof kv?.atomic !== "function") throw new TypeError(`\`kv\` must be what \`await Deno.openKv()\` gives, got ${typeName(kv)}`);
  return {
    async claim(id, ttlMs) {
      const key = ["fingerprint-edge", "once", id];
      for (let wait = FIRST_WAIT_MS; ; wait *= 2) {
        try {
          // No version: it is not there. What has expired may be there for longer, which refuses it for longer.
          const { ok } = await kv.atomic().check({ key, versionstamp: null }).set(key, true, { expireIn: ttlMs }).commit();
          return ok;
        } catch (/** @type {any} */ error) {
          if (wait > LAST_WAIT_MS || !LOCKED.test(error?.message)) throw error;
        }
        // Those that wait at the same time come back one by one.
        await pause(wait * (0.5 + Math.random()), undefined);
      }
    },
  };
}
