// Events of the Fingerprint Server API v4 as events of v3.
import { cross } from "./crossing.js";

/** @typedef {import("../api/v4.js").FingerprintEvent} FingerprintEvent */
/** @typedef {import("../api/v3.js").FingerprintV3Event} FingerprintV3Event */

/**
 * An event of v3 that was made from one of v4.
 * @typedef {object} DowngradedEvent
 * @property {FingerprintV3Event} event as v3 would answer it
 * @property {Record<string, unknown>} dropped what v3 has no place for, by its path in the v4 event, such as
 *   `bot_info` or `proxy_details.provider`: what is new in v4, values of an unexpected type (null for a guaranteed one
 *   that is missing), and everything that this version does not know
 */

/**
 * How v3 has an event: as its operations answer it, as the body of a webhook, or as a visit of `getVisits`.
 * @typedef {"event" | "webhook" | "visit"} V3Shape
 */

/**
 * Turns an event of v4, as `getEvent` answers it or as a webhook brings it, into an event of v3. It reads nothing but
 * the event, sends nothing and changes nothing in it. A value of an unexpected type is dropped by its path and costs
 * nothing else.
 *
 * What v3 says more often than v4 is said from v4's one value: `firstSeenAt` and `lastSeenAt` have the same time as
 * `global` and as `subscription`, `botd` repeats what the identification says, `time` is that of `timestamp`,
 * `ipBlocklist.result` is whether the address is on one of the lists, and `ipLocation` is the place of the address.
 * What v3 guarantees and v4 does not say is empty there: `""`, `{}`, `false`, 0, a confidence of `low`, or null.
 * @param {FingerprintEvent} v4Event
 * @returns {DowngradedEvent}
 * @throws {TypeError} for what is not an event of v4, or no JSON
 */
export function downgradeEvent(v4Event) {
  return downgradeTo("event", v4Event);
}

/**
 * As `downgradeEvent`, in any of v3's shapes.
 * @internal
 * @param {V3Shape} shape
 * @param {FingerprintEvent} v4Event
 * @returns {{ event: any, dropped: Record<string, unknown> }}
 */
export function downgradeTo(shape, v4Event) {
  if (typeof v4Event !== "object" || v4Event === null || Array.isArray(v4Event)) {
    throw new TypeError("`v4Event` must be an object: an event of v4");
  }
  return cross("v4Event", v4Event, (wasm, json) => wasm.downgrade_event(json, shape));
}
