// `fingerprint-edge/init`, for hosts that none of the other ways suits: all public names, and the caller brings the modules.
import { client, trust, verify } from "./wasm/provided.js";

// These come through several files of the index, which esbuild takes for several things of one name, and so for none.
export { InternalError, SdkError } from "./common/errors.js";
export * from "./index.js";

/**
 * Brings the wasm for the clients; call this before the first of them is made.
 * @param {import("./host/types.js").WasmSource} module the module or the bytes of `fingerprint-edge/client.wasm`
 */
export const init = (module) => client.provide(module);
/**
 * Brings the wasm for sealed results and webhooks; call this before the first of their functions.
 * @param {import("./host/types.js").WasmSource} module the module or the bytes of `fingerprint-edge/trust.wasm`
 */
export const initTrust = (module) => trust.provide(module);
/**
 * Brings the wasm for `verifyEvent`; call this before it.
 * @param {import("./host/types.js").WasmSource} module the module or the bytes of `fingerprint-edge/verify.wasm`
 */
export const initVerify = (module) => verify.provide(module);
