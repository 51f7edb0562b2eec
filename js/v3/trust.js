// Sealed results and webhooks in v3's shape.
import { unsealEventsResponse as unseal } from "../trust.js";

/** @typedef {import("../host/types.js").BufferSourceLike} BufferSourceLike */
/** @typedef {import("../api/v3.js").FingerprintV3Event} EventsGetResponse */
/** @typedef {import("../trust/sealed.js").DecryptionKey} DecryptionKey */

/**
 * Opens a [sealed result](https://docs.fingerprint.com/docs/sealed-client-results) with the first of the keys that fits.
 * @param {BufferSourceLike | string} sealedData its bytes, or their base64
 * @param {readonly DecryptionKey[]} decryptionKeys tried in turn
 * @returns {Promise<EventsGetResponse>} it rejects with a `TypeError` for wrong arguments, and with an
 *   `UnsealAggregateError` for what no key opens or what is not a sealed event
 */
export async function unsealEventsResponse(sealedData, decryptionKeys) {
  return unseal(sealedData, decryptionKeys);
}
