// Webhooks into KV, each event once, however often it is delivered: the API sends one again when the answer is late or no 2xx.
import { readWebhook, WebhookError } from "fingerprint-edge/trust";

export { Delivery } from "./delivery.js";

/** The ids of all systems fit. What does not would be no key of KV (`..`), or is none that an API gave. */
const ID = /^\w[\w.-]{0,127}$/;

export default {
  async fetch(request, env) {
    try {
      if (request.method !== "POST") return new Response("webhooks are sent with POST", { status: 405, headers: { allow: "POST" } });
      const event = await readWebhook(request, { secret: env.FINGERPRINT_WEBHOOK_SECRET });
      // `event_id` is v4's, `requestId` that of v3 and of FingerprintIQ.
      const id = event.event_id ?? event.requestId;
      if (typeof id !== "string" || !ID.test(id)) return new Response("the webhook is about no event", { status: 400 });
      const isNew = await env.DELIVERIES.getByName(id).store(id, JSON.stringify({ receivedAt: Date.now(), event }));
      return new Response(isNew ? "stored" : "known", { status: isNew ? 201 : 200 });
    } catch (error) {
      // 403 for a wrong signature, 413 for a body that is too long, 400 for one that is no JSON.
      if (error instanceof WebhookError) return new Response(error.message, { status: error.statusCode });
      // Its name alone: a message may quote the event.
      console.error(error?.name);
      return new Response("not stored", { status: 500 });
    }
  },
};
