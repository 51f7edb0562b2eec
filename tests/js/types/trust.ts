// Sealed results and webhooks, as a user's handler takes them.

import {
  DecryptionAlgorithm,
  type DecryptionKey,
  type FingerprintEvent,
  type FingerprintIqEvent,
  type FingerprintIqWebhook,
  type FingerprintV3Event,
  type FingerprintV3Webhook,
  type IsValidWebhookSignatureParams,
  isValidFingerprintIqWebhookSignature,
  isValidWebhookSignature,
  readWebhook,
  type SdkError,
  UnsealAggregateError,
  UnsealError,
  unsealEventsResponse,
  WebhookError,
  type WebhookOptions,
  type WebhookSignature,
  WebhookSignatureError,
} from "fingerprint-edge";
import { init, initTrust } from "fingerprint-edge/init";

declare const bytes: Uint8Array;
declare const request: Parameters<typeof readWebhook>[0];

const algorithm: DecryptionAlgorithm = DecryptionAlgorithm.Aes256Gcm;
export const made = new UnsealAggregateError([new UnsealError({ key: bytes, algorithm }, new Error("why"))]).errors[0]?.error?.message;

const keys: DecryptionKey[] = [
  { key: "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", algorithm: "aes-256-gcm" },
  { key: bytes, algorithm: DecryptionAlgorithm.Aes256Gcm },
  { key: bytes.buffer, algorithm: "aes-256-gcm" },
];

export async function unseal(): Promise<(string | undefined)[]> {
  const event: FingerprintEvent = await unsealEventsResponse("noXc7Q==", keys);
  const v3 = await unsealEventsResponse<FingerprintV3Event>(bytes, keys);
  const iq = await unsealEventsResponse<FingerprintIqEvent>(new DataView(bytes.buffer), keys);
  await unsealEventsResponse(bytes.buffer, Object.freeze(keys));
  return [event.identification?.visitor_id, v3.products.botd?.data?.bot.result, iq.visitorId];
}

export async function hook(): Promise<number> {
  const options: WebhookOptions = { secret: ["new", "old"], maxBytes: 65_536 };
  try {
    const event: FingerprintEvent = await readWebhook(request, options);
    const v3 = await readWebhook<FingerprintV3Webhook>(request, { secret: "secret" });
    const iq = await readWebhook<FingerprintIqWebhook>(request, { secret: "secret" });
    if (iq.event === "threat.detected" || iq.event === "an.event.of.the.future") return iq.data.riskFactors?.length ?? 0;
    return event.timestamp + v3.timestamp + iq.timestamp;
  } catch (error) {
    if (error instanceof WebhookSignatureError) return error.statusCode;
    if (error instanceof WebhookError) return error.statusCode;
    if (error instanceof UnsealAggregateError) return error.errors.filter((one: UnsealError) => one.message).length;
    if (error instanceof UnsealError) (error satisfies SdkError).operation.trim();
    throw error;
  }
}

export function check(header: string | null, data: string | Uint8Array | ArrayBuffer): boolean {
  const signature: WebhookSignature & IsValidWebhookSignatureParams = { header, data, secret: "secret" };
  return isValidWebhookSignature(signature) && isValidFingerprintIqWebhookSignature({ header: undefined, data, secret: "secret" });
}

init(bytes);
initTrust(bytes);

export async function wrong(): Promise<void> {
  // @ts-expect-error an algorithm that there is not
  await unsealEventsResponse(bytes, [{ key: bytes, algorithm: "aes-128-gcm" }]);
  // @ts-expect-error keys are a list
  await unsealEventsResponse(bytes, keys[0]);
  // @ts-expect-error a key has an algorithm
  await unsealEventsResponse(bytes, [{ key: bytes }]);
  // @ts-expect-error numbers are no bytes
  await unsealEventsResponse([1, 2, 3], keys);
  // @ts-expect-error a secret is needed
  await readWebhook(request, {});
  // @ts-expect-error the option is called maxBytes
  await readWebhook(request, { secret: "secret", limit: 5 });
  // @ts-expect-error a secret is a string
  isValidWebhookSignature({ header: "v1=", data: "", secret: bytes });
  // @ts-expect-error the header is needed, even where it is null
  isValidWebhookSignature({ data: "", secret: "secret" });
}
