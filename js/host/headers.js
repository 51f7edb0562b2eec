// What HTTP allows as a header: hosts fail on anything else in the middle of a call, and a line break would begin another one.
import { ownEntries } from "../common/arguments.js";

/**
 * Whether it is a token of [RFC 9110](https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2).
 * @param {unknown} name
 * @returns {name is string}
 */
export function isHeaderName(name) {
  return typeof name === "string" && /^[\w!#$%&'*+.^`|~-]+$/.test(name);
}

/**
 * Whether it has only tabs, blanks, what is visible, and bytes above ASCII.
 * @param {unknown} value
 * @returns {value is string}
 */
export function isHeaderValue(value) {
  return typeof value === "string" && !/[^\t\x20-\x7e\x80-\xff]/.test(value);
}

/**
 * Headers as pairs, their names in lower case, checked here so that a bad one does not look like a failed connection.
 * @param {string} what in a message
 * @param {unknown} headers a plain object, or `Headers` or another iterable of pairs
 * @returns {[string, string][]}
 * @throws {TypeError}
 */
export function headerPairs(what, headers) {
  const iterable = typeof headers === "object" && headers !== null && typeof (/** @type {any} */ (headers)[Symbol.iterator]) === "function";
  const pairs = iterable ? [.../** @type {Iterable<unknown>} */ (headers)] : ownEntries(`\`${what}\``, headers);
  return pairs.map((pair) => {
    if (!Array.isArray(pair) || pair.length !== 2)
      throw new TypeError(`\`${what}\` must be a plain object, \`Headers\` or pairs such as ["x-name", "value"]`);
    const [name, value] = pair;
    // As it was given: there are letters beyond ASCII whose lower case is within.
    if (!isHeaderName(name)) throw new TypeError(`\`${what}\` has a name that is not an HTTP header name`);
    const lower = name.toLowerCase();
    if (!isHeaderValue(value)) throw new TypeError(`\`${what}.${lower}\` must be a string that fits into an HTTP header`);
    return [lower, value];
  });
}
