// Checks the options of a client and of a call, before anything is sent.

import { knownMembers, typeName } from "../common/arguments.js";
import { headerPairs } from "../host/headers.js";
import { BETWEEN_PARTS, flatten } from "../wasm/flat.js";
import { core, SYSTEMS } from "./core.js";

/** @typedef {import("../host/types.js").AbortSignalLike} AbortSignalLike */
/** @typedef {import("../host/types.js").FetchLike} FetchLike */
/** @typedef {Readonly<Record<string, string>> | import("../host/types.js").Pairs} HeadersLike a plain object, or `Headers` */

/**
 * The options of a client.
 * @typedef {object} ClientOptions
 * @property {string | (() => string | Promise<string>) | undefined} [apiKey] The secret key, or a function that returns it, called once per call. Required, unless `baseUrl` names a proxy of your own that adds it.
 * @property {"global" | "us" | "eu" | "ap" | (string & {}) | undefined} [region] Where your workspace keeps its data, in any letter case. Default `"global"`.
 * @property {string | undefined} [baseUrl] An https URL in place of the region's; http for loopback hosts only.
 * @property {FetchLike | undefined} [fetch] The function to send with, in place of the runtime's, which is looked up at each call.
 * @property {number | undefined} [timeout] Milliseconds for one attempt, until its body is read. Default 10 000.
 * @property {number | undefined} [deadline] Milliseconds for the whole call, attempts and waits together. Default 30 000.
 * @property {number | undefined} [maxRetries] Attempts after the first, from 0. Default 2.
 * @property {HeadersLike | undefined} [headers] Extra request headers.
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
 * @property {Readonly<Record<string, string | number | boolean | readonly string[] | null | undefined>> | undefined} [query] Extra query parameters that this version does not know yet; they are sent unchecked.
 */

/**
 * A client's options, checked and completed.
 * @typedef {object} Settings
 * @property {string} system
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
 * @property {AbortSignalLike | undefined} signal of a call
 * @property {string | undefined} [otherKey] one that these calls do not send, and their errors do not show either
 * @property {string} query of a call, flat, with what stands before it
 */

/** The regions in which Fingerprint keeps data. */
export const Region = Object.freeze(/** @type {const} */ ({ Global: "global", US: "us", EU: "eu", AP: "ap" }));

const CLIENT_OPTIONS = [
  "apiKey",
  "region",
  "baseUrl",
  "fetch",
  "timeout",
  "deadline",
  "maxRetries",
  "headers",
  "hooks",
  "dangerouslyAllowBrowser",
];
const HOOKS = ["onRequest", "onResponse", "onRetry"];
const CALL_OPTIONS = ["signal", "timeout", "deadline", "maxRetries", "headers", "query"];

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
  } = own;
  for (const [name, value] of Object.entries(own))
    if (value === null) throw new TypeError(`\`${name}\` must not be null: leave it out instead`);
  if (apiKey === undefined && baseUrl === undefined) {
    throw new TypeError("`apiKey` is missing: pass the secret key, or the `baseUrl` of a proxy of your own that adds it");
  }
  if (typeof dangerouslyAllowBrowser !== "boolean")
    throw new TypeError(`\`dangerouslyAllowBrowser\` must be true or false, got ${typeName(dangerouslyAllowBrowser)}`);
  if (apiKey !== undefined && !dangerouslyAllowBrowser && typeof window === "object" && typeof document === "object") {
    throw new TypeError(
      "the key is secret and this is a web page: call a proxy of your own by its `baseUrl`, or set `dangerouslyAllowBrowser`",
    );
  }
  if (fetch !== undefined && typeof fetch !== "function") throw new TypeError(`\`fetch\` must be a function, got ${typeName(fetch)}`);
  for (const [name, value] of [
    ["region", region],
    ["baseUrl", baseUrl ?? ""],
  ]) {
    if (typeof value !== "string") throw new TypeError(`\`${name}\` must be a string, got ${typeName(value)}`);
  }
  if (baseUrl === "") throw new TypeError("`baseUrl` is empty: leave it out instead");
  const [origin, authHeader, authPrefix] = core.ask((wasm) => wasm.endpoint(SYSTEMS.indexOf(system), region, baseUrl ?? "")).split("\n");
  // The core knows what is allowed, the host what it can make a URL of, where it has URLs.
  if (typeof URL === "function" && !isUrl(origin)) throw new TypeError("`baseUrl` must be an absolute https URL that this host can read");
  if (apiKey !== undefined && typeof apiKey !== "function") checkKey(apiKey, system);
  const headers = checkedHeaders(own.headers, apiKey !== undefined && authHeader);
  return {
    system,
    apiKey,
    fetch,
    origin,
    authHeader,
    authPrefix,
    ...limits({ timeout, deadline, maxRetries }),
    headers,
    hooks: checkedHooks(own.hooks),
    signal: undefined,
    query: "",
  };
}

/**
 * The settings for one call: the client's, and the call's on top.
 * @param {Settings} settings
 * @param {CallOptions | null} [options]
 * @returns {Settings}
 */
export function callSettings(settings, options) {
  if (options == null) return settings;
  const { signal, timeout, deadline, maxRetries, headers, query } = knownMembers("call option", options, CALL_OPTIONS);
  if (signal != null && !(typeof signal.addEventListener === "function" && typeof signal.removeEventListener === "function")) {
    throw new TypeError(`\`signal\` must be an AbortSignal, got ${typeName(signal)}`);
  }
  return {
    ...settings,
    signal: signal ?? undefined,
    query: query == null ? "" : BETWEEN_PARTS + flatten("query", query),
    ...limits({
      timeout: timeout ?? settings.timeout,
      deadline: deadline ?? settings.deadline,
      maxRetries: maxRetries ?? settings.maxRetries,
    }),
    headers:
      headers != null
        ? { ...settings.headers, ...checkedHeaders(headers, settings.apiKey !== undefined && settings.authHeader) }
        : settings.headers,
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
      const hook = own[name];
      if (hook !== undefined && typeof hook !== "function")
        throw new TypeError(`\`hooks.${name}\` must be a function, got ${typeName(hook)}`);
      return [name, hook?.bind(hooks)];
    }),
  );
}

/**
 * Headers in lower case, those of one name joined as `Headers` does it.
 * @param {ClientOptions["headers"]} headers
 * @param {string | false} reserved the header that carries the key
 * @returns {Record<string, string>}
 */
function checkedHeaders(headers, reserved) {
  /** @type {Map<string, string>} */
  const joined = new Map();
  for (const [name, value] of headers == null ? [] : headerPairs("headers", headers)) {
    if (name === reserved) throw new TypeError(`\`headers\` must not have \`${name}\`: it carries the API key`);
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
