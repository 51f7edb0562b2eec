// Modules that the caller brings, for hosts that none of the other ways fits: what `fingerprint-edge/init` loads.
import { typeName } from "../common/arguments.js";
import { bytesOf } from "../host/bytes.js";
import { isModule } from "./core.js";

/** @typedef {import("../host/types.js").WasmSource} WasmSource */

/** How every wasm file begins. */
const MAGIC = [0x00, 0x61, 0x73, 0x6d];

/**
 * A place for one module.
 * @param {string} init the function that fills it
 */
function place(init) {
  /** @type {WasmSource | undefined} */
  let provided;
  return {
    /** @param {WasmSource} source */
    provide(source) {
      provided = checked(source);
    },
    load() {
      if (!provided) throw new TypeError(`the wasm module is missing: call \`${init}(module)\` first`);
      return provided;
    },
  };
}

export const client = place("init");
export const trust = place("initTrust");
export const verify = place("initVerify");

/**
 * A module as it is, bytes as a view of them.
 * @param {unknown} source
 * @returns {WasmSource}
 */
function checked(source) {
  if (isModule(source)) return /** @type {object} */ (source);
  const bytes = bytesOf(source);
  if (!bytes) throw new TypeError(`\`module\` must be a WebAssembly.Module or the bytes of one, got ${typeName(source)}`);
  if (MAGIC.some((byte, at) => bytes[at] !== byte))
    throw new TypeError('`module` has bytes that are not those of a wasm file, which begins with "\\0asm"');
  return bytes;
}
