// What HTTP allows as a header: hosts fail on anything else in the middle of a call, and a line break would begin another one.

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
