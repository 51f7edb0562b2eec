// Events of the Fingerprint Server API v3 as events of v4.
import { read, VALUE } from "../wasm/core.js";
import { core } from "./core.js";

/** @typedef {import("../api/v4.js").FingerprintEvent} FingerprintEvent */
/** @typedef {import("../api/v3.js").FingerprintV3Event} FingerprintV3Event */
/** @typedef {import("../api/v3.js").FingerprintV3Webhook} FingerprintV3Webhook */

/**
 * An event of v4 that was made from one of v3.
 * @typedef {object} UpgradedEvent
 * @property {FingerprintEvent} event
 * @property {Record<string, unknown>} dropped what v4 has no place for, by its path in the v3 event,
 *   such as `products.remoteControl.data.result`: products that failed, signals that were withdrawn,
 *   the second of two values where v4 has only one, and everything that this version does not know
 */

/**
 * Turns an event of v3, as `getEvent` answers it or as a webhook brings it, into one of v4. It reads
 * nothing but the event, sends nothing and changes nothing in it.
 * @param {FingerprintV3Event | FingerprintV3Webhook} v3Event
 * @returns {UpgradedEvent}
 * @throws {TypeError} for what is not an event of v3; the field that does not fit is named
 */
export function upgradeEvent(v3Event) {
  if (typeof v3Event !== "object" || v3Event === null || Array.isArray(v3Event)) {
    throw new TypeError("`v3Event` must be an object, an event of v3 or the body of its webhook");
  }
  // `undefined` for an object whose `toJSON` says so.
  const json = JSON.stringify(v3Event) ?? "null";
  const { mark, text } = read(core.call((wasm) => wasm.upgrade_event(json)));
  if (mark !== VALUE) throw new TypeError(`\`v3Event\` ${text}`);
  return JSON.parse(text);
}
