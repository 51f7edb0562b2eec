// Judges the event whose id a request brings: gives the visitor's id, or the response that refuses the request.
import { FingerprintClient, RequestError } from "fingerprint-edge/client";
import { verifyEvent } from "fingerprint-edge/verify";
import { env } from "$env/dynamic/private";
import { claim } from "./once.js";

const MAX_AGE_MS = 2 * 60_000;

export async function guard({ request, url, platform, getClientAddress }) {
  const id = request.headers.get("x-event-id");
  if (!id) return refusal(403, "no event");
  const event = await eventOf(id);
  if (!event) return refusal(403, "no such event");
  // An id is easily passed on: it counts for a short time, from where it was made, and once.
  const policy = { maxAgeMs: MAX_AGE_MS, ip: getClientAddress(), origin: url.origin, rejectReplayed: true };
  const { ok, reasons } = verifyEvent(event, { ...policy, deny: { bot: "bad", vpn: true, tampering: true } });
  // The codes alone: what was observed is the visitor's data.
  if (!ok) console.warn(reasons.map((reason) => reason.split(":")[0]));
  if (!ok) return refusal(403, "not trusted");
  // By the id that the API gave, and last, so that nobody can use up the event of another. Twice the age: clocks differ.
  if (!(await claim(platform.env.USED, event.event_id, 2 * MAX_AGE_MS))) return refusal(409, "used before");
  return event.identification?.visitor_id;
}

/** Nothing for nobody's event, and for what cannot be an id. The event of a page that has just loaded may need a moment. */
async function eventOf(id) {
  const client = new FingerprintClient({ apiKey: env.FINGERPRINT_SECRET_KEY, baseUrl: env.FINGERPRINT_BASE_URL });
  try {
    return await client.waitForEvent(id, undefined, { deadline: 3_000 });
  } catch (error) {
    if (error instanceof TypeError || (error instanceof RequestError && error.statusCode === 404)) return undefined;
    throw error;
  }
}

const refusal = (status, text) => new Response(text, { status, headers: { "cache-control": "no-store" } });
