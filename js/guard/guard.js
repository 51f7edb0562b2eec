// The guard: finds what a request names, opens or fetches the event, judges it, and has it count once. It fails closed.
import { define } from "../common/errors.js";
import { now, pause, TIME_UP, within } from "../host/time.js";
import { unsealEventsResponse } from "../trust.js";
import { verifyEvent } from "../verify.js";
import { idOf, lifetimeOf } from "./event.js";
import { checkedPolicy, guardSettings } from "./options.js";
import { findIn } from "./places.js";
import { reasonFor, withoutVisitor } from "./reasons.js";

/** @typedef {import("../api/v4.js").FingerprintEvent} FingerprintEvent */
/** @typedef {import("../host/types.js").AbortSignalLike} AbortSignalLike */
/** @typedef {import("./options.js").GuardSettings} GuardSettings */
/** @typedef {import("./places.js").GuardedRequest} GuardedRequest */
/** @typedef {import("./reasons.js").GuardFault} GuardFault */
/** @typedef {import("./reasons.js").GuardReason} GuardReason */

/**
 * What a guard says of a request that may go on.
 * @template [E=FingerprintEvent]
 * @typedef {object} GuardPassed
 * @property {true} ok whether the request may go on
 * @property {GuardReason[]} reasons what went wrong though it may go on, which is so with `onError: "accept"` alone
 * @property {E} event the event; with `onError: "accept"` there may be none
 * @property {unknown} [cause] what went wrong on the way, as it was thrown, for a log of yours; it is not enumerable
 */

/**
 * What a guard says of a request that it refuses.
 * @template [E=FingerprintEvent]
 * @typedef {object} GuardRefused
 * @property {false} ok whether the request may go on
 * @property {GuardReason[]} reasons what is against it; no key, sealed text, address or id is in them
 * @property {E | undefined} event the event as far as there is one: do not believe it
 * @property {unknown} [cause] what went wrong on the way, as it was thrown, for a log of yours; it is not enumerable
 */

/**
 * What a guard says of a request.
 * @template [E=FingerprintEvent]
 * @typedef {GuardPassed<E> | GuardRefused<E>} GuardResult
 */

/**
 * Says whether a request may go on. It never rejects.
 * @template [E=FingerprintEvent]
 * @template {GuardedRequest} [R=GuardedRequest]
 * @callback Guard
 * @param {R} request a Web `Request`; its own body is not read
 * @returns {Promise<GuardResult<E>>}
 */

/** How a fresh event is waited for where the client has no way of its own. */
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 2_000;

/** What goes over the wire as an id; anything else names no event. */
const ID = /^(?!\.\.?$)[\x21-\x7e]{1,512}$/;

/**
 * Makes a guard. It takes the sealed result or the event id that a request brings, opens or fetches the event, judges it by
 * the policy, and then has it count once. The function that it gives never rejects, and never takes longer than `deadline`.
 * @template [E=FingerprintEvent]
 * @template {GuardedRequest} [R=GuardedRequest]
 * @template {"reject" | "accept"} [A="reject"]
 * @param {import("./options.js").GuardOptions<E, R, A>} options
 * @returns {Guard<A extends "accept" ? E | undefined : E, R>} with `onError: "accept"` a request may go on without an event
 * @throws {TypeError} when an option is wrong
 */
export function createGuard(options) {
  const settings = guardSettings(options);
  return async (request) => {
    /** @type {Way} */
    const way = { fault: "event_missing", event: undefined };
    try {
      return await within(settings.deadline, undefined, (stop) => walk(settings, request, way, stop));
    } catch (cause) {
      const { code, isAccepted } = reasonFor(way.fault, cause);
      const result = resultOf(isAccepted && settings.accepts, [code], way.event);
      // It may hold what a store or a policy of the user's writes into its errors.
      define(result, "cause", cause);
      return result;
    }
  };
}

/**
 * How far a request has come: what failed if anything fails now, and the event once there is one.
 * @typedef {{ fault: GuardFault, event: any }} Way
 */

/**
 * @param {GuardSettings} settings
 * @param {GuardedRequest} request
 * @param {Way} way
 * @param {AbortSignalLike} stop
 * @returns {Promise<GuardResult<any>>}
 */
async function walk(settings, request, way, stop) {
  const end = now() + settings.deadline;
  const left = () => Math.max(1, end - now());
  /** @param {GuardFault} fault */
  const enter = (fault) => {
    // Whoever asked has been answered: nothing is sent for him, and no event is used up.
    if (stop.aborted) throw TIME_UP;
    way.fault = fault;
  };

  const { sealed, ids, cause } = await findIn(request, settings.places, stop);
  const [[result], [id]] = [sealed, ids];
  // Which of them was judged, nobody could tell afterwards.
  if (sealed.length > 1 || ids.length > 1) return resultOf(false, ["event_ambiguous"]);
  if (result === undefined && !ID.test(id ?? "")) throw cause ?? new TypeError("the request names no event");

  enter("policy_failed");
  const { policy } = settings;
  const wanted = typeof policy === "function" ? checkedPolicy(await policy(request)) : policy;

  enter(result === undefined ? "api_failed" : "unseal_failed");
  const event = await (result === undefined ? fetched(settings.client, id, left, stop) : unsealEventsResponse(result, settings.keys));

  enter("event_unreadable");
  way.event = event;
  const eventId = idOf(event);
  if (result !== undefined && id !== undefined && id !== eventId) return resultOf(false, ["event_ambiguous"], event);
  const { ok, reasons } = verifyEvent(event, wanted);
  if (!ok) return resultOf(false, reasons.map(withoutVisitor), event);

  if (!settings.once) return resultOf(true, [], event);
  if (eventId === undefined) throw new TypeError("the event has no id by which it could count once");
  const ttlMs = lifetimeOf(event, wanted);
  // Last, so that nobody can use up the event of another; and by its own id, which is spelled in one way alone.
  enter("store_failed");
  const isFirst = await settings.once.claim(eventId, ttlMs);
  if (typeof isFirst !== "boolean") throw new TypeError("the `claim` of `once` must give true or false");
  return isFirst ? resultOf(true, [], event) : resultOf(false, ["used_before"], event);
}

/**
 * The event of an id; of one so fresh that the API does not know it yet, as soon as it does.
 * @param {any} client
 * @param {string} id
 * @param {() => number} left ms
 * @param {AbortSignalLike} stop
 */
async function fetched(client, id, left, stop) {
  if (typeof client.waitForEvent === "function") return client.waitForEvent(id, undefined, { deadline: left(), signal: stop });
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
    try {
      return await client.getEvent(id, { deadline: left(), signal: stop });
    } catch (error) {
      if (/** @type {any} */ (error)?.statusCode !== 404 || left() <= wait) throw error;
    }
    await pause(wait, stop);
  }
}

/**
 * @param {boolean} ok
 * @param {GuardReason[]} reasons
 * @param {any} [event]
 * @returns {GuardResult<any>}
 */
function resultOf(ok, reasons, event) {
  return { ok, reasons, event };
}
