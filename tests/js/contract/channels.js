// Every way in which a value comes to light in a program, as text, and the search for what must not.

import { equal, ok } from "./assert.js";
import { IQ_KEY } from "./faces.js";
import { KEY } from "./support.js";

/** The keys of the contracts' clients and of the mocks. */
export const KEYS = [KEY, "fiq_secret_0123456789abcdef", "key-of-the-mock", "test-secret-key", IQ_KEY];
/** An id that a URL holds in another form. */
export const SECRET_ID = "1708102555327.secret id/ü";
const IDS = [SECRET_ID, encodeURIComponent(SECRET_ID), "secret%20id", "secret+id"];

/** What of the text nobody may see: keys, and ids unless the caller put them there. */
export function secretsIn(text, { ids = true } = {}) {
  return [...KEYS, ...(ids ? IDS : [])].filter((secret) => text.includes(secret));
}

/** Fails where a value shows a secret in any way. */
export function hides(value, { inspect = () => "" }, what, options) {
  for (const [channel, text] of Object.entries(channels(value, inspect))) {
    equal(secretsIn(text, options).join(", "), "", `${what} in ${channel}`);
  }
  ok(walked(value).length > 0, `${what} shows something`);
}

/** All that a value shows in any way, as one text. */
export function shown(value, { inspect = () => "" }) {
  return Object.values(channels(value, inspect)).join("\n");
}

function channels(value, inspect) {
  return {
    String: attempt(() => String(value)),
    "Object.prototype.toString": Object.prototype.toString.call(value),
    "JSON.stringify": attempt(() => JSON.stringify(value)) + attempt(() => JSON.stringify({ list: [value] }, null, 1)),
    "the runtime's inspection": inspect(value) + inspect({ list: [value] }),
    structuredClone: walked(attempt(() => structuredClone(value))),
    "its stack": String(value?.stack),
    "a property": walked(value),
  };
}

/** Where no value of a client or an error can be. */
const BUILT_IN = [Object, Function, Error, Promise, Array].map(({ prototype }) => prototype);

/** All names and values that lead from a value, its prototypes and symbols included. */
function walked(value, seen = new Set()) {
  if ((typeof value !== "object" && typeof value !== "function") || value === null) return String(value);
  if (seen.has(value)) return "";
  seen.add(value);
  const parts = [attempt(() => String(value))];
  for (let owner = value; owner !== null && !BUILT_IN.includes(owner); owner = Object.getPrototypeOf(owner)) {
    for (const name of Reflect.ownKeys(owner)) parts.push(String(name), walked(attempt(() => value[name]), seen));
  }
  return parts.join("\n");
}

/** What a way gives; nothing where the value does not let itself be shown so. */
function attempt(way) {
  try {
    return way() ?? "";
  } catch {
    return "";
  }
}
