// The error classes: one for each cause that a caller may want to tell from the others.

/** @typedef {import("../host/types.js").ResponseFacts} ResponseFacts */
/** @typedef {import("../api/v4.js").ErrorResponse} ErrorResponse */

/**
 * What is known about a failed call.
 * @typedef {object} CallFacts
 * @property {string} operation such as `getEvent`
 * @property {number} attempts how many requests were sent
 * @property {boolean} retryable whether the same call may be made again without doing anything twice
 * @property {boolean} mayHaveArrived whether a request may have reached the API
 */

/**
 * Tells an error what is known about its call: of one that a user makes, as tests do, nothing is.
 * @internal
 * @template {SdkError} E
 * @param {E} error
 * @param {CallFacts & { retryAfter?: number | undefined }} facts
 * @returns {E}
 */
export function withFacts(error, facts) {
  return Object.assign(error, facts);
}

/**
 * Gives a class of errors its name, which a minifier would change, and a brand by which `instanceof` knows the errors
 * of every copy of this package: a program that loads it by `import` and by `require`, in two versions, or anew in a
 * dev server, has several. All of it is defined, not assigned: where `Error.prototype` is frozen, an assignment throws.
 * @internal
 * @param {{ prototype: Error }} Class
 * @param {string} name
 */
export function named(Class, name) {
  const brand = Symbol.for(`fingerprint-edge.${name}`);
  define(Class.prototype, "name", name);
  define(Class.prototype, brand, name);
  /** @this {Function} the class, or a subclass of the caller's, which has no brand of its own @param {any} value */
  function isInstance(value) {
    try {
      return this === Class ? value?.[brand] === name : Function.prototype[Symbol.hasInstance].call(this, value);
    } catch {
      // A proxy may throw whatever it is asked.
      return false;
    }
  }
  define(Class, Symbol.hasInstance, isInstance);
}

/**
 * Gives an object a member that does not show.
 * @internal
 * @param {object} object
 * @param {string | symbol} name
 * @param {unknown} value
 */
export function define(object, name, value) {
  Object.defineProperty(object, name, { value, writable: true, configurable: true });
}

/** The base of every error of this package. Refused arguments are `TypeError`s, and an aborted call rejects with `signal.reason`. */
export class SdkError extends Error {
  static {
    named(this, "SdkError");
  }

  /**
   * @param {string} message
   * @param {ResponseFacts | undefined} [response]
   * @param {Error | undefined} [cause]
   */
  constructor(message, response, cause) {
    super(message, cause && { cause });
    const { prototype, name } = new.target;
    // A subclass of the caller's shows under its own name, if it has one.
    if (name && !Object.hasOwn(prototype, "name")) define(this, "name", name);
    /**
     * The answer, where one came; a key that it echoes is hidden, and its `url` is the URL template.
     * @type {ResponseFacts | undefined}
     */
    this.response = response;
    /** The operation's name, such as `getEvent`. */
    this.operation = "none";
    /** How many requests were sent. */
    this.attempts = 0;
    /** Whether the same call may succeed if it is made again, without doing anything twice. */
    this.retryable = false;
    /** Whether a request may have reached the API. */
    this.mayHaveArrived = false;
  }
}

/** `fetch` rejected, or the connection broke while the body was read: see `cause`. */
export class NetworkError extends SdkError {
  static {
    named(this, "NetworkError");
  }
}

/** The time of one attempt (`"timeout"`) or of the whole call (`"deadline"`) ran out. */
export class TimeoutError extends SdkError {
  static {
    named(this, "TimeoutError");
  }

  /**
   * @param {string} message
   * @param {"timeout" | "deadline"} limit
   * @param {ResponseFacts | undefined} [response] where it had begun to come
   */
  constructor(message, limit, response) {
    super(message, response);
    /** Which limit ran out. */
    this.limit = limit;
  }
}

/** A 2xx answer whose body is empty, not JSON, too large, or not what the API documents. */
export class InvalidResponseError extends SdkError {
  static {
    named(this, "InvalidResponseError");
  }

  /**
   * @param {string} message
   * @param {string} responseBody
   * @param {number} statusCode
   * @param {ResponseFacts} response
   */
  constructor(message, responseBody, statusCode, response) {
    super(message, response);
    /** The HTTP status. */
    this.statusCode = statusCode;
    /** The body as it came, the first 64 KB of it; a key that it echoes is hidden. */
    this.responseBody = responseBody;
  }
}

/**
 * A status that is not 2xx, redirects included. It is a plain `RequestError` when the body is not one that the API documents.
 * @template {number} [Code=number]
 * @template [Body=unknown]
 */
export class RequestError extends SdkError {
  static {
    named(this, "RequestError");
  }

  /**
   * @param {string} message
   * @param {Body} body
   * @param {Code} statusCode
   * @param {string} errorCode
   * @param {ResponseFacts} response
   */
  constructor(message, body, statusCode, errorCode, response) {
    super(message);
    /**
     * The answer; a key that it echoes is hidden, and its `url` is the URL template.
     * @type {ResponseFacts}
     */
    this.response = response;
    /** The HTTP status. */
    this.statusCode = statusCode;
    /** The body: parsed if it is JSON, otherwise as text, the first 64 KB of it; a key that it echoes is hidden. */
    this.responseBody = body;
    /** The API's error code; the status text when the API did not send one. */
    this.errorCode = errorCode;
    /**
     * Seconds until the server wants to be asked again, if it says so.
     * @type {number | undefined}
     */
    this.retryAfter = undefined;
  }

  /**
   * The error for an answer whose body is not one that the API documents.
   * @param {ResponseFacts} response
   * @param {unknown} [body]
   * @returns {RequestError}
   */
  static unknown(response, body) {
    return requestError(response, body);
  }
}

// Outside of the classes: one that speaks of itself has another name after bundling, which `constructor.name` shows.

/** @param {ResponseFacts} response @param {unknown} body */
function requestError(response, body) {
  const { status } = response;
  return new RequestError(`HTTP ${status} ${NOT_OF_THE_API}`, body, status, codeOf(response, status), response);
}

/** @param {ErrorResponse} body @param {ResponseFacts} response */
function serverApiError(body, response) {
  return new ServerApiError(body, response.status, response);
}

/** @internal */
export const NOT_OF_THE_API = "without an error body of the API";

/**
 * What stands for an error code where the API sent none.
 * @internal
 * @param {ResponseFacts | undefined} response test doubles may leave it out
 * @param {number} status
 */
export function codeOf(response, status) {
  return response?.statusText || `HTTP ${status}`;
}

/**
 * The API's own error: `errorCode` is its code, `message` what it said.
 * @template {number} [Code=number]
 * @extends {RequestError<Code, ErrorResponse>}
 */
export class ServerApiError extends RequestError {
  static {
    named(this, "ServerApiError");
  }

  /**
   * @param {ErrorResponse} body
   * @param {Code} statusCode
   * @param {ResponseFacts} response
   */
  constructor(body, statusCode, response) {
    /** @type {any} in FingerprintIQ, and in v3 for `getVisits`, it is a text */
    const error = body.error;
    super(error.message ?? error, body, statusCode, "", response);
    /**
     * The API's error code.
     * @type {import("../api/v4.js").ErrorCode}
     */
    this.errorCode = error.code ?? codeOf(response, statusCode);
  }

  /**
   * @param {ErrorResponse} body
   * @param {ResponseFacts} response
   * @returns {ServerApiError}
   */
  static fromErrorResponse(body, response) {
    return serverApiError(body, response);
  }
}

/**
 * A 429: too many requests.
 * @extends {ServerApiError<429>}
 */
export class TooManyRequestsError extends ServerApiError {
  static {
    named(this, "TooManyRequestsError");
  }

  /**
   * @param {ErrorResponse} body
   * @param {ResponseFacts} response
   */
  constructor(body, response) {
    super(body, 429, response);
  }
}

/** A server gave the same page key again, or one that is no text: the walk cannot go on. `attempts` is the number of pages. */
export class PaginationError extends SdkError {
  static {
    named(this, "PaginationError");
  }
}

/** The WebAssembly instance trapped, and the next call gets a fresh one; or the host refused to compile it, and the message says what helps. */
export class InternalError extends SdkError {
  static {
    named(this, "InternalError");
  }
}
