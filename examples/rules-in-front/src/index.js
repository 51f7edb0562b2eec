// In front of an origin: a ruleset decides by the visitor's event whether a request gets there, and with which headers.
import { applyRuleAction, FingerprintClient, RequestError } from "fingerprint-edge";

export default {
  async fetch(request, env) {
    const eventId = request.headers.get("x-event-id");
    if (!eventId) return new Response("no event", { status: 403 });

    const client = new FingerprintClient({ apiKey: env.FINGERPRINT_SECRET_KEY, baseUrl: env.FINGERPRINT_BASE_URL });
    const event = await client.getEvent(eventId, { ruleset_id: env.FINGERPRINT_RULESET_ID }).catch((error) => {
      // Nobody's event, or what cannot be an id. Any other failure is ours: it ends in a 500, and not at the origin.
      if (error instanceof TypeError || (error instanceof RequestError && error.statusCode === 404)) return undefined;
      throw error;
    });
    if (!event) return new Response("no such event", { status: 403 });

    const next = applyRuleAction(event.rule_action, request);
    return next instanceof Response ? next : env.ORIGIN.fetch(next);
  },
};
