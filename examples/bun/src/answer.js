// What the server answers: JSON that nobody in between keeps.
import { RequestError, SdkError } from "fingerprint-edge/client";

export const answer = (status, body, headers) => Response.json(body, { status, headers: { "cache-control": "no-store", ...headers } });

/** What became of a call that failed, without a word of what was sent. Whoever gets no verdict lets nobody through. */
export function failure(error) {
  // An id or an address that cannot be one.
  if (error instanceof TypeError) return answer(400, { error: "bad_argument" });
  if (!(error instanceof SdkError)) throw error;
  if (error instanceof RequestError && error.statusCode === 404) return answer(404, { error: "no_such_event" });
  console.error(error.name, error.statusCode);
  if (!error.retryable) return answer(502, { error: "bad_gateway" });
  const { retryAfter: seconds } = error;
  return answer(503, { error: "try_again_later" }, seconds === undefined ? {} : { "retry-after": String(Math.ceil(seconds)) });
}
