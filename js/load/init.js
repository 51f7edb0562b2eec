// Hosts that neither of the other loaders fits: the caller brings the module.
import { core } from "../client-core.js";
export * from "../index.js";
/**
 * Says which wasm to use, before the first client is made: the module of, or the bytes in, `fingerprint-edge/client.wasm`.
 * @param {import("../host.js").WasmSource} module
 */
export const init = (module) => core.provide(() => module);
