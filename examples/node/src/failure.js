// A call that failed -> the status and headers for our caller.
import { SdkError } from "fingerprint-edge/client";

export function failure(error) {
  if (!(error instanceof SdkError)) return [500];
  // What the API says about the range that was asked for.
  if (error.statusCode === 400) return [400];
  if (!error.retryable) return [502];
  return [503, error.retryAfter === undefined ? {} : { "retry-after": String(Math.ceil(error.retryAfter)) }];
}
