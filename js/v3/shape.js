// Events of v4 in the shapes of v3.
import { ownMember } from "../common/arguments.js";
import { downgradeTo } from "../migrate/downgrade.js";

/**
 * An event of v4 in one of v3's shapes, and anything else as it is: an event of v3 is what is wanted already.
 * @param {import("../migrate/downgrade.js").V3Shape} shape
 * @param {any} event
 * @returns {any}
 */
export function inShape(shape, event) {
  return typeof ownMember(event, "event_id") === "string" ? downgradeTo(shape, event).event : event;
}
