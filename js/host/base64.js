// Base64 -> bytes, by the host's own decoder where it has one that works: the loop at the end takes five times as long.

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const SAMPLE = "+/+Aeg==";
const SAMPLE_BYTES = [0xfb, 0xff, 0x80, 0x7a];

const host = /** @type {any} */ (globalThis);

/** @type {((text: string) => Uint8Array<ArrayBuffer>)[]} */
const HOST_WAYS = [
  (text) => host.Uint8Array.fromBase64(text),
  (text) => host.Buffer.from(text, "base64"),
  (text) => Uint8Array.from(host.atob(text), (/** @type {string} */ character) => character.charCodeAt(0)),
];

/**
 * @param {string} text of which every character is one of base64
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function decodeBase64(text) {
  const length = lengthOf(text);
  for (const decode of HOST_WAYS) {
    try {
      const sample = decode(SAMPLE);
      if (sample.length !== SAMPLE_BYTES.length || SAMPLE_BYTES.some((byte, at) => sample[at] !== byte)) continue;
      const bytes = decode(text);
      if (bytes.length === length) return bytes;
    } catch {
      // The host has it not, or it does not work: the next one.
    }
  }
  return decodeHere(text, length);
}

/**
 * @param {string} text
 * @param {number} length
 */
function decodeHere(text, length) {
  const bytes = new Uint8Array(length);
  let [bits, count, at] = [0, 0, 0];
  for (const digit of text) {
    bits = (bits << 6) | DIGITS.indexOf(digit);
    count += 6;
    if (count < 8 || at === length) continue;
    count -= 8;
    bytes[at++] = bits >> count;
    bits &= (1 << count) - 1;
  }
  return bytes;
}

/** @param {string} text */
function lengthOf(text) {
  return Math.floor((text.replace(/==?$/, "").length * 3) / 4);
}
