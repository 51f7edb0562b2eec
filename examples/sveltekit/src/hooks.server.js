// In front of whatever changes something: a request gets there with an event of its own visitor, fresh, and once.
import { guard } from "$lib/server/guard.js";

const READS = ["GET", "HEAD", "OPTIONS"];

/** A route that is new is guarded too, without a word about it here. */
export async function handle({ event, resolve }) {
  if (READS.includes(event.request.method)) return resolve(event);
  try {
    const verdict = await guard(event);
    if (verdict instanceof Response) return verdict;
    event.locals.visitor = verdict;
  } catch (error) {
    // Whatever fails, nobody gets through. The name alone: a message may quote what a visitor sent.
    console.error(error?.name, error?.statusCode);
    return new Response("try again later", { status: 503, headers: { "cache-control": "no-store" } });
  }
  return resolve(event);
}
