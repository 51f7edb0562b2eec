// Counts events in Deno KV, whose atomic operations let one of several claims through.
import { typeName } from "../common/arguments.js";

/** @typedef {import("./options.js").Once} Once */

/**
 * The part of a `Deno.Kv` that is used.
 * @typedef {object} DenoKvLike
 * @property {() => any} atomic begins an operation that is done as a whole, or not at all
 */

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
      // No version: it is not there. What has expired may be there for longer, which refuses it for longer.
      const { ok } = await kv.atomic().check({ key, versionstamp: null }).set(key, true, { expireIn: ttlMs }).commit();
      return ok;
    },
  };
}
