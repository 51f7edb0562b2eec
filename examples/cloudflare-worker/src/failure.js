// A call that failed -> the status, code and message for our caller, who should not take the API's faults for their own.
import { InternalError, RequestError, SdkError, ServerApiError, TimeoutError } from "fingerprint-edge/client";

export function failure(error) {
  // The caller's own: what cannot be decoded, and what the client does not take.
  if (error instanceof URIError || error instanceof TypeError) return [400, "bad_argument", error.message];
  if (!(error instanceof SdkError)) throw error;

  const { statusCode: status, retryAfter } = error;
  const headers = retryAfter === undefined ? {} : { "retry-after": String(Math.ceil(retryAfter)) };
  // What the API itself says. Any other body is that of something in between, which says nothing about the call.
  if (error instanceof ServerApiError && status >= 400) return [status, error.errorCode, error.message, headers];
  if (error instanceof RequestError && status === 429) return [429, "too_many_requests", "too many requests", headers];
  if (error instanceof RequestError && status === 503) return [503, "unavailable", "the API is not available", headers];
  if (error instanceof InternalError) return [500, "internal", "internal error"];
  if (error instanceof TimeoutError) return [504, "timeout", "the API did not answer in time"];
  return [502, "bad_gateway", "the API gave no answer that can be used"];
}
