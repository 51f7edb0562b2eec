// The errors of sealed results and of webhooks.
import { named, SdkError } from "../common/errors.js";

/** Why a key does not open a sealed result, or why nothing does. */
export class UnsealError extends SdkError {
  static {
    named(this, "UnsealError");
  }

  /**
   * @param {unknown} _key which an error never holds
   * @param {Error | undefined} [error]
   */
  constructor(_key, error) {
    super(error?.message ?? "the key does not open the sealed result", undefined, error);
    this.operation = "unsealEventsResponse";
    /** The same as `cause`. */
    this.error = error;
  }
}

/** A sealed result was not opened: `errors` has an `UnsealError` for each key, in their order, or one where no key would help. */
export class UnsealAggregateError extends UnsealError {
  static {
    named(this, "UnsealAggregateError");
  }

  /**
   * @param {UnsealError[]} errors
   * @param {string} [message]
   */
  constructor(errors, message = "no key opens the sealed result") {
    super(undefined, new Error(message));
    /** Why each key did not open it, in the order of the keys; no key is in them. */
    this.errors = errors;
  }

  /**
   * Adds the error of one more key, as tests do.
   * @param {UnsealError} error
   */
  addError(error) {
    this.errors.push(error);
  }

  /** All of `errors` as well, a line each. */
  toString() {
    return [super.toString(), ...this.errors].join("\n");
  }
}

/** A request is not a valid webhook: answer it with `statusCode`. */
export class WebhookError extends SdkError {
  static {
    named(this, "WebhookError");
  }

  /**
   * @param {string} message
   * @param {number} statusCode
   * @param {Error} [cause]
   */
  constructor(message, statusCode, cause) {
    super(message, undefined, cause);
    this.operation = "readWebhook";
    /** The HTTP status to answer with: 400, 403, 408 or 413. */
    this.statusCode = statusCode;
  }
}

/** The signature of a webhook is missing or wrong: do not believe it. `statusCode` is 403. */
export class WebhookSignatureError extends WebhookError {
  static {
    named(this, "WebhookSignatureError");
  }

  /** @param {string} message */
  constructor(message) {
    super(message, 403);
  }
}
