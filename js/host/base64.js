// Base64 -> bytes, by the host's own decoder where there is one: the loop takes five times as long.

/**
 * @param {string} text
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function decodeBase64(text) {
  const host = /** @type {any} */ (globalThis);
  if (host.Uint8Array.fromBase64) return host.Uint8Array.fromBase64(text);
  if (host.Buffer) return host.Buffer.from(text, "base64");
  return Uint8Array.from(host.atob(text), (character) => character.charCodeAt(0));
}
