// What an answer of the API, or none, means for a visitor and for all others.
import { RequestError, SdkError, ServerApiError } from "fingerprint-edge/client";

/**
 * `verdict`, for the visitor:
 * - "refused": the API says that it will not, now or later.
 * - "again": it was not deleted now; sent again later.
 * - "unclear": nobody knows whether it was deleted.
 * - "gone": there is no such visitor.
 *
 * `pauses`: whether the next visitor would meet with the same. `isThrottle`: it was not the visitor's turn at all.
 */
export function outcomeOf(error) {
  const { statusCode: status, errorCode, retryAfter } = error ?? {};
  const said = { code: String(errorCode ?? error?.name).slice(0, 100), status, message: String(error?.message).slice(0, 500) };
  const outcome = (verdict, pauses, isThrottle = false) => ({ verdict, pauses, isThrottle, retryAfterMs: (retryAfter ?? 0) * 1_000, said });

  // The client itself did not take the id: nothing was sent.
  if (!(error instanceof SdkError)) return outcome("refused", false);
  if (!(error instanceof RequestError)) return outcome(error.mayHaveArrived ? "unclear" : "again", true);
  if (status === 429) return outcome("again", true, true);
  // Of what stands between here and the API, nobody knows whether it passed the request on. A 500 and a 503 are an end.
  if (status >= 500) return outcome(status === 500 || status === 503 ? "again" : "unclear", true);
  // Only the API's own word is final: a firewall or a wrong address knows nothing of the visitor.
  if (!(error instanceof ServerApiError) || status < 400 || [408, 425].includes(status) || errorCode === "request_read_timeout")
    return outcome("again", true);
  if (errorCode === "visitor_not_found") return outcome("gone", false);
  // A 403 is about the key or the workspace, and so are most that are not documented.
  return outcome("refused", status !== 400);
}

/** Doubles from a minute of the hour. */
export const backoff = (hour, times, longest) => Math.min((hour / 60) * 2 ** Math.min(times - 1, 30), longest);
