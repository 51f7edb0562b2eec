// A handler of webhooks: the raw body, the header, the secret.
import { createHmac } from "node:crypto";
import { type Event, type IsValidWebhookSignatureParams, isValidWebhookSignature } from "@fingerprint/node-sdk";

const secret = "webhook-secret";
const sign = (data: Buffer, key = secret): string => createHmac("sha256", key).update(data).digest("hex");

function handle(body: Buffer, header: string | null): number {
  if (!header) return 403;
  const params: IsValidWebhookSignatureParams = { header, data: body, secret };
  if (!isValidWebhookSignature(params)) return 403;
  const event = JSON.parse(body.toString()) as unknown as Event;
  return event.timestamp > 0 ? 200 : 400;
}

const body = Buffer.from(JSON.stringify({ event_id: "1708102555327.NLOjmg", timestamp: 1708102555327, tags: { umlaut: "ä" } }));
console.log(handle(body, `v1=${sign(body)}`));
console.log(handle(body, `v1=${sign(body, "old")},v1=${sign(body)}`));
console.log(handle(body, `v0=${sign(body)}`), handle(body, sign(body)), handle(body, "v1="), handle(body, ","));
console.log(handle(Buffer.from(`${body.toString()} `), `v1=${sign(body)}`), handle(body, null));
