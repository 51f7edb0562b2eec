// An answer that is no success -> the error that it becomes.
import { ownMember } from "../common/arguments.js";
import { codeOf, NOT_OF_THE_API, RequestError, ServerApiError, TooManyRequestsError } from "../common/errors.js";

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
 * @param {string} operation
 * @param {import("../common/errors.js").ResponseFacts} response
 * @param {Failure} failure
 */
export function requestError(operation, response, { body, message }) {
  const { status } = response;
  if (message === undefined) {
    const said = status ? `HTTP ${status}` : "a redirect, which is not followed,";
    return new RequestError(`${operation} got ${said} ${NOT_OF_THE_API}`, body, status, codeOf(response, status), response);
  }
  const known = /** @type {import("../common/errors.js").ErrorResponse} */ (body);
  return status === 429 ? new TooManyRequestsError(known, response) : new ServerApiError(known, status, response);
}
