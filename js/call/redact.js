// What others say, without the key and without a URL with ids in it.

/** A shorter key is no secret, but could be a part of an error code. */
const MIN_HIDDEN_CHARACTERS = 8;

/**
 * What hides the key in a text of an answer: proxies and debuggers answer with what they were asked.
 * @param {string} key
 * @returns {(text: string) => string}
 */
export function hiding(key) {
  return (text) => (key.length >= MIN_HIDDEN_CHARACTERS ? text.replaceAll(key, "[key]") : text);
}

/**
 * A text with the template in the place of the URL, or of the path at the URL's end, with or without its query.
 * @param {string} text
 * @param {string} url
 * @param {string} path
 * @param {string} template
 */
export function withoutUrl(text, url, path, template) {
  return [url, path, path.split("?")[0]].reduce((cleaned, part) => cleaned.replaceAll(part, () => template), text);
}

/**
 * A new error in the place of whatever `fetch` rejected with: hosts put the URL into their
 * messages, and a `fetch` of the user's own may put anything into its errors.
 * @param {unknown} reason
 * @param {(text: string) => string} clean
 * @returns {Error}
 */
export function redacted(reason, clean) {
  const { name = "Error", message = textOf(reason), code, cause } = /** @type {any} */ (reason) ?? {};
  const error = new Error(clean(textOf(message)));
  // Not assigned: `Error.prototype` may be frozen.
  Object.defineProperty(error, "name", { value: clean(textOf(name)), writable: true, configurable: true });
  // The cause of a failed connection: Node and Bun say it in a code such as ECONNREFUSED.
  const why = code ?? cause?.code;
  delete error.stack;
  return typeof why === "string" ? Object.assign(error, { code: clean(why) }) : error;
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
