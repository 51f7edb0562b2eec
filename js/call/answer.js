// One request and its answer: sends it, reads the body as far as it is needed, and takes a success apart.
import { ownMember } from "../common/arguments.js";
import { InvalidResponseError, withFacts } from "../common/errors.js";
import { discard, Held, MAX_BYTES, readText } from "../host/body.js";
import { isHeaderName, isHeaderValue } from "../host/headers.js";
import { MAX_SHOWN } from "./secret.js";

/** @typedef {import("./core.js").Operation} Operation */
/** @typedef {import("../common/errors.js").CallFacts} CallFacts */
/** @typedef {import("../common/errors.js").ResponseFacts} ResponseFacts */
/** @typedef {import("../host/types.js").FetchInit} FetchInit */
/** @typedef {import("../host/types.js").ResponseLike} ResponseLike */

/** More of a header than any sense can be made of. */
const MAX_HEADER_CHARACTERS = 256;

/**
 * What came of an attempt.
 * @typedef {object} Answer
 * @property {number} status
 * @property {string} retryAfter the header
 * @property {string} text
 * @property {boolean} cut whether the body went on after `text`, or broke off there
 */

/** A `fetch` that cannot work, however often it is called. */
export class Misuse extends TypeError {}

/** One attempt. Of a failure counts what has come, even when the rest never does. */
export class Attempt {
  #held = new Held();
  /** @type {{ status: number, retryAfter: string } | undefined} */
  #failed;
  /**
   * What came, as soon as it did.
   * @type {ResponseLike | undefined}
   */
  response;

  /**
   * @param {import("../host/types.js").FetchLike} fetch called without `this`, as some runtimes demand
   * @param {string} url
   * @param {FetchInit} init
   * @param {Operation} operation
   * @param {boolean} isHost whether `fetch` is the host's: what its answers announce is what comes
   * @returns {Promise<Answer>}
   */
  async send(fetch, url, init, { shape }, isHost) {
    if (typeof fetch !== "function") throw new Misuse("this host has no `fetch`: pass one as an option");
    const response = await fetch(url, init);
    const status = response?.status;
    if (typeof status !== "number") throw new Misuse("`fetch` gave no `Response`: it must be a promise of one, with a `status`");
    this.response = response;
    const succeeded = status >= 200 && status < 300;
    // Nobody asks for what is in it, or nobody waits for it any more. Of a success nothing is read that is not
    // needed: hosts make it only when it is asked for, and a body may break where the status says all.
    const unread = (succeeded && !shape) || init.signal.aborted;
    const announced = headerOf(response, "content-length");
    const most = succeeded ? MAX_BYTES : MAX_SHOWN;
    const bytes = Number(announced);
    const tooLong = succeeded && !unread && bytes > most;
    if (unread || tooLong) {
      // To let go of nothing costs a Worker ten times as much as to ask for a header.
      if (announced !== "0") discard(response);
      return { status, retryAfter: "", text: "", cut: tooLong };
    }
    // Of a packed body, the length is that before it is unpacked. From elsewhere, a browser does not tell whether it is packed.
    const isWhole = isHost && announced !== "" && bytes <= most;
    const bounded = isWhole && response.type !== "cors" && headerOf(response, "content-encoding") === "";
    if (!succeeded && (response.bodyUsed || (!bounded && response.body?.locked)))
      throw new Misuse("`fetch` gave a `Response` whose body was read before: make a new one, or a `clone()`, at each call");
    const begun = { status, retryAfter: succeeded ? "" : headerOf(response, "retry-after") };
    if (!succeeded) this.#failed = begun;
    if (!(await readText(response, most, this.#held, init.signal, bounded, succeeded)))
      throw new Misuse("`fetch` gave a `Response` without a `body`, `text()` or `json()`");
    return { ...begun, text: this.#held.text, cut: this.#held.cut };
  }

  /**
   * Ends what nobody waits for any more, and gives the failure that the API had begun to tell, if it had.
   * @returns {Answer | undefined}
   */
  giveUp() {
    this.#held.giveUp();
    return this.#failed && { ...this.#failed, text: this.#held.text, cut: true };
  }
}

/** Has Node print what the getter gives. */
const SHOWN = {
  [Symbol.for("nodejs.util.inspect.custom")]() {
    return { ...this };
  },
};

/**
 * What an error shows of an answer. Few look at the headers, which cost as much as all the rest: they are copied for those who do.
 * @param {ResponseLike} response
 * @param {string} url
 * @param {(text: string) => string} hide
 * @returns {ResponseFacts}
 */
export function factsOf({ status, statusText, headers }, url, hide) {
  /** @type {any} */
  let copied;
  return /** @type {any} */ ({
    __proto__: SHOWN,
    status,
    statusText: typeof statusText === "string" ? hide(statusText.slice(0, MAX_HEADER_CHARACTERS)) : "",
    get headers() {
      copied ??= copyOf(headers, hide);
      return copied;
    },
    url,
  });
}

/**
 * @param {any} headers
 * @param {(text: string) => string} hide
 */
function copyOf(headers, hide) {
  /** @type {any} */
  let pairs = [];
  try {
    const given = headers ?? {};
    // A test double may have a plain object, or no more than a `get`.
    pairs = (typeof given[Symbol.iterator] === "function" ? [...given] : Object.entries(given))
      .map(([name, value]) => [name, typeof value === "string" ? hide(value) : value])
      .filter(([name, value]) => isHeaderName(name) && isHeaderValue(value));
  } catch {
    // Or anything.
  }
  return typeof Headers === "function" ? new Headers(pairs) : new Map(pairs);
}

/**
 * A header as text, of whatever a test double has.
 * @param {ResponseLike} response
 * @param {string} name
 */
function headerOf({ headers }, name) {
  /** @type {unknown} */
  const value = typeof headers?.get === "function" ? headers.get(name) : /** @type {any} */ (headers)?.[name];
  return typeof value === "string" || typeof value === "number" ? String(value).slice(0, MAX_HEADER_CHARACTERS) : "";
}

/**
 * A success body as `JSON.parse` gives it.
 * @param {Operation} operation
 * @param {Answer} answer
 * @param {(text: string, ids: false) => string} hide
 * @param {() => ResponseFacts} response
 * @param {CallFacts} facts
 */
export function result({ name, shape, member }, { status, text, cut }, hide, response, facts) {
  if (!shape) return undefined;
  let wrong = cut ? `is larger than ${MAX_BYTES} bytes` : "is empty";
  if (text && !cut) {
    try {
      const value = JSON.parse(text);
      if (typeOf(ownMember(value, member)) === shape) return value;
      wrong = `lacks \`${member}\``;
    } catch {
      wrong = "is not JSON";
    }
  }
  const message = `${name} got HTTP ${status} with a body that ${wrong}`;
  throw withFacts(new InvalidResponseError(message, hide(text, false), status, response()), facts);
}

/** @param {unknown} value */
function typeOf(value) {
  return Array.isArray(value) ? "array" : value && typeof value;
}
