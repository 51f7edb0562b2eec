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
 * A new error in the place of whatever `fetch` rejected with: hosts put the URL into their
 * messages, and a `fetch` of the user's own may put anything into its errors.
 * @param {unknown} reason
 * @param {[secret: string, shown: string][]} secrets the longest first
 * @returns {Error}
 */
export function redacted(reason, secrets) {
  const { name = "Error", message = textOf(reason), code, cause } = /** @type {any} */ (reason) ?? {};
  const error = new Error(clean(textOf(message), secrets));
  error.name = clean(textOf(name), secrets);
  // The cause of a failed connection: Node and Bun say it in a code such as ECONNREFUSED.
  const why = code ?? cause?.code;
  delete error.stack;
  return typeof why === "string" ? Object.assign(error, { code: clean(why, secrets) }) : error;
}

/**
 * @param {string} text
 * @param {[secret: string, shown: string][]} secrets
 */
function clean(text, secrets) {
  return secrets.reduce((cleaned, [secret, shown]) => (secret ? cleaned.replaceAll(secret, () => shown) : cleaned), text);
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
