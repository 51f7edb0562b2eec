// Tells the caller's hooks what happens to a call. Nothing that they do can break it or hold it up.

/**
 * What a hook is told. Where the [OpenTelemetry conventions for HTTP clients](https://opentelemetry.io/docs/specs/semconv/http/http-spans/#http-client-span)
 * have an attribute for it, its name follows in brackets. There is no URL and no header in it, so that neither ids nor the key get into a log.
 * @typedef {object} HookFacts
 * @property {string} operation such as `getEvent`
 * @property {string} urlTemplate such as `/v4/events/{event_id}` (`url.template`)
 * @property {string} method (`http.request.method`)
 * @property {number} attempt from 1 (`http.request.resend_count` is one less)
 * @property {number} [statusCode] of the answer, where one came (`http.response.status_code`)
 * @property {number} [durationMs] of the attempt, in milliseconds, until its body was read (`http.client.request.duration` is in seconds)
 * @property {number} [waitMs] until the next attempt, in milliseconds
 * @property {unknown} [error] why no answer came: a `NetworkError`, a `TimeoutError`, or the reason of the caller's signal (`error.type` is its name)
 */

/**
 * What `isRetryable` is asked about: an attempt that failed.
 * @typedef {object} FailureFacts
 * @property {string} operation such as `getEvent`
 * @property {string} urlTemplate such as `/v4/events/{event_id}`
 * @property {string} method such as `GET`
 * @property {number} attempt from 1
 * @property {import("../common/errors.js").SdkError} error what the call rejects with if it is not repeated; its `retryable` is what the table says
 */

/**
 * Functions that are told what happens to each call. They are not waited for, and what one throws is dropped.
 * @typedef {object} Hooks
 * @property {((facts: HookFacts) => unknown) | undefined} [onRequest] an attempt begins
 * @property {((facts: HookFacts) => unknown) | undefined} [onResponse] an attempt has ended: with `durationMs`, and with `statusCode` or `error`
 * @property {((facts: HookFacts) => unknown) | undefined} [onRetry] the call waits for its next attempt: with `waitMs`, and with `statusCode` or `error`
 */

/**
 * @template Facts
 * @param {((facts: Facts) => unknown) | undefined} listener
 * @param {Facts} facts
 * @returns {unknown} what it says
 */
export function tell(listener, facts) {
  try {
    const said = listener?.(facts);
    // An asynchronous one that fails must not end the process as an unhandled rejection.
    if (said) Promise.resolve(said).catch(() => {});
    return said;
  } catch {}
}
