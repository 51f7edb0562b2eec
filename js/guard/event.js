// What of an event a guard counts by: its own id, and how long it may still count.
import { ownMember } from "../common/arguments.js";
import { verifyEvent } from "../verify.js";

/** @typedef {import("../verify/verify.js").EventPolicy} EventPolicy */

/** Where each system has the id: v4, v3 by the product that was bought, FingerprintIQ. v3's and v4's are the same. */
const IDS = [["event_id"], ["products", "identification", "data", "requestId"], ["products", "botd", "data", "requestId"], ["requestId"]];

const DAY_MS = 24 * 60 * 60_000;
/** Ten years: as long as anybody keeps a key or an event. */
const FOR_GOOD_MS = 3_650 * DAY_MS;

/**
 * The id of an event; `undefined` where it has none that is a text.
 * @param {unknown} event
 * @returns {string | undefined}
 */
export function idOf(event) {
  const id = IDS.map((path) => path.reduce(ownMember, event)).find((value) => value !== undefined);
  return typeof id === "string" && id !== "" ? id : undefined;
}

/**
 * How long an event that a policy has let through must be remembered: until it is too old, and a day more, since clocks differ
 * and another guard over the same store may take older ones. What never gets too old is remembered for good.
 * @param {any} event
 * @param {EventPolicy} policy
 * @returns {number} ms
 */
export function lifetimeOf(event, policy) {
  const [maxAgeMs, clockToleranceMs = 0, onMissing] = ["maxAgeMs", "clockToleranceMs", "onMissing"].map((name) => ownMember(policy, name));
  // A policy may accept an event that does not say when it happened.
  const agesForSure = maxAgeMs !== undefined && (onMissing === undefined || verifyEvent(event, { maxAgeMs }).ok);
  return agesForSure ? Math.min(maxAgeMs + clockToleranceMs + DAY_MS, FOR_GOOD_MS) : FOR_GOOD_MS;
}
