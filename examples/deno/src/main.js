// Webhooks into Deno KV: of each event, once, what is needed later.
import { readWebhook, WebhookError } from "fingerprint-edge/trust";
import { store } from "./store.js";

// The secret of the webhook, as the dashboard shows it. Without it nothing starts.
const secret = Deno.env.get("FINGERPRINT_WEBHOOK_SECRET");
if (!secret) throw new Error("FINGERPRINT_WEBHOOK_SECRET is not set");
const kv = await Deno.openKv();

async function receive(request) {
  if (request.method !== "POST") return answer(405, "webhooks are sent with POST", { allow: "POST" });
  // It reads no more than fits into a webhook, and does not wait for long: anybody can send something here.
  const event = await readWebhook(request, { secret, timeout: 5_000 });
  const stored = await store(kv, event);
  if (stored === undefined) return answer(400, "the webhook is about no event");
  return stored ? answer(201, "stored") : answer(200, "known");
}

const answer = (status, text, headers) => new Response(text, { status, headers });

const hostname = Deno.env.get("HOST") ?? "127.0.0.1";
const port = Number(Deno.env.get("PORT") ?? 8080);
Deno.serve({ hostname, port }, async (request) => {
  try {
    return await receive(request);
  } catch (error) {
    // 403 for a wrong signature, 413 for a body that is too long, 408 for one that does not arrive, 400 for one that is no JSON.
    if (error instanceof WebhookError) return answer(error.statusCode, error.message);
    // Its name alone: a message may quote the event. The API sends the webhook again.
    console.error(error?.name);
    return answer(500, "not stored");
  }
});
