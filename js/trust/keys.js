// Checks the keys of sealed results. Apart from what opens them, so that who checks them early does not carry that along.

import { knownMembers, ownItems, typeName } from "../common/arguments.js";
import { bytesOf, bytesOfBase64 } from "../host/bytes.js";

const ALGORITHM = "aes-256-gcm";
const KEY_BYTES = 32;

/**
 * The keys as bytes, or why one of another length is none: beside it, another may open the result.
 * @param {unknown} keys
 * @returns {(Uint8Array | string)[]}
 */
export function candidatesOf(keys) {
  if (!Array.isArray(keys) || keys.length === 0) throw new TypeError("`keys` must be an array of at least one `{ key, algorithm }`");
  return ownItems("`keys`", keys).map((entry, index) => {
    const name = `keys[${index}]`;
    const { key, algorithm } = knownMembers(`\`${name}\` member`, entry, ["key", "algorithm"]);
    if (algorithm !== ALGORITHM) throw new TypeError(`\`${name}.algorithm\` must be "${ALGORITHM}", there is no other`);
    const bytes = typeof key === "string" ? bytesOfBase64(key) : bytesOf(key);
    if (!bytes && typeof key === "string")
      throw new TypeError(`\`${name}.key\` is not base64${/\s/.test(key) ? ": it has white space in it, such as a line break" : ""}`);
    if (!bytes) throw new TypeError(`\`${name}.key\` must be base64, an ArrayBuffer or a view of one, got ${typeName(key)}`);
    return bytes.byteLength === KEY_BYTES ? bytes : `\`${name}.key\` must have ${KEY_BYTES} bytes, got ${bytes.byteLength}`;
  });
}
