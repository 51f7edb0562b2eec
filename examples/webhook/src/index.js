// Webhooks into KV, each event once: the API sends one again when the answer is late.
import { readWebhook, WebhookError } from "fingerprint-edge";

const DAY = 24 * 60 * 60;

export default {
  async fetch(request, env) {
    try {
      const event = await readWebhook(request, { secret: env.FINGERPRINT_WEBHOOK_SECRET });
      // `event_id` is v4's, `requestId` that of v3 and of FingerprintIQ.
      const id = event.event_id ?? event.requestId;
      if (!id) return new Response("the webhook is about no event", { status: 400 });
      if ((await env.EVENTS.get(id)) !== null) return new Response("known");
      await env.EVENTS.put(id, JSON.stringify({ receivedAt: Date.now(), event }), { expirationTtl: 90 * DAY });
      return new Response("stored", { status: 201 });
    } catch (error) {
      // 403 for a wrong signature, 413 for a body that is too long, 400 for one that is no JSON.
      if (error instanceof WebhookError) return new Response(error.message, { status: error.statusCode });
      throw error;
    }
  },
};
