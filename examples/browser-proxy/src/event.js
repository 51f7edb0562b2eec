// The event of an id, for the visitor whose it is.
import { FingerprintClient, RequestError, SdkError } from "fingerprint-edge/client";
import { apiError } from "./answer.js";

export async function ownEvent(env, id, visitor) {
  const client = new FingerprintClient({ apiKey: env.FINGERPRINT_SECRET_KEY, baseUrl: env.FINGERPRINT_BASE_URL });
  try {
    // The event of a page that has just loaded may need a moment.
    const event = await client.waitForEvent(decodeURIComponent(id), undefined, { deadline: 5_000 });
    // Whether there is an event of someone else is nobody's business.
    if (event.linked_id !== visitor) return apiError(404, "event_not_found");
    const { event_id, timestamp, identification } = event;
    // What was made of a visitor, such as a bot or a suspect score, would teach them what to change.
    return Response.json({ event_id, timestamp, identification: { first_seen_at: identification?.first_seen_at } });
  } catch (error) {
    return failure(error);
  }
}

function failure(error) {
  const isNone = error instanceof URIError || error instanceof TypeError || (error instanceof RequestError && error.statusCode === 404);
  if (isNone) return apiError(404, "event_not_found");
  if (!(error instanceof SdkError)) throw error;
  console.error(error.name, error.statusCode);
  if (!error.retryable) return apiError(502, "bad_gateway");
  return apiError(503, "service_unavailable", error.retryAfter === undefined ? {} : { "retry-after": String(Math.ceil(error.retryAfter)) });
}
