// The pages of one search: what the caller passed is read once, however long the walk.
import { pair, without } from "../wasm/flat.js";
import { run } from "./call.js";
import { callSettings } from "./options.js";

/** @typedef {import("./core.js").Operation} Operation */
/** @typedef {import("./options.js").Settings} Settings */
/** @typedef {import("./options.js").CallOptions} CallOptions */

/**
 * What asks for a page by its key, and for the first one without.
 * @param {Settings} client
 * @param {Operation} operation
 * @param {string} parameter what the operation calls the key of a page
 * @param {() => string} input what the caller asks for, flat
 * @param {CallOptions | null} [options]
 * @returns {(key?: string) => Promise<any>}
 */
export function pagesOf(client, operation, parameter, input, options) {
  /** @type {{ settings: Settings, first: string } | undefined} */
  let asked;
  return async (key) => {
    asked ??= { first: input(), settings: callSettings(client, options) };
    const { first, settings } = asked;
    return run(settings, operation, key === undefined ? first : without(first, parameter) + pair(parameter, `s${key}`));
  };
}
