// In front of whatever changes something: a request gets there with an event of its own visitor, fresh, and once.
import { guard, refusalOf } from "$lib/server/guard.js";

const READS = ["GET", "HEAD", "OPTIONS"];

/** A route that is new is guarded too, without a word about it here. */
export async function handle({ event, resolve }) {
  if (READS.includes(event.request.method)) return resolve(event);
  try {
    const verdict = await guard(event);
    if (!verdict.ok) console.warn(verdict.reasons);
    if (!verdict.ok) return refusalOf(verdict.reasons);
    event.locals.visitor = verdict.event.identification?.visitor_id;
  } catch (error) {
    // Whatever fails, nobody gets through. The name alone: a message may quote what a visitor sent.
    console.error(error?.name);
    return new Response("try again later", { status: 503, headers: { "cache-control": "no-store" } });
  }
  return resolve(event);
}
