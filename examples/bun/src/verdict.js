// The verdict on an event: an object with `ok`, and with the codes of what speaks against it.
import { verifyEvent } from "fingerprint-edge/verify";

/** It is for the caller to count an event once, by the id in the verdict: only the caller knows what it counts for. */
export async function verdictOf(client, id, ip) {
  // The event of a page that has just loaded may need a moment.
  const event = await client.waitForEvent(id);
  const policy = { maxAgeMs: 2 * 60_000, ip, rejectReplayed: true, deny: { bot: "bad", tampering: true } };
  const { ok, reasons } = verifyEvent(event, policy);
  // The codes alone: what was observed is the visitor's data.
  return { event_id: event.event_id, ok, reasons: reasons.map((reason) => reason.split(":")[0]) };
}
