// Events of the Fingerprint Server API v3 as events of v4.
import { cross } from "./crossing.js";

/** @typedef {import("../api/v4.js").FingerprintEvent} FingerprintEvent */
/** @typedef {import("../api/v3.js").FingerprintV3Event} FingerprintV3Event */
/** @typedef {import("../api/v3.js").FingerprintV3Webhook} FingerprintV3Webhook */
/** @typedef {import("../api/v3.js").FingerprintV3Visit} FingerprintV3Visit */

/**
 * An event of v4 that was made from one of v3.
 * @typedef {object} UpgradedEvent
 * @property {FingerprintEvent} event as v4 would answer it
 * @property {Record<string, unknown>} dropped what v4 has no place for, by its path in the v3 event,
 *   such as `products.remoteControl.data.result`: products that failed, signals that were withdrawn,
 *   the second of two values where v4 has only one, values of an unexpected type (null for a guaranteed
 *   one that is missing), and everything that this version does not know
 */

/**
 * Turns an event of v3, as `getEvent` answers it or as a webhook brings it, or a visit of `getVisits`, into an
 * event of v4. It reads nothing but the event, sends nothing and changes nothing in it. A value of an unexpected
 * type is dropped by its path and costs nothing else; where v4 guarantees what is then missing, the event has null.
 *
 * `first_seen_at` and `last_seen_at` are both your workspace's, or both the vendor's where it has more of the two.
 * What v4 has for browsers alone, such as `url` and `incognito`, is dropped from an event of a mobile SDK. A visit
 * does not say whose it is: `{ ...visit, visitorId }` does, with the `visitorId` of its page.
 * @param {FingerprintV3Event | FingerprintV3Webhook | FingerprintV3Visit} v3Event
 * @returns {UpgradedEvent}
 * @throws {TypeError} for what is not an event of v3, or no JSON; and for an event without an id, with the API's
 *   own error where the product that would have had the id failed
 */
export function upgradeEvent(v3Event) {
  if (typeof v3Event !== "object" || v3Event === null || Array.isArray(v3Event)) {
    throw new TypeError("`v3Event` must be an object: an event of v3, the body of its webhook, or a visit");
  }
  return cross("v3Event", v3Event, (wasm, json) => wasm.upgrade_event(json));
}
