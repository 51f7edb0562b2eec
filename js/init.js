// `fingerprint-edge/init`, for hosts that none of the other ways fits: all public names, and the caller brings the modules.
import { client, trust, verify } from "./wasm/provided.js";

export * from "./index.js";

/** @param {import("./host/types.js").WasmSource} module for the clients, before the first of them is made: the module of, or the bytes in, `fingerprint-edge/client.wasm` */
export const init = (module) => client.provide(module);
/** @param {import("./host/types.js").WasmSource} module for sealed results and webhooks, before the first call: the module of, or the bytes in, `fingerprint-edge/trust.wasm` */
export const initTrust = (module) => trust.provide(module);
/** @param {import("./host/types.js").WasmSource} module for `verifyEvent`, before the first call: the module of, or the bytes in, `fingerprint-edge/verify.wasm` */
export const initVerify = (module) => verify.provide(module);
