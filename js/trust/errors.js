// The errors of sealed results and of webhooks.
import { named, SdkError } from "../common/errors.js";

/** What should be a sealed result is not one, or a key does not open it. */
export class UnsealError extends SdkError {
  static {
    named(this, "UnsealError");
  }

  /** @param {string} message */
  constructor(message) {
    super(message, factsOf("unsealEventsResponse"));
  }
}

/** No key opened a sealed result: `errors` has an `UnsealError` for each, in the order of the keys. */
export class UnsealAggregateError extends UnsealError {
  static {
    named(this, "UnsealAggregateError");
  }

  /**
   * @param {string} message
   * @param {UnsealError[]} errors
   */
  constructor(message, errors) {
    super(message);
    /** Why each key did not open it, in the order of the keys; no key is in them. */
    this.errors = errors;
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
    super(message, { ...factsOf("readWebhook"), cause });
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

/** @param {string} operation */
function factsOf(operation) {
  return { operation, attempts: 0, retryable: false, mayHaveArrived: false };
}
