// The error classes: one for each cause that a caller may want to tell from the others.

/**
 * What is known about a failed call.
 * @typedef {object} CallFacts
 * @property {string} operation
 * @property {number} attempts
 * @property {boolean} retryable
 * @property {boolean} mayHaveArrived
 * @property {Error} [cause]
 */

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
  Object.defineProperties(Class.prototype, { name: { value: name, writable: true, configurable: true }, [brand]: { value: name } });
  Object.defineProperty(Class, Symbol.hasInstance, {
    /** @this {Function} the class, or a subclass of the caller's, which has no brand of its own @param {any} value */
    value(value) {
      try {
        return this === Class ? value?.[brand] === name : Function.prototype[Symbol.hasInstance].call(this, value);
      } catch {
        // A proxy may throw whatever it is asked.
        return false;
      }
    },
  });
}

/** The base of every error of this package. Refused arguments are `TypeError`s, and an aborted call rejects with `signal.reason`. */
export class SdkError extends Error {
  static {
    named(this, "SdkError");
  }

  /**
   * @param {string} message
   * @param {CallFacts} facts
   */
  constructor(message, facts) {
    super(message, facts.cause && { cause: facts.cause });
    /** The operation's name, such as `getEvent`. */
    this.operation = facts.operation;
    /** How many requests were sent. */
    this.attempts = facts.attempts;
    /** Whether the same call may succeed if it is made again, without doing anything twice. */
    this.retryable = facts.retryable;
    /** Whether a request may have reached the API. */
    this.mayHaveArrived = facts.mayHaveArrived;
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
   * @param {CallFacts} facts
   * @param {"timeout" | "deadline"} limit
   */
  constructor(message, facts, limit) {
    super(message, facts);
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
   * @param {CallFacts} facts
   * @param {number} statusCode
   * @param {string} responseBody
   */
  constructor(message, facts, statusCode, responseBody) {
    super(message, facts);
    /** The HTTP status. */
    this.statusCode = statusCode;
    /** The body as it came, the first 64 KB of it; a key that it echoes is hidden. */
    this.responseBody = responseBody;
  }
}

/** A status that is not 2xx, redirects included. It is a plain `RequestError` when the body is not one that the API documents. */
export class RequestError extends SdkError {
  static {
    named(this, "RequestError");
  }

  /**
   * @param {string} message
   * @param {CallFacts} facts
   * @param {number} statusCode
   * @param {unknown} responseBody
   * @param {string} errorCode
   * @param {number} [retryAfter]
   */
  constructor(message, facts, statusCode, responseBody, errorCode, retryAfter) {
    super(message, facts);
    /** The HTTP status. */
    this.statusCode = statusCode;
    /**
     * The body: parsed if it is JSON, otherwise as text, the first 64 KB of it; a key that it echoes is hidden.
     * @type {any}
     */
    this.responseBody = responseBody;
    /**
     * The API's error code; the status text when the API did not send one.
     * @type {import("../api/v4.js").ErrorCode}
     */
    this.errorCode = errorCode;
    /** Seconds until the server wants to be asked again, if it says so. */
    this.retryAfter = retryAfter;
  }
}

/** The API's own error: `errorCode` is its code, `message` what it said. */
export class ServerApiError extends RequestError {
  static {
    named(this, "ServerApiError");
  }
}

/** A 429: too many requests. */
export class TooManyRequestsError extends ServerApiError {
  static {
    named(this, "TooManyRequestsError");
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
