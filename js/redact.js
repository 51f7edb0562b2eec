// What a foreign error says, without the key and without a URL with ids in it.

/**
 * A new error in the place of whatever `fetch` rejected with: hosts put the URL into their
 * messages, and a `fetch` of the user's own may put anything into its errors.
 * @param {unknown} reason
 * @param {[secret: string, shown: string][]} secrets the longest first
 * @returns {Error}
 */
export function redacted(reason, secrets) {
  const { name = "Error", message = String(reason), code, cause } = /** @type {any} */ (reason) ?? {};
  const error = new Error(clean(message, secrets));
  error.name = clean(name, secrets);
  // The cause of a failed connection: Node and Bun say it in a code such as ECONNREFUSED.
  const why = code ?? cause?.code;
  delete error.stack;
  return typeof why === "string" ? Object.assign(error, { code: clean(why, secrets) }) : error;
}

/**
 * @param {unknown} text
 * @param {[secret: string, shown: string][]} secrets
 */
function clean(text, secrets) {
  return secrets.reduce((cleaned, [secret, shown]) => (secret ? cleaned.replaceAll(secret, () => shown) : cleaned), String(text));
}
