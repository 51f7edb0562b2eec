// One request and its answer: sends it, reads the body as far as it is needed, and takes a success apart.
import { InvalidResponseError } from "../common/errors.js";
import { MAX_BYTES, readSuccess, readText } from "../host/body.js";

/** @typedef {import("./core.js").Operation} Operation */
/** @typedef {import("../common/errors.js").CallFacts} CallFacts */

/** How much of the body of a failure an error keeps. */
export const MAX_ERROR_BYTES = 64 * 1024;

/**
 * What came of an attempt.
 * @typedef {object} Answer
 * @property {number} status
 * @property {string} statusText
 * @property {string} retryAfter the header
 * @property {string} text
 * @property {boolean} cut whether the body went on after `text`
 */

/**
 * @param {import("../host/types.js").FetchLike} fetch called without `this`, as some runtimes demand
 * @param {string} url
 * @param {import("../host/types.js").FetchInit} init
 * @returns {Promise<Answer>}
 */
export async function send(fetch, url, init) {
  const response = await fetch(url, init);
  const { status } = response;
  // Of a success nothing is read that is not needed: hosts make it only when it is asked for.
  if (status >= 200 && status < 300) return { status, statusText: "", retryAfter: "", ...(await readSuccess(response, init.signal)) };
  const { statusText = "", headers } = response;
  const retryAfter = headers?.get("retry-after") ?? "";
  return { status, statusText, retryAfter, ...(await readText(response, MAX_ERROR_BYTES, init.signal)) };
}

/**
 * A success body as `JSON.parse` gives it.
 * @param {Operation} operation
 * @param {Answer} answer
 * @param {CallFacts} facts
 * @param {(text: string) => string} hide
 */
export function result({ name, shape, member }, { status, text, cut }, facts, hide) {
  if (!shape) return undefined;
  let wrong = cut ? `is larger than ${MAX_BYTES} bytes` : "is empty";
  if (text && !cut) {
    try {
      const value = JSON.parse(text);
      const inside = value?.[member];
      if (typeOf(inside) === shape) return value;
      wrong = `lacks \`${member}\``;
    } catch {
      wrong = "is not JSON";
    }
  }
  throw new InvalidResponseError(
    `${name} got HTTP ${status} with a body that ${wrong}`,
    facts,
    status,
    hide(text).slice(0, MAX_ERROR_BYTES),
  );
}

/** @param {unknown} value */
function typeOf(value) {
  return Array.isArray(value) ? "array" : value && typeof value;
}
