// An answer that is no success -> the error that it becomes.
import { ownMember } from "../common/arguments.js";
import { RequestError, ServerApiError, TooManyRequestsError } from "../common/errors.js";

/** @typedef {import("./answer.js").Answer} Answer */
/** @typedef {import("../common/errors.js").CallFacts} CallFacts */

/**
 * What the body of a failure says: the API's code and message where it is the API's own, and the body
 * itself, parsed where it is JSON.
 * @typedef {object} Failure
 * @property {unknown} body
 * @property {string} [code]
 * @property {string} [message] only where the body is the API's own
 */

/**
 * @param {string} text
 * @param {string} system
 * @returns {Failure}
 */
export function failureOf(text, system) {
  try {
    const body = JSON.parse(text);
    const error = ownMember(body, "error");
    // FingerprintIQ's, and v3's for `getVisits`; v4 documents none without a code.
    if (typeof error === "string" && system !== "v4") return { body, message: error };
    const [code, message] = [ownMember(error, "code"), ownMember(error, "message")];
    return typeof code === "string" && typeof message === "string" ? { body, code, message } : { body };
  } catch {
    return { body: text };
  }
}

/**
 * @param {Answer} answer
 * @param {Failure} failure
 * @param {number | undefined} retryAfter seconds
 * @param {CallFacts} facts
 */
export function requestError({ status, statusText }, { body, code, message }, retryAfter, facts) {
  const errorCode = code ?? (statusText || `HTTP ${status}`);
  const ofAnswer = /** @type {const} */ ([facts, status, body, errorCode, retryAfter]);
  if (message === undefined) {
    const said = status ? `HTTP ${status}` : "a redirect, which is not followed,";
    return new RequestError(`${facts.operation} got ${said} without an error body of the API`, ...ofAnswer);
  }
  return status === 429 ? new TooManyRequestsError(message, ...ofAnswer) : new ServerApiError(message, ...ofAnswer);
}
