// What is kept of an event: who it was and what was found, not the address and the rest of what the visitor left behind.

const KEPT_MS = 90 * 24 * 60 * 60 * 1_000;
/** What an API gives as an id: anything else would be none, or too long for a key. */
const ID = /^\w[\w.-]{0,127}$/;

/** Whether this delivery stored the event; false when another one has, and nothing for what is no event. */
export async function store(kv, { event_id: id, timestamp, identification, bot, vpn, suspect_score }) {
  if (typeof id !== "string" || !ID.test(id)) return undefined;
  const key = ["events", id];
  const kept = { timestamp, visitor_id: identification?.visitor_id, bot, vpn, suspect_score };
  // Deliveries of one event may come at once, each finding nothing: the check and the write are one step.
  const { ok } = await kv.atomic().check({ key, versionstamp: null }).set(key, kept, { expireIn: KEPT_MS }).commit();
  return ok;
}
