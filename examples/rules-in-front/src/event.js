// The event of an id that a visitor sent, with what the ruleset makes of it.
import { RequestError } from "fingerprint-edge";

/** Nothing for nobody's event, and for what cannot be an id. The event of a page that has just loaded may need a moment. */
export async function eventOf(client, id, ruleset_id) {
  try {
    return await client.waitForEvent(id, { ruleset_id }, { deadline: 3_000 });
  } catch (error) {
    if (error instanceof TypeError || (error instanceof RequestError && error.statusCode === 404)) return undefined;
    throw error;
  }
}
