// What a guard says against a request: its own codes, and those of `verifyEvent` without what is the visitor's.
import { TIME_UP } from "../host/time.js";

/** @typedef {import("../verify/verify.js").Reason} Reason */

/**
 * What a guard can fail at, in the order of its steps. These names are stable.
 * @typedef {"event_missing" | "policy_failed" | "unseal_failed" | "api_failed" | "event_unreadable" | "store_failed"} GuardFault
 */

/**
 * Why a request is refused. These names are stable; those of `verifyEvent` have a text behind them.
 * @typedef {Exclude<GuardFault, "api_failed"> | `api_failed: ${string}` | "event_ambiguous" | "used_before" | Reason} GuardReason
 */

/**
 * The faults that `onError: "accept"` accepts: not those after which an event was there and nobody has judged it.
 * @type {readonly GuardFault[]}
 */
const ACCEPTED = ["event_missing", "unseal_failed", "api_failed", "store_failed"];

/**
 * The reason for what was thrown at a step.
 * @param {GuardFault} fault
 * @param {unknown} cause
 * @returns {{ code: GuardReason, isAccepted: boolean }}
 */
export function reasonFor(fault, cause) {
  return { code: fault === "api_failed" ? `${fault}: ${told(cause)}` : fault, isAccepted: ACCEPTED.includes(fault) };
}

/**
 * What an API's failure is called: its status and its code, or the class of the error. No message, in which a client that is
 * not this package's may say anything.
 * @param {any} cause
 * @returns {string}
 */
function told(cause) {
  if (cause === TIME_UP) return "deadline";
  try {
    const { statusCode, errorCode, name } = cause;
    const words = Number.isInteger(statusCode) ? [String(statusCode), errorCode] : [name];
    const shown = words.filter((word) => typeof word === "string" && /^[\w ]{1,64}$/.test(word));
    return shown.join(" ") || "error";
  } catch {
    // What is thrown may be anything, and throw by itself.
    return "error";
  }
}

/**
 * A reason of `verifyEvent` without what it tells of a visitor: an address, a page, an id. The event has it.
 * @param {Reason} reason
 * @returns {Reason}
 */
export function withoutVisitor(reason) {
  return /** @type {Reason} */ (reason.replace(/^((?:ip|origin|visitor_id|linked_id)_\w+:|fact_unreadable: \w+) .*$/s, "$1 see the event"));
}
