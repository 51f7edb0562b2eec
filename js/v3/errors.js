// The errors as the official SDK of v3 has them: one class for whatever the API refuses, and one for too many requests.
import { codeOf, ServerApiError as Documented, define, named, RequestError as Refused, withFacts } from "../common/errors.js";

/** @typedef {import("../host/types.js").ResponseFacts} ResponseFacts */
/** @typedef {import("../api/v3.js").FingerprintV3ApiErrorResponse} ErrorResponse */
/** @typedef {import("../api/v3.js").FingerprintV3ErrorPlainResponse} ErrorPlainResponse */

/** Seconds to wait where the server did not say: a loop that waits as long must not run without a pause. */
const DEFAULT_RETRY_AFTER = 1;

/**
 * As `named`, with a brand apart from that of the class of the same name that the other clients throw.
 * @param {{ prototype: Error }} Class
 * @param {string} name
 */
function namedOfV3(Class, name) {
  named(Class, `v3.${name}`);
  define(Class.prototype, "name", name);
  // Two classes have this name in one file, and a bundler would rename one of them.
  define(Class, "name", name);
}

/**
 * A status that is not 2xx, redirects included: `errorCode` and `message` are the API's where the body is its own.
 * @template {number} [Code=number]
 * @template [Body=unknown]
 * @extends {Refused<Code, Body>}
 */
export class RequestError extends Refused {
  static {
    namedOfV3(this, "RequestError");
  }

  /**
   * @override
   * @param {ResponseFacts} response
   * @returns {RequestError<number, undefined>}
   */
  static unknown(response) {
    return refusal("Unknown error", undefined, response);
  }

  /**
   * @param {ErrorPlainResponse} body
   * @param {ResponseFacts} response
   * @returns {RequestError<number, ErrorPlainResponse>}
   */
  static fromPlainError(body, response) {
    return refusal(body.error, body, response);
  }

  /**
   * @param {ErrorResponse} body
   * @param {ResponseFacts} response
   * @returns {RequestError<number, ErrorResponse>}
   */
  static fromErrorResponse(body, response) {
    return refusal(body.error.message, body, response, body.error.code);
  }
}

/**
 * A 429: too many requests.
 * @extends {RequestError<429, ErrorResponse>}
 */
export class TooManyRequestsError extends RequestError {
  static {
    namedOfV3(this, "TooManyRequestsError");
  }

  /**
   * @param {ErrorResponse} body
   * @param {ResponseFacts} response
   */
  constructor(body, response) {
    super(body.error.message, body, 429, body.error.code, response);
    /**
     * Seconds until the server wants to be asked again; 1 where it did not say.
     * @type {number}
     */
    this.retryAfter = secondsIn(response) ?? DEFAULT_RETRY_AFTER;
  }

  /**
   * @param {ErrorPlainResponse} error
   * @param {ResponseFacts} response
   * @returns {TooManyRequestsError}
   */
  static fromPlain(error, response) {
    return tooMany(error, response);
  }
}

/**
 * The seconds in the header `Retry-After` of an answer; 0 without one.
 * @param {{ headers: { get(name: string): string | null } }} response
 * @returns {number}
 */
export function getRetryAfter(response) {
  return secondsIn(response) ?? 0;
}

/** @param {{ headers: { get(name: string): string | null } } | undefined} response test doubles may leave it out */
function secondsIn(response) {
  const seconds = Number.parseInt(response?.headers?.get("retry-after") ?? "", 10);
  // Neither what is no number nor a time that is over.
  return seconds >= 0 ? seconds : undefined;
}

// Outside of the classes: one that speaks of itself has another name after bundling, which `constructor.name` shows.

/**
 * @template T
 * @param {string} message
 * @param {T} body
 * @param {ResponseFacts} response
 * @param {string} [code]
 * @returns {RequestError<number, T>}
 */
function refusal(message, body, response, code) {
  return new RequestError(message, body, response.status, code ?? codeOf(response, response.status), response);
}

/** @param {ErrorPlainResponse} body @param {ResponseFacts} response */
function tooMany({ error }, response) {
  return new TooManyRequestsError({ error: { code: "TooManyRequests", message: error } }, response);
}

/** The codes of v4 that are more than those of v3 in another spelling. */
const CODES = new Map([
  ["event_not_found", "RequestNotFound"],
  ["secret_api_key_required", "TokenRequired"],
  ["secret_api_key_not_found", "TokenNotFound"],
  ["public_api_key_required", "TokenRequired"],
  ["public_api_key_not_found", "TokenNotFound"],
]);

/**
 * A code of v4 as v3 spells it.
 * @param {string} code
 */
function codeInV3(code) {
  return CODES.get(code) ?? code.replace(/(?:^|_)([a-z])/g, (_, letter) => letter.toUpperCase());
}

/**
 * An error of the clients as the official SDK would have it; any other one as it is.
 * @internal
 * @param {any} error
 */
export function ofV3(error) {
  if (!(error instanceof Refused) || error instanceof RequestError) return error;
  const { message, statusCode, response, operation, attempts, retryable, mayHaveArrived, retryAfter } = error;
  const facts = { operation, attempts, retryable, mayHaveArrived };
  /** @type {any} */
  let body = error.responseBody;
  let { errorCode } = error;
  // What came of v4 says so by its template.
  if (error instanceof Documented && response.url.startsWith("/v4/")) {
    errorCode = codeInV3(errorCode);
    body = { ...body, error: { ...body.error, code: errorCode } };
  }
  if (statusCode !== 429 || !(error instanceof Documented)) {
    return withFacts(new RequestError(message, body, statusCode, errorCode, response), { ...facts, retryAfter });
  }
  const isPlain = typeof body.error === "string";
  const made = isPlain ? tooMany(body, response) : new TooManyRequestsError(body, response);
  return withFacts(made, { ...facts, retryAfter: retryAfter ?? made.retryAfter });
}
