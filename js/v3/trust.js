// Sealed results and webhooks in v3's shape.
import { readWebhook as read, unsealEventsResponse as unseal } from "../trust.js";
import { inShape } from "./shape.js";

/** @typedef {import("../host/types.js").BufferSourceLike} BufferSourceLike */
/** @typedef {import("../api/v3.js").FingerprintV3Event} EventsGetResponse */
/** @typedef {import("../api/v3.js").FingerprintV3Webhook} Webhook */
/** @typedef {import("../trust/sealed.js").DecryptionKey} DecryptionKey */

/**
 * Opens a [sealed result](https://docs.fingerprint.com/docs/sealed-client-results) with the first of the keys that fits.
 * An event of v4 comes in v3's shape.
 * @param {BufferSourceLike | string} sealedData its bytes, or their base64
 * @param {readonly DecryptionKey[]} decryptionKeys tried in turn
 * @returns {Promise<EventsGetResponse>} it rejects with a `TypeError` for wrong arguments, and with an
 *   `UnsealAggregateError` for what no key opens or what is not a sealed event
 */
export async function unsealEventsResponse(sealedData, decryptionKeys) {
  return inShape("Event", await unseal(sealedData, decryptionKeys));
}

/**
 * Reads a webhook and checks its signature, as `readWebhook` of `fingerprint-edge/trust` does. That of v4 comes in v3's
 * flat shape.
 * @param {import("../host/types.js").IncomingRequestLike} request
 * @param {import("../trust/webhook.js").WebhookOptions} options
 * @returns {Promise<Webhook>}
 */
export async function readWebhook(request, options) {
  return webhookOf(await read(request, options));
}

/**
 * The body of a webhook, of either version, in v3's flat shape: for whoever checks the signature and parses the body.
 * @param {object} body parsed
 * @returns {Webhook}
 */
export function webhookOf(body) {
  return inShape("Webhook", body);
}
