// In front of an origin: a ruleset decides by the visitor's event whether a request gets there, and with which headers.
import { applyRuleAction } from "fingerprint-edge/rules";
import { verifyEvent } from "fingerprint-edge/verify";
import { eventOf } from "./event.js";

export { Once } from "./once.js";

const MAX_AGE_MS = 2 * 60_000;

export default {
  async fetch(request, env) {
    try {
      return await decide(request, env);
    } catch (error) {
      // Whatever fails, the request does not get to the origin. The name alone: a message may quote what a visitor sent.
      console.error(error?.name, error?.statusCode);
      if (!error?.retryable) return refusal("internal error", 500);
      return refusal("try again later", 503, error.retryAfter === undefined ? {} : { "retry-after": String(Math.ceil(error.retryAfter)) });
    }
  },
};

async function decide(request, env) {
  const eventId = request.headers.get("x-event-id");
  if (!eventId) return refusal("no event");
  const event = await eventOf(env, eventId);
  if (!event) return refusal("no such event");

  // An id is easily passed on: it counts for a short time, from where it was made, and once.
  const ip = request.headers.get("cf-connecting-ip");
  if (!ip || !verifyEvent(event, { maxAgeMs: MAX_AGE_MS, ip }).ok) return refusal("not this visitor's event, or too old");
  // By the id that the API gave, and last, so that nobody can use up the event of another. Twice the age: clocks differ.
  if (!(await env.ONCE.getByName(event.event_id).claim(2 * MAX_AGE_MS))) return refusal("used before");

  const next = applyRuleAction(event.rule_action, request);
  return next instanceof Response ? next : env.ORIGIN.fetch(next);
}

const refusal = (text, status = 403, headers = {}) => new Response(text, { status, headers: { "cache-control": "no-store", ...headers } });
