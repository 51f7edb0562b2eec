// Checks the options of a client and of a call, before anything is sent.

import { knownMembers, ownItems, typeName } from "../common/arguments.js";
import { headerPairs } from "../host/headers.js";
import { flatten, without } from "../wasm/flat.js";
import { core, SYSTEMS } from "./core.js";

/** @typedef {import("../host/types.js").AbortSignalLike} AbortSignalLike */
/** @typedef {import("../host/types.js").FetchLike} FetchLike */
/** @typedef {Readonly<Record<string, string>> | import("../host/types.js").Pairs} HeadersLike Headers by name: a plain object, or the host's `Headers`. */
/** @typedef {Readonly<Record<string, string | number | boolean | readonly string[] | null | undefined>>} QueryLike Query parameters by name; an array is sent as one parameter for each item, `null` and `undefined` as none. */
/** @typedef {(facts: import("./hooks.js").FailureFacts) => boolean | undefined} IsRetryable Decides whether an attempt that failed is repeated; `undefined` leaves it to the table of what is. */
/** @typedef {(typeof Region)[keyof typeof Region]} Region */

/**
 * The options of a client.
 * @typedef {object} ClientOptions
 * @property {string | (() => string | Promise<string>) | undefined} [apiKey] The secret key, or a function that returns it, called once per call. Required, unless `baseUrl` names a proxy of your own that adds it.
 * @property {Region | "global" | "us" | "eu" | "ap" | (string & {}) | undefined} [region] Where your workspace keeps its data, in any letter case. Default `Region.Global`.
 * @property {string | undefined} [baseUrl] An https URL in place of the region's; http for loopback hosts and `allowInsecureHosts` only.
 * @property {FetchLike | undefined} [fetch] The function to send with, in place of the runtime's, which is looked up at each call.
 * @property {number | undefined} [timeout] Milliseconds for one attempt, until its body is read. Default 10 000.
 * @property {number | undefined} [deadline] Milliseconds for the whole call, attempts and waits together. Default 30 000.
 * @property {number | undefined} [maxRetries] Attempts after the first, from 0. Default 2.
 * @property {HeadersLike | undefined} [headers] Extra request headers.
 * @property {HeadersLike | undefined} [defaultHeaders] The same, by the official SDK's name; of a header in both, that of `headers` is sent.
 * @property {QueryLike | undefined} [query] Extra query parameters of every call; they are sent unchecked.
 * @property {IsRetryable | undefined} [isRetryable] Whether an attempt that failed is repeated; `undefined` leaves it to the table, and `true` repeats neither a deletion nor an edge event. What it throws is dropped.
 * @property {readonly string[] | undefined} [allowInsecureHosts] Names of hosts, such as `["mock-api"]`, to which `baseUrl` may be http: the key travels there in clear text.
 * @property {import("./hooks.js").Hooks | undefined} [hooks] Functions that are told what happens to each call.
 * @property {boolean | undefined} [dangerouslyAllowBrowser] Allows a secret key in a web page, where its visitors can read it. Default `false`.
 */

/**
 * The options of one call; those that a client also has override the client's.
 * @typedef {object} CallOptions
 * @property {AbortSignalLike | undefined} [signal] Ends the call: it rejects with the signal's reason.
 * @property {number | undefined} [timeout] Milliseconds for one attempt, until its body is read.
 * @property {number | undefined} [deadline] Milliseconds for the whole call, attempts and waits together.
 * @property {number | undefined} [maxRetries] Attempts after the first, from 0.
 * @property {HeadersLike | undefined} [headers] Extra request headers.
 * @property {QueryLike | undefined} [query] Extra query parameters that this version does not know yet, beside the client's or in place of those of the same name; they are sent unchecked.
 * @property {IsRetryable | undefined} [isRetryable] Whether an attempt that failed is repeated.
 */

/**
 * The options of a search, and of what else has pages; `maxPages` is how many a walk gets at most, from 1.
 * @typedef {CallOptions & { maxPages?: number | undefined }} SearchOptions
 */

/**
 * A client's options, checked and completed.
 * @typedef {object} Settings
 * @property {string} system
 * @property {Region} region
 * @property {ClientOptions["apiKey"]} apiKey
 * @property {ClientOptions["fetch"]} fetch
 * @property {string} origin
 * @property {string} authHeader
 * @property {string} authPrefix
 * @property {number} timeout
 * @property {number} deadline
 * @property {number} maxRetries
 * @property {Record<string, string>} headers
 * @property {import("./hooks.js").Hooks | undefined} hooks
 * @property {IsRetryable | undefined} isRetryable
 * @property {AbortSignalLike | undefined} signal of a call
 * @property {number} maxPages of a search
 * @property {string | undefined} [otherKey] one that these calls do not send, and their errors do not show either
 * @property {string} query flat
 */

/** The regions in which Fingerprint keeps data. */
export const Region = Object.freeze(/** @type {const} */ ({ EU: "EU", AP: "AP", Global: "Global" }));

const CLIENT_OPTIONS = [
  "apiKey",
  "region",
  "baseUrl",
  "fetch",
  "timeout",
  "deadline",
  "maxRetries",
  "headers",
  "defaultHeaders",
  "query",
  "isRetryable",
  "allowInsecureHosts",
  "hooks",
  "dangerouslyAllowBrowser",
];
const HOOKS = ["onRequest", "onResponse", "onRetry"];
const CALL_OPTIONS = ["signal", "timeout", "deadline", "maxRetries", "headers", "query", "isRetryable"];
/** @internal */
export const SEARCH_OPTIONS = [...CALL_OPTIONS, "maxPages"];

/** The longest time that the timers of all runtimes can take. */
const LONGEST_MS = 2 ** 31 - 1;

/**
 * @param {string} system
 * @param {ClientOptions} options
 * @returns {Settings}
 */
export function clientSettings(system, options) {
  const own = knownMembers("client option", options, CLIENT_OPTIONS);
  const {
    apiKey,
    region = Region.Global,
    baseUrl,
    fetch,
    timeout = 10_000,
    deadline = 30_000,
    maxRetries = 2,
    dangerouslyAllowBrowser = false,
    allowInsecureHosts = [],
  } = own;
  for (const [name, value] of Object.entries(own))
    if (value === null) throw new TypeError(`\`${name}\` must not be null: leave it out instead`);
  if (apiKey === undefined && baseUrl === undefined) {
    throw new TypeError("`apiKey` is missing: pass the secret key, or the `baseUrl` of a proxy of your own that adds it");
  }
  checked("dangerouslyAllowBrowser", dangerouslyAllowBrowser, "boolean");
  if (apiKey !== undefined && !dangerouslyAllowBrowser && typeof window === "object" && typeof document === "object") {
    throw new TypeError(
      "the key is secret and this is a web page: call a proxy of your own by its `baseUrl`, or set `dangerouslyAllowBrowser`",
    );
  }
  checked("fetch", fetch, "function");
  checked("region", region, "string");
  checked("baseUrl", baseUrl, "string");
  if (baseUrl === "") throw new TypeError("`baseUrl` is empty: leave it out instead");
  // The core allows http for loopback hosts alone: what else the caller allows, it is shown as https.
  const host = /^http:\/\/(\[.*?\]|[^/:]*)/i.exec(baseUrl ?? "")?.[1].toLowerCase();
  const isAllowed = ownItems("`allowInsecureHosts`", allowInsecureHosts).some((name) => String(name).toLowerCase() === host);
  const shown = isAllowed ? baseUrl.replace(":", "s:") : (baseUrl ?? "");
  const [place, authHeader, authPrefix] = core.ask((wasm) => wasm.endpoint(SYSTEMS.indexOf(system), region, shown)).split("\n");
  const origin = isAllowed ? place.replace("s:", ":") : place;
  // The core knows what is allowed, the host what it can make a URL of, where it has URLs.
  if (typeof URL === "function" && !isUrl(origin)) throw new TypeError("`baseUrl` must be an absolute https URL that this host can read");
  if (apiKey !== undefined && typeof apiKey !== "function") checkKey(apiKey, system);
  const reserved = apiKey !== undefined && authHeader;
  return {
    system,
    region: /** @type {Record<string, Region>} */ (Region)[region.toUpperCase()] ?? Region.Global,
    apiKey,
    fetch,
    origin,
    authHeader,
    authPrefix,
    ...limits({ timeout, deadline, maxRetries }),
    headers: {
      ...checkedHeaders("defaultHeaders", own.defaultHeaders, reserved),
      ...checkedHeaders("headers", own.headers, reserved),
    },
    isRetryable: checked("isRetryable", own.isRetryable, "function"),
    hooks: checkedHooks(own.hooks),
    signal: undefined,
    maxPages: Infinity,
    query: flatten("query", own.query),
  };
}

/**
 * The settings for one call: the client's, and the call's on top.
 * @param {Settings} settings
 * @param {SearchOptions | null} [options]
 * @param {string[]} [names] of the options that there are
 * @returns {Settings}
 */
export function callSettings(settings, options, names = CALL_OPTIONS) {
  if (options == null) return settings;
  const { signal, timeout, deadline, maxRetries, headers, query, isRetryable, maxPages } = knownMembers("call option", options, names);
  if (signal != null && !(typeof signal.addEventListener === "function" && typeof signal.removeEventListener === "function")) {
    throw new TypeError(`\`signal\` must be an AbortSignal, got ${typeName(signal)}`);
  }
  if (maxPages != null && !(Number.isInteger(maxPages) && maxPages > 0)) throw new TypeError("`maxPages` must be a whole number from 1");
  return {
    ...settings,
    maxPages: maxPages ?? Infinity,
    signal: signal ?? undefined,
    isRetryable: checked("isRetryable", isRetryable, "function") ?? settings.isRetryable,
    query: Object.keys(query ?? {}).reduce((flat, name) => without(flat, name), settings.query) + flatten("query", query),
    ...limits({
      timeout: timeout ?? settings.timeout,
      deadline: deadline ?? settings.deadline,
      maxRetries: maxRetries ?? settings.maxRetries,
    }),
    headers: { ...settings.headers, ...checkedHeaders("headers", headers, settings.apiKey !== undefined && settings.authHeader) },
  };
}

/**
 * The option that holds the key of a system.
 * @param {string} system
 */
export function keyName(system) {
  return system === "live" ? "liveKey" : "apiKey";
}

/**
 * @param {unknown} key
 * @param {string} system
 * @returns {string}
 */
export function checkKey(key, system) {
  if (typeof key !== "string")
    throw new TypeError(`\`${keyName(system)}\` must be a string or a function that returns one, got ${typeName(key)}`);
  core.ask((wasm) => wasm.check_key(SYSTEMS.indexOf(system), key));
  return key;
}

/** @param {{ timeout: number, deadline: number, maxRetries: number }} limits */
function limits({ timeout, deadline, maxRetries }) {
  for (const [name, ms] of Object.entries({ timeout, deadline })) {
    if (!(typeof ms === "number" && ms >= 1 && ms <= LONGEST_MS))
      throw new TypeError(`\`${name}\` must be milliseconds from 1 to ${LONGEST_MS}`);
  }
  if (!(Number.isInteger(maxRetries) && maxRetries >= 0 && maxRetries <= 1_000))
    throw new TypeError("`maxRetries` must be a whole number from 0 to 1000");
  return { timeout, deadline, maxRetries };
}

/**
 * The hooks as they are now, with the object that they belong to.
 * @param {unknown} hooks
 * @returns {import("./hooks.js").Hooks | undefined}
 */
function checkedHooks(hooks) {
  if (hooks == null) return undefined;
  const own = knownMembers("hook", hooks, HOOKS);
  return Object.fromEntries(
    HOOKS.map((name) => {
      const hook = checked(`hooks.${name}`, own[name], "function");
      return [name, hook?.bind(hooks)];
    }),
  );
}

/**
 * A value of a type, where there is one.
 * @param {string} name
 * @param {any} value
 * @param {string} type
 */
function checked(name, value, type) {
  if (value != null && typeof value !== type) throw new TypeError(`\`${name}\` must be a ${type}, got ${typeName(value)}`);
  return value ?? undefined;
}

/**
 * Headers in lower case, those of one name joined as `Headers` does it.
 * @param {string} what
 * @param {ClientOptions["headers"] | null} headers
 * @param {string | false} reserved the header that carries the key
 * @returns {Record<string, string>}
 */
function checkedHeaders(what, headers, reserved) {
  /** @type {Map<string, string>} */
  const joined = new Map();
  for (const [name, value] of headers == null ? [] : headerPairs(what, headers)) {
    if (name === reserved) throw new TypeError(`\`${what}\` must not have \`${name}\`: it carries the API key`);
    const before = joined.get(name);
    joined.set(name, before === undefined ? value : `${before}, ${value}`);
  }
  return Object.fromEntries(joined);
}

/** @param {string} text */
function isUrl(text) {
  try {
    return Boolean(new URL(text));
  } catch {
    return false;
  }
}
