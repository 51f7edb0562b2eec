// The event of an id that a visitor sent, with what the ruleset makes of it.
import { FingerprintClient, RequestError } from "fingerprint-edge/client";

/** Nothing for nobody's event, and for what cannot be an id. The event of a page that has just loaded may need a moment. */
export async function eventOf(env, id) {
  const client = new FingerprintClient({ apiKey: env.FINGERPRINT_SECRET_KEY, baseUrl: env.FINGERPRINT_BASE_URL });
  try {
    return await client.waitForEvent(id, { ruleset_id: env.FINGERPRINT_RULESET_ID }, { deadline: 3_000 });
  } catch (error) {
    if (error instanceof TypeError || (error instanceof RequestError && error.statusCode === 404)) return undefined;
    throw error;
  }
}
