// Events of v4 in the shapes of v3.
import { ownMember } from "../common/arguments.js";
import { downgraded } from "./downgrade.js";

/**
 * An event of v4 in one of v3's shapes, and anything else as it is: an event of v3 is what is wanted already.
 * @param {import("./downgrade.js").Shape} shape
 * @param {any} event
 * @returns {any}
 */
export function inShape(shape, event) {
  return typeof ownMember(event, "event_id") === "string" ? downgraded(shape, event) : event;
}
