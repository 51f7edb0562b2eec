// The pages of one search: what the caller passed is read once, however long the walk.
import { pair, without } from "../wasm/flat.js";
import { run } from "./call.js";
import { callSettings, SEARCH_OPTIONS } from "./options.js";

/** @typedef {import("./core.js").Operation} Operation */
/** @typedef {import("./options.js").Settings} Settings */
/** @typedef {import("./options.js").SearchOptions} SearchOptions */

/**
 * What asks for a page by its key, and for the first one without; nothing comes after `maxPages`.
 * @param {Settings} client
 * @param {Operation} operation
 * @param {string} parameter what the operation calls the key of a page
 * @param {() => string} input what the caller asks for, flat
 * @param {SearchOptions | null} [options]
 * @returns {import("./pages.js").Load<any>}
 */
export function pagesOf(client, operation, parameter, input, options) {
  /** @type {{ settings: Settings, first: string } | undefined} */
  let asked;
  return async (key, walked = 0) => {
    asked ??= { first: input(), settings: callSettings(client, options, SEARCH_OPTIONS) };
    const { first, settings } = asked;
    if (walked >= settings.maxPages) return undefined;
    return run(settings, operation, key === undefined ? first : without(first, parameter) + pair(parameter, `s${key}`));
  };
}
