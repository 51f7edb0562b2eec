// Checks the options of a guard when it is built: later, a wrong one would let in nobody, or everybody.
import { knownMembers, ownItems, typeName } from "../common/arguments.js";
import { isHeaderName } from "../host/headers.js";
import { candidatesOf } from "../trust/keys.js";
import { verifyEvent } from "../verify.js";

/** @typedef {import("../api/v4.js").FingerprintEvent} FingerprintEvent */
/** @typedef {import("../trust/sealed.js").DecryptionKey} DecryptionKey */
/** @typedef {import("../verify/verify.js").EventPolicy} EventPolicy */
/** @typedef {import("./places.js").GuardedRequest} GuardedRequest */
/** @typedef {import("./places.js").CheckedPlace} CheckedPlace */
/** @typedef {import("./places.js").Where} Where */

/**
 * Where a request names its event: exactly one of `header`, `cookie`, `query` and `json`.
 * @typedef {object} Place
 * @property {string | undefined} [header] the name of a header
 * @property {string | undefined} [cookie] the name of a cookie
 * @property {string | undefined} [query] the name of a query parameter
 * @property {string | undefined} [json] the path of a member of the JSON body, such as `"device.sealedResult"`
 * @property {"sealed" | "event_id" | undefined} [kind] What is there. It may be left out where there are only `keys`, or only a `client`.
 */

/**
 * What remembers which events were used.
 * @typedef {object} Once
 * @property {(id: string, ttlMs: number) => Promise<boolean>} claim Whether nobody claimed this id before: of claims at the same time, one alone may get `true`. It must be remembered for `ttlMs` milliseconds, which may be years.
 */

/**
 * A client of this package, or what answers in its place.
 * @template [E=FingerprintEvent]
 * @typedef {object} GuardClient
 * @property {(id: string, ...rest: any[]) => Promise<E>} getEvent gets the event of an id
 * @property {(id: string, ...rest: any[]) => Promise<E>} [waitForEvent] used where there is one
 */

/**
 * A policy that is made of a request. A member that is `null`, such as the address in a header that is not there, lets nobody through.
 * @typedef {{ readonly [N in keyof EventPolicy]: EventPolicy[N] | null }} RequestPolicy
 */

/**
 * A policy of `verifyEvent`, or a function of the request that gives one, also asynchronously.
 * @template {GuardedRequest} [R=GuardedRequest]
 * @typedef {EventPolicy | ((request: R) => RequestPolicy | Promise<RequestPolicy>)} GuardPolicy
 */

/**
 * The options of a guard.
 * @template [E=FingerprintEvent]
 * @template {GuardedRequest} [R=GuardedRequest]
 * @template {"reject" | "accept"} [A="reject" | "accept"]
 * @typedef {object} GuardOptions
 * @property {GuardClient<E> | undefined} [client] Fetches an event by its id. Without it only sealed results count.
 * @property {readonly DecryptionKey[] | undefined} [keys] Open sealed results: the new key and the old one while keys are being changed. Without them only event ids count.
 * @property {GuardPolicy<R>} policy What an event must be. With `maxAgeMs` and what ties it to the visitor: `ip`, `linkedId`, `visitorId`.
 * @property {Place | readonly Place[] | undefined} [from] Where a request names its event. Default the header `fingerprint-sealed`, and `fingerprint-event-id` for an id.
 * @property {Once | undefined} [once] Has an event count once. Without it, one counts until it is too old.
 * @property {number | undefined} [deadline] Milliseconds for all of it. Default 3,000.
 * @property {A | undefined} [onError] What becomes of a request when its event is missing, cannot be opened or fetched, or its use cannot be stored. Default `"reject"`. With `"accept"`, who leaves the event out is let in.
 */

/**
 * A guard's options, checked and completed.
 * @typedef {object} GuardSettings
 * @property {GuardClient<any> | undefined} client
 * @property {DecryptionKey[]} keys
 * @property {EventPolicy | ((request: any) => unknown)} policy
 * @property {CheckedPlace[]} places
 * @property {Once | undefined} once
 * @property {number} deadline
 * @property {boolean} accepts
 */

const OPTIONS = ["client", "keys", "policy", "from", "once", "deadline", "onError"];
/** @type {Where[]} */
const WHERE = ["header", "cookie", "query", "json"];

/** The longest time that the timers of all runtimes can take. */
const LONGEST_MS = 2 ** 31 - 1;

/** An event of which a policy is judged, not the event. */
const SAMPLE = { event_id: "0", timestamp: 0 };

/**
 * @param {unknown} options
 * @returns {GuardSettings}
 */
export function guardSettings(options) {
  const own = knownMembers("guard option", options, OPTIONS);
  for (const [name, value] of Object.entries(own))
    if (value === null) throw new TypeError(`\`${name}\` must not be null: leave it out instead`);
  const { client, keys, policy, from, once, deadline = 3_000, onError = "reject" } = own;
  if (client === undefined && keys === undefined)
    throw new TypeError("`client` and `keys` are missing: pass a client for events by their ids, keys for sealed results, or both");
  if (client !== undefined && typeof client.getEvent !== "function")
    throw new TypeError(`\`client\` must be a client, got ${typeName(client)} without \`getEvent\``);
  if (policy === undefined) throw new TypeError("`policy` is missing: without one, any event of the workspace would do");
  if (once !== undefined && typeof once.claim !== "function")
    throw new TypeError(`\`once\` must be a store such as \`durableObjectOnce(env.ONCE)\`, got ${typeName(once)} without \`claim\``);
  if (!(typeof deadline === "number" && deadline >= 1 && deadline <= LONGEST_MS))
    throw new TypeError(`\`deadline\` must be milliseconds from 1 to ${LONGEST_MS}`);
  if (onError !== "reject" && onError !== "accept") throw new TypeError('`onError` must be "reject" or "accept"');
  return {
    client,
    keys: keys === undefined ? [] : checkedKeys(keys),
    policy: typeof policy === "function" ? policy : checkedPolicy(policy),
    places: placesOf(from, client !== undefined, keys !== undefined),
    once,
    deadline,
    accepts: onError === "accept",
  };
}

/**
 * @param {any} policy
 * @returns {EventPolicy}
 * @throws {TypeError} when it is none
 */
export function checkedPolicy(policy) {
  verifyEvent(SAMPLE, policy);
  return policy;
}

/**
 * @param {unknown} keys
 * @returns {DecryptionKey[]}
 */
function checkedKeys(keys) {
  return candidatesOf(keys).map((key) => {
    // One that can never open anything is found out now, not when the other one is gone.
    if (typeof key === "string") throw new TypeError(key);
    return { key, algorithm: "aes-256-gcm" };
  });
}

/**
 * @param {unknown} from
 * @param {boolean} hasClient
 * @param {boolean} hasKeys
 * @returns {CheckedPlace[]}
 */
function placesOf(from, hasClient, hasKeys) {
  if (from === undefined) {
    /** @type {CheckedPlace[]} */
    const places = [
      { kind: "sealed", where: "header", name: "fingerprint-sealed" },
      { kind: "event_id", where: "header", name: "fingerprint-event-id" },
    ];
    return places.filter(({ kind }) => (kind === "sealed" ? hasKeys : hasClient));
  }
  const items = Array.isArray(from) ? ownItems("`from`", from) : [from];
  if (items.length === 0) throw new TypeError("`from` must name at least one place, got an empty array");
  return items.map((item) => {
    const place = knownMembers("member of `from`", item, [...WHERE, "kind"]);
    const named = WHERE.filter((where) => place[where] !== undefined);
    const [where] = named;
    if (named.length !== 1) throw new TypeError(`each place of \`from\` must have exactly one of ${WHERE.join(", ")}, got ${named.length}`);
    const { [where]: name, kind = kindOf(hasClient, hasKeys) } = place;
    if (kind !== "sealed" && kind !== "event_id") throw new TypeError('`from.kind` must be "sealed" or "event_id"');
    if (kind === "sealed" && !hasKeys) throw new TypeError('`from` has a place of the kind "sealed": it needs `keys`');
    if (kind === "event_id" && !hasClient) throw new TypeError('`from` has a place of the kind "event_id": it needs a `client`');
    checkName(where, name);
    return { kind, where, name };
  });
}

/**
 * @param {boolean} hasClient
 * @param {boolean} hasKeys
 */
function kindOf(hasClient, hasKeys) {
  if (hasClient && hasKeys) throw new TypeError("each place of `from` must have a `kind` where there are both a `client` and `keys`");
  return hasKeys ? "sealed" : "event_id";
}

/**
 * @param {Where} where
 * @param {unknown} name
 */
function checkName(where, name) {
  if (typeof name !== "string" || name === "")
    throw new TypeError(`\`from.${where}\` must be a text that is not empty, got ${typeName(name)}`);
  // The name of a cookie is of the same letters.
  if ((where === "header" || where === "cookie") && !isHeaderName(name))
    throw new TypeError(`\`from.${where}\` must be the name of a ${where}, which has no blanks and no separators`);
  if (where === "json" && name.split(".").includes(""))
    throw new TypeError("`from.json` must be the names of members with dots between them, got one with an empty name");
}
