// The host's own cryptography, where it offers Node's: it is asked for at each call, never imported.

/** As large as the core lets a sealed result be, and the event in it: the memory of its instance never shrinks. */
export const MAX_BYTES = 32 * 1024 * 1024;

const HEADER = [0x9e, 0x85, 0xdc, 0xed];

/**
 * What was sealed; `undefined` where the host cannot open it, or nobody can: the core knows why.
 * @param {Uint8Array} sealed
 * @param {Uint8Array} key
 * @returns {string | undefined}
 */
export function hostUnseal(sealed, key) {
  const [crypto, zlib] = [builtin("node:crypto"), builtin("node:zlib")];
  if (!crypto || !zlib || HEADER.some((byte, at) => sealed[at] !== byte)) return undefined;
  try {
    const decipher = crypto.createDecipheriv("aes-256-gcm", key, sealed.subarray(4, 16), { authTagLength: 16 });
    decipher.setAuthTag(sealed.subarray(Math.max(16, sealed.byteLength - 16)));
    const text = decipher.update(sealed.subarray(16, -16));
    decipher.final();
    // Not deflated: see the core.
    const json = text[0] === 0x7b ? text : zlib.inflateRawSync(text, { maxOutputLength: MAX_BYTES });
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(json);
  } catch {
    return undefined;
  }
}

/**
 * The HMAC-SHA256 of a body; `undefined` where the host has none.
 * @param {Uint8Array} body
 * @param {Uint8Array} secret
 * @returns {Uint8Array | undefined}
 */
export function hostSign(body, secret) {
  try {
    return builtin("node:crypto")?.createHmac("sha256", secret).update(body).digest();
  } catch {
    return undefined;
  }
}

/**
 * A host may offer what throws: Next's edge runtime does, and so do hosts whose modules load only when they are asked
 * for, once the intrinsics are frozen.
 * @param {string} name
 */
function builtin(name) {
  try {
    return /** @type {any} */ (globalThis).process?.getBuiltinModule?.(name);
  } catch {
    return undefined;
  }
}
