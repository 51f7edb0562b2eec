// What `fetch` rejected with -> an error that shows neither the key nor an id, and what to do when no repetition helps.
import { define } from "../common/errors.js";
import { Misuse } from "./answer.js";
import { core } from "./core.js";
import { MAX_SHOWN } from "./secret.js";

/**
 * A new error in the place of whatever `fetch` rejected with: hosts put the URL into their
 * messages, and a `fetch` of the user's own may put anything into its errors.
 * @param {unknown} reason
 * @param {(text: string) => string} hide
 * @returns {Error & { code?: string }}
 */
export function rejectionOf(reason, hide) {
  const name = hide(textIn(reason, "name") || "Error");
  // The cause of a failed connection: Node and Bun say it in a code such as ECONNREFUSED.
  const code = textIn(reason, "code") || textIn(memberOf(reason, "cause"), "code");
  const error = new Error(hide(textIn(reason, "message") || textOf(reason)));
  define(error, "name", name);
  if (code) define(error, "code", hide(code));
  delete error.stack;
  return error;
}

/**
 * What to do about a rejection that no repetition will mend; empty where one may.
 * @param {unknown} reason
 * @param {Error & { code?: string }} shown the same, as it is shown
 * @param {string} url
 * @param {import("../host/types.js").FetchInit} init
 */
export function adviceOn(reason, shown, url, init) {
  if (isMisuse(reason)) return "mend the `fetch` that was passed";
  // A failed connection is a TypeError, too: what the host cannot even make a request of is a mistake.
  if (shown.name === "TypeError" && typeof Request === "function" && !isRequest(url, init))
    return "this host makes no request of what is sent: do `fetch`, `Request` and `AbortController` come from the same place?";
  const cause = memberOf(reason, "cause");
  return core.ask((wasm) => wasm.advice([shown.name, shown.code, shown.message, textIn(cause, "message")].join(" ").slice(0, MAX_SHOWN)));
}

/**
 * A rejection may be anything, also what throws when it is asked for its class.
 * @param {unknown} reason
 */
function isMisuse(reason) {
  try {
    return reason instanceof Misuse;
  } catch {
    return false;
  }
}

/** @param {string} url @param {any} init */
function isRequest(url, init) {
  try {
    return Boolean(new Request(url, init));
  } catch {
    return false;
  }
}

/**
 * A member as text; empty where there is none, or where it cannot be read.
 * @param {unknown} value
 * @param {string} name
 */
function textIn(value, name) {
  const member = memberOf(value, name);
  return member == null ? "" : textOf(member);
}

/** @param {any} value @param {string} name */
function memberOf(value, name) {
  try {
    return value?.[name];
  } catch {
    return undefined;
  }
}

/**
 * Anything as text: not every object can be made a string.
 * @param {unknown} value
 */
function textOf(value) {
  try {
    return String(value);
  } catch {
    return typeof value;
  }
}
