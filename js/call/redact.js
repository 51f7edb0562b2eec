// What a foreign error says, without the key and without a URL with ids in it.

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
