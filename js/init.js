// Hosts that neither of the other loaders fits: the caller brings the modules.
import { core } from "../client-core.js";
import { core as trust } from "../trust-core.js";
import { core as verify } from "../verify-core.js";
export * from "../index.js";
/** @param {import("../host.js").WasmSource} module for the clients, before the first of them is made: the module of, or the bytes in, `fingerprint-edge/client.wasm` */
export const init = (module) => core.provide(() => module);
/** @param {import("../host.js").WasmSource} module for sealed results and webhooks, before the first call: the module of, or the bytes in, `fingerprint-edge/trust.wasm` */
export const initTrust = (module) => trust.provide(() => module);
/** @param {import("../host.js").WasmSource} module for `verifyEvent`, before the first call: the module of, or the bytes in, `fingerprint-edge/verify.wasm` */
export const initVerify = (module) => verify.provide(() => module);
