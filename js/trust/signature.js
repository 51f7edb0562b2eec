// Whether the header of a webhook has its signature. The crate reads headers in the same way, for users of Rust: a crossing
// would cost as much as the signature itself, so it is done twice, and judged by one table (`tests/documents/webhook-headers.json`).

/** The version of signatures that this code knows. */
const VERSION = "v1";

/** The hexadecimal digits of an HMAC-SHA256. */
const SIGNATURE = /^[\da-f]{64}$/;

/**
 * Whether an `fpjs-event-signature` header, a list such as `v1=…,v1=…`, has this signature.
 * @param {string} header
 * @param {string} signature in lower case
 */
export function listsSignature(header, signature) {
  let found = false;
  // All of them, so that the time does not tell which one it was.
  for (const entry of header.split(",")) {
    const at = entry.indexOf("=");
    if (at > 0 && entry.slice(0, at).trim() === VERSION && isSignature(entry.slice(at + 1), signature)) found = true;
  }
  return found;
}

/**
 * Whether an `x-fiq-signature` header is this signature, without a hint at the place of the first difference.
 * @param {string} header
 * @param {string} signature in lower case
 */
export function isSignature(header, signature) {
  const given = header.trim().toLowerCase();
  if (!SIGNATURE.test(given)) return false;
  let difference = given.length ^ signature.length;
  for (let at = 0; at < given.length; at++) difference |= given.charCodeAt(at) ^ signature.charCodeAt(at);
  return difference === 0;
}
